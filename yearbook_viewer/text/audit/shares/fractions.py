"""Shares told as fractions (60个大队中40个通电,占三分之二; 占一半), held against the amounts before them."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from operator import attrgetter

from yearbook_viewer.records import Entry, Figure, Finding, FindingKind, Verdict
from yearbook_viewer.text.audit.clauses.wording import is_same_name
from yearbook_viewer.text.audit.numbers.precision import common_scale, plain, value_of
from yearbook_viewer.text.audit.shares.share_claims import is_amount
from yearbook_viewer.text.audit.totals.totals import are_alike
from yearbook_viewer.text.figures.numerals import chinese_value

_DIGITS = "一二三四五六七八九十"
_FRACTION = re.compile(
    rf"(?:占|约当|相当于|约合)(?P<of>[^,，;；:：。、占\n]{{0,16}}?)的?(?P<about>约|近|将近|大约|接近|超过|不到|不足|几乎)?"
    rf"(?:(?P<low>[{_DIGITS}]{{1,3}})分之(?P<high>[{_DIGITS}]{{1,3}})|(?P<half>一半|半数))(?P<more>强|弱|以上|多|左右|以下)?"
)
# What names no whole of its own, and what a name has behind it.
_ALL = re.compile("^(?:全[县市区省乡镇村社厂校部体年]|[总其])+|(?:总[数量额]|人数|户数|面积|总产?值)$|^(?:有|了|到)+")
# A fraction that is told without a word that blurs it is meant to be so near.
_NEAR, _BLURRED = Decimal("0.035"), Decimal("0.1")
# Up to so many times as much or as little it is a slip; further off it is of something else.
_FARTHEST, _FARTHEST_NAMED = Decimal("2.5"), Decimal(5)
# The amounts stand so near, the part right before.
_BACK, _BESIDE, _MOST = 160, 12, 10
_STOPS = re.compile("[。\n]")
_MOST_STOPS = 2
_start_of = attrgetter("start")


@dataclass(frozen=True, slots=True)
class _Told:
    """A fraction as it is printed: `share` of one, where it may be off by `near` of itself."""

    words: str
    share: Decimal
    near: Decimal


def fractions(entry: Entry, figures: Sequence[Figure]) -> Iterator[Finding]:
    """What the fractions of an entry come to; kept with the part that they are told of."""
    agreed: set[int] = set()
    for found in _FRACTION.finditer(entry.text):
        told = _told(found)
        at = bisect_left(figures, found.start(), key=_start_of)
        if told is None or at == 0:
            continue
        part = figures[at - 1]
        between = entry.text[part.end : found.start()]
        if len(between) > _BESIDE or _STOPS.search(between) or not is_amount(part) or part.qualifier:
            continue
        wholes = list(_wholes(entry.text, figures[max(0, at - 1 - _MOST) : at - 1], part))
        held = next((whole for whole in reversed(wholes) if _comes_to(part, whole, told)), None)
        if held is not None:
            agreed.add(held.start)
            yield _finding(part, held, told, found, Verdict.CONSISTENT)
        elif wholes:
            whole = _likeliest(wholes, found["of"], agreed)
            ratio = value_of(part) / value_of(whole) / told.share if whole is not None else Decimal(0)
            far = _FARTHEST_NAMED if _ALL.sub("", found["of"]) else _FARTHEST
            if whole is not None and 1 / far < ratio < far:
                yield _finding(part, whole, told, found, Verdict.INCONSISTENT)


def _told(found: re.Match[str]) -> _Told | None:
    low, high = (Decimal(2), Decimal(1)) if found["half"] else map(chinese_value, (found["low"], found["high"]))
    if low is None or high is None or not 0 < high < low:
        return None
    blurred = found["about"] or found["more"] or found["half"]
    words = found["half"] or f"{found['low']}分之{found['high']}"
    return _Told(words, high / low, _BLURRED if blurred else _NEAR)


def _wholes(text: str, before: Sequence[Figure], part: Figure) -> Iterator[Figure]:
    """The amounts before a part that are more."""
    for each in before:
        near = part.start - each.end <= _BACK and len(_STOPS.findall(text, each.end, part.start)) <= _MOST_STOPS
        if near and is_amount(each) and are_alike(each, part) and value_of(each) > value_of(part) > 0:
            yield each


def _likeliest(wholes: Sequence[Figure], of: str, agreed: set[int]) -> Figure | None:
    """The whole that the words name; where they name none, that of which other fractions are, or the only one."""
    name = _ALL.sub("", of)
    if name:
        return next((each for each in wholes if is_same_name(name, _ALL.sub("", each.indicator))), None)
    others = [each for each in wholes if each.start in agreed]
    return next(iter(others or (wholes if len(wholes) == 1 else ())), None)


def _comes_to(part: Figure, whole: Figure, told: _Told) -> bool:
    return abs(value_of(part) / value_of(whole) - told.share) <= told.share * told.near


def _finding(part: Figure, whole: Figure, told: _Told, found: re.Match[str], verdict: Verdict) -> Finding:
    scale = common_scale(part, whole)
    sides = f"{plain(value_of(part) / scale)} ÷ {plain(value_of(whole) / scale)}"
    computed = plain((value_of(part) / value_of(whole) * 100).quantize(Decimal("0.1")))
    sign = "≈" if verdict is Verdict.CONSISTENT else "≠"
    return Finding(
        FindingKind.SHARE, verdict, f"{sides} = {computed}% {sign} {told.words}", part, (whole,), (found.span(),)
    )
