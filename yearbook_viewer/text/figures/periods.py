"""Which stretch of time an amount stands for: 年底80家 (stock), 全年5亿元 (flow), 累计30个 (cumulative)."""

import re
from dataclasses import dataclass

from yearbook_viewer.records import Period, Role
from yearbook_viewer.text.figures.clauses import Place
from yearbook_viewer.text.figures.lexicon import either

# What is only compared with, or where a change began, says nothing of the amount: 比上年末, 由年初的.
_BASE = r"(?P<base>[比较与同由从自于](?:[^,，、;；]{0,10}?))?"
_MONTHS = r"(?:[0-9]{1,2}|[一二三四五六七八九十]{1,2})月?(?:份)?[—~～至-](?:[0-9]{1,2}|[一二三四五六七八九十]{1,2})月"
_SAID = re.compile(
    r"(?P<since>[自从][^,，]{2,16}以来|(?:建[国市县区厂校院]|开工|开业|成立|改革开放|[0-9一二三四五六七八九十两]年)(?:以|之)?来)"
    rf"|{_BASE}(?:(?P<stock>{either('stock')}|截[至止]|至(?=[^,，]{{1,12}}[日月年][,，止底末]))"
    rf"|(?P<flow>(?:{either('flow')}|{_MONTHS})(?![价末底初])))"
)
# 较历年平均多8% says what is usual.
_CUMULATIVE = re.compile(rf"(?!历年(?:平均|同期|最))(?:{either('cumulative')})")
_DONE = re.compile(either("done in a period"))
_STOPS = (",", "，")
_AMONG = re.compile(r"[,，]?(?:其中(?!心|国|央)|包括)")


@dataclass(slots=True)
class Periods:
    """What the sentence under way says of the time its amounts stand for.

    `sentence`: said for all of it until it says otherwise; `local`: said in the clause that begins at `clause` alone.
    `part`: the part between semicolons that it was said in.
    """

    sentence: Period = Period.UNSAID
    local: Period = Period.UNSAID
    clause: int = -1
    part: int = -1

    def new_sentence(self, text: str, place: Place) -> None:
        """Forget what was said, unless the sentence lists parts of the one before (其中…)."""
        self.local, self.clause = Period.UNSAID, -1
        if _AMONG.match(text, place.since, place.amount.start) is None:
            self.sentence = Period.UNSAID

    def read(self, text: str, place: Place, role: Role) -> Period:
        """The period of the figure here; a change stands for the time of what it changed."""
        if place.clause != self.clause:
            self.local, self.clause = Period.UNSAID, place.clause
        begins = place.part != self.part
        self.part = place.part
        for found in _SAID.finditer(text, place.since, place.amount.start):
            said = _period(found)
            if said is Period.UNSAID:
                continue
            # 年末存栏12万头,出栏9万头: in mid-sentence it is said of its own clause, and of the rest nothing.
            if begins or text.startswith(_STOPS, found.end()):
                self.sentence = said
            else:
                self.sentence = said if said is self.sentence else Period.UNSAID
                self.local = said if found.start() >= place.left else Period.UNSAID
        words = text[place.left : place.amount.start]
        if _CUMULATIVE.search(words):
            # 全年累计完成: the sum of a year is a flow.
            self.local = Period.FLOW if self.sentence is Period.FLOW else Period.CUMULATIVE
        elif not self.local and self.sentence is not Period.CUMULATIVE and _DONE.search(words):
            self.local = Period.FLOW
        return self.sentence if role is not Role.LEVEL else self.local or self.sentence


def _period(found: re.Match[str]) -> Period:
    """What a match of `_SAID` says; nothing where it is only compared with."""
    if found["since"]:
        return Period.CUMULATIVE
    if found["base"] is not None:
        return Period.UNSAID
    return Period.STOCK if found["stock"] else Period.FLOW


def period_said(words: str) -> Period:
    """The period that the head of a table says, in folded forms: 年末人口, 1—12月累计, 全年产量."""
    said = Period.UNSAID
    for found in _SAID.finditer(words):
        said = _period(found) or said
    if said is not Period.FLOW and _CUMULATIVE.search(words):
        return Period.CUMULATIVE
    return said
