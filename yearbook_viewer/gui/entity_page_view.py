"""The page of an entity: its name and counts, what it may be besides, posts and company, every mention."""

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QStackedLayout, QToolButton, QVBoxLayout, QWidget

from yearbook_viewer.gui.entity_links_panel import EntityLinksPanel
from yearbook_viewer.gui.entity_mentions_model import MentionsModel
from yearbook_viewer.gui.entity_mentions_view import MentionsView
from yearbook_viewer.gui.entity_page_summary import EntitySummary
from yearbook_viewer.gui.entity_words import counted, entity_name
from yearbook_viewer.gui.theme import Theme
from yearbook_viewer.messages import Catalogue
from yearbook_viewer.records.entities import EntityPage
from yearbook_viewer.wordings import KIND_NAMES

_NAME_PIXELS = 20
# The shares of the page's height that links, and posts and company, may take from the mentions.
_LINKS_SHARE, _SUMMARY_SHARE = 0.2, 0.27


class EntityPageView(QWidget):
    """`entity_requested`: another EntityKey; `decided`: a NameLink and its LinkState.

    `mention_shown`: a Mention to be seen in the main window, `mention_opened`: one that the reader goes to.
    `rename_requested`, `back_requested`, `forward_requested`: the buttons of the page.
    """

    entity_requested = Signal(object)
    mention_shown = Signal(object)
    mention_opened = Signal(object)
    decided = Signal(object, object)
    rename_requested = Signal()
    back_requested = Signal()
    forward_requested = Signal()

    def __init__(self, say: Catalogue, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._say = say
        self._theme = theme
        self.page: EntityPage | None = None
        self.back = _tool("←", say("上一个实体"), "Alt+←")
        self.forward = _tool("→", say("下一个实体"), "Alt+→")
        self.rename = _tool(say("改名(&R)…"), say("改名"), "F2")
        self.name = QLabel()
        font = self.name.font()
        font.setPixelSize(_NAME_PIXELS)
        self.name.setFont(font)
        self.kind = QLabel()
        self.counts = QLabel()
        self.counts.setProperty("dim", True)
        for label in (self.name, self.kind, self.counts):
            label.setTextFormat(Qt.TextFormat.PlainText)
            label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.name.setWordWrap(True)
        self.links = EntityLinksPanel(say)
        self.summary = EntitySummary(say, theme)
        self.model = MentionsModel(self)
        self.mentions = MentionsView(self.model, say, theme)
        self.word = QLabel()
        self._lay_out()
        self.back.clicked.connect(self.back_requested)
        self.forward.clicked.connect(self.forward_requested)
        self.rename.clicked.connect(self.rename_requested)
        for part in (self.links, self.summary):
            part.entity_requested.connect(self.entity_requested)
        self.links.decided.connect(self.decided)
        self.summary.mention_requested.connect(self.mention_opened)
        self.mentions.shown.connect(self.mention_shown)
        self.mentions.opened.connect(self.mention_opened)
        self.show_word(say("请在左边选择一个实体。"))

    def show_page(self, page: EntityPage, *, editable: bool) -> None:
        """All that is told of an entity; where the same is shown anew, its list of mentions stays where it is."""
        entity = page.entity
        again = self.page is not None and self.page.entity == entity
        self.page = page
        self.name.setText(entity_name(entity.key))
        self.kind.setText(self._say(KIND_NAMES[entity.key.kind]))
        self.counts.setText(counted(entity, self._say))
        self._colour_kind()
        self.rename.setEnabled(editable)
        self.links.show_links(entity.key, page.links, editable=editable)
        self.summary.show_page(page)
        at = self.mentions.verticalScrollBar().value()
        self.model.show_mentions(entity.mentions, page.mentions)
        self.mentions.verticalScrollBar().setValue(at if again else 0)
        self._stack.setCurrentIndex(0)
        self._share_height()

    def show_word(self, words: str) -> None:
        """No page: what to do instead, or what went wrong."""
        self.page = None
        self.word.setText(words)
        self._stack.setCurrentIndex(1)

    def show_way(self, *, back: bool, forward: bool) -> None:
        """Whether there is a page to go back to, and forward."""
        self.back.setEnabled(back)
        self.forward.setEnabled(forward)

    def set_theme(self, theme: Theme) -> None:
        self._theme = theme
        self.summary.set_theme(theme)
        self.mentions.set_theme(theme)
        self._colour_kind()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._share_height()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        # How high its text is is known when it has its width.
        if watched is self.summary and event.type() in (QEvent.Type.Show, QEvent.Type.Resize):
            self._share_height()
        return super().eventFilter(watched, event)

    def _share_height(self) -> None:
        needed = self.summary.needed_height()
        self.summary.setVisible(needed > 0)
        self.summary.setFixedHeight(min(needed, int(self.height() * _SUMMARY_SHARE)))
        self.links.setFixedHeight(min(self.links.needed_height(), int(self.height() * _LINKS_SHARE)))

    def _colour_kind(self) -> None:
        if self.page:
            # A palette would lose to the style sheet of the window.
            self.kind.setStyleSheet(f"color: {self._theme.marks[self.page.entity.key.kind]}")

    def _lay_out(self) -> None:
        """From the outside inwards: whoever is given another parent is given its style anew, with all it holds."""
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        head = QHBoxLayout()
        layout.addLayout(head)
        head.setSpacing(4)
        head.addWidget(self.back)
        head.addWidget(self.forward)
        head.addSpacing(6)
        head.addWidget(self.name, 1)
        head.addWidget(self.rename)
        rest = QWidget(self)
        layout.addWidget(rest, 1)
        self._stack = QStackedLayout(rest)
        page = QWidget(rest)
        self._stack.addWidget(page)
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        below = QHBoxLayout()
        column.addLayout(below)
        below.setSpacing(10)
        below.setContentsMargins(4, 0, 4, 0)
        below.addWidget(self.kind)
        below.addWidget(self.counts, 1)
        column.addWidget(self.links)
        column.addWidget(self.summary)
        panel = QFrame(page)
        panel.setObjectName("panel")
        column.addWidget(panel, 1)
        inside = QVBoxLayout(panel)
        inside.setContentsMargins(1, 1, 1, 1)
        inside.addWidget(self.mentions)
        empty = QFrame(rest)
        self._stack.addWidget(empty)
        empty.setObjectName("panel")
        self.word.setProperty("dim", True)
        self.word.setWordWrap(True)
        self.word.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.word.setContentsMargins(14, 14, 14, 14)
        QVBoxLayout(empty).addWidget(self.word)
        self.summary.installEventFilter(self)


def _tool(words: str, name: str, keys: str) -> QToolButton:
    button = QToolButton()
    button.setText(words)
    button.setAccessibleName(name)
    button.setToolTip(f"{name}({keys})")
    button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
    button.setProperty("compact", True)
    return button
