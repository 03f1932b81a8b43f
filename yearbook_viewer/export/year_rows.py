"""The figures of two years that count the same, as rows of a table in the words of the texts."""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from yearbook_viewer.export.tables import plain, unsigned
from yearbook_viewer.records import Extraction, Figure, FigurePair, Role

_TENTH = Decimal("0.1")
# In the scale that both are printed with.
_SCALES = {"亿": Decimal(10**8), "万": Decimal(10**4)}
# Two rates differ by points.
_POINTS = {"%": "个百分点", "‰": "个千分点"}


@dataclass(frozen=True, slots=True)
class YearRow:
    """What either year prints; one of them at least. `texts`: indicator, either year, difference, per cent."""

    old: Figure | None
    new: Figure | None
    texts: tuple[str, ...]


def year_rows(old: Extraction, new: Extraction, pairs: Iterable[FigurePair]) -> list[YearRow]:
    """The pairs as rows, in their order."""
    return [
        _row(
            None if pair.old is None else old.figures[pair.old],
            None if pair.new is None else new.figures[pair.new],
        )
        for pair in pairs
    ]


def _row(old: Figure | None, new: Figure | None) -> YearRow:
    indicator = next((figure.indicator for figure in (new, old) if figure), "")
    return YearRow(old, new, (indicator, _printed(old), _printed(new), *_compared(old, new)))


def _printed(figure: Figure | None) -> str:
    """As the text has it, a change with its sign."""
    if figure is None:
        return ""
    sign = {Role.LEVEL: "", Role.INCREASE: "＋", Role.DECREASE: "−"}[figure.role]
    words = " ".join(figure.text.split())
    return sign + unsigned(words) if sign else words


def _compared(old: Figure | None, new: Figure | None) -> tuple[str, str]:
    """By how much, in the unit or in points of it, and by how many per cent; of rates and changes no per cent."""
    if old is None or new is None or old.value is None or new.value is None:
        return "", ""
    before, after = _signed(old, old.value), _signed(new, new.value)
    scale = next((scale for scale in _SCALES if scale in old.text and scale in new.text), "")
    difference = _with_sign((after - before) / _SCALES.get(scale, 1), scale + _POINTS.get(new.unit, new.unit))
    if new.unit in _POINTS or new.role is not Role.LEVEL or before <= 0:
        return difference, ""
    return difference, _with_sign(((after - before) / before * 100).quantize(_TENTH), "%")


def _signed(figure: Figure, value: Decimal) -> Decimal:
    return -value if figure.role is Role.DECREASE else value


def _with_sign(number: Decimal, unit: str) -> str:
    if not number:
        return f"0{unit}"
    return f"{'−' if number < 0 else '＋'}{_grouped(abs(number))}{unit}"


def _grouped(number: Decimal) -> str:
    whole, point, decimals = plain(number).partition(".")
    return f"{int(whole):,}{point}{decimals}"
