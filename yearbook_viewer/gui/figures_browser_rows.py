"""The rows of the figures browser in words: made beside the window, which only shows them."""

from collections.abc import Iterable, Mapping, Sequence
from decimal import Context, Decimal
from enum import IntEnum

from yearbook_viewer.export.figure_cells import sentence_words
from yearbook_viewer.gui.figure_lines import number_text
from yearbook_viewer.messages import N_, Catalogue
from yearbook_viewer.records import FigureOrder, Printing, Role
from yearbook_viewer.text.series.families import convert, family_of
from yearbook_viewer.wordings import DOUBTS, PERIOD_NAMES


class BrowserColumn(IntEnum):
    """From left to right."""

    INDICATOR = 0
    TEXT = 1
    VALUE = 2
    UNIT = 3
    CHANGE = 4
    YEAR = 5
    PERIOD = 6
    SCOPE = 7
    SUBJECT = 8
    VOLUME = 9
    ENTRY = 10
    SECTION = 11


HEADINGS = {
    BrowserColumn.INDICATOR: N_("指标"),
    BrowserColumn.TEXT: N_("原文"),
    BrowserColumn.VALUE: N_("数值"),
    BrowserColumn.UNIT: N_("单位"),
    BrowserColumn.CHANGE: N_("变化"),
    BrowserColumn.YEAR: N_("年份"),
    BrowserColumn.PERIOD: N_("时期"),
    BrowserColumn.SCOPE: N_("范围"),
    BrowserColumn.SUBJECT: N_("主体"),
    BrowserColumn.VOLUME: N_("卷"),
    BrowserColumn.ENTRY: N_("条目"),
    BrowserColumn.SECTION: N_("章节"),
}

# What a column is sorted by; the others are not.
ORDERS = {
    BrowserColumn.INDICATOR: FigureOrder.INDICATOR,
    BrowserColumn.VALUE: FigureOrder.VALUE,
    BrowserColumn.UNIT: FigureOrder.UNIT,
    BrowserColumn.YEAR: FigureOrder.YEAR,
    BrowserColumn.SUBJECT: FigureOrder.SUBJECT,
}

# Digits of a value that was converted (1 亩 is 0.0667 公顷); as printed it stands beside it.
_DIGITS = Context(prec=6)


class BrowserRow:
    """A row ready to be shown; value and change are put in words when the unit is known that they are shown in."""

    __slots__ = ("change", "doubtful", "family", "sentence", "sign", "target", "texts", "tips", "unit", "value")

    def __init__(self, printing: Printing, say: Catalogue) -> None:
        figure = printing.figure
        self.value = figure.value
        self.unit = figure.unit
        self.family = family_of(figure.unit).name
        self.change = figure.role is not Role.LEVEL
        self.target = figure.target
        self.doubtful = bool(figure.doubt)
        self.sign = {Role.LEVEL: "", Role.INCREASE: "＋", Role.DECREASE: "−"}[figure.role]
        self.sentence = sentence_words(printing, say)
        volume = " ".join(str(part) for part in (printing.volume, printing.volume_year) if part)
        indicator = say("{indicator}(目标)", indicator=figure.indicator) if figure.target else figure.indicator
        self.texts = {
            BrowserColumn.INDICATOR: indicator,
            BrowserColumn.TEXT: " ".join(figure.text.split()),
            BrowserColumn.YEAR: "" if figure.year is None else str(figure.year),
            BrowserColumn.PERIOD: say(PERIOD_NAMES[figure.period]),
            BrowserColumn.SCOPE: figure.scope,
            BrowserColumn.SUBJECT: printing.subject,
            BrowserColumn.VOLUME: volume,
            BrowserColumn.ENTRY: printing.entry_title,
            BrowserColumn.SECTION: printing.section_title,
        }
        self.tips = {BrowserColumn.TEXT: self.sentence, BrowserColumn.VALUE: self.sentence}
        if figure.relation.isdecimal():
            self.tips[BrowserColumn.CHANGE] = say("较 {year} 年", year=figure.relation)
        elif figure.relation == "prior":
            self.tips[BrowserColumn.CHANGE] = say("较上年或上年同期")
        if figure.doubt:
            self.tips[BrowserColumn.TEXT] = f"{say(DOUBTS[figure.doubt])}\n{self.sentence}"

    def text(self, column: BrowserColumn, units: Mapping[str, str]) -> str:
        """What stands in the column; `units`: which unit the values of a family are shown in, if not their own."""
        match column:
            case BrowserColumn.UNIT:
                return units.get(self.family, self.unit)
            case BrowserColumn.VALUE:
                return "" if self.change else self._number(units)
            case BrowserColumn.CHANGE:
                return self.sign + (self._number(units) or self.texts[BrowserColumn.TEXT]) if self.change else ""
        return self.texts[column]

    def tip(self, column: BrowserColumn, units: Mapping[str, str]) -> str:
        return self.tips.get(column) or self.text(column, units)

    def _number(self, units: Mapping[str, str]) -> str:
        if self.value is None:
            return ""
        shown = units.get(self.family, self.unit)
        return (
            number_text(self.value)
            if shown == self.unit
            else number_text(_short(convert(self.value, self.unit, shown)))
        )


def rows_of(printings: Iterable[Printing], say: Catalogue) -> list[BrowserRow]:
    return [BrowserRow(printing, say) for printing in printings]


def table_text(
    rows: Iterable[BrowserRow], columns: Sequence[BrowserColumn], units: Mapping[str, str], say: Catalogue
) -> str:
    """The rows as TSV with a header and the sentence of each at the end, for the clipboard."""
    header = [*(say(HEADINGS[column]) for column in columns), say("原句")]
    lines = ([*(row.text(column, units) for column in columns), row.sentence] for row in rows)
    return "".join("\t".join(" ".join(cell.split()) for cell in line) + "\n" for line in (header, *lines))


def _short(value: Decimal) -> Decimal:
    """Without the endless digits that a conversion makes, and without noughts at its end; whole numbers stay exact."""
    whole = len(str(abs(int(value))))
    shortened = value if value == value.to_integral_value() else Context(prec=max(whole + 4, _DIGITS.prec)).plus(value)
    return shortened.normalize(Context(prec=28))
