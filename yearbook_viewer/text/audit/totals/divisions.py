"""Totals divided by what their parts are: 分税种看,…; 从年龄看,…;从学历看,…; 按起因分:…"""

import re
from collections.abc import Sequence
from decimal import Decimal

from yearbook_viewer.records import Figure
from yearbook_viewer.text.audit.clauses.sentences import Sentence
from yearbook_viewer.text.audit.numbers.misprints import Misprint, explaining, is_mistyped
from yearbook_viewer.text.audit.numbers.precision import is_amount, value_of
from yearbook_viewer.text.audit.totals.totals import LEFT_OVER, Sum, adds_up, are_alike, off_by

# By what it is divided, at the beginning of a sentence or behind a stop in it.
DIVIDED = re.compile(
    r"(?:^|[,;:])(?:其中[,:]?)?(?:按[^,;:]{1,12}?(?:划分|区分|分类?|来?看|计|统计|构成)|[从就以][^,;:]{1,12}?(?:来?看|而言|来说|来讲|上分|划分)|分[^,;:]{1,8}?来?看)[,:]?"
)
_PART = re.compile(r"^[,、;和及与]{0,2}[^,;:()]{0,16}$")
_ELSEWHERE = re.compile(
    r"合计|共计|总计|总共|一共|全[市县区州省]|同时|此外|累计|人均|平均|每|比|较|占|增(?!加?值)|减|年(?![龄轻])|其中"
)
_FEWEST = 3
_MOST_PARTS = 40
# By how much of the total its parts may miss it: of a list that is closed by what is left over, or with a number
# mistyped; of any other.
_FAR, _NEAR = Decimal("0.4"), Decimal("0.1")


def sums_divided(former: Sentence | None, sentence: Sentence) -> list[Sum]:
    """The lists of a sentence each of which divides one total, told before it or as the only such one of `former`."""
    found: list[Sum] = []
    totals: list[Figure] = []
    for at, figure in enumerate(sentence.figures):
        cue = DIVIDED.search(sentence.before(at))
        if cue is not None and is_amount(figure):
            parts = _parts(sentence, at, sentence.before(at)[cue.end() :])
            total = _total(former, sentence, at, figure, totals)
            made = _sum(total, parts) if total is not None else None
            if made is not None:
                found.append(made)
                totals = [made.total]
    return found


def _parts(sentence: Sentence, first: int, words: str) -> list[Figure]:
    parts: list[Figure] = []
    for at in range(first, min(len(sentence.figures), first + _MOST_PARTS)):
        figure = sentence.figures[at]
        gap = words if at == first else sentence.before(at)
        ends = at > first and (DIVIDED.search(gap) is not None or not are_alike(figure, parts[0]))
        if ends or not is_amount(figure) or _PART.match(gap) is None or _ELSEWHERE.search(gap):
            break
        parts.append(figure)
    return parts


def _total(
    former: Sentence | None, sentence: Sentence, at: int, first: Figure, totals: Sequence[Figure]
) -> Figure | None:
    """What is divided: the total of the list before, else the only amount of the unit in the words before."""
    if totals and are_alike(totals[0], first):
        return totals[0]
    before = sentence.figures[:at]
    if not before and former is not None and former.number + 1 == sentence.number:
        before = former.figures
    named = [figure for figure in before if is_amount(figure) and are_alike(figure, first)]
    return named[0] if len(named) == 1 else None


def _sum(total: Figure, parts: Sequence[Figure]) -> Sum | None:
    if len(parts) < 2 or any(value_of(part) >= value_of(total) for part in parts):
        return None
    if adds_up(total, parts):
        return Sum(total, list(parts), complete=True)
    off = off_by(total, parts)
    closed = LEFT_OVER.match(parts[-1].indicator) is not None
    meant = off <= _NEAR or (off <= _FAR and (closed or is_mistyped(total, parts)))
    enough = len(parts) >= _FEWEST or (off <= _FAR and explaining(total, parts) > Misprint.NONE)
    return Sum(total, list(parts), complete=True) if enough and meant else None
