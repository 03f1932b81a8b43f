"""The card of an entity above the tab 实体: what the mark that was clicked on stands for in the whole archive."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QLabel, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from yearbook_viewer.gui.entity_words import counted, entity_name, other_names, post_words
from yearbook_viewer.gui.finding_cards import link_button
from yearbook_viewer.gui.legend import FlowLayout
from yearbook_viewer.gui.theme import Theme
from yearbook_viewer.messages import Catalogue
from yearbook_viewer.records.entities import EntityKey, EntityPage
from yearbook_viewer.wordings import KIND_NAMES

_NAME_PIXELS = 17
# More would leave no room for the names of the passage.
_POSTS, _NAMES = 3, 4


class EntityCard(QFrame):
    """Hidden until there is something to tell. `open_requested`: the EntityKey whose page is wished."""

    open_requested = Signal(object)

    def __init__(self, say: Catalogue, theme: Theme) -> None:
        super().__init__()
        self._say = say
        self._theme = theme
        self.page: EntityPage | None = None
        self.setProperty("card", True)
        self.setAccessibleName(say("所选名称的实体"))
        self.kind, self.counts, self.name, self.others, self.posts = (_label() for _ in range(5))
        font = self.name.font()
        font.setPixelSize(_NAME_PIXELS)
        self.name.setFont(font)
        for label in (self.counts, self.others):
            label.setProperty("dim", True)
        self.button: QPushButton = link_button(say("打开实体页"))
        self.button.clicked.connect(self._open)
        told, links = QWidget(), QWidget()
        line = FlowLayout(told, 8)
        line.addWidget(self.kind)
        line.addWidget(self.counts)
        FlowLayout(links).addWidget(self.button)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        told.setSizePolicy(policy)
        self.kind.setWordWrap(False)
        self.counts.setWordWrap(False)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(14, 10, 14, 12)
        layout.setSpacing(5)
        for widget in (self.name, told, self.others, self.posts, links):
            layout.addWidget(widget)
        self.hide()

    def show_page(self, page: EntityPage) -> None:
        """What is known of an entity, in a few lines."""
        say, entity = self._say, page.entity
        self.page = page
        self.name.setText(entity_name(entity.key))
        self.kind.setText(say(KIND_NAMES[entity.key.kind]))
        self.counts.setText(counted(entity, say))
        others = other_names(entity)[:_NAMES]
        self.others.setText(say("又称 {names}", names="、".join(others)) if others else "")
        self.posts.setText("\n".join(post_words(post) for post in page.posts[:_POSTS]))
        for label in (self.others, self.posts):
            label.setVisible(bool(label.text()))
        self.button.setAccessibleName(say("打开“{name}”的实体页", name=entity_name(entity.key)))
        self._colour_kind()
        self.show()

    def clear(self) -> None:
        """Tell nothing."""
        self.page = None
        self.hide()

    @property
    def key(self) -> EntityKey | None:
        """Whose card it is."""
        return self.page.entity.key if self.page else None

    def set_theme(self, theme: Theme) -> None:
        self._theme = theme
        self._colour_kind()

    def _colour_kind(self) -> None:
        if self.page:
            colour = self._theme.marks[self.page.entity.key.kind]
            # The style sheet of the window would win over a palette.
            self.kind.setStyleSheet(f"color: {colour}")

    def _open(self) -> None:
        if self.key:
            self.open_requested.emit(self.key)


def _label() -> QLabel:
    label = QLabel()
    label.setWordWrap(True)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    return label
