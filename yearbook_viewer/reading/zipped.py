"""Zip files as folders: their members have paths below the zip's own (年鉴2019.zip/政治/工商联.docx) and are read into
memory one by one. A stored name is a label, never a place on the disk.

Such a zip stays on the disk and its directory in memory while its members are read; books and office files, which are
read whole, are opened by `unpacking`.
"""

import re
import stat
import struct
import zipfile
import zlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from io import BytesIO
from pathlib import Path, PurePosixPath
from typing import IO

from yearbook_viewer.errors import FileRefused
from yearbook_viewer.reading.encodings import decode_names
from yearbook_viewer.reading.limits import LARGEST, MEGABYTE, check, refusal, shown
from yearbook_viewer.reading.signatures import zipped_format
from yearbook_viewer.reading.unpacking import swells, too_large
from yearbook_viewer.records import Choices, SourceText

SUFFIX = ".zip"
# A volume with its pictures has some thousands of files and some hundred megabytes.
MOST_MEMBERS = 20_000
LARGEST_WHOLE = 8 * LARGEST
LARGEST_ZIP = 16 * LARGEST

# APPNOTE.TXT 4.4.4, 4.4.5, 4.3.7.
_ENCRYPTED = 1 << 0
_NAME_IS_UTF_8 = 1 << 11
_STORED, _DEFLATED = 0, 8
_METHODS = {6: "Implode", 9: "Deflate64", 12: "bzip2", 14: "LZMA", 93: "Zstandard", 95: "XZ", 98: "PPMd", 99: "AES"}
_LOCAL_HEADER = struct.Struct("<4s22xHH")
_LOCAL_SIGN = b"PK\x03\x04"
# Where a directory's entry begins, up to the byte of its flags that tells UTF-8.
_FLAGGED = re.compile(rb"(PK\x01\x02.{5})(.)", re.DOTALL)
# Info-ZIP's own field for a name in UTF-8 beside one in the system's encoding: version, CRC-32 of that one, name.
_UNICODE_PATH = 0x7075
_ZIP_DAMAGE = (zipfile.BadZipFile, NotImplementedError, ValueError, EOFError, struct.error)
# A letter and a colon would be a drive on Windows, a colon alone a file's second stream.
_NO_LETTERS = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029]")
_SYSTEM = frozenset(
    ("__macosx", "thumbs.db", "ehthumbs.db", "desktop.ini", "$recycle.bin", "system volume information", "@eadir")
)


@dataclass(frozen=True, slots=True)
class Member:
    """Where a member stands in the zip's bytes, and what its directory claims of it; `checksum`: CRC-32."""

    offset: int
    packed: int
    size: int
    method: int
    checksum: int
    is_encrypted: bool
    is_link: bool


def is_hidden(name: str) -> bool:
    """Whether a file or folder of that name is the system's or a program's own, and none of the reader's."""
    return name.startswith((".", "~$")) or name.lower() in _SYSTEM


def place_in_zip(path: Path) -> tuple[Path, str] | None:
    """The zip that a path leads into and the member's name there, with strokes forward; None for any other path."""
    for parent in reversed(path.parents):
        if parent.suffix.lower() == SUFFIX:
            try:
                if parent.is_file():
                    return parent, path.relative_to(parent).as_posix()
            except (OSError, ValueError):
                return None
    return None


def place_on_disk(path: Path) -> Path:
    """The file that holds what the path leads to: a member's zip, else the path itself."""
    inside = place_in_zip(path)
    return inside[0] if inside else path


def members_in(path: Path) -> list[Path]:
    """The paths of a zip's members, each folder's by name and then those below; hidden and system files left out.

    Empty for a document that is a zip inside (docx, epub). Raises FileRefused for what is no zip, damaged, or a bomb.
    """
    names = sorted(_directory(path), key=_folders_last)
    return [path / name for name in names if not any(map(is_hidden, PurePosixPath(name).parts))]


def size_in(path: Path, name: str) -> int:
    """How many bytes a member has by its directory's word. Raises FileRefused."""
    return _member(path, name).size


def read_member(path: Path, name: str) -> bytes:
    """The bytes of a member; raises FileRefused where it cannot be had, is encrypted, damaged, or far too large."""
    told = shown(path / name)
    member = _member(path, name)
    if member.is_encrypted:
        raise FileRefused("packed-encrypted", path=told)
    if member.is_link:
        raise FileRefused("file-not-regular", path=told)
    if member.method not in (_STORED, _DEFLATED):
        method = _METHODS.get(member.method, str(member.method))
        raise FileRefused("packed-method-unknown", path=told, method=method)
    if member.size > LARGEST or swells(member.size, member.packed):
        raise too_large(path / name, LARGEST)
    if not member.size:
        raise FileRefused("file-empty", path=told)
    try:
        with path.open("rb") as file:
            data = _unpacked(file, member)
    except OSError as error:
        raise refusal(path, error) from error
    except (zlib.error, struct.error, EOFError, ValueError) as error:
        raise FileRefused("file-damaged", path=told) from error
    if len(data) != member.size or zlib.crc32(data) != member.checksum:
        raise FileRefused("file-damaged", path=told)
    return data


def read(path: Path, _data: bytes, _choices: Choices) -> SourceText:
    """Raises FileRefused with the reason why a zip is no folder: it stands in another, is broken, or has no documents.

    The text of its members is read by their own paths.
    """
    if place_in_zip(path) is not None:
        raise FileRefused("packed-twice", path=shown(path))
    members_in(path)
    raise FileRefused("packed-without-documents", path=shown(path))


def _member(path: Path, name: str) -> Member:
    member = _directory(path).get(name)
    if member is None:
        raise FileRefused("file-gone", path=shown(path / name))
    return member


def _unpacked(file: IO[bytes], member: Member) -> bytes:
    file.seek(member.offset)
    sign, name, extra = _LOCAL_HEADER.unpack(file.read(_LOCAL_HEADER.size))
    if sign != _LOCAL_SIGN:
        raise EOFError
    file.seek(name + extra, 1)
    if member.method == _STORED:
        return file.read(member.size)
    # One byte more than claimed tells a member that is larger than it says.
    return zlib.decompressobj(-zlib.MAX_WBITS).decompress(file.read(member.packed), member.size + 1)


def _directory(path: Path) -> dict[str, Member]:
    check(path, LARGEST_ZIP)
    try:
        found = path.stat()
        return _directory_of(path, found.st_size, found.st_mtime_ns)
    except OSError as error:
        raise refusal(path, error) from error


@lru_cache(maxsize=1)
def _directory_of(path: Path, _size: int, _modified: int) -> dict[str, Member]:
    """The members by their paths; kept while they are read one after the other. `_size`, `_modified`: tell a change."""
    entries = [entry for entry in _entries(path) if not entry.orig_filename.endswith(("/", "\\"))]
    whole = sum(entry.file_size for entry in entries)
    if len(entries) > MOST_MEMBERS or whole > LARGEST_WHOLE:
        size = -(-whole // MEGABYTE)
        raise FileRefused("packed-too-many", path=shown(path), count=len(entries), size=size)
    members: dict[str, Member] = {}
    for name, entry in zip(_names(entries), entries, strict=True):
        if label := _label(name, members):
            members[label] = Member(
                offset=entry.header_offset,
                packed=entry.compress_size,
                size=entry.file_size,
                method=entry.compress_type,
                checksum=entry.CRC,
                is_encrypted=bool(entry.flag_bits & _ENCRYPTED),
                is_link=stat.S_ISLNK(entry.external_attr >> 16),
            )
    return {} if zipped_format(list(members)) else members


def _entries(path: Path) -> list[zipfile.ZipInfo]:
    """The directory with its names read as code page 437, which has a character for every byte, or as UTF-8."""
    try:
        try:
            with zipfile.ZipFile(path) as opened:
                return opened.infolist()
        except UnicodeDecodeError:
            # A name that says it is UTF-8 and is not: none of them may say so then.
            data = _FLAGGED.sub(lambda flag: flag[1] + bytes([flag[2][0] & 0xF7]), path.read_bytes())
            with zipfile.ZipFile(BytesIO(data)) as opened:
                return opened.infolist()
    except _ZIP_DAMAGE as error:
        raise FileRefused("file-damaged", path=shown(path)) from error


def _names(entries: Sequence[zipfile.ZipInfo]) -> list[str]:
    """The names as they were meant: all that do not say how they are written are written alike."""
    told = {number: name for number, entry in enumerate(entries) if (name := _told_name(entry))}
    rest = [number for number in range(len(entries)) if number not in told]
    told |= zip(rest, decode_names([entries[number].orig_filename.encode("cp437") for number in rest]), strict=True)
    return [told[number] for number in range(len(entries))]


def _told_name(entry: zipfile.ZipInfo) -> str:
    if entry.flag_bits & _NAME_IS_UTF_8:
        return entry.orig_filename
    raw, extra = entry.orig_filename.encode("cp437"), entry.extra
    while len(extra) >= 4:
        kind, length = struct.unpack_from("<HH", extra)
        field, extra = extra[4 : 4 + length], extra[4 + length :]
        if kind == _UNICODE_PATH and field[1:5] == struct.pack("<I", zlib.crc32(raw)):
            return field[5:].decode("utf-8", errors="replace")
    return ""


def _label(name: str, taken: Mapping[str, Member]) -> str:
    """The name as a path that leads nowhere else; a number is put to one that is taken."""
    parts = [_NO_LETTERS.sub("\ufffd", part).replace(":", "：") for part in name.replace("\\", "/").split("/")]
    kept = [part for part in parts if part.strip() not in ("", ".", "..")]
    label = PurePosixPath(*kept)
    # So many cannot be taken all, and twenty thousand of one name are told apart at once.
    number = len(taken)
    while str(label) in taken:
        number += 1
        label = PurePosixPath(*kept[:-1], f"{Path(kept[-1]).stem} ({number}){Path(kept[-1]).suffix}")
    return str(label) if kept else ""


def _folders_last(name: str) -> list[tuple[bool, str]]:
    *folders, file = name.split("/")
    return [*((True, folder) for folder in folders), (False, file)]
