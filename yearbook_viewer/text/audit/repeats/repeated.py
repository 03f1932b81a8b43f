"""A fact that is stated again, as the reader is told of it."""

from decimal import Context

from yearbook_viewer.records import Figure, Finding, FindingKind, Verdict
from yearbook_viewer.text.audit.numbers.precision import plain, scale_of, value_of
from yearbook_viewer.text.series.families import convert, family_of

# So many digits of a value in another unit are shown; of one without end (2360 亩 in 公顷) fewer.
_SHOWN, _ENDLESS = Context(prec=12), Context(prec=6)


def written(checked: Figure, sign: str, against: Figure) -> str:
    """Two printed values side by side in the unit and scale of the first: `85.6 ≠ 86.5`; those of one thing counted
    in other words (446人, 409名) as they stand."""
    scale = scale_of(checked)
    other = value_of(against)
    if family_of(against.unit).name == family_of(checked.unit).name:
        other = convert(other, against.unit, checked.unit)
    shown = (other / scale).normalize(_SHOWN)
    if len(shown.as_tuple().digits) == _SHOWN.prec:
        shown = shown.normalize(_ENDLESS)
    return f"{plain(value_of(checked) / scale)} {sign} {plain(shown)}"


def repeated(checked: Figure, against: Figure, verdict: Verdict, sign: str) -> Finding:
    """The finding that a fact is stated again, with the same value or another."""
    return Finding(FindingKind.REPEAT, verdict, written(checked, sign, against), checked, (against,))
