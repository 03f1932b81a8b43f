"""What the reader does to names, each deed in one transaction: marking, the dictionary's lines, a file of names."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from sqlalchemy import Connection, Row, select

from yearbook_viewer.archive import dictionary, known_names, laying, read_marks, rulings, schema, texts
from yearbook_viewer.archive.change_log import expect_current, log_deed, mark_undone, standing_of
from yearbook_viewer.archive.dictionary import LineChange, LineStanding
from yearbook_viewer.archive.states import Deed, EntryState
from yearbook_viewer.records import Change, ChangeKind, EntryId, Kind
from yearbook_viewer.records.entities import Marking, OwnName, OwnNameId, Reach, Ruling
from yearbook_viewer.text.search_folds import search_fold

_marks = schema.marks

DEEDS = (Deed.MARKED, Deed.NAME_KEPT, Deed.NAME_DROPPED, Deed.NAMES_TAKEN_IN)


@dataclass(slots=True)
class _Done:
    """What a deed did. `given`, `taken`: words on single places; `at`: the entry that the reader had before him."""

    name: str
    at: EntryId | None = None
    given: list[int] = field(default_factory=list)
    taken: list[int] = field(default_factory=list)
    lines: list[LineChange] = field(default_factory=list)

    def log(self, writer: Connection, deed: Deed, entry: EntryId | None) -> None:
        """Write it down; nothing where nothing was done."""
        if not (self.given or self.taken or self.lines):
            return
        before, after = (
            {
                "name": self.name,
                "at": self.at,
                "rulings": [rulings.told(writer, each) | {"gone": gone} for each in self.given]
                + [rulings.told(writer, each) | {"gone": not gone} for each in self.taken],
                "lines": [
                    {"id": each.id, "name": each.name, "everywhere": each.everywhere}
                    | (each.before if gone else each.after).spelled()
                    for each in self.lines
                ],
            }
            for gone in (True, False)
        )
        log_deed(writer, entry, deed, before, after)


def mark(writer: Connection, said: Marking) -> None:
    """Mark a passage of a current entry, and the same words as far as the reader's word goes; can be undone.

    The entry shows it at once, all others when they are laid over. Raises ArchiveProblem for an entry that is not
    there, ValueError for a passage that is not in its text or has no letter in it.
    """
    expect_current(writer, said.entry)
    text = texts.text_of(writer, said.entry)
    said = _trimmed(said, text)
    passage = Ruling(said.start, said.end, said.kind)
    done = _Done(dictionary.as_name(text[said.start : said.end]), said.entry)
    if said.reach is Reach.HERE:
        done.given.append(rulings.add(writer, said.entry, text, passage))
    else:
        _mark_all(writer, said, done)
    laying.lay(writer, said.entry, known_names.known(writer))
    if not _is_read(writer, said):
        # A longer name of the dictionary stands there, or this one is no name by its neighbours: the place itself is
        # as the reader says.
        done.given.append(rulings.add(writer, said.entry, text, passage))
        laying.lay(writer, said.entry, known_names.known(writer))
    done.log(writer, Deed.MARKED, None if said.reach is Reach.EVERYWHERE else said.entry)


def keep(writer: Connection, own: OwnName) -> OwnNameId:
    """Keep a name, or change the one of this id; can be undone. Which line it is then.

    Raises ArchiveProblem for an id that is not there, ValueError for a name of nothing.
    """
    changes = dictionary.put(writer, [own]) if own.id is None else dictionary.change(writer, own)
    _Done(own.name, lines=changes).log(writer, Deed.NAME_KEPT, None)
    kept = dictionary.line_for(writer, own.name, own.entry)
    assert kept is not None  # it was put in just now
    return kept


def drop(writer: Connection, numbers: Sequence[OwnNameId]) -> None:
    """Take names out of the dictionary, undone as one. Raises ArchiveProblem for one that is not there."""
    changes = dictionary.drop(writer, numbers)
    _Done(changes[0].name if changes else "", lines=changes).log(writer, Deed.NAME_DROPPED, None)


def take_in(writer: Connection, names: Sequence[OwnName]) -> None:
    """Keep many names, those that a file holds; undone as one. ValueError for a name of nothing."""
    changes = dictionary.put(writer, names)
    _Done(changes[0].name if changes else "", lines=changes).log(writer, Deed.NAMES_TAKEN_IN, None)


def as_change(connection: Connection, edit: Row[Any]) -> Change:
    """A row of the log as it is told."""
    at = edit.after["at"]
    standing = None if at is None else standing_of(connection, EntryId(at))
    entry = EntryId(at) if standing is not None and standing.state is EntryState.CURRENT else None
    return Change(ChangeKind(edit.deed), entry, edit.after["name"], edit.at)


def can_be_undone(connection: Connection, edit: Row[Any]) -> bool:
    """Whether all stands as the edit left it; one that is about an entry needs that to be current still."""
    if edit.entry_id is not None:
        standing = standing_of(connection, edit.entry_id)
        if standing is None or standing.state is not EntryState.CURRENT:
            return False
    if not all(rulings.stands(connection, each["id"], gone=each["gone"]) for each in edit.after["rulings"]):
        return False
    lines = {each["id"]: LineStanding.of(each) for each in edit.after["lines"]}
    return dictionary.standings_of(connection, tuple(lines)) == lines


def take_back(writer: Connection, edit: Row[Any]) -> None:
    """Put all back to how it stood before the edit; the entry that the reader had before him shows it at once."""
    before = edit.before
    for each in before["rulings"]:
        rulings.put(writer, each["id"], gone=each["gone"])
    dictionary.settle(writer, [(each["id"], LineStanding.of(each)) for each in before["lines"]])
    if before["at"] is not None:
        laying.lay(writer, EntryId(before["at"]), known_names.known(writer))
    mark_undone(writer, edit)


def _mark_all(writer: Connection, said: Marking, done: _Done) -> None:
    """The dictionary's part of a marking: the words on this very place and narrower lines step back."""
    done.taken = rulings.over(writer, said.entry, said.start, said.end)
    for number in done.taken:
        rulings.put(writer, number, gone=True)
    for_entry = dictionary.line_for(writer, done.name, said.entry)
    reach = said.entry if said.reach is Reach.ENTRY else None
    if reach is None and for_entry is not None:
        done.lines += dictionary.drop(writer, [for_entry])
    there = dictionary.line_for(writer, done.name, reach)
    own = OwnName(done.name, said.kind, entry=reach)
    if there is not None:
        standing = dictionary.standings_of(writer, [there])[there]
        entity = standing.entity if standing.kind == said.kind else ""
        own = replace(own, entity=entity, instead=standing.instead)
    done.lines += dictionary.put(writer, [replace(own, instead=_with(own.instead, _around(writer, said)))])


def _around(reader: Connection, said: Marking) -> Iterable[str]:
    """The longer words around a passage that the rules have marked."""
    columns = _marks.c
    here = (columns.entry_id == said.entry, columns.start <= said.start, columns.end >= said.end)
    longer = (columns.start < said.start) | (columns.end > said.end)
    return map(dictionary.as_name, reader.scalars(select(columns.text).where(*here, longer)))


def _with(words: Sequence[str], more: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys((*words, *more)))


def _is_read(reader: Connection, said: Marking) -> bool:
    """Whether the passage is read as it was marked."""
    query = read_marks.query(
        ("start", "end", "kind"),
        lambda columns: (columns.entry_id == said.entry, columns.start < said.end, columns.end > said.start),
    )
    found = [(row.start, row.end, Kind(row.kind)) for row in reader.execute(query)]
    return found == ([] if said.kind is None else [(said.start, said.end, said.kind)])


def _trimmed(said: Marking, text: str) -> Marking:
    """Without the white space at the ends that is selected along with a name."""
    passage = text[said.start : said.end]
    if not 0 <= said.start < said.end <= len(text) or not search_fold(passage):
        raise ValueError(f"no passage of the text: {said.start} to {said.end}")
    start = said.start + len(passage) - len(passage.lstrip())
    return replace(said, start=start, end=start + len(passage.strip()))
