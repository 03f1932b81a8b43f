"""Lists that leave a part out: so long, or set in brackets behind their total, that they were to name them all."""

import re
from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal

from yearbook_viewer.text.audit.clauses.runs import AVERAGE
from yearbook_viewer.text.audit.clauses.sentences import Sentence
from yearbook_viewer.text.audit.numbers.precision import value_of
from yearbook_viewer.text.audit.totals.totals import CROSSING, Sum, added, adds_up, off_by

# Of some two hundred lists of real texts and of tests that name four parts and more, or three in brackets without
# 其中, all but one, of groups that overlap, come to their total.
_LONG, _BRACKETED = 4, 3
# So much of the total one part may make that is left out.
_FAR = Decimal("0.3")
_SOME = re.compile("其中|包括|含|主要|重点|仅|如")
# Places and what stands in them are told one after the other, all of them; of kinds some may be told.
_PLACES = frozenset("县区市乡镇村社队站厂矿场校院库店局所港路站团处")
_PART = re.compile(r"^(?:[^;:。]{0,16}[,:(]|[,、;和及与:(]{0,2})?[^,;:()。]{0,16}$")
# What ends a list that goes on untold, and what cuts across any other division.
_GOES_ON = re.compile(r"^[^。;]{0,12}等(?![级次外])|[^。]{0,16}(?:其余|其他|其它|余下|另|还有)")
_NAME = re.compile("(?:完成|达到?|产|有|为|各|共)?$")
_ACROSS = re.compile("|".join((*CROSSING, "贫困", "新[增建]", "团员", "超过?", "优秀", "先进")))


def told_in_full(sums: Iterable[Sum], sentences: Sequence[Sentence]) -> Iterator[Sum]:
    """The sums of these sentences, with those marked complete that miss their total by a part that they leave out."""
    places = {figure.start: (sentence, at) for sentence in sentences for at, figure in enumerate(sentence.figures)}
    for each in sums:
        if not each.complete and len(each.alike) >= _BRACKETED and _leaves_out(each):
            sentence, first = places[each.parts[0].start]
            if _names_all(each, sentence, first):
                each.complete = True
        yield each


def _leaves_out(each: Sum) -> bool:
    less = added(each.alike) < value_of(each.total) and not adds_up(each.total, each.alike)
    exact = not any(figure.qualifier for figure in (each.total, *each.parts))
    return less and exact and off_by(each.total, each.alike) <= _FAR and each.total.start < each.parts[0].start


def _names_all(each: Sum, sentence: Sentence, first: int) -> bool:
    """Whether a list stands in one stretch, nothing in it overlaps, and its length or brackets tell that it is all."""
    last = first + len(each.parts) - 1
    if tuple(sentence.figures[first : last + 1]) != tuple(each.parts) or _GOES_ON.match(sentence.behind(last)):
        return False
    words = [sentence.before(at) for at in range(first, last + 1)]
    opening = words[0]
    plain = all(map(_PART.match, words[1:])) and not any(_ACROSS.search(told) or AVERAGE.search(told) for told in words)
    within = "(" in opening and not _SOME.search(opening) and sentence.behind(last).startswith(")")
    if not plain or within:
        return plain
    names = {_NAME.sub("", told)[-1:] for told in words}
    are_all = not _SOME.search(opening) or (len(names) == 1 and names <= _PLACES)
    return are_all and len(each.parts) >= _LONG
