"""A fact that is stated again, as the reader is told of it."""

from decimal import Context

from yearbook_viewer.records import Figure, Finding, FindingKind, Verdict
from yearbook_viewer.text.audit.numbers.precision import plain, scale_of, value_of
from yearbook_viewer.text.series.families import convert

# So many digits of a value in another unit are shown.
_SHOWN = Context(prec=12)


def written(checked: Figure, sign: str, against: Figure) -> str:
    """Two printed values side by side in the unit and scale of the first: `85.6 ≠ 86.5`."""
    scale = scale_of(checked)
    other = convert(value_of(against), against.unit, checked.unit)
    return f"{plain(value_of(checked) / scale)} {sign} {plain((other / scale).normalize(_SHOWN))}"


def repeated(checked: Figure, against: Figure, verdict: Verdict, sign: str) -> Finding:
    """The finding that a fact is stated again, with the same value or another."""
    return Finding(FindingKind.REPEAT, verdict, written(checked, sign, against), checked, (against,))
