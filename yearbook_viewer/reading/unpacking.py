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
# Text compresses to a tenth; beyond this it is made to fill the memory. Small members may be anything.
STEEPEST = 400
_SMALL = 4 * MEGABYTE
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
        if found.flag_bits & _ENCRYPTED:
            raise FileRefused("file-encrypted", path=shown(self.path))
        size = found.file_size
        if size > self._budget or (size > _SMALL and size > STEEPEST * max(found.compress_size, 1)):
            raise self._too_large()
        try:
            with self._zip.open(found) as opened:
                data = opened.read(size + 1)
        except _DAMAGE as error:
            raise FileRefused("file-damaged", path=shown(self.path)) from error
        self._budget -= len(data)
        return data

    def _too_large(self) -> FileRefused:
        return FileRefused("file-unpacks-too-large", path=shown(self.path), limit=LARGEST // MEGABYTE)


def unpack(path: Path, data: bytes) -> Unpacked:
    """The zip in a file's bytes; `path` is for messages. Raises FileRefused for no zip, or one of too many members."""
    try:
        opened = zipfile.ZipFile(io.BytesIO(data))
    except _DAMAGE as error:
        raise FileRefused("file-damaged", path=shown(path)) from error
    found = opened.infolist()
    if len(found) > MOST_MEMBERS:
        raise FileRefused("file-unpacks-too-large", path=shown(path), limit=LARGEST // MEGABYTE)
    return Unpacked(path, opened, {each.filename.replace("\\", "/"): each for each in found if not each.is_dir()})
