"""A figure as the cells of a row that goes out of the program, in the reader's language."""

from collections.abc import Callable, Mapping, Sequence
from decimal import Context, Decimal

from yearbook_viewer.messages import N_, Catalogue
from yearbook_viewer.records import Figure, Printing, Role
from yearbook_viewer.records.found import PART
from yearbook_viewer.text.figure_rows import printed_value
from yearbook_viewer.text.series.families import convert, family_of
from yearbook_viewer.wordings import DOUBTS, PERIOD_NAMES

Cell = str | int | Decimal

# As many digits as a spreadsheet holds of a number, less those that a division leaves behind.
_SHOWN_DIGITS = Context(prec=12)

# What a spreadsheet takes for a formula at the beginning of a cell, also full-width and behind what it strips (OWASP,
# "CSV Injection").
_FORMULA = ("=", "+", "-", "@", "＝", "＋", "－", "＠", "\t", "\r", "\n")

# What a cell of Excel holds in UTF-16 units, and the code points that fit it whatever they are.
_UNITS = 32_767
PIECE = _UNITS // 2
_LAST_OF_ONE_UNIT = "\uffff"

# Behind a sentence that does not stand there whole.
CUT = N_("……(句子太长,只有数字前后的部分)")

QUALIFIER_NAMES = {"range": N_("区间")}
ROLE_NAMES = {Role.LEVEL: "", Role.INCREASE: N_("增加"), Role.DECREASE: N_("减少")}


def converted(value: Decimal | None, unit: str, units: Sequence[str]) -> tuple[Decimal, str] | None:
    """A value of that unit in the first of the units that measures the same, with it; None where none does.

    To twelve digits, for 亩 in 公顷 has no end.
    """
    if value is None or not units:
        return None
    family = family_of(unit).name
    to = next((each for each in units if family_of(each).name == family), None)
    if to is None:
        return None
    told = _SHOWN_DIGITS.plus(convert(value, unit, to))
    # Without zeros at the end, and without an exponent in their place.
    return Decimal(format(told.normalize(), "f")), to


def harmless(words: str) -> str:
    """Words of a text, put in quotation marks where a spreadsheet would calculate with them.

    The marks are seen, and say what is meant: these are the text's own words. An apostrophe would be taken for one of
    them, a space is stripped by some programs, and characters that nobody sees are found by nobody.
    """
    return f"“{words}”" if words.startswith(_FORMULA) else words


def volume_words(printing: Printing, say: Catalogue) -> str:
    """临江年鉴 2021 年卷; empty where nothing is known of it."""
    year = say("{year} 年卷", year=printing.volume_year) if printing.volume_year else ""
    return " ".join(part for part in (printing.volume, year) if part)


def section_words(printing: Printing) -> str:
    """The headings from below the entry's title down to the figure."""
    return " › ".join(printing.section_path) or printing.section_title


def fitting(words: str) -> int:
    """How many code points of these words a cell of Excel holds: it counts UTF-16 units."""
    return PIECE if max(words, default="") > _LAST_OF_ONE_UNIT else _UNITS


def sentence_words(printing: Printing, say: Catalogue) -> str:
    """The sentence on one line; where there is more of it than is told, that is said behind it."""
    return " ".join(printing.sentence.split()) + (say(CUT) if printing.sentence_cut else "")


def sentence_that_fits(printing: Printing, say: Catalogue) -> str:
    """The same for a cell of Excel: of a sentence that is too long what stands around the figure."""
    words, mark = printing.sentence, say(CUT)
    room = fitting(words) - len(mark)
    if len(words) <= room:
        return sentence_words(printing, say)
    at = printing.figure.start - printing.sentence_start
    first = min(max(0, at - room // 2), len(words) - room)
    return " ".join(words[first : first + room].split()) + mark


def relation_words(figure: Figure, say: Catalogue) -> str:
    """What a change compares with, or what a part is a part of."""
    relation = figure.relation
    if relation.startswith(PART):
        return say("属于“{total}”", total=relation.removeprefix(PART))
    if relation.isdecimal():
        return say("较 {year} 年", year=relation)
    return say("较上年或上年同期") if relation else ""


def doubt_words(figure: Figure, say: Catalogue) -> str:
    """Why the figure may be wrong; empty if nothing speaks against it."""
    return say(DOUBTS.get(figure.doubt, "")) if figure.doubt else ""


def _value(figure: Figure) -> Cell:
    value = printed_value(figure)
    return "" if value is None else value


_Cells = Callable[[Printing, Catalogue], Cell]

_COLUMNS: Mapping[str, _Cells] = {
    N_("指标"): lambda printing, _: printing.figure.indicator,
    N_("原文"): lambda printing, _: printing.figure.text,
    N_("数值"): lambda printing, _: _value(printing.figure),
    N_("单位"): lambda printing, _: printing.figure.unit,
    N_("限定"): lambda printing, say: (
        say(QUALIFIER_NAMES.get(printing.figure.qualifier, "")) or printing.figure.qualifier
    ),
    N_("变化"): lambda printing, say: say(ROLE_NAMES[printing.figure.role]),
    N_("关系"): lambda printing, say: relation_words(printing.figure, say),
    N_("年份"): lambda printing, _: "" if printing.figure.year is None else printing.figure.year,
    N_("时期"): lambda printing, say: say(PERIOD_NAMES[printing.figure.period]),
    N_("范围"): lambda printing, _: printing.figure.scope,
    N_("主体"): lambda printing, _: printing.subject,
    N_("卷"): volume_words,
    N_("条目"): lambda printing, _: printing.entry_title,
    N_("章节"): lambda printing, _: section_words(printing),
    N_("目标"): lambda printing, say: say("目标") if printing.figure.target else "",
    N_("存疑"): lambda printing, say: doubt_words(printing.figure, say),
}
# Behind this many columns the value stands in the reader's unit, if he chose one.
_CONVERTED_AT = 4


def headings(units: Sequence[str], say: Catalogue) -> list[str]:
    """The names of the columns."""
    names = [say(name) for name in _COLUMNS]
    return [*names[:_CONVERTED_AT], *([say("换算值"), say("换算单位")] if units else []), *names[_CONVERTED_AT:]]


def cells(printing: Printing, units: Sequence[str], say: Catalogue) -> list[Cell]:
    """A row: text, whole numbers for years, decimal numbers with the digits that are printed."""
    row = [cell(printing, say) for cell in _COLUMNS.values()]
    if units:
        row[_CONVERTED_AT:_CONVERTED_AT] = converted(printing.figure.value, printing.figure.unit, units) or ("", "")
    return row
