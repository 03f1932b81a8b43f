"""Records to rows and back, and the seal that notices when a stored row is no longer what was written."""

import hashlib
import json
from collections.abc import Callable, Iterable, Iterator, Sequence
from decimal import Decimal
from itertools import groupby, starmap
from operator import itemgetter
from typing import Any

from sqlalchemy import Connection, Row, Table, select

from yearbook_viewer.archive import schema
from yearbook_viewer.archive.layout_rows import layout_from, layout_rows
from yearbook_viewer.records import (
    Basis,
    Entry,
    EntryId,
    Extraction,
    Figure,
    Finding,
    FindingKind,
    Implied,
    Kind,
    Mark,
    Period,
    Role,
    Section,
    Subheading,
    Verdict,
)
from yearbook_viewer.records.packed import LONG_ENTRY, PackedFigures, PackedFindings, PackedMarks, places_of
from yearbook_viewer.records.packed_sections import PackedSections

Values = dict[str, Any]

# Of an entry's row all that its record is made of; state and file are the archive's own affair.
_FACE = (
    "start",
    "title",
    "subject",
    "source",
    "date",
    "year",
    "head_end",
    "volume_year",
    "signature",
    "doubts",
)

# What came later, with the value of an entry or section that has none of it. That value is not spelled in a seal, so
# that the seals of archives from before hold.
_LATER_FACE: Values = {
    "volume": "",
    "place": [],
    "year_from": Basis.NOWHERE,
    "volume_year_from": Basis.NOWHERE,
    "date_from": Basis.NOWHERE,
}
LATER_ROWS: dict[Table, Values] = {
    schema.sections: {"date": ""},
    schema.marks: {"certainty": 100},
    schema.figures: {"period": Period.UNSAID, "scope": "", "doubt": ""},
    schema.findings: {"passages": [], "implied": None},
}


def digest_of(text: str) -> str:
    """SHA-256 of a canonical text, hexadecimal: the identity of an entry."""
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def face_of(entry: Entry) -> Values:
    """The columns of `entries` that come from the record itself."""
    values = {name: getattr(entry, name) for name in (*_FACE, *_LATER_FACE)}
    return values | {"place": list(entry.place)}


def found_in(extraction: Extraction, table: Table) -> Iterator[Values]:
    """The rows of one of the tables schema.FOUND, without the entry's id; one at a time, for there may be millions."""
    if table is schema.sections:
        return starmap(_section, enumerate(extraction.entry.sections))
    if table is schema.marks:
        return starmap(_mark, enumerate(extraction.marks))
    if table is schema.figures:
        return starmap(_figure, enumerate(extraction.figures))
    if table is schema.findings:
        return starmap(_finding, enumerate(extraction.findings))
    if table is schema.layouts:
        return layout_rows(extraction.entry.layout)
    return _finding_figures(extraction)


def seal_of(face: Values, rows: Callable[[Table], Iterable[Values]]) -> str:
    """SHA-256 over everything kept of an entry but its text, which has a digest of its own.

    `rows`: gives the rows of each table of schema.FOUND, before they are stored or after.
    """
    seal = Seal(face)
    for table in schema.FOUND:
        seal.add(table, rows(table))
    return seal.hexdigest()


class Seal:
    """A seal under way: the face of an entry, then the rows of the tables of schema.FOUND in their order."""

    def __init__(self, face: Values) -> None:
        self._hash = hashlib.sha256(_spelled([face[name] for name in _FACE] + _later(face, _LATER_FACE)))

    def add(self, table: Table, rows: Iterable[Values]) -> None:
        """The next rows of the table."""
        later = LATER_ROWS.get(table, {})
        names = [column.name for column in table.columns if column.name not in {"id", "entry_id", *later}]
        for row in rows:
            self._hash.update(_spelled([row[name] for name in names] + _later(row, later)))

    def hexdigest(self) -> str:
        return self._hash.hexdigest()


def _later(row: Values, defaults: Values) -> list[Any]:
    """What a seal spells of the later columns: those that hold something, by name; nothing where none does."""
    told = {name: row[name] for name, default in defaults.items() if row[name] != default}
    return [told] if told else []


def stored_face(row: Row[Any]) -> Values:
    """The part of an `entries` row that `face_of` wrote."""
    return {name: row._mapping[name] for name in (*_FACE, *_LATER_FACE)}


def stored_rows(reader: Connection, entry: EntryId, table: Table) -> Iterator[Values]:
    """What `found_in` gave for an entry, as it stands in the archive now; sections with their id besides."""
    columns = [column for column in table.columns if column.name != "entry_id"]
    order = [table.c.ordinal, *([table.c.place] if table is schema.finding_figures else [])]
    rows = reader.execute(select(*columns).where(table.c.entry_id == entry).order_by(*order))
    return (dict(row._mapping) for row in rows)


def extraction_of(face: Values, text: str, found: Callable[[Table], Iterable[Values]]) -> Extraction:
    """The record that `face_of` and `found_in` took apart; `found` gives the rows of each table, asked for once."""
    values = face | {name: tuple(face[name]) for name in ("signature", "doubts", "place")}
    values |= {name: Basis(face[name]) for name in ("year_from", "volume_year_from", "date_from")}
    layout = layout_from(list(found(schema.layouts)))
    stored = map(_as_section, found(schema.sections))
    sections = PackedSections(stored) if len(text) > LONG_ENTRY else tuple(stored)
    marks = marks_of(text, found(schema.marks))
    figures = map(_as_figure, found(schema.figures))
    kept_figures: Sequence[Figure] = PackedFigures(text, figures) if len(text) > LONG_ENTRY else tuple(figures)
    findings = PackedFindings(kept_figures)
    named = groupby(found(schema.finding_figures), itemgetter("ordinal"))
    for row, (_, places) in zip(found(schema.findings), named, strict=True):
        findings.append(*_as_finding(row, kept_figures, [each["figure"] for each in places]))
    return Extraction(
        entry=Entry(text=text, sections=sections, layout=layout, **values),
        marks=marks,
        figures=kept_figures,
        findings=findings if len(text) > LONG_ENTRY else tuple(findings),
    )


def marks_of(text: str, stored: Iterable[Values]) -> Sequence[Mark]:
    """The marks of an entry of this text from their rows; of a long one packed."""
    return kept_marks(text, map(_as_mark, stored))


def kept_marks(text: str, marks: Iterable[Mark]) -> Sequence[Mark]:
    """The marks of an entry of this text; of a long one packed."""
    return PackedMarks(text, marks) if len(text) > LONG_ENTRY else tuple(marks)


def subheadings_of(spelled: Sequence[Sequence[Any]]) -> tuple[Subheading, ...]:
    """Sub-headings as the column of `sections` keeps them: lists of title, start, end."""
    return tuple(Subheading(*parts) for parts in spelled)


def _finding_figures(extraction: Extraction) -> Iterator[Values]:
    for ordinal, places in enumerate(places_of(extraction.findings, extraction.figures)):
        for number, figure in enumerate(places):
            yield {"ordinal": ordinal, "place": number, "figure": figure}


def _section(ordinal: int, section: Section) -> Values:
    return {
        "ordinal": ordinal,
        "title": section.title,
        "path": section.path,
        "start": section.start,
        "body": section.body,
        "end": section.end,
        "prefix": section.prefix,
        "subheadings": [(each.title, each.start, each.end) for each in section.subheadings],
        "signature": section.signature,
        "date": section.date,
    }


def _mark(ordinal: int, mark: Mark) -> Values:
    return {"ordinal": ordinal} | {name: getattr(mark, name) for name in Mark.__slots__}


def _figure(ordinal: int, figure: Figure) -> Values:
    return {"ordinal": ordinal} | {name: getattr(figure, name) for name in Figure.__slots__}


def _finding(ordinal: int, finding: Finding) -> Values:
    return {
        "ordinal": ordinal,
        "kind": finding.kind,
        "verdict": finding.verdict,
        "arithmetic": finding.arithmetic,
        "passages": [list(passage) for passage in finding.passages],
        "implied": _implied(finding.implied),
    }


def _implied(implied: Implied | None) -> list[str | int | None] | None:
    return None if implied is None else [str(implied.value), str(implied.tolerance), implied.year]


def _as_section(row: Values) -> Section:
    return Section(
        title=row["title"],
        path=tuple(row["path"]),
        start=row["start"],
        body=row["body"],
        end=row["end"],
        prefix=row["prefix"],
        subheadings=subheadings_of(row["subheadings"]),
        signature=tuple(row["signature"]),
        date=row["date"],
    )


def _as_mark(row: Values) -> Mark:
    return Mark(row["start"], row["end"], Kind(row["kind"]), row["text"], row["certainty"])


def figure_from(row: Row[Any]) -> Figure:
    """A whole row of `figures` as its record."""
    return _as_figure({name: value for name, value in row._mapping.items() if name != "entry_id"})


def _as_figure(row: Values) -> Figure:
    values = {name: value for name, value in row.items() if name != "ordinal"}
    return Figure(**values | {"role": Role(row["role"]), "period": Period(row["period"])})


def finding_from(row: Row[Any], named: Sequence[Figure]) -> Finding:
    """A whole row of `findings` as its record; `named`: the figures that it names, what was checked first."""
    return _finding_of(dict(row._mapping), named)


def _as_finding(row: Values, figures: Sequence[Figure], places: Sequence[int]) -> tuple[Finding, Sequence[int]]:
    """The finding and the places of its figures."""
    return _finding_of(row, [figures[place] for place in places]), places


def _finding_of(row: Values, named: Sequence[Figure]) -> Finding:
    checked, *against = named
    implied = row["implied"]
    return Finding(
        FindingKind(row["kind"]),
        Verdict(row["verdict"]),
        row["arithmetic"],
        checked,
        tuple(against),
        tuple((start, end) for start, end in row["passages"]),
        None if implied is None else Implied(Decimal(implied[0]), Decimal(implied[1]), implied[2]),
    )


def _decimal(value: object) -> str:
    if isinstance(value, Decimal):
        return str(value)
    raise TypeError(f"a seal has no spelling for {type(value)}")


# Made once: a seal spells millions of rows.
_ENCODER = json.JSONEncoder(default=_decimal)


def _spelled(values: list[Any]) -> bytes:
    return _ENCODER.encode(values).encode()
