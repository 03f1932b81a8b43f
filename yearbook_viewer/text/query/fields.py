"""The fields of a query: what they are called, and what stands in them."""

import re

from yearbook_viewer.records import Reason
from yearbook_viewer.text.query.tree import Field, FieldName, Leaf, Values, Word, Years
from yearbook_viewer.text.search_folds import search_fold
from yearbook_viewer.text.value_ranges import read_range, read_year

# The two fields that hold no words.
YEAR, VALUE = "year", "value"

# In Chinese and English; the first of each is how a query is written.
NAMES: dict[str, tuple[str, ...]] = {
    FieldName.TITLE: ("标题", "title"),
    FieldName.PERSON: ("人物", "person"),
    FieldName.ORG: ("机构", "org"),
    FieldName.PLACE: ("地名", "place"),
    FieldName.AREA: ("地区", "area"),
    FieldName.SOURCE: ("来源", "source"),
    YEAR: ("年", "年份", "year"),
    VALUE: ("数值", "value"),
}
_FIELDS = {name: field for field, names in NAMES.items() for name in names}
_LONGEST_NAME = max(map(len, _FIELDS))
_NAMED = re.compile(rf"([^\s:：]{{1,{_LONGEST_NAME}}})[:：]")

# What looks like the name of a field: letters, with something but a path behind the colon.
_LIKE_A_NAME = re.compile(r"[^\W\d_]{1,8}[:：](?!//)(?=.)")

_SPAN = re.compile(r"(?P<first>[^-]*?)-+(?P<last>[^-]*)")
_DASHES = re.compile("[-－−–—~～至到]+")
_OPEN_END = re.compile("(?:以来|以后|之后|起|至今)$")
_SHORT_YEAR, _YEAR_DIGITS = 2, 4


def field_at(text: str, at: int) -> tuple[str, int] | None:
    """The field whose name and colon stand there, and where they end; None where none does."""
    found = _NAMED.match(text, at)
    field = _FIELDS.get(search_fold(found[1])) if found else None
    return (field, found.end()) if found and field else None


def unknown_field(typed: str) -> str:
    """What stands like the name of a field before letters that are searched; empty where nothing does."""
    found = _LIKE_A_NAME.match(typed)
    return found[0][:-1] if found else ""


def leaf_in(field: str, typed: str, *, quoted: bool) -> Leaf | Reason | None:
    """What is asked of the field; a Reason where it cannot be read as a year or value, None for nothing."""
    if field == YEAR:
        return read_years(typed) or Reason("query-no-year", (("words", typed),))
    if field == VALUE:
        found = read_range(typed)
        return Values(typed, found) if found else Reason("query-no-value", (("words", typed),))
    folded = search_fold(typed)
    return Field(FieldName(field), Word(typed, folded, quoted)) if folded else None


def read_years(typed: str) -> Years | None:
    """2015, 2015年, 2015-2020, 2015—, -2020, 2015年以来, 2015-16; 201 are the years that begin so. None for no year."""
    told = _DASHES.sub("-", _OPEN_END.sub("-", search_fold(typed)))
    span = _SPAN.fullmatch(told)
    if span is None:
        return _years(told)
    first, last = (_years(span[name]) if span[name] else Years(None, None) for name in ("first", "last"))
    short = span["last"].removesuffix("年")
    if first and first.first is not None and len(short) == _SHORT_YEAR and short.isdecimal():
        last = _years(str(first.first)[:-_SHORT_YEAR] + short)
    if first is None or last is None or (first.first is None and last.last is None):
        return None
    begin, end = first.first, last.last
    if begin is not None and end is not None and begin > end:
        return Years(last.first, first.last)
    return Years(begin, end)


def _years(told: str) -> Years | None:
    """A year, or those that begin with its first digits."""
    try:
        year = read_year(told)
    except ValueError:
        return None
    digits = told.removesuffix("年")
    if year is not None:
        return Years(year, year)
    if not digits.isdecimal() or digits.startswith("0"):
        return None
    open_digits = _YEAR_DIGITS - len(digits)
    first = int(digits) * 10**open_digits
    return Years(first, first + 10**open_digits - 1)
