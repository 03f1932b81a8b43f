"""A text that was pasted or dropped becomes a file, so that it has a name and can be read again."""

import re
from itertools import count
from pathlib import Path

from PySide6.QtCore import QMimeData
from PySide6.QtGui import QTextDocumentFragment

from yearbook_viewer.errors import ArchiveProblem
from yearbook_viewer.export.files import write_whole

# What no file system forbids and every reader still recognises; bytes are counted, for a name has at most 255.
_FORBIDDEN = re.compile(r'[\x00-\x1f\x7f<>:"/\\|?*\u200b-\u200f\u202a-\u202e\ufeff]+')
_NAME_BYTES = 120


def has_text(mime: QMimeData) -> bool:
    """Whether there is a text to take; addresses that a browser hands over are none."""
    return not mime.hasUrls() and (mime.hasHtml() or mime.hasText())


def keep_text(mime: QMimeData, folder: Path) -> Path | None:
    """The file that the text was written to, named from its first line; None where there is none.

    A text with mark-up is kept with it, for its headings and tables. The same text again is the same file. Raises
    ArchiveProblem("cannot-write").
    """
    if not has_text(mime):
        return None
    html = mime.html() if mime.hasHtml() else ""
    plain = QTextDocumentFragment.fromHtml(html).toPlainText() if html else mime.text()
    if not plain.strip():
        html, plain = "", mime.text()
    lines = plain.split("\n")
    name = next((name for line in lines if (name := _file_name(line))), "")
    if not name:
        return None
    # The mark says the encoding whatever the mark-up says of it.
    data = ("\ufeff" + (html or plain)).encode("utf-8", errors="replace")
    return _written(folder, name, ".html" if html else ".txt", data)


def _file_name(line: str) -> str:
    """A name made of a line; empty where nothing of it can stand in one."""
    words = " ".join(_FORBIDDEN.sub(" ", line).split()).strip(". ")
    return words.encode("utf-8", errors="ignore")[:_NAME_BYTES].decode("utf-8", errors="ignore").strip(". ")


def _written(folder: Path, name: str, suffix: str, data: bytes) -> Path:
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for number in count(1):
            path = folder / f"{name}{'' if number == 1 else f' ({number})'}{suffix}"
            if not path.exists():
                write_whole(path, data)
                return path
            if path.read_bytes() == data:
                return path
    except OSError as error:
        raise ArchiveProblem("cannot-write", path=folder, reason=error.strerror) from error
    raise AssertionError("numbers do not end")
