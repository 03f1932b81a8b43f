"""A finding as a card: the verdict, what it is about in a sentence, the arithmetic, where it stands, what was said."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QFrame, QLabel, QPushButton, QVBoxLayout, QWidget

from yearbook_viewer.export.finding_words import (
    REVIEW_NAMES,
    finding_sentence,
    implied_sentence,
    printed_where,
    verdict_word,
)
from yearbook_viewer.gui.legend import FlowLayout
from yearbook_viewer.gui.link_button import LinkButton
from yearbook_viewer.gui.listed_findings import Listed
from yearbook_viewer.gui.note_dialog import shortened
from yearbook_viewer.messages import Catalogue
from yearbook_viewer.records import Entry, Printing, ReviewState
from yearbook_viewer.wordings import FINDING_NAMES

_BETWEEN = 9


class FindingWishes(QObject):
    """What a reader asks of the cards. `spans_chosen`: point these out in the text, the first of them in view.

    `printing_chosen`: show what another entry prints; `reviewed`: this is his word on a finding now;
    `words_requested`: he wants to write beside it.
    """

    spans_chosen = Signal(tuple)
    printing_chosen = Signal(Printing)
    reviewed = Signal(Listed, ReviewState)
    words_requested = Signal(Listed)


class FindingCard(QFrame):
    """One finding of an entry; what is asked of it goes to the wishes."""

    def __init__(self, one: Listed, entry: Entry, wishes: FindingWishes, say: Catalogue) -> None:
        super().__init__()
        self.listed = one
        self.choices: list[QPushButton] = []
        self._wishes = wishes
        self._say = say
        finding = one.finding
        self.setProperty("card", True)
        self.verdict = QLabel(verdict_word(finding, say))
        self.verdict.setProperty("verdict", finding.verdict.value)
        kind = _dim(say(FINDING_NAMES[finding.kind]))
        quoted = [entry.text[start:end] for start, end in finding.passages]
        self.sentence = _label(finding_sentence(finding, quoted, say))
        self.sentence.setProperty("dim", not one.is_open)
        self.arithmetic = _dim(finding.arithmetic)
        self.implied = _dim(implied_sentence(finding, say))
        self.state = _dim(say(REVIEW_NAMES[one.review.state]))
        self.where = _dim(self._where(entry))
        self.words = _dim(one.review.words)
        head, self._links = QWidget(), QWidget()
        self._row = FlowLayout(self._links, _BETWEEN)
        line = FlowLayout(head, _BETWEEN)
        for label in (self.verdict, kind, self.state):
            line.addWidget(label)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(14, 10, 14, 12)
        layout.setSpacing(6)
        for widget in (head, self.sentence, self.arithmetic, self.implied, self.where, self.words, self._links):
            layout.addWidget(widget)
        # Not before they have a parent: a label of its own that is shown is a window of its own.
        for label in (self.arithmetic, self.implied, self.state, self.where, self.words):
            label.setVisible(bool(label.text()))
        self.link = self._add(say("查看原文"), lambda: wishes.spans_chosen.emit(one.spans))
        self._add_others(entry)

    def let_review(self) -> None:
        """Offer what can be said of the finding."""
        say, one = self._say, self.listed
        choices = (
            ((say("已核实"), ReviewState.VERIFIED), (say("忽略"), ReviewState.IGNORED))
            if one.is_open
            else ((say("恢复待核"), ReviewState.OPEN),)
        )
        self.choices = [self._add(words, partial(self._wishes.reviewed.emit, one, to)) for words, to in choices]
        verb = say("改备注") if one.review.words else say("加备注")
        self.choices.append(self._add(verb, partial(self._wishes.words_requested.emit, one)))

    def _add_others(self, entry: Entry) -> None:
        one, say = self.listed, self._say
        far = one.far_off(entry)
        if far is not None:
            others = tuple(span for span in one.spans if span != far)
            self._add(say("查看另一处"), partial(self._wishes.spans_chosen.emit, (far, *others)))
        for printing in one.elsewhere:
            show = partial(self._wishes.printing_chosen.emit, printing)
            self._add(shortened(printed_where(printing, say)), show)

    def _where(self, entry: Entry) -> str:
        """That a part of it stands in another section."""
        far = self.listed.far_off(entry)
        if far is None:
            return ""
        there, here = entry.section_at(far[0]), entry.section_at(self.listed.finding.checked.start)
        if there is here:
            return ""
        title = there.title if there is not None else ""
        return self._say("另一处在“{section}”", section=title or entry.title)

    def _add(self, words: str, act: Callable[[], object]) -> QPushButton:
        button = link_button(words)
        named = self._say("{act}:{indicator}", act=words, indicator=self.listed.finding.checked.indicator)
        button.setAccessibleName(named)
        button.clicked.connect(lambda _=False: act())
        self._row.addWidget(button)
        return button


def link_button(words: str) -> LinkButton:
    """A button that looks like a link, in the theme's colour and reached by the keyboard."""
    return LinkButton(words)


def _label(words: str) -> QLabel:
    label = QLabel(words)
    label.setWordWrap(True)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    return label


def _dim(words: str) -> QLabel:
    label = _label(words)
    label.setProperty("dim", True)
    return label
