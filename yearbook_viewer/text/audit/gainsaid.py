"""Findings that others of the same numbers speak against: what comes out another way is no misprint."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import combinations

from yearbook_viewer.records import Figure, Finding, FindingKind, Verdict
from yearbook_viewer.text.audit.divisions import DIVIDED
from yearbook_viewer.text.audit.precision import value_of
from yearbook_viewer.text.audit.totals import LEFT_OVER, added

_AGREEING = frozenset((Verdict.CONSISTENT, Verdict.ROUNDING))
_RATES = frozenset((FindingKind.SHARE, FindingKind.RATIO))
_CHANGES = frozenset((FindingKind.GROWTH, FindingKind.CHANGE))
# What these hold against each other is one number told twice, or one that is told against what it counts: that each
# is right elsewhere says nothing. Shares of two digits come out elsewhere by chance.
_APART = frozenset((FindingKind.REPEAT, FindingKind.TABLE, FindingKind.COUNT, FindingKind.SHARE))
_MOST_PARTS = 40
_STOP = re.compile("[;；。]")


def without_gainsaid(text: str, found: Sequence[Finding], accounts: Iterable[Finding]) -> Iterator[Finding]:
    """The findings of an entry without what does not agree and need not, as others among them tell.

    `accounts`: what came and went, as far as it was held.
    """
    agreeing = [each for each in found if each.verdict in _AGREEING]
    rated = {frozenset(_starts(each)[1:]) for each in agreeing if each.kind in _RATES}
    right = {each.checked.start for each in agreeing if each.kind in _RATES}
    changed = {pair for each in agreeing if each.kind in _CHANGES for pair in _pairs(each)}
    settled = [frozenset(_starts(each)) for each in accounts if each.verdict in _AGREEING]
    exact = _by_number(each for each in agreeing if each.verdict is Verdict.CONSISTENT)
    for each in found:
        if each.verdict is not Verdict.INCONSISTENT:
            yield each
            continue
        if each.kind is FindingKind.SUM and (
            _are_all_rated(each, rated)
            or any(frozenset(_starts(each)) <= account for account in settled)
            or any(frozenset((each.checked.start, part.start)) in changed for part in each.against)
            or _is_told_with_others(text, each)
        ):
            continue
        # 破案率82% of all cases, 86% of the serious ones; shares of one whole that overlap.
        if (each.kind is FindingKind.REPEAT or _is_of_hundred(each)) and right.issuperset(_starts(each)):
            continue
        if not _is_right_elsewhere(each, exact):
            yield each


def _are_all_rated(each: Finding, rated: set[frozenset[int]]) -> bool:
    """Whether each part has its right rate of the total: 出院2345人,治愈1876人,治愈率80.0%,好转399人,好转率17.0%;
    that these do not add up is no misprint."""
    return len(each.against) > 1 and all(frozenset((each.checked.start, part.start)) in rated for part in each.against)


def _is_of_hundred(each: Finding) -> bool:
    return (
        each.kind is FindingKind.SHARE
        and len(each.against) > 1
        and all(figure.unit == each.checked.unit for figure in each.against)
    )


def _by_number(found: Iterable[Finding]) -> dict[int, list[frozenset[int]]]:
    """By where a number begins the findings that hold it against others."""
    by_number: dict[int, list[frozenset[int]]] = defaultdict(list)
    for each in found:
        starts = frozenset(_starts(each))
        for start in starts if len(starts) > 1 else ():
            by_number[start].append(starts)
    return by_number


def _is_right_elsewhere(each: Finding, exact: Mapping[int, Sequence[frozenset[int]]]) -> bool:
    """Whether each of its numbers comes out, to the last digit, in what tells of others too: none of them is wrong."""
    own = frozenset(_starts(each))
    if each.kind in _APART or each.passages or len(own) < 2:
        return False
    return all(any(own != other for other in exact.get(start, ())) for start in own)


def _is_told_with_others(text: str, each: Finding) -> bool:
    """Whether the first parts come to the total, and what follows them is none: another division of it behind a stop
    (…,其余65名为群众;妇女代表47名), what the two differ by (贸易顺差), or the parts of the last one."""
    total, parts = value_of(each.checked), each.against
    if len(parts) > _MOST_PARTS:
        return False
    for count in range(2, len(parts)):
        if added(parts[:count]) != total:
            continue
        between = text[parts[count - 1].end : parts[count].start]
        ended = _STOP.search(between) or DIVIDED.search(between) or LEFT_OVER.match(parts[count - 1].indicator)
        differing = count == 2 and value_of(parts[2]) == abs(value_of(parts[0]) - value_of(parts[1]))
        if ended or differing:
            return True
    return _has_inner(parts, each.checked)


def _has_inner(parts: Sequence[Figure], total: Figure) -> bool:
    """Whether parts come to the total without two and more that come to the one before them."""
    for first, last in combinations(range(1, len(parts) + 1), 2):
        inner = parts[first:last]
        if len(inner) > 1 and added(inner) == value_of(parts[first - 1]):
            return added([*parts[:first], *parts[last:]]) == value_of(total)
    return False


def _pairs(each: Finding) -> Iterator[frozenset[int]]:
    return (frozenset(pair) for pair in combinations(_starts(each)[1:], 2))


def _starts(finding: Finding) -> list[int]:
    return [finding.checked.start, *(figure.start for figure in finding.against)]
