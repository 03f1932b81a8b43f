"""Findings that others of the same numbers speak against: what comes out another way is no misprint."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import combinations

from yearbook_viewer.records import Figure, Finding, FindingKind, Verdict
from yearbook_viewer.text.audit.numbers.precision import value_of
from yearbook_viewer.text.audit.numbers.rates import is_rate
from yearbook_viewer.text.audit.totals.divisions import DIVIDED
from yearbook_viewer.text.audit.totals.totals import LEFT_OVER, added

_AGREEING = frozenset((Verdict.CONSISTENT, Verdict.ROUNDING))
_RATES = frozenset((FindingKind.SHARE, FindingKind.RATIO))
_OF_WHOLES = ("%", "‰")
_CHANGES = frozenset((FindingKind.GROWTH, FindingKind.CHANGE))
# What these hold against each other is one number told twice, or one that is told against what it counts: that each
# is right elsewhere says nothing. Shares of two digits come out elsewhere by chance.
_APART = frozenset((FindingKind.REPEAT, FindingKind.TABLE, FindingKind.COUNT, FindingKind.SHARE))
# 每百人拥有电话8.98部(含移动电话): of more than is told before.
_MORE = re.compile(r"[(（](?:含|包括|不含|不包括|未含|计入)")
# 人均36元(按年平均人口61.3万人计算).
_DIVISOR = re.compile(r"[(（](?![^()（）]*天)(?:按|以|全|含)[^()（）。]{0,20}?[0-9][^()（）。]{0,12}[)）]")
_MOST_PARTS, _BOTH = 40, 2
_STOP, _ENDED = re.compile("[;；。]"), re.compile("[。！？\n]")
_LONGEST_SENTENCE = 200


def without_gainsaid(text: str, found: Sequence[Finding], accounts: Iterable[Finding]) -> Iterator[Finding]:
    """The findings of an entry without what does not agree and need not, as others among them tell.

    `accounts`: what came and went, as far as it was held.
    """
    known = _known(found, accounts)
    for each in found:
        if each.verdict is not Verdict.INCONSISTENT or not _is_gainsaid(text, each, known):
            yield each


@dataclass(frozen=True, slots=True)
class _Known:
    """What comes out in an entry, by where its numbers begin.

    `rates`: the numbers of which one is a rate of the other, with the unit of that; `rated`: the shares and averages;
    `compared`: pairs of a value and an earlier one, which are no two tellings of one; `summed`, `exact`: by a number
    the sums, and all that comes out to the last digit, with that number; `proved`: values, with their units, that their
    change and its rate bear out.
    """

    rates: set[tuple[str, frozenset[int]]]
    rated: set[int]
    compared: set[frozenset[int]]
    accounts: Sequence[frozenset[int]]
    summed: Mapping[int, Sequence[frozenset[int]]]
    exact: Mapping[int, Sequence[frozenset[int]]]
    proved: set[tuple[Decimal | None, str]]


def _known(found: Sequence[Finding], accounts: Iterable[Finding]) -> _Known:
    agreeing = [each for each in found if each.verdict in _AGREEING]
    exact = [each for each in agreeing if each.verdict is Verdict.CONSISTENT]
    changes = [each for each in exact if each.kind in _CHANGES and len(each.against) > 1]
    return _Known(
        rates={
            _rate_of(each)
            for each in agreeing
            if is_rate(each.checked) and len(each.against) > 1 and not _is_of_both(each)
        },
        rated={each.checked.start for each in agreeing if each.kind in _RATES},
        compared={pair for each in agreeing if each.kind in _CHANGES for pair in _pairs(each)},
        accounts=[frozenset(_starts(each)) for each in accounts if each.verdict in _AGREEING],
        summed=_by_number(each for each in agreeing if each.kind is FindingKind.SUM),
        exact=_by_number(exact),
        proved={(figure.value, figure.unit) for each in changes for figure in (each.checked, *each.against)},
    )


def _is_gainsaid(text: str, each: Finding, known: _Known) -> bool:
    starts = _starts(each)
    if each.kind is FindingKind.SUM:
        pairs = [frozenset((starts[0], part)) for part in starts[1:]]
        if (
            # 治愈1876人,治愈率80.0%,好转399人,好转率17.0%: that these do not add up is no misprint.
            (len(pairs) > 1 and all(any((unit, pair) in known.rates for unit in _OF_WHOLES) for pair in pairs))
            or any(known_pair in known.compared for known_pair in pairs)
            or any(account.issuperset(starts) for account in known.accounts)
            or _is_told_with_others(text, each)
        ):
            return True
    # 破案率82% of all cases, 86% of the serious ones; shares of one whole that overlap.
    if (each.kind is FindingKind.REPEAT or _is_of_hundred(each)) and known.rated.issuperset(starts):
        return True
    if each.kind is FindingKind.REPEAT:
        figures = (each.checked, *each.against)
        proved = all((figure.value, figure.unit) in known.proved for figure in figures)
        return proved or _are_of_two_times(text, each, known.compared) or _are_parts_of_others(each, known.summed)
    # Two numbers have one quotient: what has another one is of others.
    if each.kind is not FindingKind.GROWTH and not _is_of_both(each) and _rate_of(each) in known.rates:
        return True
    return _has_divisor_of_its_own(text, each) or _is_right_elsewhere(each, known.exact)


def _are_of_two_times(text: str, each: Finding, compared: Iterable[frozenset[int]]) -> bool:
    """Whether two numbers, or two others of their sentences, are a value and an earlier one between which a change
    lies: 售电量3.86亿千瓦时,比1995年增长12.5%,线损率7.8%。1995年售电量3.43亿千瓦时,线损率8.2%."""
    if not each.against:
        return False
    one, other = sorted(_starts(each)[:2])
    return any(_is_one_sentence(text, one, min(pair)) and _is_one_sentence(text, other, max(pair)) for pair in compared)


def _is_one_sentence(text: str, one: int, other: int) -> bool:
    first, last = sorted((one, other))
    return last - first <= _LONGEST_SENTENCE and _ENDED.search(text, first, last) is None


def _are_parts_of_others(each: Finding, summed: Mapping[int, Sequence[frozenset[int]]]) -> bool:
    """Whether the two numbers add up with others to two totals: 城镇人口 of 常住人口, and of 户籍人口."""
    one = set(summed.get(each.checked.start, ()))
    other = {kept for start in _starts(each)[1:] for kept in summed.get(start, ())}
    return bool(one and other) and one.isdisjoint(other)


def _is_of_both(each: Finding) -> bool:
    """Whether a share is that of the lesser of two parts in both together, whose other share is another one."""
    told = each.kind is FindingKind.SHARE and len(each.against) == _BOTH
    return told and value_of(each.against[0]) < value_of(each.against[1])


def _is_of_hundred(each: Finding) -> bool:
    return (
        each.kind is FindingKind.SHARE
        and len(each.against) > 1
        and all(figure.unit == each.checked.unit for figure in each.against)
    )


def _has_divisor_of_its_own(text: str, each: Finding) -> bool:
    """Whether what an average is divided by stands in brackets behind it, and it was divided by something else:
    每千人拥有网点6.2个(全县41.2万人)."""
    if each.kind is not FindingKind.RATIO:
        return False
    if _MORE.match(text, each.checked.end):
        return True
    note = _DIVISOR.match(text, each.checked.end)
    return note is not None and not any(note.start() <= figure.start < note.end() for figure in each.against)


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


def _rate_of(each: Finding) -> tuple[str, frozenset[int]]:
    return each.checked.unit, frozenset(_starts(each)[1:])


def _pairs(each: Finding) -> Iterator[frozenset[int]]:
    return (frozenset(pair) for pair in combinations(_starts(each)[1:], 2))


def _starts(finding: Finding) -> list[int]:
    return [finding.checked.start, *(figure.start for figure in finding.against)]
