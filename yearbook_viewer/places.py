"""Where the program's own files lie, and where the reader's data goes."""

import os
import sys
from pathlib import Path

import platformdirs

_PACKAGE = Path(__file__).resolve().parent
_NAME = "yearbook-viewer"

# Set by --data-dir too, so that worker processes inherit it.
HOME_VARIABLE = "YEARBOOK_HOME"

# A folder of this name beside the program holds everything of the reader's: the portable mode.
PORTABLE = "yearbook-data"


def resource(*parts: str) -> Path:
    """The path of a file or folder of the program's own: resource("resources", "fonts"), resource("LICENSE").

    In a checkout they stand beside the package, in an installed or frozen program inside it. The checkout
    is preferred, because an editable install leaves copies in the package that go stale.
    """
    return (_checkout() or _PACKAGE).joinpath(*parts)


def data_home() -> Path:
    """The folder of the reader's archive, settings, backups and log; not created here."""
    return _own_home() or Path(platformdirs.user_data_dir(_NAME, appauthor=False))


def cache_home() -> Path:
    """The folder of what can be made again at any time; not created here."""
    home = _own_home()
    return home / "cache" if home else Path(platformdirs.user_cache_dir(_NAME, appauthor=False))


def session_home() -> Path:
    """The user's own folder, on this machine, for sockets and locks; not created here.

    Never below the data folder: that may be on a stick or a server, or its path too long for a socket (107 bytes).
    """
    named = os.environ.get("XDG_RUNTIME_DIR")
    return Path(named, _NAME) if named else Path(platformdirs.user_cache_dir(_NAME, appauthor=False), "session")


def default_archive() -> Path:
    """The archive that opens when none is named."""
    return data_home() / "archive.ybk"


def pasted_home() -> Path:
    """The folder of the texts that were pasted, so that they have a path and can be read again; not created here."""
    return data_home() / "pasted"


def can_write(folder: Path) -> bool:
    """Whether files can be made in the folder, or in the nearest one above it where it is not there yet."""
    there = next((place for place in (folder, *folder.parents) if place.exists()), folder)
    return os.access(there, os.W_OK | os.X_OK)


def portable_home() -> Path | None:
    """The folder `yearbook-data` beside the program; None where there is none."""
    beside = _beside_the_program()
    return beside / PORTABLE if beside and (beside / PORTABLE).is_dir() else None


def _own_home() -> Path | None:
    """The folder that was named or stands beside the program, for everything; None for the platform's places."""
    named = os.environ.get(HOME_VARIABLE)
    return Path(named) if named else portable_home()


def _beside_the_program() -> Path | None:
    """The folder that the reader sees the program in; None for one that pip installed."""
    if not getattr(sys, "frozen", False):
        return _checkout()
    program = Path(sys.executable)
    image, mounted = os.environ.get("APPIMAGE"), os.environ.get("APPDIR")
    # Both are inherited from any AppImage that starts us: they are ours only if we run from its mount.
    if image and mounted and program.is_relative_to(mounted):
        return Path(image).parent
    bundle = next((folder for folder in program.parents if folder.suffix == ".app"), None)
    return bundle.parent if bundle else program.parent


def _checkout() -> Path | None:
    """The folder above the package, if the package stands in a checkout."""
    above = _PACKAGE.parent
    return above if (above / "pyproject.toml").is_file() else None
