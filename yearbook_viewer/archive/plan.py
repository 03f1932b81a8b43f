"""What an import is going to do with each entry of a file, decided before anything is written."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from sqlalchemy import ColumnElement, Connection, Row, or_, select

from yearbook_viewer.archive.paths import spelled_path
from yearbook_viewer.archive.rows import digest_of
from yearbook_viewer.archive.schema import entries
from yearbook_viewer.archive.states import EntryState, Origin
from yearbook_viewer.records import Basis, Entry, EntryId, Extraction, Outcome, ParsedFile, Reason, SourceText
from yearbook_viewer.text.doubts import reasons_of

# What the reader can put right, and the column that says where it was taken from, if there is one. What the rules
# read of it stands in the column of the same name with `cut_` before it.
CORRECTABLE = {
    "title": "",
    "source": "",
    "year": "year_from",
    "volume": "",
    "volume_year": "volume_year_from",
    "place": "",
    "date": "date_from",
}

# Doubts of an entry that the report of its file tells in other words.
_OF_THE_BYTES = frozenset({"encoding-in-doubt", "bytes-replaced"})


@dataclass(frozen=True, slots=True)
class Plan:
    """What becomes of one entry.

    `extraction`: as it will be stored: named, its doubts complete, the reader's corrections carried over.
    `cut`: the entry as the rules cut it. `known`: the stored entry of the same text, if there is one.
    `supersedes`: the older revision that it takes the place of.
    """

    extraction: Extraction
    cut: Entry
    digest: str
    outcome: Outcome
    known: EntryId | None = None
    supersedes: EntryId | None = None


def plans_for(reader: Connection, parsed: ParsedFile, path: Path, origin: Origin) -> list[Plan]:
    """One plan an entry, in the order of the file.

    Same: equal canonical text. Revised: another text of the same subject, title and year. Where subject
    or year is unknown, or the text itself is in doubt, an entry never takes another's place.
    """
    arrival = _Arrival(parsed.source, path, origin)
    plans: dict[str, Plan] = {}
    superseded: set[EntryId] = set()
    for extraction in parsed.extractions:
        digest = digest_of(extraction.entry.text)
        if digest in plans:
            continue
        plan = plans[digest] = _plan(reader, extraction, digest, superseded, arrival)
        if plan.supersedes is not None:
            superseded.add(plan.supersedes)
    return list(plans.values())


def planned_again(
    reader: Connection, plans: Sequence[Plan], source: SourceText, path: Path, origin: Origin
) -> list[Plan]:
    """The same plans as the archive stands by now: a reader may have edited or deleted what they go by.

    What was the same stays so: a reader who deleted it meanwhile has had the last word.
    """
    arrival = _Arrival(source, path, origin)
    superseded: set[EntryId] = set()
    settled: list[Plan] = []
    for plan in plans:
        same = plan.outcome is Outcome.SAME
        extraction = replace(plan.extraction, entry=plan.cut)
        settled.append(plan if same else _plan(reader, extraction, plan.digest, superseded, arrival))
        superseded.update(filter(None, [settled[-1].supersedes]))
    return settled


def doubts_of(plans: Sequence[Plan], source: SourceText, path: Path) -> tuple[Reason, ...]:
    """All that is doubtful about a file; what concerns its bytes comes before the doubts that may follow from them."""
    doubtful = [plan for plan in plans if plan.outcome is Outcome.DOUBTFUL]
    found: dict[Reason, None] = {}
    if doubtful and source.replaced:
        found[Reason("file-bytes-replaced", (("path", str(path)), ("count", str(source.replaced))))] = None
    if doubtful and source.doubtful:
        found[Reason("encoding-doubtful", (("path", str(path)), ("encoding", source.encoding)))] = None
    for plan in doubtful:
        entry = plan.extraction.entry
        told = reasons_of(entry, source.text.count("\n", 0, entry.start) + 1)
        found.update((doubt, None) for doubt in told if doubt.key not in _OF_THE_BYTES)
    return tuple(found)


@dataclass(frozen=True, slots=True)
class _Arrival:
    source: SourceText
    path: Path
    origin: Origin


def _plan(reader: Connection, extraction: Extraction, digest: str, superseded: set[EntryId], arrival: _Arrival) -> Plan:
    cut = extraction.entry
    stored = reader.execute(
        select(entries.c.id, entries.c.state).where(entries.c.digest == digest, entries.c.state != EntryState.STAGING)
    ).first()
    if stored is not None and (arrival.origin is Origin.SEED or _stands(reader, EntryState(stored.state), cut)):
        return Plan(extraction, cut, digest, Outcome.SAME, known=EntryId(stored.id))
    known = None if stored is None else EntryId(stored.id)
    named = _named(cut, arrival)
    trusted = cut.subject and cut.title and cut.year is not None
    older: list[Row[Any]] = []
    if trusted and not (arrival.source.doubtful or arrival.source.replaced):
        older = [row for row in _alike(reader, cut) if row.id not in superseded and row.id != known]
    if arrival.origin is Origin.SEED and older and older[0].state == EntryState.DELETED:
        return Plan(extraction, cut, digest, Outcome.SAME, known=EntryId(older[0].id))
    current = next((row for row in older if row.state == EntryState.CURRENT), None)
    if current is not None:
        named = corrected(named, current)
    outcome = Outcome.ADDED if current is None else Outcome.REVISED
    return Plan(
        extraction=replace(extraction, entry=named),
        cut=cut,
        digest=digest,
        outcome=Outcome.DOUBTFUL if named.doubts else outcome,
        known=known,
        supersedes=None if current is None else EntryId(current.id),
    )


def _stands(reader: Connection, state: EntryState, cut: Entry) -> bool:
    """Whether a reader finds a stored entry in the archive: itself, or the revision that took its place.

    Where that revision was deleted, the older one is in nobody's sight and an import brings it back.
    """
    if state is EntryState.SUPERSEDED:
        return any(row.state == EntryState.CURRENT for row in _alike(reader, cut))
    return state is EntryState.CURRENT


def _named(entry: Entry, arrival: _Arrival) -> Entry:
    """The entry with a title, from the file's name if need be, and with all that is doubtful about it."""
    seen = (
        ("entry-without-title", not entry.title.strip()),
        ("entry-without-subject", not entry.subject),
        ("encoding-in-doubt", arrival.source.doubtful),
        ("bytes-replaced", arrival.source.replaced > 0),
    )
    doubts = (*entry.doubts, *(key for key, holds in seen if holds and key not in entry.doubts))
    stem = Path(spelled_path(arrival.path)).stem
    return replace(entry, title=entry.title if entry.title.strip() else stem, doubts=doubts)


def _alike(reader: Connection, cut: Entry) -> Sequence[Row[Any]]:
    """Entries that describe the same subject and year under the same title, as cut or as put right; newest first."""
    columns = entries.c
    same: list[ColumnElement[bool]] = [
        columns.subject == cut.subject,
        or_(columns.title == cut.title, columns.cut_title == cut.title),
        or_(columns.year == cut.year, columns.cut_year == cut.year),
        columns.state != EntryState.STAGING,
    ]
    return reader.execute(select(entries).where(*same).order_by(columns.id.desc())).all()


def corrected(entry: Entry, older: Row[Any]) -> Entry:
    """A re-issue keeps what the reader put right in the revision before it, but not against the reader's new word."""
    kept: dict[str, Any] = {}
    for name, basis in CORRECTABLE.items():
        was, read = getattr(older, name), getattr(older, f"cut_{name}")
        said = bool(basis) and getattr(older, basis) == Basis.READER
        if (was != read or said) and not (basis and getattr(entry, basis) is Basis.READER):
            kept[name] = tuple(was) if isinstance(was, list) else was
            if basis:
                kept[basis] = Basis.READER
    return replace(entry, **kept)
