"""Files to canonical text: one table that names the formats."""

import re
from dataclasses import dataclass, replace
from importlib import import_module
from pathlib import Path, PurePath
from typing import Protocol, cast

from yearbook_viewer.errors import FileRefused
from yearbook_viewer.reading.limits import check, refusal, shown
from yearbook_viewer.reading.signatures import other_format
from yearbook_viewer.reading.zipped import place_in_zip, read_member
from yearbook_viewer.records import Choices, SourceText


@dataclass(frozen=True, slots=True)
class Format:
    """One kind of file.

    `name`: SourceText.format. `suffixes`: in lower case. `mime_types`: the desktop's "open with" is made from them.
    `module`: where its reader lives, loaded when the first such file is met, for some bring large libraries.
    `contents`: `signatures.other_format` of such a file; it goes before the suffix, for a .doc may be RTF.
    """

    name: str
    suffixes: tuple[str, ...]
    mime_types: tuple[str, ...]
    module: str
    contents: str = ""


class _Reader(Protocol):
    """What the module of a format offers."""

    def read(self, path: Path, data: bytes, choices: Choices) -> SourceText:
        """The text of a file's bytes; `path` is for messages. Raises FileRefused."""


_HERE = "yearbook_viewer.reading"
FORMATS = (
    Format("txt", (".txt", ".text"), ("text/plain",), f"{_HERE}.plain"),
    Format("html", (".html", ".htm", ".xhtml"), ("text/html", "application/xhtml+xml"), f"{_HERE}.web.page"),
    Format("mhtml", (".mhtml", ".mht"), ("application/x-mimearchive", "multipart/related"), f"{_HERE}.web.archive"),
    Format("epub", (".epub",), ("application/epub+zip",), f"{_HERE}.epub", "EPUB"),
    Format("md", (".md", ".markdown"), ("text/markdown",), f"{_HERE}.plain"),
    Format(
        "docx",
        (".docx", ".docm"),
        (
            "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
            "application/vnd.ms-word.document.macroEnabled.12",
        ),
        f"{_HERE}.word.document",
        contents="DOCX",
    ),
    Format(
        "xlsx",
        (".xlsx", ".xlsm"),
        (
            "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
            "application/vnd.ms-excel.sheet.macroEnabled.12",
        ),
        f"{_HERE}.sheets.workbook",
        contents="XLSX",
    ),
    Format("rtf", (".rtf",), ("application/rtf", "text/rtf"), f"{_HERE}.rtf.document", "RTF"),
    Format(
        "doc",
        (".doc", ".dot", ".wps", ".odt"),
        ("application/msword", "application/wps-office.wps", "application/vnd.oasis.opendocument.text"),
        f"{_HERE}.converted",
        contents="DOC",
    ),
    Format(
        "xls",
        (".xls", ".et", ".ods"),
        (
            "application/vnd.ms-excel",
            "application/wps-office.et",
            "application/vnd.oasis.opendocument.spreadsheet",
        ),
        f"{_HERE}.converted",
        contents="XLS",
    ),
    Format("csv", (".csv", ".tsv"), ("text/csv", "text/tab-separated-values"), f"{_HERE}.sheets.separated"),
    Format("pdf", (".pdf",), ("application/pdf",), f"{_HERE}.pdf.document", "PDF"),
    Format("zip", (".zip",), ("application/zip",), f"{_HERE}.zipped"),
)

# What an office has too and nobody can read as text, with the sentence that says what to do.
_PICTURES = frozenset((".jpg", ".jpeg", ".png", ".gif", ".bmp", ".tif", ".tiff", ".webp", ".heic"))
_PACKED = {
    ".rar": "RAR",
    ".7z": "7-Zip",
    **dict.fromkeys((".gz", ".tgz", ".tar", ".bz2", ".xz", ".zst", ".cab", ".iso"), ""),
}
_PACKED_CONTENTS = ("RAR", "7-Zip", "GZIP")
_REFUSED = {
    **dict.fromkeys((".caj", ".kdh", ".nh", ".teb"), "file-is-caj"),
    ".ofd": "file-is-ofd",
    **dict.fromkeys((".ppt", ".pptx", ".pps", ".dps"), "file-is-slides"),
}
_NO_DOCUMENTS = frozenset(("file-is-picture", "file-unsupported"))

SUFFIXES = tuple(suffix for row in FORMATS for suffix in row.suffixes)
MIME_TYPES = tuple(mime for row in FORMATS for mime in row.mime_types)
_SUFFIX = re.compile(r"\.[0-9]*[A-Za-z][A-Za-z0-9_~-]*")
_BY_SUFFIX = {suffix: row for row in FORMATS for suffix in row.suffixes}
_BY_NAME = {row.name: row for row in FORMATS}
_BY_CONTENTS = {row.contents: row for row in FORMATS if row.contents}


def read(path: Path, choices: Choices = Choices()) -> SourceText:
    """The canonical text of a file, with its encoding and the SHA-256 of its bytes.

    Raises FileRefused, with the reason, for what is no readable text: by its name, kind, size, or contents.
    """
    if place_in_zip(path) is None:
        check(path)
    _named(path)
    return read_data(path, bytes_of(path), choices)


def is_document(path: PurePath) -> bool:
    """Whether a name may be a document's: one that is read, or refused with a word on how to make it readable.

    Pictures and the files of other programs are none.
    """
    try:
        _named(path)
    except FileRefused as refusal:
        return refusal.key not in _NO_DOCUMENTS
    return True


def bytes_of(path: Path) -> bytes:
    """The bytes of a file, or of a member of a zip; raises FileRefused."""
    if inside := place_in_zip(path):
        return read_member(*inside)
    check(path)
    try:
        return path.read_bytes()
    except OSError as error:
        raise refusal(path, error) from error


def read_data(path: Path, data: bytes, choices: Choices = Choices()) -> SourceText:
    """The same of bytes that were read already, such as a part of another file; `path` names the format."""
    content, named = other_format(data) or "", _named(path)
    if content in _PACKED_CONTENTS or (content == "ZIP" and named.name in ("txt", "md", "html", "csv")):
        raise FileRefused("file-is-packed", path=shown(path), content=content)
    row = _BY_CONTENTS.get(content, named)
    return replace(read_as(row.name, path, data, choices), format=row.name)


def read_as(name: str, path: Path, data: bytes, choices: Choices) -> SourceText:
    """The same of bytes whose format is known by its name, whatever the path says; for readers that unpack others."""
    row = _BY_NAME[name]
    reader = cast(_Reader, import_module(row.module))
    return replace(reader.read(path, data, choices), format=row.name)


def _named(path: PurePath) -> Format:
    """The format by the file's name. One without a suffix says nothing: it is taken for plain text."""
    # 年鉴2019.第3稿 and 工商联2019.5.12 have none.
    suffix = path.suffix.lower() if _SUFFIX.fullmatch(path.suffix) else ""
    row = _BY_SUFFIX.get(suffix or ".txt")
    if suffix in _PICTURES:
        raise FileRefused("file-is-picture", path=shown(path), content=suffix[1:].upper())
    if suffix in _PACKED:
        raise FileRefused("file-is-packed", path=shown(path), content=_PACKED[suffix] or suffix[1:])
    if suffix in _REFUSED:
        raise FileRefused(_REFUSED[suffix], path=shown(path))
    if row is None:
        raise FileRefused("file-unsupported", path=shown(path), suffix=path.suffix)
    return row
