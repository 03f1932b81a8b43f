"""The reader's word on findings: given, taken back, carried over to a corrected text."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, Row, select

from yearbook_viewer.archive import passages, schema, texts
from yearbook_viewer.archive.change_log import expect_current, log_deed, mark_undone, now, standing_of
from yearbook_viewer.archive.seals import Sealed
from yearbook_viewer.archive.states import Deed, EntryState
from yearbook_viewer.records import EntryId, Finding, FindingKind, Review, ReviewState

_reviews, _figures = schema.reviews, schema.figures

_SEALED = (
    *("entry_id", "kind", "start", "end", "quotation", "before", "after", "offset"),
    *("arithmetic", "state", "words", "at"),
)
_sealed = Sealed(_reviews, _SEALED)


@dataclass(frozen=True, slots=True)
class _Standing:
    """What can change about a review."""

    state: str
    words: str

    def spelled(self) -> dict[str, Any]:
        """As the columns `before` and `after` of the log keep it, beside what tells which review it is."""
        return {"state": self.state, "words": self.words}


_NUMBER = re.compile(r"\d+(?:\.\d+)?")
_NOTHING = _Standing(ReviewState.OPEN, "")


def reviews(reader: Connection, entry: EntryId) -> tuple[Review, ...]:
    """The reader's word on the findings of an entry, in the order of the text; not those whose figure is gone."""
    columns = _reviews.c
    found = reader.execute(
        select(_reviews)
        .where(columns.entry_id == entry, columns.start.is_not(None))
        .order_by(columns.start, columns.id)
    )
    return tuple(_review(row) for row in found if _standing(row) != _NOTHING)


def review(writer: Connection, said: Review) -> None:
    """Put the reader's word on a finding in the place of what he said before; can be undone.

    Raises ArchiveProblem for an entry that is not there and ValueError where no figure begins.
    """
    expect_current(writer, said.entry)
    columns = _reviews.c
    here = (
        columns.entry_id == said.entry,
        columns.kind == said.kind,
        columns.start == said.start,
        columns.arithmetic == said.arithmetic,
    )
    row = writer.execute(select(_reviews).where(*here).order_by(columns.id.desc()).limit(1)).one_or_none()
    before, after = _NOTHING if row is None else _standing(row), _Standing(said.state, said.words)
    if before == after:
        return
    number = _first(writer, said) if row is None else int(row.id)
    # The finding too, so that the log tells without this table what was said of what.
    told = {"review": number, "kind": said.kind, "start": said.start, "arithmetic": said.arithmetic}
    log_deed(writer, said.entry, Deed.REVIEWED, told | before.spelled(), told | after.spelled())
    _put(writer, number, after)


def can_be_undone(connection: Connection, edit: Row[Any]) -> bool:
    """Whether the review stands as the edit left it, on an entry that is still current."""
    standing = standing_of(connection, edit.entry_id)
    row = connection.execute(select(_reviews).where(_reviews.c.id == edit.after["review"])).one_or_none()
    if row is None or standing is None or standing.state is not EntryState.CURRENT:
        return False
    return _standing(row) == _Standing(edit.after["state"], edit.after["words"])


def take_back(writer: Connection, edit: Row[Any]) -> None:
    """Put the review back to how it stood before the edit."""
    before = edit.before
    _put(writer, before["review"], _Standing(before["state"], before["words"]))
    mark_undone(writer, edit)


def carry(writer: Connection, older: EntryId, newer: EntryId) -> None:
    """Have the reviews on an earlier text on the one that took its place too, each where its figure stands now.

    One whose figure is gone is kept without a place; one whose arithmetic is another now speaks of no finding. One
    that was carried over before gets the present word.
    """
    columns = _reviews.c
    rows = writer.execute(select(_reviews).where(columns.entry_id == older).order_by(columns.id)).all()
    before = set(writer.scalars(select(columns.carried_from).where(columns.entry_id == newer)))
    given = [row for row in rows if row.id in before or _standing(row) != _NOTHING]
    passages.carry(writer, _sealed, given, newer, ("state", "words"))


def follow(writer: Connection, entry: EntryId, findings: Iterable[Finding]) -> None:
    """Have the reviews of an entry speak of what is found in it now, where only the spelling is another.

    A finding is the same if its kind, its checked figure and the numbers of its arithmetic are; any other is a new
    one, and the word on the old one waits for it to come back.
    """
    rows = writer.execute(select(_reviews).where(_reviews.c.entry_id == entry, _reviews.c.start.is_not(None))).all()
    if not rows:
        return
    spelled = {(finding.kind, finding.checked.start, _numbers(finding.arithmetic)): finding for finding in findings}
    for row in rows:
        finding = spelled.get((FindingKind(row.kind), row.start, _numbers(row.arithmetic)))
        if finding is not None and finding.arithmetic != row.arithmetic:
            _sealed.put(writer, row.id, arithmetic=finding.arithmetic)


def unsound(reader: Connection) -> list[EntryId]:
    """The entries with a review that is not what was written."""
    return passages.unsound_entries(reader, _sealed)


def _first(writer: Connection, said: Review) -> int:
    """The row of a first word on a finding, with nothing said in it yet."""
    end = writer.scalars(
        select(_figures.c.end).where(_figures.c.entry_id == said.entry, _figures.c.start == said.start).limit(1)
    ).one_or_none()
    if end is None:
        raise ValueError(f"no figure begins at {said.start}")
    text = texts.text_of(writer, said.entry)
    told = {"entry_id": said.entry, "kind": said.kind, "arithmetic": said.arithmetic, "at": now(), "carried_from": None}
    return _sealed.add(writer, told | _NOTHING.spelled() | passages.passage(text, said.start, end))


def _put(writer: Connection, number: int, standing: _Standing) -> None:
    _sealed.put(writer, number, state=standing.state, words=standing.words)


def _numbers(arithmetic: str) -> tuple[str, ...]:
    return tuple(_NUMBER.findall(arithmetic))


def _standing(row: Row[Any]) -> _Standing:
    return _Standing(row.state, row.words)


def _review(row: Row[Any]) -> Review:
    return Review(
        EntryId(row.entry_id), FindingKind(row.kind), row.start, row.arithmetic, ReviewState(row.state), row.words
    )
