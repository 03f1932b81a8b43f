"""What a rate a year is shared out of: how many times itself something became, in how many years, as its words tell."""

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import NamedTuple

from yearbook_viewer.records import Figure, Role
from yearbook_viewer.text.audit.clauses import wording
from yearbook_viewer.text.audit.clauses.linked import is_of_else
from yearbook_viewer.text.audit.clauses.sentences import Sentence
from yearbook_viewer.text.audit.clauses.value_pairs import listed_with
from yearbook_viewer.text.audit.numbers.numerals_told import number_of
from yearbook_viewer.text.audit.numbers.precision import Interval, is_well_read, plain
from yearbook_viewer.text.audit.numbers.rates import printed_rate

YEARLY = re.compile(
    r"年均|年平均|年递[增减]|逐年递[增减]|平均每年|每年平均|每年(?:递[增减]|以)|平均[增递][长增]|(?<![人户亩月日])均(?:每年)?(?=[增下递提])"
)
COMPARABLE = re.compile("可比价|不变价|可比口径|同口径|实际[增下]|扣除|剔除")
_NUMBER = "[0-9]{1,2}|[一二两三四五六七八九十]{1,3}"
_STRETCH = re.compile(
    rf"(?<![0-9一二三四五六七八九十〇○零第])({_NUMBER})年(?![0-9一二三四五六七八九十]{{0,2}}[月底末初])"
)
# A plan of the country runs five years.
_PLAN = re.compile('[“"]?([一二三四五六七八九十]{1,3})五[”"]?(?:计划|规划|期间|时期|期?末|头|[这的]?五年|以来)')
_PLAN_YEARS = 5
_FEWEST_YEARS, _MOST_YEARS = 2, 80
# What tells a whole change; how many times itself something became: 为2010年的2.64倍.
_OF_WHOLES = frozenset(("%", "倍"))
_TIMES = re.compile("(?:为|是|达到?|相当于|等于)了?[^,;。的]{2,10}的$")
_STOP = re.compile("[;。]")


class Whole(NamedTuple):
    """How many times itself something became, as reckoned and as far as rounding lets it range; `sides`: as it is
    written out; `years`: in how many years, with how surely nobody would count otherwise (2: words and years tell)."""

    ratio: Decimal
    interval: Interval
    sides: str
    against: tuple[Figure, ...]
    years: Sequence[tuple[int, int]]
    sure: bool


def wholes_told(both: Sentence, at: int) -> Iterator[Whole]:
    """The changes over several years told beside a rate a year: 比2011年增长8.2%,两年平均增长4.0%."""
    for place in (at - 1, at - 2, at + 1):
        if not 0 <= place < len(both.figures) or not _is_whole(both, place, at):
            continue
        change, words = both.figures[place], _words(both, place)
        base = wording.base_of(words)
        # 增长11.3%,两年平均增长6.2%: the whole is that of two years as well only where the words say so.
        if base == wording.PRIOR or not (base.isdigit() or counted(words, 0)):
            continue
        printed = printed_rate(change)
        begun = 0 if change.role is Role.LEVEL else 1
        sign = -1 if change.role is Role.DECREASE else 1
        ends = sorted(begun + sign * each / printed.per for each in (printed.interval.low, printed.interval.high))
        if ends[0] > 0:
            since = change.year - int(base) if base.isdigit() and change.year is not None else 0
            years = counted(words + both.before(at), since)
            ratio = begun + sign * printed.value / printed.per
            yield Whole(ratio, Interval(*ends), plain(ratio), (change,), years, sure=len(years) == 1)


def counted(words: str, between: int) -> list[tuple[int, int]]:
    """How many years words tell, each with how surely nobody would count otherwise. `between`: the years that lie
    between as the figures tell, 0 for none."""
    told = {number_of(each) for each in _STRETCH.findall(words)}
    plans = sorted({number_of(each) for each in _PLAN.findall(words)})
    told |= {_PLAN_YEARS * max(1, plans[-1] - plans[0])} if plans else set()
    return [
        (years, int(between == years or (not between and len(told) == 1)) + (told == {between}))
        for years in sorted({between, *told})
        if _FEWEST_YEARS <= years <= _MOST_YEARS
    ]


def _is_whole(both: Sentence, place: int, at: int) -> bool:
    """Whether a figure tells by how much the same thing changed as a rate a year beside it, or how many times it
    became."""
    change, words = both.figures[place], _words(both, place)
    if change.unit not in _OF_WHOLES or change.qualifier or change.target or not is_well_read(change):
        return False
    first, last = sorted((place, at))
    between = "".join(both.before(each) for each in range(first + 1, last + 1))
    if _STOP.search(between) or COMPARABLE.search(between) or YEARLY.search(words) or listed_with(both, at) is not None:
        return False
    if any(both.figures[each].role is Role.LEVEL for each in range(first + 1, last)):
        return False
    told = change.role is not Role.LEVEL or _TIMES.search(words) is not None
    return told and not any(is_of_else(both, first, each) for each in range(first + 1, last + 1))


def _words(both: Sentence, at: int) -> str:
    return both.before(at).rpartition(";")[2]
