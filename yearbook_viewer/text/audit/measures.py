"""Units that measure the same: a difference in 厘米 between values in 米."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from decimal import Decimal

from yearbook_viewer.records import Figure, Finding, Role
from yearbook_viewer.text.audit.sentences import Sentence

DEGREES = frozenset(("℃", "摄氏度", "度"))

_FAMILIES: tuple[Mapping[str, Decimal], ...] = (
    {"公里": Decimal(1000), "千米": Decimal(1000), "米": Decimal(1), "厘米": Decimal("0.01"), "毫米": Decimal("0.001")},
    {"元": Decimal(1), "角": Decimal("0.1")},
    {"吨": Decimal(1000), "公斤": Decimal(1), "千克": Decimal(1), "斤": Decimal("0.5"), "市斤": Decimal("0.5")},
    {"小时": Decimal(3600), "分钟": Decimal(60), "秒": Decimal(1)},
    {"℃": Decimal(1), "摄氏度": Decimal(1), "度": Decimal(1)},
)


def in_one_unit(sentence: Sentence) -> Sentence:
    """A sentence in which amounts of change are in the unit of the value before: 由1.92米提高到1.98米,提高6厘米."""
    figures = list(sentence.figures)
    for at in range(1, len(figures)):
        if figures[at].role is not Role.LEVEL:
            figures[at] = in_unit_of(figures[at], figures[at - 1])
    told = tuple(figures)
    return sentence if told == sentence.figures else replace(sentence, figures=told)


def as_printed(findings: Iterable[Finding], figures: Sequence[Figure]) -> Iterator[Finding]:
    """The findings with their figures as they stand in the text. `figures`: all of the entry."""
    printed = {figure.start: figure for figure in figures}
    for each in findings:
        against = tuple(printed[figure.start] for figure in each.against)
        checked = printed[each.checked.start]
        same = checked == each.checked and against == each.against
        yield each if same else replace(each, checked=checked, against=against)


def in_unit_of(figure: Figure, other: Figure) -> Figure:
    """A figure as it is in the unit of another, where both measure the same; else as it stands."""
    if figure.unit == other.unit or figure.value is None:
        return figure
    for family in _FAMILIES:
        if figure.unit in family and other.unit in family:
            return replace(figure, value=figure.value * family[figure.unit] / family[other.unit], unit=other.unit)
    return figure
