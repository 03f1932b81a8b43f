"""What a file is, by its first bytes, whatever its name says."""

import io
import struct
import zipfile
from collections.abc import Sequence
from operator import methodcaller

# First bytes and the program's name for the format; longer before shorter.
_PICTURES = (
    (b"\x89PNG\r\n\x1a\n", "PNG"),
    (b"\xff\xd8\xff", "JPEG"),
    (b"GIF87a", "GIF"),
    (b"GIF89a", "GIF"),
    (b"II*\0", "TIFF"),
    (b"MM\0*", "TIFF"),
)
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_OLD_OFFICE = "Microsoft Office 97–2003"
# What such a file is, by the name of a stream in it.
_STREAMS = (
    ("EncryptedPackage", _OLD_OFFICE),
    ("WordDocument", "DOC"),
    ("Workbook", "XLS"),
    ("PowerPoint Document", "PPT"),
)
_OTHERS = (
    (b"%PDF-", "PDF"),
    (b"SQLite format 3\0", "SQLite"),
    (b"{\\rtf", "RTF"),
    (b"Rar!\x1a\x07", "RAR"),
    (b"7z\xbc\xaf\x27\x1c", "7-Zip"),
    (b"\x1f\x8b", "GZIP"),
    (b"\x7fELF", "ELF"),
    (b"ID3", "MP3"),
)
_ZIP = b"PK\x03\x04"
_EMPTY_ZIP = b"PK\x05\x06"
# What a zip is, by the begin of one of its members' names.
_ZIPPED: tuple[tuple[str, str], ...] = (
    ("word/", "DOCX"),
    ("xl/", "XLSX"),
    ("ppt/", "PPTX"),
    ("META-INF/container.xml", "EPUB"),
    ("[Content_Types].xml", "Microsoft Office"),
)
# Of a zip without its list of members, as a broken download is, by the name of the first.
_CUT_OFF: tuple[tuple[str, str], ...] = (
    ("mimetype", "EPUB"),
    ("[Content_Types].xml", "Microsoft Office"),
    ("_rels/", "Microsoft Office"),
    ("docProps/", "Microsoft Office"),
)


def picture_format(data: bytes) -> str | None:
    """PNG, JPEG … for the bytes of a picture; None for anything else."""
    if data[:2] == b"BM" and int.from_bytes(data[2:6], "little") == len(data):
        return "BMP"
    if data[:4] == b"RIFF" and data[8:12] == b"WEBP":
        return "WebP"
    return _named(data, _PICTURES)


def other_format(data: bytes) -> str | None:
    """PDF, DOCX, SQLite … for the bytes of a file that is no text and no picture; None for anything else."""
    if data.startswith(_ZIP):
        return _zipped(data)
    if data.startswith(_EMPTY_ZIP):
        return "ZIP"
    if is_old_office(data):
        return next((name for stream, name in _STREAMS if stream.encode("utf-16-le") in data), _OLD_OFFICE)
    if data[:2] == b"MZ" and b"\0" in data[:64]:
        return "EXE"
    return _named(data, _OTHERS)


def is_old_office(data: bytes) -> bool:
    """Whether a file of Office 97–2003, or of WPS, which writes the same container."""
    return data.startswith(_OLE)


def is_encrypted_office(data: bytes) -> bool:
    """Whether a document of Office with a password: an OLE file with the stream that holds the encrypted package."""
    return is_old_office(data) and "EncryptedPackage".encode("utf-16-le") in data


def zipped_format(members: Sequence[str]) -> str | None:
    """DOCX, EPUB … for the names of the members of a document that is a zip inside; None for a plain zip."""
    return _member_named(members, _ZIPPED)


def _named(data: bytes, signs: tuple[tuple[bytes, str], ...]) -> str | None:
    return next((name for sign, name in signs if data.startswith(sign)), None)


def _zipped(data: bytes) -> str:
    try:
        members, signs = zipfile.ZipFile(io.BytesIO(data)).namelist(), _ZIPPED
    except (zipfile.BadZipFile, NotImplementedError, ValueError, OSError, struct.error):
        length = int.from_bytes(data[26:28], "little")
        members, signs = [data[30 : 30 + length].decode("utf-8", errors="replace")], _CUT_OFF
    return _member_named(members, signs) or "ZIP"


def _member_named(members: Sequence[str], signs: tuple[tuple[str, str], ...]) -> str | None:
    return next((name for sign, name in signs if any(map(methodcaller("startswith", sign), members))), None)
