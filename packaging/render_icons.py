"""The icons in all sizes, drawn by Qt from the SVGs of resources/icons: `render_icons.py FOLDER`.

Below FOLDER: hicolor/ for Linux, yearbook-viewer.ico for Windows, yearbook-viewer.icns and
yearbook-archive.icns for macOS.
"""

import os
import shutil
import struct
import sys
from pathlib import Path

from PySide6.QtCore import QBuffer, QByteArray, QIODevice
from PySide6.QtGui import QGuiApplication, QImage, QImageWriter, QPainter
from PySide6.QtSvg import QSvgRenderer

SOURCES = Path(__file__).resolve().parent.parent / "resources" / "icons"
PROGRAM, ARCHIVE = "yearbook-viewer", "x-yearbook-archive"
SIZES = (16, 22, 24, 32, 48, 64, 128, 256, 512)
# In the small sizes the drawing with fewer lines is the clearer one.
SMALL = 22
WINDOWS_SIZES = (16, 24, 32, 48, 64, 256)
# Apple's names of the parts of an .icns that hold PNG.
MAC_PARTS = {b"icp4": 16, b"icp5": 32, b"icp6": 64, b"ic07": 128, b"ic08": 256, b"ic09": 512}


def drawn(source: Path, size: int) -> bytes:
    """The picture as PNG."""
    image = QImage(size, size, QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(0)
    painter = QPainter(image)
    QSvgRenderer(str(source)).render(painter)
    painter.end()
    data = QByteArray()
    buffer = QBuffer(data)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    QImageWriter(buffer, b"png").write(image)
    return bytes(data.data())


def pictures(name: str) -> dict[int, bytes]:
    """The PNG of each size; small ones from NAME-16.svg where there is one."""
    small = SOURCES / f"{name}-16.svg"
    large = SOURCES / f"{name}.svg"
    return {size: drawn(small if size <= SMALL and small.exists() else large, size) for size in SIZES}


def ico(images: dict[int, bytes]) -> bytes:
    """An icon of Windows; 256 is written as 0."""
    head = struct.pack("<HHH", 0, 1, len(WINDOWS_SIZES))
    place = len(head) + 16 * len(WINDOWS_SIZES)
    entries, body = b"", b""
    for size in WINDOWS_SIZES:
        image = images[size]
        entries += struct.pack("<BBBBHHII", size % 256, size % 256, 0, 0, 1, 32, len(image), place + len(body))
        body += image
    return head + entries + body


def icns(images: dict[int, bytes]) -> bytes:
    """An icon of macOS."""
    body = b"".join(kind + struct.pack(">I", len(images[size]) + 8) + images[size] for kind, size in MAC_PARTS.items())
    return b"icns" + struct.pack(">I", len(body) + 8) + body


def main(folder: Path) -> None:
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    application = QGuiApplication([])
    shutil.rmtree(folder, ignore_errors=True)
    for name, context in ((PROGRAM, "apps"), (ARCHIVE, "mimetypes")):
        images = pictures(name)
        file = name if context == "apps" else f"application-{name}"
        for size, image in images.items():
            target = folder / "hicolor" / f"{size}x{size}" / context / f"{file}.png"
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(image)
        scalable = folder / "hicolor" / "scalable" / context / f"{file}.svg"
        scalable.parent.mkdir(parents=True)
        shutil.copyfile(SOURCES / f"{name}.svg", scalable)
        (folder / f"{name.removeprefix('x-')}.icns").write_bytes(icns(images))
    (folder / f"{PROGRAM}.ico").write_bytes(ico(pictures(PROGRAM)))
    application.quit()


if __name__ == "__main__":
    main(Path(sys.argv[1]))
