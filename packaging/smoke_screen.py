"""A screen of X that is a file: what the window shows is read from there, without a program that looks on.

Python's own library alone: it runs on a bare system.
"""

import mmap
import struct
import subprocess
import time
import zlib
from collections.abc import Sequence
from pathlib import Path

DISPLAY = ":77"
WIDTH, HEIGHT = 1440, 900
# An empty window has one colour, one that is being laid out a few; tool bar, text and tree have many more.
PAINTED_COLOURS = 12
# The background, and those of the pointer.
EMPTY_COLOURS = 4


class Screen:
    """Xvfb with its frame buffer in a file (in the format of xwd); a context manager."""

    def __init__(self, folder: Path) -> None:
        folder.mkdir(parents=True, exist_ok=True)
        command = ["Xvfb", DISPLAY, "-screen", "0", f"{WIDTH}x{HEIGHT}x24", "-fbdir", str(folder), "-nolisten", "tcp"]
        self._server = subprocess.Popen([*command, "-noreset"], stderr=subprocess.DEVNULL)
        file = folder / "Xvfb_screen0"
        while not (file.exists() and file.stat().st_size > WIDTH * HEIGHT * 4):
            time.sleep(0.05)
        time.sleep(0.5)
        with file.open("rb") as opened:
            self._bytes = mmap.mmap(opened.fileno(), 0, prot=mmap.PROT_READ)
        head = struct.unpack(">25I", self._bytes[:100])
        self._start, self._line = head[0] + head[19] * 12, head[12]

    def __enter__(self) -> "Screen":
        return self

    def __exit__(self, *_: object) -> None:
        self._server.terminate()
        self._server.wait()

    def colours(self) -> int:
        """How many colours stand on every twentieth line."""
        found = set[bytes]()
        for y in range(10, HEIGHT, 20):
            row = self._row(y)
            found.update(row[x : x + 3] for x in range(0, len(row), 12))
        return len(found)

    def wait_painted(self, seconds: float) -> float:
        """The time (of `time.monotonic`) at which a window with something in it was there. Raises TimeoutError."""
        until = time.monotonic() + seconds
        while (now := time.monotonic()) < until:
            if self.colours() >= PAINTED_COLOURS:
                return now
            time.sleep(0.004)
        raise TimeoutError("no window was painted")

    def wait_empty(self, seconds: float) -> None:
        until = time.monotonic() + seconds
        while self.colours() > EMPTY_COLOURS:
            if time.monotonic() > until:
                raise TimeoutError("the window did not go away")
            time.sleep(0.02)

    def save(self, path: Path) -> None:
        """A picture of the whole screen as PNG."""
        rows = []
        for y in range(HEIGHT):
            row = self._row(y)
            pixels = bytearray(WIDTH * 3)
            pixels[0::3], pixels[1::3], pixels[2::3] = row[2::4], row[1::4], row[0::4]
            rows.append(b"\0" + bytes(pixels))
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(_png(rows))

    def _row(self, y: int) -> bytes:
        start = self._start + y * self._line
        return self._bytes[start : start + WIDTH * 4]


def _png(rows: Sequence[bytes]) -> bytes:
    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    head = chunk(b"IHDR", struct.pack(">IIBBBBB", WIDTH, HEIGHT, 8, 2, 0, 0, 0))
    return b"\x89PNG\r\n\x1a\n" + head + chunk(b"IDAT", zlib.compress(b"".join(rows), 6)) + chunk(b"IEND", b"")
