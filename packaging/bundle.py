"""What goes into the frozen program and what stays out, as tables; used by yearbook-viewer.spec.

A module or file that is not needed at run time is named here with its reason. The sizes that follow from it
stand in packaging/README.md.
"""

import re
import sys
from collections.abc import Iterable
from pathlib import Path, PurePosixPath

import docx

from yearbook_viewer.reading.formats import FORMATS

# The name in the bundle, where it comes from, and PyInstaller's word for its kind.
Item = tuple[str, str, str]

ROOT = Path(__file__).resolve().parent.parent

# Never imported by the program, or only by parts of a package that it does not use.
MODULES_LEFT_OUT = (
    # The network: the program never asks it. hashlib and hmac go on without OpenSSL.
    *("ssl", "_ssl", "_hashlib"),
    # libuuid gives only what our random numbers for names do not need.
    "_uuid",
    # GPL libraries would come with these.
    *("readline", "rlcompleter", "_gdbm", "dbm"),
    *("curses", "_curses", "_curses_panel", "tkinter", "turtle", "idlelib", "lib2to3", "ensurepip", "venv"),
    *("doctest", "pdb", "test", "unittest", "distutils", "setuptools", "pkg_resources", "pip"),
    # Of jieba only the cutting of words: the taggers and their models are 30 MB.
    *("jieba.analyse", "jieba.posseg", "jieba.lac_small", "paddle"),
    *("alembic.testing", "sqlalchemy.testing", "mako.ext", "mako.testing", "babel", "yaml", "PIL"),
    # Of lxml what reads; schemas in XML and trees as objects are not used.
    *("lxml.isoschematron", "lxml.objectify", "lxml.html.diff", "lxml.html.soupparser", "lxml.html.html5parser"),
    *("charset_normalizer.cli", "defusedxml"),
    # Of numpy what adds and sorts; of pyqtgraph the lines of a chart.
    *("numpy.f2py", "numpy.testing", "numpy.random", "numpy.polynomial", "numpy.distutils", "numpy.typing.tests"),
    *("pyqtgraph.opengl", "pyqtgraph.examples", "pyqtgraph.flowchart", "pyqtgraph.dockarea", "pyqtgraph.console"),
    *("pyqtgraph.canvas", "pyqtgraph.jupyter"),
    *("matplotlib", "scipy", "cupy", "numba", "OpenGL", "colorcet", "h5py", "IPython"),
    *("PySide6.QtQml", "PySide6.QtQuick", "PySide6.QtOpenGL", "PySide6.QtOpenGLWidgets", "PySide6.QtTest"),
)

# alembic runs these from their files; a module inside the archive of modules has none.
SOURCE_FOLDERS = ("yearbook_viewer/archive/migrations",)

# Plugins of Qt by folder. What is missing here is left out: TLS, QML, SQL drivers, displays without a desktop.
PLUGINS = {
    "platforms": ("qxcb", "qoffscreen", "qwayland", "qwindows", "qcocoa"),
    "platforminputcontexts": ("ibusplatforminputcontextplugin", "composeplatforminputcontextplugin"),
    "platformthemes": ("qgtk3", "qxdgdesktopportal"),
    "iconengines": ("qsvgicon",),
    "imageformats": ("qsvg", "qjpeg"),  # PNG is built in; help pages and imported pages may show JPEG
    "printsupport": ("cupsprintersupport",),
    "styles": ("qmodernwindowsstyle", "qmacstyle"),
    "wayland-shell-integration": ("xdg-shell",),
    "wayland-decoration-client": ("bradient",),
}
TRANSLATIONS = ("qtbase_zh_CN.qm", "qt_zh_CN.qm")
# Of QML, OpenGL, and displays without a desktop: nothing that is kept is linked to them.
LIBRARIES_LEFT_OUT = re.compile(
    r"Qt6?(Qml|Quick|VirtualKeyboard|Labs|EglF[sS]|OpenGL|WlShell|Designer|Help|Sql|Test|Xml\b)"
)

# Of the data of these packages only what is read: the document that others are made from, the icons of a chart.
_KEPT_OF_PACKAGE = {
    "docx": re.compile(r"/templates/default\.docx$|/templates/default-\w+\.xml$|/parts/__init__\.py$"),
    "pyqtgraph": re.compile(r"/icons/\w+\.(?:png|svg)$"),
}

# System libraries that come along, because other distributions name or number them otherwise; they are small
# and ask for nothing. All else from the system's folders is the system's: the packages depend on it.
SYSTEM_LIBRARIES_KEPT = (
    "libsqlite3.",
    "libffi.",
    "libbz2.",
    "liblzma.",
    "libz.",
    "libexpat.",
    "libmpdec.",
    "libpython3.",
)
SYSTEM_FOLDERS = ("/lib/", "/lib64/", "/usr/lib/", "/usr/lib64/")


def hidden_modules() -> list[str]:
    """Modules that are loaded by name: the readers of the formats, and what pyqtgraph asks Qt for."""
    return sorted({"PySide6.QtSvg", *(row.module for row in FORMATS)})


def data_files() -> list[tuple[str, str]]:
    """Pairs (file, folder in the bundle): resources, seeds, licences, and the sources that are run as files."""
    pairs = []
    for folder in ("resources", "seeds"):
        for path in _files(ROOT / folder):
            if path.suffix != ".po":
                pairs.append((str(path), f"yearbook_viewer/{path.parent.relative_to(ROOT).as_posix()}"))
    for folder in SOURCE_FOLDERS:
        pairs += [(str(path), path.parent.relative_to(ROOT).as_posix()) for path in _files(ROOT / folder)]
    # python-docx looks for its templates from docx/parts on (../templates), which has to be a folder for that.
    pairs.append((str(Path(docx.__file__).parent / "parts" / "__init__.py"), "docx/parts"))
    pairs.append((str(ROOT / "LICENSE"), "yearbook_viewer"))
    pairs.append((str(ROOT / "packaging" / "LICENCES.md"), "yearbook_viewer/packaging"))
    return pairs


def _files(folder: Path) -> list[Path]:
    found = (path for path in folder.rglob("*") if path.is_file() and "__pycache__" not in path.parts)
    return sorted(found)


def kept(items: Iterable[Item]) -> list[Item]:
    """The binaries or data that are shipped, in stable order."""
    return sorted(item for item in items if _is_kept(PurePosixPath(item[0].replace("\\", "/")), item[1], item[2]))


def _is_kept(place: PurePosixPath, source: str, kind: str) -> bool:
    parts, name = place.parts, place.name
    if parts[0] == "jieba":
        # Its words, and how rare they are.
        return name in ("dict.txt", "idf.txt")
    if parts[0] in _KEPT_OF_PACKAGE and kind == "DATA":
        return bool(_KEPT_OF_PACKAGE[parts[0]].search(str(place)))
    if "translations" in parts:
        return name in TRANSLATIONS
    if "plugins" in parts:
        folder = parts[parts.index("plugins") + 1]
        return name.removeprefix("lib").split(".")[0] in PLUGINS.get(folder, ())
    # Where Python is the system's own, its modules lie there too: they are of another kind.
    if sys.platform == "linux" and kind == "BINARY" and source.startswith(SYSTEM_FOLDERS):
        return name.startswith(SYSTEM_LIBRARIES_KEPT)
    # What packages carry for those who build with them.
    is_source = (
        parts[0] in ("mako", "alembic", "sqlalchemy", "lxml") and ".so" not in place.suffixes and place.suffix != ".pyd"
    )
    return not (is_source or ".dist-info" in str(place) or "qml" in parts or LIBRARIES_LEFT_OUT.search(name))
