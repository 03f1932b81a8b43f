"""The composition root: arguments, folders, log, catalogue; what is heavy is only named here and loaded later."""

import argparse
import logging
import os
import sys
from collections.abc import Sequence
from logging.handlers import RotatingFileHandler
from pathlib import Path

from yearbook_viewer import __version__
from yearbook_viewer.archive.doors import open_archive, parse_file
from yearbook_viewer.gui.application import Beginning, run
from yearbook_viewer.gui.first_look import take_first_look
from yearbook_viewer.gui.one_window import OneWindow
from yearbook_viewer.gui.wish import Wish, token, wish_for
from yearbook_viewer.places import HOME_VARIABLE, data_home, default_archive, resource, session_home

log = logging.getLogger(__name__)

LOG_BYTES = 1_000_000
LOG_FILES = 3


def open_window(words: Sequence[str]) -> int:
    """Open the window as the words ask for; returns the exit code when it is closed."""
    asked = _parser().parse_intermixed_args(words)
    if asked.data_dir:
        os.environ[HOME_VARIABLE] = str(asked.data_dir.absolute())
    log_file = data_home() / "log" / "yearbook-viewer.log"
    _log_to(log_file)
    wish = wish_for(asked.files, asked.archive, token())
    one = OneWindow(session_home(), data_home())
    if one.hand_over(wish):
        return 0
    return run(_beginning(wish, log_file), one)


def first_look(words: Sequence[str]) -> int:
    """Do the main job without a reader, into a folder; returns the exit code."""
    parser = argparse.ArgumentParser(prog="yearbook-viewer first-look", allow_abbrev=False)
    parser.add_argument("--out", type=Path, required=True, metavar="DIR")
    parser.add_argument("files", nargs="*", type=Path, metavar="FILE")
    asked = parser.parse_intermixed_args(words)
    out: Path = asked.out.absolute()
    out.mkdir(parents=True, exist_ok=True)
    log_file = out / "first-look.log"
    _log_to(log_file)
    beginning = Beginning(
        archive=out / "first-look.ybk",
        seeds=resource("seeds"),
        files=tuple(path.absolute() for path in asked.files),
        open_archive=open_archive,
        parse=parse_file,
        log_file=log_file,
    )
    return take_first_look(out, beginning)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="yearbook-viewer", allow_abbrev=False)
    parser.add_argument("files", nargs="*", type=Path, metavar="FILE")
    parser.add_argument("--archive", type=Path, metavar="FILE")
    parser.add_argument("--data-dir", type=Path, metavar="DIR")
    return parser


def _beginning(wish: Wish, log_file: Path) -> Beginning:
    archive = wish.archives[0] if wish.archives else default_archive()
    # The reader's own archive gets every seed it has not seen; another one only when it is made.
    seeded = not wish.archives or not archive.exists()
    return Beginning(
        archive=archive,
        seeds=resource("seeds") if seeded else None,
        files=wish.files,
        open_archive=open_archive,
        parse=parse_file,
        log_file=log_file,
    )


def _log_to(path: Path) -> None:
    """Write a log that never grows without end; where the folder cannot be written, to the terminal."""
    handler: logging.Handler
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        handler = RotatingFileHandler(path, maxBytes=LOG_BYTES, backupCount=LOG_FILES, encoding="utf-8")
    except OSError as error:
        handler = logging.StreamHandler(sys.stderr)
        handler.handle(logging.makeLogRecord({"msg": f"no log file: {error}", "levelname": "WARNING"}))
    handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(name)s: %(message)s"))
    logging.basicConfig(level=logging.INFO, handlers=[handler])
    log.info("yearbook-viewer %s, Python %s", __version__, sys.version.split()[0])
