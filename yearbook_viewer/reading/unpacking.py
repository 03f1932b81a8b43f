"""Zip files opened without trust: members are read into memory one by one, nothing is ever written by a stored name."""

import io
import struct
import zipfile
import zlib
from dataclasses import dataclass, field
from pathlib import Path

from yearbook_viewer.errors import FileRefused
from yearbook_viewer.reading.limits import LARGEST, MEGABYTE, shown

# A volume has some thousands of pages and pictures.
MOST_MEMBERS = 20_000
# Text compresses to a tenth; beyond this it is made to fill the memory.
_STEEPEST = 400
# Members up to this size may be anything.
SMALL = 4 * MEGABYTE
_ENCRYPTED = 1
_DAMAGE = (
    zipfile.BadZipFile,
    zlib.error,
    NotImplementedError,
    ValueError,
    EOFError,
    OSError,
    struct.error,
    RuntimeError,
)


@dataclass(slots=True)
class Unpacked:
    """A zip's members, named with strokes forward; `budget`: how many bytes may still be unpacked from it."""

    path: Path
    _zip: zipfile.ZipFile
    members: dict[str, zipfile.ZipInfo]
    _budget: int = field(default=LARGEST)

    def member(self, name: str) -> bytes | None:
        """The bytes of a member; None if there is none of that name.

        Raises FileRefused for what is damaged, encrypted, or unpacks to too much, alone or with all read before it.
        """
        found = self.members.get(name)
        if found is None:
            return None
        if found.file_size > self._budget:
            raise too_large(self.path, LARGEST)
        data = member_bytes(self.path, self._zip, found, LARGEST)
        self._budget -= len(data)
        return data


def unpack(path: Path, data: bytes) -> Unpacked:
    """The zip in a file's bytes; `path` is for messages. Raises FileRefused for no zip, or one of too many members."""
    opened = open_zip(path, data, MOST_MEMBERS, LARGEST)
    files = (each for each in opened.infolist() if not each.is_dir())
    return Unpacked(path, opened, {each.filename.replace("\\", "/"): each for each in files})


def open_zip(path: Path, data: bytes, most: int, limit: int) -> zipfile.ZipFile:
    """The zip in a file's bytes, nothing of it unpacked. `most`: how many members it may have.

    `limit`: in bytes, told in the refusal. Raises FileRefused for what is no zip, damaged, or of too many members.
    """
    try:
        opened = zipfile.ZipFile(io.BytesIO(data))
    except _DAMAGE as error:
        raise FileRefused("file-damaged", path=shown(path)) from error
    if len(opened.infolist()) > most:
        raise too_large(path, limit)
    return opened


def member_bytes(
    path: Path, opened: zipfile.ZipFile, member: zipfile.ZipInfo, largest: int, small: int = SMALL
) -> bytes:
    """The bytes of a member, one more than it claims at most; `path` is the zip's, `largest` and `small` are in bytes.

    Raises FileRefused for what is encrypted, damaged, larger than `largest`, or swells as no text does.
    """
    if member.flag_bits & _ENCRYPTED:
        raise FileRefused("file-encrypted", path=shown(path))
    if member.file_size > largest or swells(member.file_size, member.compress_size, small):
        raise too_large(path, largest)
    try:
        with opened.open(member) as file:
            return file.read(member.file_size + 1)
    except _DAMAGE as error:
        raise FileRefused("file-damaged", path=shown(path)) from error


def swells(size: int, packed: int, small: int = SMALL) -> bool:
    """Whether a member of `packed` bytes that unpacks to `size` was made to fill the memory."""
    return size > small and size > _STEEPEST * max(packed, 1)


def too_large(path: Path, limit: int) -> FileRefused:
    """What to raise for what unpacks to more than `limit` bytes."""
    return FileRefused("file-unpacks-too-large", path=shown(path), limit=limit // MEGABYTE)
