"""What was planned or due against what was done, and by how much it went over or fell short."""

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace

from yearbook_viewer.records import Figure, Finding, Role, Verdict
from yearbook_viewer.text.audit.changes.changes import between
from yearbook_viewer.text.audit.clauses.linked import clause_before
from yearbook_viewer.text.audit.clauses.sentences import Sentence
from yearbook_viewer.text.audit.numbers.chances import slip_by_chance
from yearbook_viewer.text.audit.numbers.precision import RATES, interval_of, is_well_read, value_of

_DUE = re.compile(r"计划|任务|预算|概算|应(?=[出到征收缴交参])|定额|限额|指标|合同|核定|编制|目标|保本|核准")
_DONE = re.compile(r"实际|实(?=[到收征缴有用支])|完成|决算|执行|达到?|现有")
_APART = re.compile(r"(?:超|欠|短|少|多|节[约余省]|[增减]收|缺|请假|缺席|结余|盈余|尾欠|空编|超编)[^,;:]{0,8}$")
_COMPARED = re.compile(r"上年|去年|同期|[比较](?!限额|计划|任务|指标|定额|预算|合同)|率")
# Any one digit may be wrong where the words tell so much.
_ALLOWED = 0.35
# So many figures before the difference the two stand.
_BACK, _TWO = 3, 2


def planned(sentences: Sequence[Sentence], known: Collection[int]) -> Iterator[Finding]:
    """任务2846万斤,实际完成2931万斤,超购85万斤: the difference against the values before it; 不符 where a slip in one
    of the three explains why it does not come out. `known`: where the figures begin that were held already."""
    for sentence in sentences:
        for at in range(2, len(sentence.figures)):
            finding = _of_three(sentence, at) if sentence.figures[at].start not in known else None
            if finding is not None:
                yield finding


def _of_three(sentence: Sentence, at: int) -> Finding | None:
    unit = sentence.figures[at].unit
    alike = [place for place in range(max(0, at - _BACK), at) if sentence.figures[place].unit == unit]
    if len(alike) < _TWO or unit in RATES:
        return None
    places = [*alike[-_TWO:], at]
    due, done, apart = (clause_before(sentence, place) for place in places)
    between_ = "".join(sentence.before(place) for place in range(places[0] + 1, at + 1))
    if not _APART.search(apart) or _COMPARED.search(apart) or ";" in between_:
        return None
    # 12.4万吨,为计划11万吨的112.7%,超产1.4万吨: what was done may stand first.
    if _DUE.search(done) and not _DONE.search(done):
        return _held(sentence, [places[1], places[0], at])
    told = _DONE.search(done) is not None and not _COMPARED.search(done)
    return _held(sentence, places) if told and (_DUE.search(due) or sentence.figures[places[0]].target) else None


def _held(sentence: Sentence, places: Sequence[int]) -> Finding | None:
    """The difference against what was due and what was done, at these places."""
    figures = [sentence.figures[place] for place in places]
    if not all(map(_is_plain, figures)):
        return None
    due_, done_, difference = figures
    rises = value_of(done_) > value_of(due_)
    found = between(done_, due_, replace(difference, role=Role.INCREASE if rises else Role.DECREASE))
    if found is None:
        return None
    slips = _slips_by_chance(*((done_, due_) if rises else (due_, done_)), difference)
    return (
        replace(found, checked=difference) if found.verdict is not Verdict.INCONSISTENT or slips <= _ALLOWED else None
    )


def _slips_by_chance(high: Figure, low: Figure, difference: Figure) -> float:
    """How likely it is by chance that one misprint explains why two numbers are not so far apart."""
    top, bottom, apart = interval_of(high), interval_of(low), interval_of(difference)
    meant = ((difference, top - bottom), (high, bottom + apart), (low, top - apart))
    return min(slip_by_chance(figure, right) for figure, right in meant)


def _is_plain(figure: Figure) -> bool:
    return not figure.qualifier and is_well_read(figure) and value_of(figure) > 0
