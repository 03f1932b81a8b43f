"""The window's panels and where they stand: tree, text and tabs beside each other, bars above them, strips below."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMainWindow, QSplitter, QVBoxLayout, QWidget

from yearbook_viewer.gui.actions import Actions
from yearbook_viewer.gui.commands import Submenu
from yearbook_viewer.gui.kinds_menu import KindsMenu
from yearbook_viewer.gui.notices import NoticeBar
from yearbook_viewer.gui.reading_pane import ReadingPane
from yearbook_viewer.gui.section_tree import SectionTree
from yearbook_viewer.gui.side_tabs import SideTabs
from yearbook_viewer.gui.status_line import StatusLine
from yearbook_viewer.gui.surroundings import Surroundings
from yearbook_viewer.gui.tool_bar import ToolBar
from yearbook_viewer.gui.window_state import FIRST_SPLIT, WindowParts


class WindowLayout:
    """The panels, built into the window with its menus, tool bar and status bar."""

    def __init__(self, around: Surroundings, window: QMainWindow) -> None:
        say, theme = around.say, around.appearance.theme
        window.setAcceptDrops(True)
        window.setWindowTitle(say("年鉴档案"))
        self._window = window
        self.notices = NoticeBar(say)
        self.banner = NoticeBar(say)
        self.banner.setProperty("problem", True)
        self.actions = Actions(say, window)
        self.actions.fill(window.menuBar())
        self.tool_bar = ToolBar(self.actions, say, window)
        window.addToolBar(self.tool_bar)
        # From the outside inwards: whoever is given another parent is given its style anew, with all it holds.
        centre = QWidget(window)
        window.setCentralWidget(centre)
        self._column = QVBoxLayout(centre)
        self._column.setContentsMargins(12, 0, 12, 4)
        self._column.setSpacing(6)
        self._column.addWidget(self.banner)
        self._column.addWidget(self.notices)
        self.splitter = QSplitter(Qt.Orientation.Horizontal, centre)
        self._column.addWidget(self.splitter, 1)
        self.splitter.setHandleWidth(10)
        self.splitter.setChildrenCollapsible(False)
        self.tree = SectionTree(say, theme, self.splitter)
        self.pane = ReadingPane(say, around.families, theme, self.splitter)
        self.tabs = SideTabs(say, theme, self.splitter)
        for place, part in enumerate((self.tree, self.pane, self.tabs)):
            self.splitter.addWidget(part)
            self.splitter.setStretchFactor(place, FIRST_SPLIT[place])
        self.tree.setMinimumWidth(180)
        self.pane.setMinimumWidth(320)
        self.tabs.setMinimumWidth(240)
        self.status = StatusLine(say)
        window.statusBar().setSizeGripEnabled(False)
        window.statusBar().addWidget(self.status, 1)
        self.kinds = KindsMenu(say, self.actions.submenus[Submenu.KINDS], self.pane)

    def put_on_top(self, bar: QWidget) -> None:
        """A bar above all that stands in the window."""
        self._column.insertWidget(0, bar)

    def put_below(self, *strips: QWidget) -> None:
        """Strips below the panels, each below those before it."""
        for strip in strips:
            self._column.addWidget(strip)

    def parts(self) -> WindowParts:
        """What of the window is kept over restarts."""
        return WindowParts(self._window, self.splitter, self.pane, self.tabs, self.actions)
