"""Where the program's own files lie, and where the reader's data goes."""

import os
from pathlib import Path

import platformdirs

_PACKAGE = Path(__file__).resolve().parent
_NAME = "yearbook-viewer"

# Set by --data-dir too, so that worker processes inherit it.
HOME_VARIABLE = "YEARBOOK_HOME"


def resource(*parts: str) -> Path:
    """The path of a file or folder below `resources/` or `seeds/`: resource("resources", "fonts").

    In a checkout the folders stand beside the package, in an installed program inside it. The checkout
    is preferred, because an editable install leaves copies in the package that go stale.
    """
    beside = _PACKAGE.parent
    root = beside if (beside / "pyproject.toml").is_file() else _PACKAGE
    return root.joinpath(*parts)


def data_home() -> Path:
    """The folder of the reader's archive, settings, backups and log; not created here."""
    named = os.environ.get(HOME_VARIABLE)
    return Path(named) if named else Path(platformdirs.user_data_dir(_NAME, appauthor=False))


def cache_home() -> Path:
    """The folder of what can be made again at any time; not created here."""
    named = os.environ.get(HOME_VARIABLE)
    return Path(named, "cache") if named else Path(platformdirs.user_cache_dir(_NAME, appauthor=False))


def default_archive() -> Path:
    """The archive that opens when none is named."""
    return data_home() / "archive.ybk"
