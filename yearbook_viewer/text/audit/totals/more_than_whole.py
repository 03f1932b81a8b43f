"""Parts more than their whole, with other things told between: 接警316起,出动车辆640台次,其中火灾918起."""

import re
from collections.abc import Iterator

from yearbook_viewer.text.audit.clauses.runs import AVERAGE
from yearbook_viewer.text.audit.clauses.sentences import Sentence, depths_of
from yearbook_viewer.text.audit.numbers.precision import is_amount, last_digit, value_of
from yearbook_viewer.text.audit.totals.totals import Sum, are_alike

_AMONG = re.compile(r"^[^,;:]{0,8},其中(?![心央])(?![^,;:]{0,16}[,;:(])")
# Another matter begins between them, or what is counted is not of the year.
_ELSEWHERE = re.compile("[;。]|累计|历年|合计|共计|总计|比|较|计划|目标|人均|[日月]均")
_REACH = 5
# So is counted whatever it is: 26个村,其中村民小组312个.
_ANY = "个"
# Small numbers stand for many things.
_FEWEST = 20


def more_than_whole(sentence: Sentence) -> Iterator[Sum]:
    """The parts under 其中 that are more than the one amount in their unit before them in the sentence."""
    depths = depths_of(sentence) if "其中" in sentence.words else ()
    for at in range(1, len(depths)):
        part = sentence.figures[at]
        if not is_amount(part) or part.qualifier or part.unit == _ANY or not _AMONG.match(sentence.before(at)):
            continue
        before = [place for place in range(at) if are_alike(sentence.figures[place], part)]
        if len(before) != 1 or at - before[0] > _REACH or depths[before[0]] != depths[at]:
            continue
        whole = sentence.figures[before[0]]
        between = "".join(sentence.gaps[before[0] + 1 : at + 1])
        own = not (AVERAGE.search(whole.indicator + part.indicator) or _ELSEWHERE.search(between))
        if (
            own
            and is_amount(whole)
            and not whole.qualifier
            and _FEWEST * last_digit(whole) <= value_of(whole) < value_of(part)
        ):
            yield Sum(whole, [part])
