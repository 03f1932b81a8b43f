"""The tab 实体: the names of the passage; a click walks through the mentions of one, whose card stands above."""

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtWidgets import QFrame, QHeaderView, QLabel, QTreeView, QVBoxLayout, QWidget

from yearbook_viewer.gui.entities_model import EntitiesModel, Named
from yearbook_viewer.gui.entity_card import EntityCard
from yearbook_viewer.gui.passage import Passage
from yearbook_viewer.gui.theme import Theme
from yearbook_viewer.messages import Catalogue
from yearbook_viewer.records import Mark


class EntitiesPanel(QWidget):
    """`mention_chosen` carries the Mark to be shown in the text."""

    mention_chosen = Signal(Mark)

    def __init__(self, say: Catalogue, theme: Theme) -> None:
        super().__init__()
        self.model = EntitiesModel(say, theme, self)
        self.view = QTreeView()
        self.view.setModel(self.model)
        self.view.setAccessibleName(say("实体"))
        self.view.setHeaderHidden(True)
        self.view.setUniformRowHeights(True)
        self.view.setIndentation(16)
        self.view.setFrameShape(QFrame.Shape.NoFrame)
        self.view.header().setStretchLastSection(False)
        self.view.header().setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        self.view.header().setSectionResizeMode(1, QHeaderView.ResizeMode.Fixed)
        self.word = QLabel(say("这里没有标出的人物、机构、地名、时间、文献或活动。"))
        self.word.setProperty("dim", True)
        self.word.setWordWrap(True)
        self.word.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.word.setContentsMargins(10, 10, 10, 10)
        panel = QFrame()
        panel.setObjectName("panel")
        inside = QVBoxLayout(panel)
        inside.setContentsMargins(6, 8, 6, 8)
        inside.addWidget(self.word)
        inside.addWidget(self.view)
        self.card = EntityCard(say, theme)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.card)
        layout.addWidget(panel, 1)
        self._last: Named | None = None
        self._passage: Passage | None = None
        self._step = 0
        self.view.clicked.connect(self._walk)
        self.view.activated.connect(self._walk)
        self.show_passage(None)

    def show_passage(self, passage: Passage | None) -> None:
        """The names of a passage; of another look at the same one the list stays as far as it was scrolled."""
        stays = passage is not None and passage.is_another_look_at(self._passage)
        kinds = [self.model.index(row, 0) for row in range(self.model.rowCount())]
        folded = {kind.data() for kind in kinds if stays and not self.view.isExpanded(kind)}
        pixels = self.view.verticalScrollBar().value() if stays else 0
        self._last, self._passage = None, passage
        self.model.show_passage(passage)
        lacking = self.model.total == 0
        self.word.setVisible(lacking)
        self.view.setVisible(not lacking)
        for row in range(self.model.rowCount()):
            kind = self.model.index(row, 0)
            self.view.setExpanded(kind, kind.data() not in folded)
        self.view.verticalScrollBar().setValue(pixels)
        # Not measured by the view, which asks eight things of each row for it.
        self.view.header().resizeSection(1, self.view.sizeHintForIndex(self.model.widest()).width())

    def show_mark(self, mark: Mark) -> None:
        """Choose the name that the mark is a mention of; its next mention is one click away."""
        index = self.model.find(mark)
        named = self.model.named(index)
        if named:
            self._last, self._step = named, named.mentions.index(mark)
            self.view.setCurrentIndex(index)
            self.view.scrollTo(index)

    def set_theme(self, theme: Theme) -> None:
        self.model.set_theme(theme)
        self.card.set_theme(theme)
        self.view.viewport().update()

    def _walk(self, index: QModelIndex) -> None:
        """The first mention, and the next one each time the same name is chosen again."""
        named = self.model.named(index)
        if named is None:
            return
        self._step = (self._step + 1) % len(named.mentions) if named is self._last else 0
        self._last = named
        self.mention_chosen.emit(named.mentions[self._step])
