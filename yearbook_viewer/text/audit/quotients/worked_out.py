"""Averages, rates, multiples and conversions that two numbers nearby come to, known by the arithmetic."""

from collections.abc import Collection, Iterator, Sequence
from decimal import Decimal
from itertools import combinations

from yearbook_viewer.records import Figure, Finding, FindingKind, Role, Verdict
from yearbook_viewer.text.audit.clauses.akin import telling
from yearbook_viewer.text.audit.clauses.sentences import Sentence, joined
from yearbook_viewer.text.audit.numbers.chances import CERTAIN, equal_by_chance, slip_by_chance
from yearbook_viewer.text.audit.numbers.precision import (
    RATES,
    Interval,
    interval_of,
    is_well_read,
    last_digit,
    plain,
    value_of,
)
from yearbook_viewer.text.audit.numbers.rates import SIGNS, rounded
from yearbook_viewer.text.audit.quotients.quotient_readings import ratios_of
from yearbook_viewer.text.audit.quotients.rate_readings import (
    CERTAINLY,
    DEFINED,
    EXTREME,
    LIKELY,
    SURELY,
    Ratio,
    kind_of,
)
from yearbook_viewer.text.audit.quotients.weighed_quotients import quotients_weighed

# How likely it may be by chance that a misprint explains the numbers, by how surely the words tell of them.
_ALLOWED = {SURELY: 0.001, LIKELY: 0.04, CERTAINLY: 0.15, DEFINED: 0.9}
# The same of a rate: texts are full of rates of something else.
_ALLOWED_OF_RATES = {**_ALLOWED, LIKELY: 0.015}
_RARER = 5
# What is further off is an average of something else.
_FURTHEST = Decimal(20)
# Where the words say little, a number of one or two digits comes out by chance.
_TELLING = 2
_HUNDRED = Decimal(100)
# How far a number of one digit may be from what it is rounded from, to say that it comes out.
_ROUGH = Decimal("1.2")
# What is left of an amount, or came to it, is named so.
_NET = ("纯", "净利", "可支配", "增收")
_SHOWN = Decimal("0.0001")
_AGREEING = frozenset((Verdict.CONSISTENT, Verdict.ROUNDING))
_QUOTIENTS = frozenset((FindingKind.RATIO, FindingKind.SHARE))


def worked_out(sentences: Sequence[Sentence], told: Sequence[Finding]) -> Iterator[Finding]:
    """Averages, rates and conversions against the numbers that they come from: those that come out, and those that one
    misprint explains (不符), where that is no chance. `told`: what is known of the figures already."""
    known = {each.checked.start for each in told if each.verdict is not Verdict.PARTIAL}
    found = list(_of_nearby(sentences, known))
    yield from found
    # 按每人150元(财政补助120元、个人30元): a sum that comes out tells nothing of what is divided.
    held = {each.checked.start for each in (*told, *found) if each.kind in _QUOTIENTS and each.checked.start in known}
    held |= {each.checked.start for each in found}
    yield from quotients_weighed(sentences, held, [each for each in (*told, *found) if each.verdict in _AGREEING])


def _of_nearby(sentences: Sequence[Sentence], known: Collection[int]) -> Iterator[Finding]:
    """The same of the numbers that the words before each tell to belong to it."""
    for number, sentence in enumerate(sentences):
        whole, first = sentence, 0
        if number and sentences[number - 1].number + 1 == sentence.number:
            first = len(sentences[number - 1].figures)
            whole = joined(sentences[number - 1], whole)
        for at in range(max(1, first), first + len(sentence.figures)):
            figure = whole.figures[at]
            if figure.start in known or not _is_told(figure):
                continue
            found = _best(figure, ratios_of(whole, at))
            if found is not None:
                yield found


def _is_told(figure: Figure) -> bool:
    return (
        figure.role is Role.LEVEL
        and not figure.qualifier
        # 到1998年,…是1978年的5.6倍 is no plan, and if it were it should come out.
        and (not figure.target or figure.unit == "倍")
        and is_well_read(figure)
        and value_of(figure) > 0
    )


def _best(figure: Figure, ratios: Sequence[Ratio]) -> Finding | None:
    ratios = [
        ratio for ratio in ratios if _are_both_net(figure, ratio.over) and not EXTREME.search(ratio.over.indicator)
    ]
    if _is_of_both(figure, ratios):
        return None
    for ratio in ratios:
        computed, interval = _result(ratio)
        exact = rounded(computed, last_digit(figure)) == value_of(figure)
        if exact or interval.meets(interval_of(figure)):
            # 2000元 is not 2倍 of every 1264元 beside it for being rounded so.
            if max(computed, value_of(figure)) > min(computed, value_of(figure)) * _ROUGH:
                return None
            if ratio.sure > SURELY or len(f"{value_of(figure) / last_digit(figure):.0f}") > _TELLING:
                return _finding(figure, ratio, Verdict.CONSISTENT if exact else Verdict.ROUNDING)
            return None
        if computed <= 0:
            continue
        off = max(computed / value_of(figure), value_of(figure) / computed) - 1
        if off <= ratio.slack:
            return None
    best, least = None, CERTAIN
    most = max((ratio.sure for ratio in ratios), default=0)
    # Of tons over tons words tell less surely which is over which.
    near = [
        ratio for ratio in ratios if ratio.sure == most and _is_near(figure, ratio) and not _are_alike(figure, ratio)
    ]
    only = len(ratios) == 1 and most < CERTAINLY and figure.unit not in RATES
    for ratio in near:
        chance = _chance(figure, ratio) * len(near)
        if chance <= _allowed(figure, ratio, only=only) and chance < least:
            best, least = _finding(figure, ratio, Verdict.INCONSISTENT), chance
    return best


def _allowed(figure: Figure, ratio: Ratio, *, only: bool) -> float:
    """How likely chance may be; of a rate of which the words name less than half, less than where they say
    nothing: 学科带头人72人,…初中毛入学率."""
    if figure.unit not in RATES or ratio.complement:
        return _ALLOWED[ratio.sure + only]
    name, own = telling(figure.indicator.removesuffix("率")), telling(ratio.over.indicator.replace("方面", ""))
    named = ratio.sure != LIKELY or len(name & own) * 2 >= len(name)
    return _ALLOWED_OF_RATES[ratio.sure] if named else _ALLOWED[SURELY] / _RARER


def _is_of_both(figure: Figure, ratios: Sequence[Ratio]) -> bool:
    """Whether a rate is that of two amounts before it together: 高级教师72人、一级教师96人,中高级职称占72.7%."""
    rated = [ratio for ratio in ratios if figure.unit in RATES and ratio.under is not None and not ratio.complement]
    return any(
        one.under is other.under
        and one.over is not other.over
        and interval_of(figure).holds(_result(one)[0] + _result(other)[0])
        for one, other in combinations(rated, 2)
    )


def _are_both_net(one: Figure, other: Figure) -> bool:
    """Whether both or neither is what is left of an amount: 人均纯收入 comes of no 总收入."""
    return all((word in one.indicator) == (word in other.indicator) for word in _NET)


def _are_alike(figure: Figure, ratio: Ratio) -> bool:
    """Whether an average is of two amounts of one kind."""
    alike = ratio.under is not None and kind_of(ratio.over.unit) == kind_of(ratio.under.unit)
    return alike and figure.unit not in RATES


def _is_near(figure: Figure, ratio: Ratio) -> bool:
    computed, printed = _result(ratio)[0], value_of(figure)
    return computed > 0 and max(computed / printed, printed / computed) <= _FURTHEST


def _result(ratio: Ratio) -> tuple[Decimal, Interval]:
    """What a ratio comes to, and how far rounding lets it range."""
    computed = value_of(ratio.over) * ratio.factor / ratio.value
    over = interval_of(ratio.over).times(ratio.factor).over(ratio.bottom)
    assert over is not None  # only what is above nought is divided by
    if ratio.complement:
        return ratio.factor - computed, Interval(ratio.factor - over.high, ratio.factor - over.low)
    return computed, over


def _chance(figure: Figure, ratio: Ratio) -> float:
    """How likely it is by chance that one misprint in the three explains them, or a rate of the rest."""
    _, meant = _result(ratio)
    printed = interval_of(figure)
    if ratio.complement:
        printed = Interval(ratio.factor - printed.high, ratio.factor - printed.low)
    if printed.low <= 0 or meant.low <= 0:
        return CERTAIN
    chances = [slip_by_chance(figure, meant)]
    over = Interval(printed.low * ratio.bottom.low / ratio.factor, printed.high * ratio.bottom.high / ratio.factor)
    chances.append(slip_by_chance(ratio.over, over))
    if ratio.under is not None:
        under = interval_of(ratio.over).times(ratio.factor).over(printed)
        scale = value_of(ratio.under) / ratio.value
        if under is not None:
            chances.append(slip_by_chance(ratio.under, under.times(scale)))
    if figure.unit == "%":
        chances.append(equal_by_chance(figure, Interval(_HUNDRED - meant.high, _HUNDRED - meant.low)) * 2)
    return min(chances)


def _finding(figure: Figure, ratio: Ratio, verdict: Verdict) -> Finding:
    computed, _ = _result(ratio)
    rate = figure.unit in RATES
    words = plain(value_of(ratio.over))
    if ratio.under is not None or ratio.value != 1:
        words += f" ÷ {plain(rounded(ratio.value, _SHOWN))}"
    if not rate and ratio.factor != 1:
        words += f" × {plain(rounded(ratio.factor, _SHOWN))}"
    if ratio.complement:
        words = f"1 − {words}"
    digit = last_digit(figure)
    unit = figure.unit if rate else ""
    words += f" = {plain(rounded(computed, digit if verdict is Verdict.CONSISTENT else digit / 10))}{unit}"
    if verdict is not Verdict.CONSISTENT:
        words += f" {SIGNS[verdict]} {plain(value_of(figure))}{unit}"
    used = (each for each in (ratio.over, ratio.under) if each is not None)
    return Finding(FindingKind.RATIO, verdict, words, figure, tuple(sorted(used, key=lambda each: each.start)))
