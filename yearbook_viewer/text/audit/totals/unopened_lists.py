"""Lists that no word opens: a sentence, or the one behind a total, that only lists parts."""

import re
from dataclasses import replace
from decimal import Decimal

from yearbook_viewer.text.audit.clauses.sentences import SIGN, Sentence
from yearbook_viewer.text.audit.numbers.precision import is_amount, value_of
from yearbook_viewer.text.audit.totals.divisions import DIVIDED
from yearbook_viewer.text.audit.totals.totals import LEFT_OVER, Sum, adds_up, are_alike, is_near, off_by

_DIVIDED = re.compile(rf"^(?:其中[,:]?|{DIVIDED.pattern}|包括|[^,;:]{{1,14}}:)")
# 分三类: how many parts there are.
_IN_KINDS = re.compile(
    rf"^(?:其中|按[^,;:]{{1,10}})?[,:]?(?:共|可|主要|大体)*分(?:为|成|作|属)?{SIGN}[^,;:]{{0,4}}[:,]"
)
_KINDS = frozenset("类种部块项级档等层")
# Another matter begins.
_ELSEWHERE = re.compile(
    r"合计|共计|总计|总共|一共|全[市县区州省]|同时|此外|累计|人均|平均|每|比|较|占|增(?!加?值)|减|年"
)
_LAST = re.compile("另有|其他|其它|其余|此外|还有")
_NOUN = re.compile(r"^[,、;和及与(:]{0,2}[^,;:()]{0,16}$")
# A list without a cue is long enough to be one from so many on.
_FEWEST = 3
# How far a list may be off its total, as a share of it.
_FAR = Decimal("0.3")
# Of a list that divides its total by something (按所有制分).
_DIVIDED_OFF = Decimal("0.1")


def sum_closed(sentence: Sentence) -> Sum | None:
    """A sentence that names a total and then nothing but its parts, down to what is left over: …,其他3个."""
    total, *parts = sentence.figures
    last = sentence.before(len(parts)).lstrip(",、;和及与")
    if len(parts) < 2 or LEFT_OVER.match(last) is None or "(" in sentence.words or total.relation:
        return None
    if not is_amount(total) or any(not is_amount(part) or not are_alike(part, total) for part in parts):
        return None
    short = all(_NOUN.match(gap) and not _ELSEWHERE.search(gap) for gap in sentence.gaps[1:-1])
    return Sum(total, parts, complete=True) if short and off_by(total, parts) <= _FAR else None


def sum_following(former: Sentence, sentence: Sentence) -> Sum | None:
    """A sentence that does nothing but list the parts of the total that ends the one before."""
    totals = [figure for figure in former.figures if is_amount(figure)]
    kinds = _IN_KINDS.match(sentence.words) is not None and sentence.figures[0].unit[-1:] in _KINDS
    if kinds and len(sentence.figures) > 1:
        opened = (f"{sentence.before(0)}{sentence.before(1)}", *sentence.gaps[2:])
        sentence = replace(sentence, words=SIGN.join(opened), figures=sentence.figures[1:], gaps=opened)
    first = sentence.figures[0]
    named = [figure for figure in totals if are_alike(figure, first)]
    figures = [figure for figure in sentence.figures if are_alike(figure, first)]
    if len(named) != 1 or len(figures) < 2 or named[0] is not totals[-1]:
        return None
    total = named[0]
    if any(not is_amount(figure) or value_of(figure) >= value_of(total) for figure in figures):
        return None
    divided = _DIVIDED.match(sentence.words)
    gaps = [sentence.words[divided.end() :].partition(SIGN)[0] if divided else sentence.gaps[0], *sentence.gaps[1:-1]]
    if any(_NOUN.match(gap) is None or _ELSEWHERE.search(gap) for gap in gaps):
        return None
    if adds_up(total, figures):
        return Sum(total, figures, complete=True)
    closed = LEFT_OVER.match(figures[-1].indicator) is not None
    alone = len(figures) == len(sentence.figures) >= _FEWEST and not sentence.behind(len(figures) - 1)
    by = kinds or (divided is not None and divided[0].startswith(("按", "分")))
    near = is_near(total, figures) or (by and off_by(total, figures) <= _DIVIDED_OFF)
    return Sum(total, figures, complete=True) if closed or (alone and near) else None


def prolong(each: Sum, following: Sentence) -> None:
    """Parts go on in the next sentence: 其中,小学80所。另有中学40所。"""
    if adds_up(each.total, each.alike) or len(following.figures) > _FEWEST:
        return
    figures = [figure for figure in following.figures if are_alike(figure, each.total) and is_amount(figure)]
    if not figures or any(_NOUN.match(gap) is None or _ELSEWHERE.search(gap) for gap in following.gaps[:-1]):
        return
    closed = _LAST.match(following.words) is not None
    parts = [*each.alike, *figures]
    if adds_up(each.total, parts) or closed:
        each.parts, each.complete = parts, True
