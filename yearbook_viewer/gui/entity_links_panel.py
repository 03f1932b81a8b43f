"""On an entity's page: what it may be besides, and what the reader decided about that."""

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from yearbook_viewer.gui.entity_words import entity_name
from yearbook_viewer.gui.finding_cards import link_button
from yearbook_viewer.messages import Catalogue
from yearbook_viewer.records import LinkState
from yearbook_viewer.records.entities import EntityKey, NameLink
from yearbook_viewer.wordings import LINK_REASONS

# Proposals that are listed, the likeliest first.
LISTED = 20


class EntityLinksPanel(QScrollArea):
    """`decided`: a NameLink and the LinkState that the reader gives it; `entity_requested`: an EntityKey to be read."""

    decided = Signal(object, object)
    entity_requested = Signal(object)

    def __init__(self, say: Catalogue) -> None:
        super().__init__()
        self._say = say
        self.rows: list[EntityLinkRow] = []
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName(say("可能是同一实体的名称"))

    def show_links(self, key: EntityKey, links: Sequence[NameLink], *, editable: bool) -> None:
        """The links of that entity: proposals first, then what was decided. Hidden where there are none."""
        proposed = [link for link in links if link.state is LinkState.PROPOSED][:LISTED]
        settled = [link for link in links if link.state is not LinkState.PROPOSED]
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, 4, 0)
        column.setSpacing(4)
        self.rows = []
        for link in (*proposed, *settled):
            other = link.other if link.one == key else link.one
            row = EntityLinkRow(
                link, other, self._say, partial(self.decided.emit, link), partial(self.entity_requested.emit, other),
                editable=editable,
            )  # fmt: skip
            self.rows.append(row)
            column.addWidget(row)
        column.addStretch(1)
        self.setWidget(inside)
        self.setVisible(bool(self.rows))

    def needed_height(self) -> int:
        """Pixels that all of them take."""
        inside = self.widget()
        return inside.sizeHint().height() + 2 if inside and self.rows else 0


class EntityLinkRow(QFrame):
    """One link in a line: the other name, why, and what can be said of it."""

    def __init__(  # noqa: PLR0913  a row says what it shows and what its buttons do
        self,
        link: NameLink,
        other: EntityKey,
        say: Catalogue,
        decide: Callable[[LinkState], None],
        show_other: Callable[[], None],
        *,
        editable: bool,
    ) -> None:
        super().__init__()
        self.link = link
        self.setProperty("card", True)
        name = entity_name(other)
        told = {
            LinkState.PROPOSED: say("可能也是"),
            LinkState.ACCEPTED: say("已合并"),
            LinkState.REFUSED: say("已判为不同"),
        }[link.state]
        state = QLabel(told)
        state.setProperty("dim", True)
        self.name = link_button(name)
        self.name.setAccessibleName(say("查看实体 {name}", name=name))
        self.name.clicked.connect(show_other)
        self.name.setEnabled(link.state is not LinkState.ACCEPTED)
        self.reason = QLabel(say(LINK_REASONS[link.reason]) if link.reason else "")
        self.reason.setProperty("dim", True)
        self.reason.setTextFormat(Qt.TextFormat.PlainText)
        # A long reason is cut by the card and does not widen the page.
        self.reason.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.reason.setToolTip(self.reason.text())
        upper, lower = QHBoxLayout(), QHBoxLayout()
        upper.addWidget(state)
        upper.addWidget(self.name)
        upper.addStretch(1)
        if link.reason:
            lower.addWidget(self.reason, 1)
        for row in (upper, lower):
            row.setSpacing(8)
        both = QVBoxLayout(self)
        both.setContentsMargins(10, 5, 8, 5)
        both.setSpacing(2)
        both.addLayout(upper)
        both.addLayout(lower)
        verbs = {
            LinkState.PROPOSED: ((say("合并"), LinkState.ACCEPTED), (say("不是"), LinkState.REFUSED)),
            LinkState.ACCEPTED: ((say("拆开"), LinkState.REFUSED),),
            LinkState.REFUSED: ((say("收回判断"), LinkState.PROPOSED),),
        }[link.state]
        self.buttons: list[QPushButton] = []
        for verb, decision in verbs:
            button = QPushButton(verb)
            button.setAccessibleName(f"{verb} {name}")
            button.setEnabled(editable)
            button.clicked.connect(partial(_decide, decide, decision))
            (lower if link.reason else upper).addWidget(button)
            self.buttons.append(button)


def _decide(decide: Callable[[LinkState], None], decision: LinkState, _checked: bool = False) -> None:
    decide(decision)
