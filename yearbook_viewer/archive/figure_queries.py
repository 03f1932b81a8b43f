"""The figures of a whole archive: filtered, sorted, counted."""

from array import array
from collections import Counter
from collections.abc import Callable, Iterable, Sequence

import numpy as np
from sqlalchemy import ColumnElement, Connection, select

from yearbook_viewer.archive import schema
from yearbook_viewer.archive.browsing import Browsed, Columns, Mask, Numbers, Stock, browsed, stock_of
from yearbook_viewer.archive.figure_columns import CHANGE, NO_YEAR, TARGET
from yearbook_viewer.records import FigureAddress, FigureFilter, FigureGroup, FigureGrouping, FigureOrder, SectionId
from yearbook_viewer.records.addresses import SHIFT, FigureAddresses
from yearbook_viewer.text.folds import fold

_entries, _figures, _sections = schema.entries, schema.figures, schema.sections


def is_of_all(wanted: FigureFilter) -> bool:
    """Whether any entry can be meant: all are looked at then, otherwise `stock_for` reads those that can."""
    return wanted.entry is None and wanted.section is None and not wanted.subject


def stock_for(reader: Connection, wanted: FigureFilter) -> Stock:
    """The figures of the entries that can be meant."""
    return stock_of(reader, browsed(reader, *_conditions(wanted)), whole=False)


def inside(reader: Connection, section: SectionId) -> frozenset[int]:
    """The ordinals of the figures that stand in the section's own slice."""
    here = select(_figures.c.ordinal).join(_sections, _sections.c.entry_id == _figures.c.entry_id)
    inside = _sections.c.start <= _figures.c.start, _figures.c.start < _sections.c.end
    return frozenset(reader.scalars(here.where(_sections.c.id == section, *inside)))


def figures(columns: Columns, kept: Numbers, order: FigureOrder, *, falling: bool = False) -> Sequence[FigureAddress]:
    """The addresses of the figures at these places, in order; equal ones in reading order, those without value last."""
    if order is not FigureOrder.TEXT:
        keys = _key(columns, order, kept)
        kept = kept[np.argsort(-keys if falling else keys, kind="stable")]
    elif falling:
        kept = kept[::-1]
    ids = np.array([entry.id for entry in columns.entries], np.uint64)
    numbers = (ids[columns.entry[kept]] << np.uint64(SHIFT)) | columns.ordinal[kept].astype(np.uint64)
    return FigureAddresses(array("Q", numbers.tobytes()))


def figure_groups(columns: Columns, kept: Numbers, by: FigureGrouping, limit: int) -> tuple[FigureGroup, ...]:
    """How many of the figures at these places have the same, the most frequent first and equals by name.

    By place, a figure counts for each of its entry's places.
    """
    counted: Counter[str] = Counter()
    match by:
        case FigureGrouping.INDICATOR:
            _count(counted, columns.word[kept], [(indicator,) for indicator, _ in columns.words])
        case FigureGrouping.UNIT:
            _count(counted, columns.unit[kept], [(unit,) for unit, _ in columns.units])
        case FigureGrouping.SUBJECT:
            _count(counted, columns.entry[kept], [(entry.subject,) for entry in columns.entries])
        case FigureGrouping.PLACE:
            _count(counted, columns.entry[kept], [tuple(dict.fromkeys(entry.place)) for entry in columns.entries])
        case FigureGrouping.YEAR:
            years, counts = np.unique(columns.year[kept], return_counts=True)
            for year, count in zip(years.tolist(), counts.tolist(), strict=True):
                counted["" if year == NO_YEAR else str(year)] = count
    ordered = sorted(counted.items(), key=lambda group: (-group[1], group[0]))
    return tuple(FigureGroup(name, count) for name, count in ordered[:limit])


def meant(columns: Columns, wanted: FigureFilter, within: frozenset[int] | None = None) -> Numbers:
    """The places in the columns of the figures that are meant. `within`: the ordinals of those in a section."""
    mask = _mask(columns, wanted)
    if wanted.place or wanted.subject_words or wanted.place_words:
        mask &= _there(columns.entries, wanted)[columns.entry]
    if within is not None:
        mask &= np.isin(columns.ordinal, np.array(sorted(within), np.int64))
    return np.flatnonzero(mask)


def _conditions(wanted: FigureFilter) -> list[ColumnElement[bool]]:
    conditions: list[ColumnElement[bool]] = []
    if wanted.entry is not None:
        conditions.append(_entries.c.id == wanted.entry)
    if wanted.section is not None:
        of_section = select(_sections.c.entry_id).where(_sections.c.id == wanted.section).scalar_subquery()
        conditions.append(_entries.c.id == of_section)
    if wanted.subject:
        conditions.append(_entries.c.subject == wanted.subject)
    return conditions


def _mask(columns: Columns, wanted: FigureFilter) -> Mask:
    mask: Mask = np.ones(len(columns.entry), np.bool_)
    if not wanted.targets:
        mask &= columns.flags & TARGET == 0
    if not wanted.changes:
        mask &= columns.flags & CHANGE == 0
    if wanted.first_year is not None:
        mask &= (columns.year >= wanted.first_year) & (columns.year != NO_YEAR)
    if wanted.last_year is not None:
        mask &= (columns.year <= wanted.last_year) & (columns.year != NO_YEAR)
    if wanted.least is not None:
        mask &= columns.magnitude >= float(wanted.least)
    if wanted.most is not None:
        mask &= columns.magnitude <= float(wanted.most)
    if wanted.family:
        mask &= _which(columns.units, lambda unit: unit[1] == wanted.family)[columns.unit]
    if wanted.unit:
        mask &= _which(columns.units, lambda unit: unit[0] == wanted.unit)[columns.unit]
    if wanted.series:
        mask &= _which(columns.words, lambda word: word[1] == wanted.series)[columns.word]
    if wanted.indicator:
        mask &= _which(columns.words, lambda told: told[0] == wanted.indicator)[columns.word]
    words = fold(wanted.words).split()
    if words:
        mask &= _which(columns.words, lambda told: _stand_in(words, told[0]))[columns.word]
    return mask


def _there(entries: Sequence[Browsed], wanted: FigureFilter) -> Mask:
    """Which entries are about the body and stand at the place that are meant."""
    of_subject, of_place = fold(wanted.subject_words).split(), fold(wanted.place_words).split()

    def is_there(entry: Browsed) -> bool:
        return (
            (not wanted.place or wanted.place in entry.place)
            and _stand_in(of_subject, entry.subject)
            and (not of_place or any(_stand_in(of_place, title) for title in entry.place))
        )

    return np.array([is_there(entry) for entry in entries], np.bool_)


def _stand_in(words: Sequence[str], told: str) -> bool:
    folded = fold(told) if words else ""
    return all(word in folded for word in words)


def _which(told: Iterable[tuple[str, str]], meant: Callable[[tuple[str, str]], bool]) -> Mask:
    return np.array([meant(each) for each in told], np.bool_)


def _key(columns: Columns, order: FigureOrder, kept: Numbers) -> Numbers:
    """Numbers by which the figures are sorted, rising; not a number for what has none, and those come last."""
    if order is FigureOrder.VALUE:
        return columns.magnitude[kept]
    if order is FigureOrder.YEAR:
        years = columns.year[kept].astype(np.float64)
        return np.where(years == NO_YEAR, np.nan, years)
    if order is FigureOrder.INDICATOR:
        return _ranks([fold(indicator) for indicator, _ in columns.words])[columns.word[kept]]
    if order is FigureOrder.UNIT:
        return _ranks([f"{family}\0{unit}" for unit, family in columns.units])[columns.unit[kept]]
    return _ranks([entry.subject for entry in columns.entries])[columns.entry[kept]]


def _ranks(words: Sequence[str]) -> Numbers:
    """The place of each word among all of them, sorted; the same for the same, and not a number for none."""
    places = {word: place for place, word in enumerate(sorted(set(words)))}
    return np.array([places[word] if word.strip("\0") else np.nan for word in words], np.float64)


def _count(counted: Counter[str], numbers: Numbers, names: Sequence[tuple[str, ...]]) -> None:
    """Count under each name how many of the numbers are the place of a tuple that holds it."""
    counts = np.bincount(numbers, minlength=len(names))
    for place in np.flatnonzero(counts).tolist():
        for name in names[place]:
            counted[name] += int(counts[place])
