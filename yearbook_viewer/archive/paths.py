"""Paths as an archive keeps them, and what their names say."""

import re
from pathlib import Path, PurePosixPath, PureWindowsPath


def spelled_path(path: Path) -> str:
    """The path as text: a name that is no UTF-8 is escaped, for no table can keep it as it is."""
    return str(path).encode("utf-8", "backslashreplace").decode("utf-8")


def name_in(path: str) -> str:
    """The bare name of a file in a path of whatever system; empty where there is none."""
    name = PureWindowsPath(path).name if "\\" in path else PurePosixPath(path).name
    return "" if name in {".", ".."} else name


def names_of(path: Path) -> tuple[str, ...]:
    """The folders that a file stands in, outermost first, and its own name without suffix; what they say may help.

    A zip counts as a folder of its name without suffix.
    """
    folders = path.absolute().parts[1:-1]
    return (*(re.sub(r"\.zip$", "", folder, flags=re.IGNORECASE) for folder in folders), path.stem)
