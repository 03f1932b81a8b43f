"""What a file is, by its first bytes, whatever its name says."""

# First bytes and the program's name for the format; longer before shorter.
_PICTURES = (
    (b"\x89PNG\r\n\x1a\n", "PNG"),
    (b"\xff\xd8\xff", "JPEG"),
    (b"GIF87a", "GIF"),
    (b"GIF89a", "GIF"),
    (b"II*\0", "TIFF"),
    (b"MM\0*", "TIFF"),
)
_OTHERS = (
    (b"%PDF-", "PDF"),
    (b"SQLite format 3\0", "SQLite"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "Microsoft Office 97–2003"),
    (b"{\\rtf", "RTF"),
    (b"Rar!\x1a\x07", "RAR"),
    (b"7z\xbc\xaf\x27\x1c", "7-Zip"),
    (b"\x1f\x8b", "GZIP"),
    (b"\x7fELF", "ELF"),
    (b"ID3", "MP3"),
)
# What a zip holds is told by the names of its first members, which stand in its first bytes.
_ZIP = b"PK\x03\x04"
_EMPTY_ZIP = b"PK\x05\x06"
_ZIPPED = (
    (b"word/", "DOCX"),
    (b"xl/", "XLSX"),
    (b"ppt/", "PPTX"),
    (b"application/epub+zip", "EPUB"),
    (b"[Content_Types].xml", "Microsoft Office"),
)
_ZIP_WINDOW = 4096


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
        return next((name for sign, name in _ZIPPED if sign in data[:_ZIP_WINDOW]), "ZIP")
    if data.startswith(_EMPTY_ZIP):
        return "ZIP"
    if data[:2] == b"MZ" and b"\0" in data[:64]:
        return "EXE"
    return _named(data, _OTHERS)


def _named(data: bytes, signs: tuple[tuple[bytes, str], ...]) -> str | None:
    return next((name for sign, name in signs if data.startswith(sign)), None)
