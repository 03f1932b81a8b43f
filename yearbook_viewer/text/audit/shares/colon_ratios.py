"""Shares told with colons (三次产业比例为12.5:44.8:42.7), held against 100 and against the amounts before them."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from decimal import Decimal

from yearbook_viewer.records import Entry, Figure, Finding, FindingKind, Verdict
from yearbook_viewer.text.audit.numbers.misprints import are_digits_mistyped, may_be_mistyped
from yearbook_viewer.text.audit.numbers.precision import Interval, interval_of, plain, value_of
from yearbook_viewer.text.audit.numbers.rates import SIGNS
from yearbook_viewer.text.audit.shares.share_claims import is_amount
from yearbook_viewer.text.audit.totals.totals import added, are_alike

# As wide as they stand in old books.
_WIDE = "０１２３４５６７８９．"
_NARROW = str.maketrans(_WIDE, "0123456789.")
_NUMBER = r"[0-9]{1,4}(?:\.[0-9]{1,3})?"
_RATIO = re.compile(rf"(?<![0-9.:：∶]){_NUMBER}(?:\s{{0,2}}[:：∶]\s{{0,2}}{_NUMBER}){{1,8}}(?![0-9:：∶%])")
_CUE = re.compile(r"(?:负担系数|抚养系数|赡养系数|比重|比例|之比|[构组]成|结构|比(?![分赛]))[^。；;\n]{0,30}$")
_COLON = re.compile(r"\s*[:：∶]\s*")
_HUNDRED = Decimal(100)
# So far a list may be off 100: of two and more; of three and more, if one misprint explains it.
_NEAR, _FAR = Decimal(6), Decimal(60)
_FEWEST = 3
_REACH = 40
# The amounts, and the figure that the finding is kept with, stand at most so far before.
_BACK = 300
# So many figures before a ratio to one may be what it is of.
_BEFORE = 6
_TEN = Decimal(10)
_TWO = 2
# So many last digits: three digits are printed.
_TELLING = Decimal(100)
# A structure of another time, from which the one of now came.
_FORMER = re.compile(r"(?:[由从]|上年|去年|同期|[0-9]{4}年)[^，,。；;\n]{0,6}$")
# Who learns and who teaches, by the names of their numbers.
_OF_SCHOOL = re.compile("(?:师生|生师)[^。；;\n]{0,3}比[例率]?(?:为|是|约|达到?|[:：])?$")
_LEARN, _TEACH = re.compile("学生|在校生|幼儿|学员"), re.compile("教师|教职工")
# Of these only what looks mistyped in one of three digits is held: 录取比例为129:1.
_ANY = re.compile("比例?(?:为|是|约|达到?|[:：])*$")
_AVERAGED, _NEAR_BY = re.compile("每[百千万]"), 12
_TO_ONE = re.compile(
    r"(?:负担系数|[抚赡]养(?:系数|比)|养老[^。；;\n]{0,6}比|财政供养|在职[^。；;\n]{0,8}比)(?:为|是|约|达到?|[:：])?$|(?:师生|生师|医护|床护|护床|医患|床医|干群|警民|男女|供需|求人|倍|城乡(?:居民)?(?:人均)?(?:可支配)?(?:收入|消费|差距|收入差距))[^。；;\n]{0,3}比[例率]?(?:为|是|约|达到?|[:：])?$"
)


def colon_ratios(entry: Entry, figures: Sequence[Figure]) -> Iterator[Finding]:
    """What the ratios of an entry come to; kept with the figure before them, since they are none themselves."""
    starts = [figure.start for figure in figures]
    # Few texts have any, and to look for them is far cheaper than to translate.
    wide = any(sign in entry.text for sign in _WIDE)
    text = entry.text.translate(_NARROW) if wide else entry.text
    for found in _RATIO.finditer(text):
        if not figures or not _CUE.search(text, max(0, found.start() - _REACH), found.start()):
            continue
        told = [Decimal(number) for number in _COLON.split(found[0])]
        at = bisect_right(starts, found.start())
        if Decimal(1) in told and len(told) == _TWO:
            yield from _to_one(entry.text, figures[max(0, at - _BEFORE) : at], max(told), found)
            continue
        parts = _parts(entry.text, figures[max(0, at - len(told)) : at], len(told), found.start())
        if parts and not _FORMER.search(entry.text, max(0, found.start() - _REACH), found.start()):
            yield _against(parts, told, found)
            continue
        verdict = _verdict(told)
        if verdict is not None and abs(figures[max(0, at - 1)].start - found.start()) <= _BACK:
            shown = " + ".join(map(plain, told))
            together = sum(told, Decimal(0))
            shown += f" = {plain(together)}" if together != _HUNDRED else ""
            words = f"{shown} {SIGNS[verdict]} 100"
            yield Finding(FindingKind.SHARE, verdict, words, figures[max(0, at - 1)], (), (found.span(),))


def _parts(text: str, before: Sequence[Figure], count: int, start: int) -> Sequence[Figure]:
    """The amounts of which a ratio gives the shares: as many, of one unit, in its sentence."""
    if len(before) < max(count, _FEWEST) or start - before[0].start > _BACK or "。" in text[before[0].start : start]:
        return ()
    alike = all(is_amount(each) and are_alike(each, before[0]) and value_of(each) > 0 for each in before)
    return before if alike else ()


def _to_one(text: str, before: Sequence[Figure], told: Decimal, found: re.Match[str]) -> Iterator[Finding]:
    """专任教师1846人,在校生33412人,师生比1:18.1: 不符 only where one of the numbers looks mistyped, and where no amount
    before these makes the ratio (在校生33412人,其中初中9120人;专任教师1846人)."""
    # 2348人,每千人3.19人: averages are of what stands before them.
    before = [each for each in before if not _AVERAGED.search(text, max(0, each.start - _NEAR_BY), each.start)]
    named = _named(before, told) if _OF_SCHOOL.search(text, max(0, found.start() - _REACH), found.start()) else ()
    pair = named or before[-_TWO:]
    if (
        len(pair) < _TWO
        or found.start() - pair[0].start > _REACH + _REACH
        or "。" in text[pair[0].start : found.start()]
    ):
        return
    well_known = _TO_ONE.search(text, max(0, found.start() - _REACH), found.start()) is not None
    if not (well_known or _ANY.search(text, max(0, found.start() - _REACH), found.start())):
        return
    if not all(is_amount(each) and not each.qualifier and value_of(each) > 0 for each in pair) or told <= 1:
        return
    half = _last(told) / 2
    others = [each for each in before if each not in pair]
    if any(_makes(other, one, Interval(told - half, told + half)) for one in pair for other in others):
        return
    low, high = sorted(pair, key=value_of)
    quotient = interval_of(high).over(interval_of(low))
    if not are_alike(low, high) or quotient is None:
        return
    ratio = value_of(high) / value_of(low)
    fits = quotient.meets(Interval(told - half, told + half))
    small = interval_of(low)
    meant = Interval(small.low * (told - half), small.high * (told + half))
    exact = (told > _TEN and well_known) or told >= _TELLING * _last(told)
    slip = exact and are_digits_mistyped(ratio.quantize(_last(told)), told, _last(told))
    if fits or slip or (well_known and may_be_mistyped(high, meant)) or (named and told / _TWO < ratio < told * _TWO):
        verdict = Verdict.CONSISTENT if fits else Verdict.INCONSISTENT
        words = f"{plain(value_of(high))} ÷ {plain(value_of(low))} = {plain(ratio.quantize(_last(told)))}"
        words += "" if fits else f" ≠ {plain(told)}"
        yield Finding(FindingKind.RATIO, verdict, words, high, (low,), (found.span(),))


def _named(before: Sequence[Figure], told: Decimal) -> Sequence[Figure]:
    """Who learns and who teaches, where one number of teachers is told; of several of pupils the greatest."""
    teachers = [each for each in before if is_amount(each) and _TEACH.search(each.indicator)]
    pupils = [each for each in before if is_amount(each) and _LEARN.search(each.indicator) and each not in teachers]
    if len(teachers) != 1 or not pupils or told <= 1:
        return ()
    return sorted((max(pupils, key=value_of), teachers[0]), key=lambda each: each.start)


def _makes(one: Figure, other: Figure, ratio: Interval) -> bool:
    """Whether one amount is so many times another."""
    if not (is_amount(one) and are_alike(one, other) and value_of(one) > 0):
        return False
    low, high = sorted((one, other), key=value_of)
    quotient = interval_of(high).over(interval_of(low))
    return quotient is not None and quotient.meets(ratio)


def _against(parts: Sequence[Figure], told: Sequence[Decimal], found: re.Match[str]) -> Finding:
    """工业15.83亿元、农业9.74亿元、商业1.89亿元,比重为57.6:35.5:6.9."""
    whole = added(parts)
    scale = sum(told) if abs(sum(told) - _HUNDRED) > _NEAR and sum(map(_last, told)) >= len(told) else _HUNDRED
    shares = [value_of(part) / whole * scale for part in parts]
    slack = [(interval_of(part).high - value_of(part)) / whole * scale for part in parts]
    off = [abs(share - number) for share, number in zip(shares, told, strict=True)]
    bad = [at for at, each in enumerate(off) if each > slack[at] + _last(told[at]) * Decimal("1.1")]
    checked = bad[0] if bad else 0
    verdict = Verdict.INCONSISTENT if bad else Verdict.CONSISTENT
    computed = plain(shares[checked].quantize(_last(told[checked])))
    words = f"{plain(value_of(parts[checked]))} ÷ {plain(whole)} = {computed}%"
    if bad:
        words += f" ≠ {plain(told[checked])}"
    others = tuple(part for part in parts if part is not parts[checked])
    return Finding(FindingKind.SHARE, verdict, words, parts[checked], others, (found.span(),))


def _verdict(told: Sequence[Decimal]) -> Verdict | None:
    """Whether shares come to 100; None where they are none."""
    off = sum(told) - _HUNDRED
    if not off:
        return Verdict.CONSISTENT
    if _HUNDRED in told:
        return None
    digit = min(map(_last, told))
    if abs(off) <= sum(map(_last, told)) / 2:
        return Verdict.ROUNDING
    mistyped = [each for each in told if each > off and _is_misprint(each, each - off, digit)]
    long = len(told) >= _FEWEST and digit < 1
    if abs(off) <= (_NEAR if long else _NEAR / 3) or (long and mistyped and abs(off) <= _FAR * _TEN):
        return Verdict.INCONSISTENT
    return None


def _is_misprint(printed: Decimal, meant: Decimal, digit: Decimal) -> bool:
    shifted = meant in (printed * _TEN, printed / _TEN)
    return shifted or are_digits_mistyped(printed, meant, digit)


def _last(number: Decimal) -> Decimal:
    exponent = number.as_tuple().exponent
    return Decimal(1).scaleb(exponent) if isinstance(exponent, int) else Decimal(1)
