"""Units that measure the same: 亩 and 公顷, 元 and 亿元; converted for comparing and for display."""

from decimal import MAX_EMAX, MIN_EMIN, Context, Decimal
from fractions import Fraction
from functools import cache, lru_cache
from typing import NamedTuple

from yearbook_viewer.text.folds import fold
from yearbook_viewer.text.lexicons import sections_of, simplified

# What may stand before a unit that the reader is shown (亿元); figures themselves have it in their value.
_MULTIPLIERS = {"万": 10**4, "十万": 10**5, "百万": 10**6, "千万": 10**7, "亿": 10**8, "十亿": 10**9, "百亿": 10**10,
                "千亿": 10**11, "万亿": 10**12}  # fmt: skip
_LONGEST = max(map(len, _MULTIPLIERS))
# More digits than any unit needs; 万亩 in 平方米 has no end.
_DIGITS = 28


class Family(NamedTuple):
    """What a unit measures: `name` of the family, its `base` unit, and how many of those the unit is (`factor`)."""

    name: str
    base: str
    factor: Fraction


@lru_cache(maxsize=4096)
def family_of(unit: str) -> Family:
    """The family of a unit as printed, with or without 万 and 亿; width, case and traditional forms are the same.

    A unit that is in none of the list is a family of its own, of its own name; the empty one is so too.
    """
    bare = fold(unit).translate(simplified()).replace(" ", "")
    listed = _listed()
    multiplier, single = (1, bare) if bare in listed else parted(bare)
    family = listed.get(single) or Family(single, single, Fraction(1))
    return family._replace(factor=family.factor * multiplier)


def parted(unit: str) -> tuple[int, str]:
    """What stands before a unit as a number, and the unit: 亿元 is (100000000, 元)."""
    for length in range(min(_LONGEST, len(unit) - 1), 0, -1):
        multiplier = _MULTIPLIERS.get(unit[:length])
        if multiplier:
            return multiplier, unit[length:]
    return 1, unit


def convert(value: Decimal, unit: str, to: str) -> Decimal:
    """The value in another unit of the same family, to 28 digits; ValueError where the families differ."""
    here, there = family_of(unit), family_of(to)
    if here.name != there.name:
        raise ValueError(f"{unit} cannot be told in {to}")
    return _times(value, here.factor / there.factor)


def in_base(value: Decimal, unit: str) -> Decimal:
    """The value in the base unit of the unit's family."""
    return _times(value, family_of(unit).factor)


def units_of(family: str) -> tuple[str, ...]:
    """The units that a reader may have the values of a family shown in, the smallest first."""
    base = _bases().get(family, family)
    return _shown().get(family) or ((base, f"万{base}") if base else ())


def _times(value: Decimal, factor: Fraction) -> Decimal:
    if factor == 1:
        return value
    exact = Context(prec=_DIGITS, Emax=MAX_EMAX, Emin=MIN_EMIN, traps=[])
    product = exact.multiply(value, Decimal(factor.numerator))
    return product if factor.denominator == 1 else exact.divide(product, Decimal(factor.denominator))


@cache
def _listed() -> dict[str, Family]:
    families: dict[str, Family] = {}
    for line in sections_of("units")["families"]:
        name, _, rest = line.partition(":")
        units = [unit.partition("=") for unit in rest.split()]
        families |= {fold(unit): Family(name, units[0][0], Fraction(factor)) for unit, _, factor in units}
    return families


@cache
def _bases() -> dict[str, str]:
    return {family.name: family.base for family in _listed().values()}


@cache
def _shown() -> dict[str, tuple[str, ...]]:
    lines = (line.partition(":") for line in sections_of("units")["shown"])
    return {name: tuple(units.split()) for name, _, units in lines}
