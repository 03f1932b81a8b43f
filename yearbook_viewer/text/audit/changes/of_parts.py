"""How a whole changed against how its parts did: what they were before has to add up too."""

from collections.abc import Iterator, Sequence

from yearbook_viewer.records import Figure, Finding, FindingKind, Implied, Role, Verdict
from yearbook_viewer.text.audit.numbers.chances import slip_by_chance
from yearbook_viewer.text.audit.numbers.precision import RATES, Interval, common_scale, half_digit, plain, value_of
from yearbook_viewer.text.audit.numbers.rates import printed_rate

_AGREEING = (Verdict.CONSISTENT, Verdict.ROUNDING)
_FEWEST = 2
# How likely it may be by chance that one misprint explains a rate that lies between those of the parts.
_MOST_LIKELY = 0.1


def changed_with_parts(summed: Sequence[Finding], changed: Sequence[Finding]) -> Iterator[Finding]:
    """Rates of wholes that do not follow from those of their parts (不符): total 32.46, up 6.4%, of 21.3, up 4.1%, and
    11.16, up 5%. Told where the whole rose more or less than each part, or one misprint explains its rate.

    `summed`: the sums; `changed`: what was found of changes, with the values before that they imply.
    """
    then = {each.against[0].start: each for each in changed if each.implied is not None and len(each.against) == 1}
    if len(then) <= _FEWEST:
        return
    for each in summed:
        if each.kind is not FindingKind.SUM or each.verdict not in _AGREEING or len(each.against) < _FEWEST:
            continue
        whole, parts = then.get(each.checked.start), [then.get(figure.start) for figure in each.against]
        told = [part for part in parts if part is not None]
        if whole is not None and whole.checked.unit in RATES and len(told) == len(parts):
            yield from _held(whole, told)


def _held(whole: Finding, parts: Sequence[Finding]) -> Iterator[Finding]:
    before, *others = (each.implied for each in (whole, *parts))
    told = [each for each in others if before is not None and each is not None and each.year == before.year]
    if before is None or len(told) != len(parts) or any(each.value <= each.tolerance for each in (before, *told)):
        return
    level = whole.against[0]
    total = sum(each.value for each in told)
    off = sum(each.tolerance for each in told) + len(parts) * half_digit(level)
    if abs(total - before.value) <= off + before.tolerance:
        return
    grown = [_times(part.against[0], each) for part, each in zip(parts, told, strict=True)]
    own = _times(level, before)
    apart = own.low > max(each.high for each in grown) or own.high < min(each.low for each in grown)
    if apart or _is_slip(whole.checked, Interval(value_of(level) / (total + off), value_of(level) / (total - off))):
        scale = common_scale(level)
        sides = " + ".join(plain(each.value / scale) for each in told)
        words = f"{sides} = {plain(total / scale)} ≠ {plain(before.value / scale)}"
        rates = tuple(part.checked for part in parts)
        yield Finding(FindingKind.GROWTH, Verdict.INCONSISTENT, words, whole.checked, rates)


def _times(level: Figure, before: Implied) -> Interval:
    """How many times what it was before a value is, as far as what is implied lets it range."""
    value = value_of(level)
    return Interval(value / (before.value + before.tolerance), value / (before.value - before.tolerance))


def _is_slip(rate: Figure, ratio: Interval) -> bool:
    """Whether one misprint explains a rate that should be of a value so many times itself."""
    per, sign = printed_rate(rate).per, -1 if rate.role is Role.DECREASE else 1
    ends = sorted(sign * (each - 1) * per for each in (ratio.low, ratio.high))
    return ends[0] > 0 and slip_by_chance(rate, Interval(*ends)) <= _MOST_LIKELY
