"""The fonts: the carried one, which paper is always set in, and the reader's own for the screen."""

from collections.abc import Iterable
from dataclasses import dataclass
from unicodedata import category

from PySide6.QtGui import QFont, QFontDatabase, QGuiApplication, QRawFont, QTextLayout

from yearbook_viewer.places import resource

CARRIED = "Yearbook Sans SC"
POSTSCRIPT_NAME = "YearbookSansSC-Regular"
_FILE = "YearbookSansSC.otf"

# In order of preference: what Linux, Windows and macOS bring along for simplified Chinese.
_INTERFACE_FAMILIES = (
    "Noto Sans CJK SC",
    "Noto Sans SC",
    "Source Han Sans SC",
    "Microsoft YaHei UI",
    "PingFang SC",
    "WenQuanYi Micro Hei",
)
_TEXT_FAMILIES = (
    "Noto Serif CJK SC",
    "Noto Serif SC",
    "Source Han Serif SC",
    "Songti SC",
    "SimSun",
)

# Unicode's categories of what leaves no ink: control, format, white space.
_UNSEEN = frozenset({"Cc", "Cf", "Zs", "Zl", "Zp"})


@dataclass(frozen=True, slots=True)
class Families:
    """Family names: of the interface, of the text on screen, of paper."""

    interface: str
    text: str
    paper: str


def load(app: QGuiApplication) -> Families:
    """Add the carried font, choose the families, and set the application in the interface's."""
    paper = paper_family()
    installed = frozenset(QFontDatabase.families())
    families = Families(
        interface=next((family for family in _INTERFACE_FAMILIES if family in installed), paper),
        text=next((family for family in _TEXT_FAMILIES if family in installed), paper),
        paper=paper,
    )
    font = QFont(families.interface)
    font.setPixelSize(14)
    app.setFont(font)
    return families


def paper_family() -> str:
    """The carried family, added to the running application if it is not there yet."""
    if not QFontDatabase.hasFamily(CARRIED):
        QFontDatabase.addApplicationFont(str(resource("resources", "fonts", _FILE)))
    return CARRIED


def carried(characters: Iterable[str]) -> tuple[str, ...]:
    """Those of the characters that the carried font has."""
    raw = QRawFont.fromFont(QFont(paper_family()))
    return tuple(character for character in characters if raw.supportsCharacter(ord(character)))


def unprintable(text: str) -> tuple[str, ...]:
    """The characters of a text that neither the carried font nor any other has; each once, in order.

    White space and control characters are never among them. Lays the doubtful ones out, because only that
    asks the system's fonts in the way printing does.
    """
    font = QFont(paper_family())
    seen = (character for character in dict.fromkeys(text) if category(character) not in _UNSEEN)
    return tuple(character for character in seen if _is_box(character, font))


def _is_box(character: str, font: QFont) -> bool:
    layout = QTextLayout(character, font)
    layout.beginLayout()
    layout.createLine()
    layout.endLayout()
    return any(0 in run.glyphIndexes() for run in layout.glyphRuns())
