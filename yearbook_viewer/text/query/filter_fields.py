"""The filter row's fields and the query that is typed: one and the same, written in either."""

from dataclasses import dataclass

from yearbook_viewer.records import Reason
from yearbook_viewer.text.query.fields import VALUE, leaf_in, read_years
from yearbook_viewer.text.query.parsing import parse
from yearbook_viewer.text.query.tree import And, Field, FieldName, Leaf, Query, Values, Years
from yearbook_viewer.text.query.writing import written

# The fields that hold words, as they are called below.
WORDED = {
    "title": FieldName.TITLE,
    "person": FieldName.PERSON,
    "org": FieldName.ORG,
    "area": FieldName.AREA,
    "source": FieldName.SOURCE,
}


@dataclass(frozen=True, slots=True)
class FilterFields:
    """What stands in the fields; empty for nothing. `value`: with a sign and a unit, > 1000 万元."""

    title: str = ""
    person: str = ""
    org: str = ""
    first_year: str = ""
    last_year: str = ""
    area: str = ""
    source: str = ""
    value: str = ""


def fields_in(typed: str) -> FilterFields:
    """What a typed query says in the fields: what all that is found must have; the first where there are several."""
    found: dict[str, str] = {}
    for part in _parts(parse(typed).query):
        for name, words in _told(part).items():
            found.setdefault(name, words)
    return FilterFields(**found)


def with_fields(typed: str, fields: FilterFields) -> str:
    """The typed query with these fields in the place of its own; what cannot be read as a year or value is left out."""
    parts = list(_parts(parse(typed).query))
    shown: set[str] = set()
    kept: list[Query] = []
    for part in parts:
        told = _told(part)
        if not told or told.keys() <= shown:
            kept.append(part)
        shown |= told.keys()
    asked = [*kept, *_leaves(fields)]
    return written(And(tuple(asked)) if len(asked) > 1 else asked[0] if asked else None)


def unread(fields: FilterFields) -> dict[str, Reason]:
    """The fields whose words are left out of the query, with why: no year, no value."""
    years = {name: getattr(fields, name).strip() for name in ("first_year", "last_year")}
    lacking = {
        name: Reason("filter-no-year", (("words", words),))
        for name, words in years.items()
        if words and read_years(words) is None
    }
    value = fields.value.strip()
    if value and isinstance(leaf_in(VALUE, value, quoted=False), Reason):
        lacking["value"] = Reason("filter-no-value", (("words", value),))
    return lacking


def _parts(query: Query | None) -> tuple[Query, ...]:
    if query is None:
        return ()
    return query.parts if isinstance(query, And) else (query,)


def _told(part: Query) -> dict[str, str]:
    """What the part says in fields of the row; nothing for what is none of them."""
    match part:
        case Field(field, word):
            return {name: word.typed for name, known in WORDED.items() if known is field}
        case Years(first, last):
            return {"first_year": "" if first is None else str(first), "last_year": "" if last is None else str(last)}
        case Values(typed):
            return {"value": typed}
        case _:
            return {}


def _leaves(fields: FilterFields) -> list[Leaf]:
    read: list[Leaf | Reason | None] = []
    for name, field in WORDED.items():
        words = " ".join(getattr(fields, name).split())
        read.append(leaf_in(field, words, quoted=" " in words))
    years = (fields.first_year.strip(), fields.last_year.strip())
    first, last = (each if read_years(each) else "" for each in years)
    if first or last:
        read.append(read_years(f"{first}-{last}"))
    if fields.value.strip():
        read.append(leaf_in(VALUE, fields.value.strip(), quoted=False))
    return [leaf for leaf in read if leaf is not None and not isinstance(leaf, Reason)]
