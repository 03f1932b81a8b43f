"""Files of older programs (.doc, .wps, .xls, .et) and of LibreOffice's own formats, by way of a converter."""

import hashlib
import re
from dataclasses import replace
from functools import partial
from itertools import groupby
from pathlib import Path

from yearbook_viewer.errors import FileRefused
from yearbook_viewer.reading import formats, plain
from yearbook_viewer.reading.blocks import Blocks, Run, TableCell
from yearbook_viewer.reading.converters import converted, converters
from yearbook_viewer.reading.limits import shown
from yearbook_viewer.reading.signatures import is_encrypted_office, is_old_office
from yearbook_viewer.records import Choices, SourceText

# Suffix -> what it is called, and what it is turned into.
_KINDS = {
    ".doc": ("Word 97–2003", "docx"),
    ".dot": ("Word 97–2003", "docx"),
    ".wps": ("WPS", "docx"),
    ".odt": ("LibreOffice", "docx"),
    ".xls": ("Excel 97–2003", "xlsx"),
    ".et": ("WPS", "xlsx"),
    ".ods": ("LibreOffice", "xlsx"),
}
# WPS writes Microsoft's formats under its own suffixes.
_AS = {".wps": ".doc", ".et": ".xls"}
# What else stands under these suffixes, by a word in its head.
_OTHERWISE = ((b"<html", "html"), (b"mime-version:", "mhtml"))
_HEAD = 1024
_ROW = re.compile(r"\|.*\|")


def read(path: Path, data: bytes, choices: Choices) -> SourceText:
    """The text of what a converter makes of a file's bytes; `path` is for the messages.

    Offices of old saved web pages and plain text as .doc and .xls: those are read as what they are. The digest is that
    of the bytes given. Raises FileRefused for what has a password, and where no converter is installed or able.
    """
    suffix = path.suffix.lower()
    content, target = _KINDS.get(suffix, _KINDS[".doc"])
    if is_encrypted_office(data):
        raise FileRefused("file-encrypted", path=shown(path))
    if not is_old_office(data) and not data.startswith(b"PK"):
        head = data[:_HEAD].replace(b"\0", b"").lower()
        if b"mso-application" not in head:
            name = next((name for sign, name in _OTHERWISE if sign in head), "txt")
            return formats.read_as(name, path, data, choices)
    installed = list(converters(target))
    for converter in installed:
        made = converted(data, _AS.get(suffix, suffix), converter)
        if made is not None:
            read_made = _drawn if converter.target == "txt" else partial(formats.read_as, converter.target)
            return replace(read_made(path, made, Choices()), digest=hashlib.sha256(data).hexdigest())
    if installed:
        raise FileRefused("file-not-converted", path=shown(path), program=installed[0].name, suffix=f".{target}")
    raise FileRefused("file-needs-converter", path=shown(path), content=content, suffix=f".{target}")


def _drawn(path: Path, made: bytes, choices: Choices) -> SourceText:
    """What antiword makes: a line a paragraph, tables drawn with upright strokes."""
    source = plain.read(path, made, choices)
    blocks = Blocks()
    for is_row, lines in groupby(source.text.splitlines(), key=lambda line: _ROW.fullmatch(line) is not None):
        if is_row:
            blocks.table([[TableCell(words.strip()) for words in line[1:-1].split("|")] for line in lines])
        else:
            for line in lines:
                blocks.paragraph([Run(line)])
    text, layout = blocks.finish()
    return replace(source, text=text, layout=layout)
