"""What the installed program is made of, by part: the table of packaging/README.md."""

from pathlib import Path

from linux_tree import NAME

MEGABYTE = 1_000_000
# The first pattern that a path below the program's folder holds names its part.
PARTS = (
    ("libicu", "Qt: ICU, the rules of all languages (Qt's core is linked to it)"),
    ("/PySide6/Qt/plugins/", "Qt: plugins (X11, Wayland, offscreen; input methods; SVG, JPEG; printing)"),
    ("/PySide6/Qt/translations/", "Qt: its own words in Chinese"),
    ("/PySide6/Qt/", "Qt: Core, Gui, Widgets, Svg, PrintSupport, DBus, Network, Wayland"),
    ("/PySide6/", "Qt for Python: bindings"),
    ("/shiboken6/", "Qt for Python: bindings"),
    ("/libpython", "Python"),
    ("/python3", "Python"),
    ("/base_library.zip", "Python"),
    ("/sqlalchemy/", "SQLAlchemy's compiled parts"),
    ("/markupsafe/", "SQLAlchemy's compiled parts"),
    ("/lxml/", "lxml: Word, Excel, web pages"),
    ("/pypdfium2", "PDFium: PDF"),
    ("/charset_normalizer/", "encodings that the rules do not tell"),
    ("/jieba/", "jieba's dictionary"),
    ("/numpy", "numpy: what charts and names are computed with"),
    ("/pyqtgraph/", "templates and icons of documents and charts"),
    ("/docx/", "templates and icons of documents and charts"),
    ("/resources/fonts/", "the font of window and paper"),
    ("/resources/model/", "the recogniser of people, bodies and places"),
    ("/yearbook_viewer/", "lexicons, help, seeds, catalogue, migrations"),
    ("/_internal/lib", "SQLite, libffi, zlib, bzip2, liblzma, Expat"),
    (f"/{NAME}/{NAME}", "the program: all modules of ours and others, compressed"),
    ("/share/doc/", "licences, bill of materials, changelog"),
    ("/share/", "icons, picture, man pages, desktop entry"),
)


def parts(root: Path) -> dict[str, int]:
    """Bytes of each part; a file that is reached by several names counts once."""
    found = dict.fromkeys((name for _, name in PARTS), 0)
    for path in root.rglob("*"):
        if path.is_file() and not path.is_symlink():
            place = f"/{path.relative_to(root).as_posix()}"
            found[next(name for pattern, name in PARTS if pattern in place)] += path.stat().st_size
    return found


def table(root: Path, packages: list[Path]) -> str:
    """The Markdown table of parts, largest first, and the sizes of the packages below it."""
    found = parts(root)
    rows = [f"| {name} | {size / MEGABYTE:.1f} |" for name, size in sorted(found.items(), key=lambda row: -row[1])]
    lines = ["| part | MB |", "|---|---:|", *rows, f"| **installed** | **{sum(found.values()) / MEGABYTE:.1f}** |"]
    lines += [f"| `{path.name}` | {path.stat().st_size / MEGABYTE:.1f} |" for path in packages]
    return "\n".join(lines) + "\n"
