"""The colours of the window and of paper, and the style sheet made from them."""

from collections.abc import Mapping
from dataclasses import dataclass
from string import Template

from PySide6.QtGui import QColor, QPalette, QTextCharFormat

from yearbook_viewer.places import resource
from yearbook_viewer.records import Kind

_Underline = QTextCharFormat.UnderlineStyle

# No colour is the only sign of a kind: the underlines differ too.
UNDERLINES: Mapping[Kind, QTextCharFormat.UnderlineStyle] = {
    Kind.PER: _Underline.SingleUnderline,
    Kind.ORG: _Underline.SingleUnderline,
    Kind.LOC: _Underline.DotLine,
    Kind.TIME: _Underline.DashUnderline,
    Kind.DOC: _Underline.SingleUnderline,
    Kind.NAME: _Underline.DashDotLine,
}


@dataclass(frozen=True, slots=True)
class Theme:
    """Colours as #RRGGBB. Every text colour has a contrast of at least 4.5:1 on `paper` and on `window`.

    `paper`: behind the text and the panels; `window`: around them. `inconsistent`: 不符; `rise`: a change upwards.
    `marks`: the colour of each kind; `figure`: behind figures, whose text is `ink`; `found`: behind search hits.
    """

    name: str
    window: str
    paper: str
    stripe: str
    hairline: str
    ink: str
    dim: str
    accent: str
    selection: str
    figure: str
    found: str
    inconsistent: str
    rise: str
    marks: Mapping[Kind, str]

    def palette(self) -> QPalette:
        """For what the style sheet leaves to the style: check boxes, arrows, Qt's own dialogs."""
        roles = QPalette.ColorRole
        colours = {
            roles.Window: self.window,
            roles.WindowText: self.ink,
            roles.Base: self.paper,
            roles.AlternateBase: self.stripe,
            roles.Text: self.ink,
            roles.PlaceholderText: self.dim,
            roles.Button: self.window,
            roles.ButtonText: self.ink,
            roles.BrightText: self.accent,
            roles.Highlight: self.selection,
            roles.HighlightedText: self.ink,
            roles.Link: self.accent,
            roles.LinkVisited: self.accent,
            roles.Accent: self.accent,
            roles.ToolTipBase: self.paper,
            roles.ToolTipText: self.ink,
            roles.Light: self.paper,
            roles.Midlight: self.stripe,
            roles.Mid: self.hairline,
            roles.Dark: self.hairline,
            roles.Shadow: self.hairline,
        }
        palette = QPalette()
        for role, colour in colours.items():
            palette.setColor(role, QColor(colour))
        for role in (roles.WindowText, roles.Text, roles.ButtonText, roles.HighlightedText):
            palette.setColor(QPalette.ColorGroup.Disabled, role, QColor(self.dim))
        return palette

    def stylesheet(self) -> str:
        """For the whole application; set again when the theme changes."""
        chips = "".join(f'QPushButton[chip="{kind}"] {{ color: {colour}; }}\n' for kind, colour in self.marks.items())
        colours = {name: getattr(self, name) for name in self.__slots__}
        check = resource("resources", "icons", f"check-{self.name}.svg").as_posix()
        arrow = resource("resources", "icons", f"arrow-{self.name}.svg").as_posix()
        # The switched-off look comes last, because of rules of equal weight the last one holds.
        return f"{_SHEET.substitute(colours, check=check, arrow=arrow)}{chips}{_SWITCHED_OFF.substitute(colours)}"


LIGHT = Theme(
    name="light",
    window="#F3F1EC",
    paper="#FFFEFA",
    stripe="#F9F7F2",
    hairline="#DDD8CE",
    ink="#26231F",
    dim="#6B655B",
    accent="#9A3B26",
    selection="#F3E3DA",
    figure="#FFF0C2",
    found="#FFD98A",
    inconsistent="#B3261E",
    rise="#2C7A4B",
    marks={
        Kind.PER: "#B4472B",
        Kind.ORG: "#27598F",
        Kind.LOC: "#2C7A4B",
        Kind.TIME: "#71559E",
        Kind.DOC: "#80610C",
        Kind.NAME: "#A03C74",
    },
)

DARK = Theme(
    name="dark",
    window="#1F1E1C",
    paper="#262522",
    stripe="#2B2A27",
    hairline="#3A3834",
    ink="#E6E1D8",
    dim="#A39C90",
    accent="#E08A6E",
    selection="#46352D",
    figure="#4A4022",
    found="#6B4F16",
    inconsistent="#FF8A80",
    rise="#7CC79A",
    marks={
        Kind.PER: "#EE9377",
        Kind.ORG: "#86B4EA",
        Kind.LOC: "#7CC79A",
        Kind.TIME: "#BCA3E6",
        Kind.DOC: "#DDBC66",
        Kind.NAME: "#E792C0",
    },
)

# Printed ink costs: the paper itself stays white, and the marks keep the light theme's colours.
PAPER = Theme(
    name="paper",
    window="#FFFFFF",
    paper="#FFFFFF",
    stripe="#F6F5F1",
    hairline="#CFCAC0",
    ink="#1C1A17",
    dim="#6B655B",
    accent=LIGHT.accent,
    selection=LIGHT.selection,
    figure=LIGHT.figure,
    found=LIGHT.found,
    inconsistent=LIGHT.inconsistent,
    rise=LIGHT.rise,
    marks=LIGHT.marks,
)

_SHEET = Template("""
QWidget { color: $ink; }
QMainWindow, QDialog, QStackedWidget, QSplitter, QMenuBar, QToolBar, QStatusBar { background: $window; }
QToolBar { border: none; padding: 4px 8px; spacing: 6px; }
QStatusBar { color: $dim; }
QStatusBar::item { border: none; }
QStatusBar QLabel, QLabel[dim="true"] { color: $dim; }
QMenuBar { padding: 2px 8px; }
QMenuBar::item { background: transparent; padding: 4px 9px; border-radius: 6px; }
QMenuBar::item:selected, QMenuBar::item:pressed { background: $selection; }
QMenu { background: $paper; border: 1px solid $hairline; padding: 5px; }
QMenu::item { padding: 5px 26px 5px 22px; border-radius: 5px; }
QMenu::item:selected { background: $selection; }
QMenu::item:disabled { color: $dim; }
QMenu::separator { height: 1px; background: $hairline; margin: 5px 8px; }
QToolTip { background: $paper; color: $ink; border: 1px solid $hairline; padding: 4px 6px; }

QFrame#panel, QFrame[card="true"], QTextBrowser#document, QTreeView, QTableView, QListView, QPlainTextEdit {
    background: $paper; border: 1px solid $hairline; border-radius: 8px;
}
QTextBrowser#document { selection-background-color: $selection; selection-color: $ink; }
QTextBrowser#document:focus, QTableView:focus, QListView:focus { border-color: $dim; }
QTreeView:focus { border-color: $accent; }
QFrame[card="true"]:focus { border-color: $accent; }
QFrame[problem="true"] { border-color: $inconsistent; }
QAbstractScrollArea::corner { background: transparent; border: none; }
QFrame#panel QTreeView, QFrame#panel QTableView, QFrame#panel QListView, QFrame#panel QTextBrowser#document {
    border: none;
}
QLabel[verdict="inconsistent"] { color: $inconsistent; font-weight: bold; }
QLabel[verdict="revised"] { color: $accent; font-weight: bold; }

QTreeView, QTableView, QListView {
    outline: none; padding: 4px; alternate-background-color: $stripe;
    selection-background-color: $selection; selection-color: $ink; gridline-color: $hairline;
}
QTableView { padding: 0; }
QTreeView::item, QListView::item { padding: 3px 4px; border-radius: 5px; }
QTableView::item { padding: 4px 5px; border: none; }
QTreeView::item { border: 1px solid transparent; border-top-left-radius: 0; border-bottom-left-radius: 0; }
QTreeView::item:selected, QTableView::item:selected, QListView::item:selected { background: $selection; color: $ink; }
QTreeView::item:selected { border: 1px solid $selection; }
QListView::item:focus { border: 1px solid $accent; }
QTreeView::item:hover:!selected, QListView::item:hover:!selected { background: $stripe; }
QHeaderView { background: transparent; border: none; }
QHeaderView::section {
    background: $window; color: $dim; border: none; border-bottom: 1px solid $hairline; padding: 6px 8px;
}
QTableCornerButton::section { background: $window; border: none; }

QLineEdit, QSpinBox, QComboBox, QDateEdit {
    background: $paper; border: 1px solid $hairline; border-radius: 8px; padding: 6px 10px;
    selection-background-color: $selection; selection-color: $ink;
}
QLineEdit#search { padding: 8px 12px; }
QLineEdit:focus, QSpinBox:focus, QComboBox:focus, QDateEdit:focus { border-color: $accent; }
QLineEdit[problem="true"] { border-color: $inconsistent; }
QLineEdit:disabled, QSpinBox:disabled, QComboBox:disabled { color: $dim; }
QComboBox::drop-down { border: none; width: 26px; }
QComboBox::down-arrow { image: url("$arrow"); width: 12px; height: 12px; }
QComboBox QAbstractItemView { background: $paper; border: 1px solid $hairline; }

QToolButton { background: transparent; border: 1px solid transparent; border-radius: 7px; padding: 5px 10px; }
QToolButton[compact="true"] { padding: 4px 5px; }
QToolButton:hover { background: $selection; }
QToolButton:focus { border-color: $accent; }
QToolButton:pressed, QToolButton:checked { background: $selection; }
QToolButton:disabled { color: $dim; }
QToolButton::menu-indicator { image: none; }
QPushButton { background: $paper; border: 1px solid $hairline; border-radius: 8px; padding: 6px 16px; }
QPushButton:hover { background: $selection; }
QPushButton:focus { border-color: $accent; }
QPushButton:default { border-color: $accent; color: $accent; }
QPushButton:disabled { color: $dim; }
QPushButton[link="true"] {
    color: $accent; background: transparent; padding: 0;
    border: none; border-bottom: 1px solid $accent; border-radius: 0;
}
QPushButton[quiet="true"] { color: $dim; border-bottom-color: $hairline; }
QPushButton[quiet="true"]:hover { color: $accent; border-bottom-color: $accent; }
QPushButton[link="true"]:focus { background: $selection; }
QPushButton[chip] { border-radius: 13px; padding: 4px 12px; background: $paper; text-decoration: none; }
QPushButton[chip]:checked { text-decoration: none; }
QPushButton[chip="figure"]:checked { background: $figure; border-color: $figure; }
QPushButton[chip]:focus { border-color: $accent; }

QCheckBox, QRadioButton { spacing: 8px; }
QCheckBox::indicator, QRadioButton::indicator, QAbstractItemView::indicator {
    width: 14px; height: 14px; background: $paper; border: 1px solid $dim; border-radius: 4px;
}
QRadioButton::indicator { border-radius: 8px; }
QCheckBox::indicator:checked, QAbstractItemView::indicator:checked {
    background: $accent; border-color: $accent; image: url("$check");
}
QRadioButton::indicator:checked { width: 6px; height: 6px; background: $paper; border: 5px solid $accent; }
QCheckBox:focus, QRadioButton:focus { color: $accent; }
QAbstractItemView::indicator:disabled, QCheckBox::indicator:disabled { border-color: $hairline; }
QAbstractItemView:disabled, QCheckBox:disabled, QRadioButton:disabled { color: $dim; }
QFrame[hairline="true"] { background: $hairline; border: none; max-height: 1px; }

QTabWidget::pane { border: none; border-top: 1px solid $hairline; }
QTabBar { background: transparent; }
QTabBar::tab {
    background: transparent; color: $dim; padding: 7px 9px; border: none;
    border-bottom: 2px solid transparent;
}
QTabBar::tab:selected { color: $ink; border-bottom-color: $accent; }
QTabBar::scroller { width: 44px; }
QTabBar QToolButton { background: $paper; border: 1px solid $hairline; padding: 0; }
QTabBar::tab:hover { color: $ink; }
QTabBar::tab:focus { color: $accent; }

QSplitter::handle { background: transparent; }
QSplitter::handle:hover { background: $hairline; }
QScrollBar:vertical { background: transparent; width: 10px; margin: 3px 1px; }
QScrollBar:horizontal { background: transparent; height: 10px; margin: 1px 3px; }
QScrollBar::handle { background: $hairline; border-radius: 4px; }
QScrollBar::handle:hover { background: $dim; }
QScrollBar::handle:vertical { min-height: 32px; }
QScrollBar::handle:horizontal { min-width: 32px; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }
QProgressBar { background: $window; border: 1px solid $hairline; border-radius: 5px; text-align: center; height: 10px; }
QProgressBar::chunk { background: $accent; border-radius: 4px; }
""")

_SWITCHED_OFF = Template("""
QPushButton[chip]:!checked { color: $dim; background: $window; text-decoration: line-through; }
""")
