"""A total with its parts, and how exactly each of them is printed."""

import re
from dataclasses import dataclass, field
from decimal import Decimal

from yearbook_viewer.records import Figure
from yearbook_viewer.text.figures.numerals import MULTIPLIERS, ONE, arabic_value
from yearbook_viewer.text.figures.surface import narrow

# Thousands set apart, or a line end within a number.
_BLANKS = re.compile(r"\s+")
_SCALES = frozenset(MULTIPLIERS.values())

_PRINTED = re.compile(
    r"([0-9０-９][0-9０-９,，]*)(?:[.．]([0-9０-９]+))?\s*(万亿|[十百千]亿|亿|[十百千]万|万|千(?!瓦|克|米|伏))?"
)
_WORDS_SCALE = re.compile(r"(万亿|亿|万)")


@dataclass(slots=True)
class Sum:
    """A total and the parts that the text gives for it; `complete`: other columns show that they are all of them."""

    total: Figure
    parts: list[Figure] = field(default_factory=list)
    complete: bool = False


def adds_up(each: Sum) -> bool:
    """Whether two or more parts come to their total, give or take half of the last digit of each."""
    added = sum((value_of(part) for part in each.parts), Decimal(0))
    tolerance = sum((half_digit(figure) for figure in (each.total, *each.parts)), Decimal(0))
    return len(each.parts) > 1 and abs(added - value_of(each.total)) <= tolerance


def value_of(figure: Figure) -> Decimal:
    """The figure's value in its base unit."""
    assert figure.value is not None  # every figure that the grammar finds has a value
    return figure.value


def scale_of(figure: Figure) -> Decimal:
    """The multiplier the number is printed with: 万 in 1.86万个."""
    printed = _PRINTED.search(_BLANKS.sub("", figure.text))
    if printed is not None and printed[3]:
        return MULTIPLIERS[printed[3]]
    if printed is not None:
        return _scale_elsewhere(figure, printed)
    words = _WORDS_SCALE.search(figure.text)
    return MULTIPLIERS[words[1]] if words is not None else ONE


def _scale_elsewhere(figure: Figure, printed: re.Match[str]) -> Decimal:
    """The multiplier of a number whose 万 stands in a table's caption or behind the number that follows."""
    number = arabic_value(narrow(f"{printed[1].strip(',，')}.{printed[2] or 0}"))
    scale = abs(value_of(figure)) / number if number else ONE
    return scale if scale in _SCALES else ONE


def half_digit(figure: Figure) -> Decimal:
    """Half of the last digit printed; nothing for a whole number without a multiplier, which is a count."""
    printed = _PRINTED.search(_BLANKS.sub("", figure.text))
    decimals = len(printed[2]) if printed is not None and printed[2] else 0
    scale = scale_of(figure)
    if decimals == 0 and scale == ONE:
        return Decimal(0)
    return scale / Decimal(10**decimals) / 2
