"""Below the chooser of a chart: which other series may be the same, and what the reader decided about them."""

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QGridLayout, QLabel, QPushButton, QScrollArea, QVBoxLayout, QWidget

from yearbook_viewer.gui.chart_asking import Charted
from yearbook_viewer.messages import Catalogue
from yearbook_viewer.records import LinkState, SeriesKey, SeriesLink

# Proposals that are listed, the likeliest first.
LISTED = 20


class LinksPanel(QWidget):
    """`decided`: one key, the other, and the LinkState that the reader gave them."""

    decided = Signal(object, object, object)

    def __init__(self, say: Catalogue, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._say = say
        self.head = QLabel()
        self.head.setProperty("dim", True)
        self.head.setWordWrap(True)
        self.area = QScrollArea()
        self.area.setWidgetResizable(True)
        self.area.setFrameShape(QFrame.Shape.NoFrame)
        self.area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.area.setAccessibleName(say("可能是同一指标的序列"))
        self.rows: list[LinkRow] = []
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(6)
        layout.addWidget(self.head)
        layout.addWidget(self.area, 1)
        self.show_links((), editable=False)

    def show_links(self, chart: Sequence[Charted], *, editable: bool) -> None:
        """The links of what is charted: proposals first, then what was decided."""
        links = [(each.series.indicator, link) for each in chart for link in _each_once(each.links)]
        proposed = [pair for pair in links if pair[1].state is LinkState.PROPOSED][:LISTED]
        settled = [pair for pair in links if pair[1].state is not LinkState.PROPOSED]
        drawn = {(each.series.key, series.key) for each in chart for series in each.proposed}
        self.rows = [
            LinkRow(
                link,
                indicator if len(chart) > 1 else "",
                self._say,
                partial(self._decide, link),
                editable=editable,
                drawn=(link.one, link.other) in drawn,
            )
            for indicator, link in (*proposed, *settled)
        ]
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, 4, 0)
        column.setSpacing(6)
        for row in self.rows:
            column.addWidget(row)
        column.addStretch(1)
        self.area.setWidget(inside)
        self.head.setText(self._say("可能是同一指标,请判断:") if proposed else self._say("对序列的判断:"))
        self.setVisible(bool(self.rows))

    def _decide(self, link: SeriesLink, state: LinkState) -> None:
        self.decided.emit(link.one, link.other, state)


class LinkRow(QFrame):
    """One link with what can be said of it. `drawn`: it is dotted in the chart, as only the likeliest proposals are."""

    def __init__(  # noqa: PLR0913  what is said, and what can be done
        self,
        link: SeriesLink,
        indicator: str,
        say: Catalogue,
        decide: Callable[[LinkState], None],
        *,
        editable: bool,
        drawn: bool,
    ) -> None:
        super().__init__()
        self.link = link
        self.setProperty("card", True)
        key = link.other
        where = key.subject if key.subject != link.one.subject else ""
        name = " · ".join(part for part in (where, key.name, key.scope) if part)
        pair = f"{indicator} ↔ {name}" if indicator else name
        label = QLabel(say("{series}(图中虚点线)", series=pair) if drawn else pair)
        label.setWordWrap(True)
        label.setTextFormat(Qt.TextFormat.PlainText)
        told = {
            LinkState.PROPOSED: say("相似 {share}%", share=round(link.likeness * 100)),
            LinkState.ACCEPTED: say("已并入"),
            LinkState.REFUSED: say("已判为不同"),
        }[link.state]
        state = QLabel(told)
        state.setProperty("dim", True)
        verbs = (
            ((say("同一指标"), LinkState.ACCEPTED), (say("不是"), LinkState.REFUSED))
            if link.state is LinkState.PROPOSED
            else ((say("收回判断"), LinkState.PROPOSED),)
        )
        grid = QGridLayout(self)
        grid.setContentsMargins(10, 7, 10, 8)
        grid.setHorizontalSpacing(6)
        grid.setVerticalSpacing(5)
        grid.addWidget(label, 0, 0, 1, 4)
        grid.addWidget(state, 1, 0)
        grid.setColumnStretch(1, 1)
        self.buttons: list[QPushButton] = []
        for column, (verb, decision) in enumerate(verbs, 2):
            button = QPushButton(verb)
            button.setAccessibleName(f"{verb} {name}")
            button.setAutoDefault(False)
            button.setEnabled(editable)
            button.clicked.connect(lambda _=False, decision=decision: decide(decision))
            grid.addWidget(button, 1, column)
            self.buttons.append(button)


def _each_once(links: Sequence[SeriesLink]) -> list[SeriesLink]:
    seen: dict[SeriesKey, SeriesLink] = {}
    for link in links:
        seen.setdefault(link.other, link)
    return list(seen.values())
