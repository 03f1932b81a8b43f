"""What the text says of one value: how much it changed, and what it was before."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from yearbook_viewer.records import Figure, Finding, Role, Verdict
from yearbook_viewer.records.found import PART
from yearbook_viewer.text.audit.clauses import wording
from yearbook_viewer.text.audit.clauses.sentences import Sentence
from yearbook_viewer.text.audit.numbers.precision import RATES, is_well_read
from yearbook_viewer.text.figures.scan import RANGE

_CHAIN = frozenset(("", "、", "和", "及", "与", "或"))
_MOST_CHANGES = 6
_MOST_MATES = 4
# Behind a rate its basis may stand in brackets: 增长6%(按可比价计算).
_NOTE = 12


@dataclass(frozen=True, slots=True)
class Change:
    """How much a value changed; `base`: four digits or a constant of `wording`; `comparable`: not at current prices.

    `multiple`: the figure is how many times the earlier value the new one is (是上年的1.5倍). `yearly`: it is the
    average of every year (年均增长6.5%).
    """

    figure: Figure
    base: str
    comparable: bool = False
    multiple: bool = False
    yearly: bool = False


@dataclass(slots=True)
class Statement:
    """A value, with the changes and the earlier values that stand with it, each with what it is compared with.

    `mates`: values named in one breath before it (120户、340人). `spans`: the sentence speaks of several years.
    `started`: what the earlier value started from itself (由1995年的3.1亿元、1997年的4.6亿元增加到5.2亿元).
    """

    level: Figure
    changes: list[Change] = field(default_factory=list)
    earlier: list[tuple[Figure, str]] = field(default_factory=list)
    mates: tuple[Figure, ...] = ()
    spans: bool = False
    started: Sequence[tuple[Figure, str]] = ()

    def year_of(self, base: str) -> int | None:
        """The year that a base means here; None if it is not known. Where nothing is said it is the year before."""
        if base.isdigit():
            return int(base)
        before = base == wording.PRIOR or (base == wording.UNSAID and not self.spans)
        return self.level.year - 1 if before and self.level.year is not None else None

    def implies(self, change: Change, level: Figure) -> bool:
        """Whether the value before the change follows: of facts that nothing blurs, and that are no cut themselves."""
        figure = change.figure
        exact = not (level.qualifier or figure.qualifier or level.target or figure.target)
        if not exact or change.base in (wording.OTHER, wording.SPAN) or wording.is_a_cut(level.indicator):
            return False
        # 新登记企业680户,净增320户: what came in anew is no stock that grew.
        return change.base != wording.UNSAID or figure.unit in RATES or not wording.is_new(level.indicator)

    def of_span(self, held: Sequence[Finding]) -> Sequence[Finding]:
        """Of the findings of a change over several years, against its earlier values and what these started from, the
        one that agrees, else the one that goes back furthest; all where nothing started further back."""
        if not self.started:
            return held
        return [each for each in held if each.verdict is not Verdict.INCONSISTENT][:1] or held[-1:]

    def compares(self, change: Change, base: str) -> bool:
        """Whether the change is the one from the earlier value with this base."""
        if change.base == wording.SPAN:
            return base not in (wording.PRIOR, wording.OTHER)
        if wording.OTHER in (change.base, base):
            return change.base == wording.UNSAID
        if wording.UNSAID in (change.base, base):
            return change.base == base or not (self.spans and base == wording.UNSAID)
        year = self.year_of(base)
        return change.base == base or (year is not None and year == self.year_of(change.base))


@dataclass(slots=True)
class _Reader:
    """A walk over the sentences: the statement under way, and the changes whose value may follow."""

    now: Statement | None = None
    # What the words before its value were, for the value of another time may follow.
    led: str = ""
    # And the words before the earlier value that was read last: 为1997年(.
    base: str = ""
    pending: list[Change] = field(default_factory=list)
    pending_name: str = ""
    listed: bool = False
    # A value that a later one is compared with, and as what: 比上年的〔61.5%〕提高6.5个百分点,达到….
    compared: tuple[Figure, str] | None = None


def statements_of(sentences: Sequence[Sentence]) -> list[Statement]:
    """The values of which the text says more than the value, in the text's order."""
    found: list[Statement] = []
    reader = _Reader()
    former = -2
    for sentence in sentences:
        if sentence.number != former + 1:
            reader = _Reader()
        former = sentence.number
        comparable, by_convention, spans = False, False, wording.speaks_of_years(sentence.headings)
        for at, figure in enumerate(sentence.figures):
            words = sentence.before(at)
            # What is said of one value of a sentence holds for the rest of it, what is understood up to the next 「;」.
            comparable = comparable or wording.is_comparable(words)
            by_convention = (by_convention and ";" not in words) or _is_comparable(figure)
            spans = spans or wording.speaks_of_years(words)
            # A change whose value would follow ends with its sentence.
            if at == 0 and (reader.now is None or not _goes_on(words, figure, reader.now)):
                reader = _Reader()
            if figure.qualifier == RANGE or figure.value is None or not is_well_read(figure):
                reader = _Reader()
            elif figure.role is not Role.LEVEL:
                noted = wording.is_comparable(sentence.behind(at)[:_NOTE])
                _read_change(reader, figure, words, comparable=comparable or by_convention or noted)
            else:
                found.extend(_read_level(reader, figure, words, spans=spans))
    return [statement for statement in found if statement.changes or statement.earlier]


def _goes_on(words: str, figure: Figure, now: Statement) -> bool:
    """Whether a sentence only goes on about the value before: 上年为150亿元。"""
    if figure.role is Role.LEVEL:
        return wording.tells_earlier(words, now.level.indicator)
    return wording.tells_change(words, now.level.indicator)


def _is_comparable(figure: Figure) -> bool:
    return wording.is_comparable_by_convention(figure.indicator) or wording.is_comparable_by_convention(
        figure.relation.removeprefix(PART)
    )


def _read_change(reader: _Reader, figure: Figure, words: str, *, comparable: bool) -> None:
    now = reader.now
    said = wording.base_of(words)
    if now is not None and wording.tells_change(words, now.level.indicator) and len(now.changes) < _MOST_CHANGES:
        base = said or (now.changes[-1].base if now.changes else wording.UNSAID)
        now.changes.append(Change(figure, base, comparable))
    elif now is not None and wording.tells_average(words) and len(now.changes) < _MOST_CHANGES:
        now.changes.append(Change(figure, said or wording.SPAN, comparable, yearly=True))
    elif reader.pending and wording.tells_change(words, reader.pending_name):
        reader.pending.append(Change(figure, said or reader.pending[-1].base, comparable))
    else:
        reader.now, reader.listed = None, False
        starts = wording.tells_change_of_its_own(words)
        base = said or (reader.compared[1] if reader.compared is not None else wording.UNSAID)
        reader.pending = [Change(figure, base, comparable)] if starts else []
        reader.pending_name = figure.indicator


def _read_level(reader: _Reader, figure: Figure, words: str, *, spans: bool) -> Iterator[Statement]:
    """Take in a value; gives the statement that begins with it, if it is not one about the value before."""
    now, pending = reader.now, reader.pending
    # Behind a change first the value before it may follow: 下降18.6%,由43万吨减为35万吨.
    reader.pending = pending if wording.started_from(words) is not None and ";" not in words else []
    if now is not None and not reader.listed:
        name, alike = now.level.indicator, now.level.unit == figure.unit
        base = wording.base_of(words)
        is_earlier = wording.tells_earlier(words, name) and _is_before(base, now, reader.led)
        if alike and (is_earlier or (not now.changes and wording.tells_compared(words))):
            now.earlier.append((figure, base))
            reader.base = words
            return
        if figure.unit in ("倍", "%") and now.earlier and wording.tells_multiple_of(reader.base, words):
            now.changes.append(Change(figure, now.earlier[-1][1], _is_comparable(now.level), multiple=True))
            return
        if figure.unit in ("倍", "%") and wording.tells_multiple(words):
            now.changes.append(Change(figure, wording.base_of(words), _is_comparable(now.level), multiple=True))
            return
        first = _first_value(reader, figure, words) if alike else None
        if first is not None:
            go_on = pending and (wording.starts_with_from(reader.led) or _is_of(figure, pending))
            reader.now = Statement(figure, earlier=[(now.level, first)], spans=spans, started=tuple(now.earlier))
            reader.led = words
            if go_on:
                reader.now.changes.extend(pending)
            reader.pending = []
            yield reader.now
            return
    if wording.tells_comparison(words):
        reader.now = None
        reader.compared = (figure, wording.base_of(words)) if wording.ends_compared(words) else None
        return
    statement = Statement(figure, spans=spans)
    if pending and wording.tells_reached(words, reader.pending_name) and _is_of(figure, pending):
        statement.changes.extend(pending)
        if reader.compared is not None and reader.compared[0].unit == figure.unit:
            statement.earlier.append(reader.compared)
    reader.compared = None
    chained = now is not None and words in _CHAIN
    if chained and now is not None:
        statement.mates = (*now.mates, now.level)[-_MOST_MATES:]
    reader.listed = chained or "分别" in words
    reader.now, reader.led = statement, words.rpartition(";")[2]
    yield statement


def _is_before(base: str, now: Statement, led: str) -> bool:
    """Whether the time named is one before the value's own."""
    if wording.base_of(led) == wording.PRIOR and not now.changes:
        return False
    year = now.level.year
    return not base.isdigit() or year is None or int(base) < year or any(each.base == base for each in now.changes)


def _first_value(reader: _Reader, figure: Figure, words: str) -> str | None:
    """What the value before is compared as, if it is the first of two values of one thing; None if it is not."""
    now = reader.now
    assert now is not None
    start = wording.started_from(reader.led)
    if not now.changes and wording.tells_to(words, now.level.indicator, started=start is not None):
        return wording.base_of(reader.led if start is None else start)
    if not wording.tells_later(words, now.level.indicator):
        return None
    if wording.base_of(reader.led) == wording.PRIOR:
        return wording.PRIOR
    differ = now.level.year is not None and figure.year is not None and now.level.year < figure.year
    return str(now.level.year) if differ else None


def _is_of(figure: Figure, changes: Sequence[Change]) -> bool:
    """Whether the changes can be those of the value: one is in its unit, or all are rates of its name."""
    if any(change.figure.unit == figure.unit for change in changes):
        return True
    if any(change.figure.unit not in RATES for change in changes):
        return False
    return figure.indicator in ("", *(change.figure.indicator for change in changes))
