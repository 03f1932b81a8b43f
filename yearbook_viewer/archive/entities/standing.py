"""The entities of an archive as they stood in one state of its file."""

import hashlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from sqlalchemy import Connection, select

from yearbook_viewer.archive import schema
from yearbook_viewer.archive.entities.described import Described
from yearbook_viewer.archive.entities.lettered import Lettered
from yearbook_viewer.archive.entities.listing import Listing
from yearbook_viewer.archive.entities.naming import Naming
from yearbook_viewer.archive.entities.proposing import in_order
from yearbook_viewer.archive.entities.tally import Aliases, Tally, key_in
from yearbook_viewer.archive.entry_names import spelled
from yearbook_viewer.records import EntryId, Kind, LinkState
from yearbook_viewer.records.entities import EntityKey, NameLink
from yearbook_viewer.text.entities.homes import LEVELS, Home
from yearbook_viewer.text.entities.kinship import ALIAS
from yearbook_viewer.text.entities.linking import key_of
from yearbook_viewer.text.search_folds import search_fold

_names, _lines = schema.entry_names, schema.dictionary


@dataclass(frozen=True)
class AddedUp:
    """Names added up. `entries`: whose; `aliases`: of single entries; `everywhere`: of all, by folded letters.
    `meeting`: the pairs that may be one by their names.

    `edition`: is another when any of that has changed.
    """

    edition: bytes
    entries: Sequence[Described]
    aliases: Mapping[EntryId, Aliases]
    everywhere: Aliases
    tally: Tally
    meeting: Sequence[NameLink]
    lettered: Lettered


@dataclass(frozen=True)
class Standing:
    """What was added up, with the reader's word on it."""

    added_up: AddedUp
    naming: Naming

    @cached_property
    def listing(self) -> Listing:
        return Listing(self.added_up.tally, self.naming, self.added_up.lettered)

    @cached_property
    def proposed(self) -> tuple[NameLink, ...]:
        """The entities that may be one, the likeliest first; not those that the reader has refused."""
        shown, refused = self.naming.shown, self.naming.refused
        told = (
            NameLink(shown(link.one), shown(link.other), LinkState.PROPOSED, link.reason)
            for link in (*self.added_up.meeting, *self._given())
        )
        mentions = self.listing.mentions_of
        wanted = (link for link in told if link.one != link.other and frozenset((link.one, link.other)) not in refused)
        return in_order((link for link in wanted if mentions(link.one) and mentions(link.other)), mentions)

    def _given(self) -> Iterator[NameLink]:
        """What an entry calls a body for short, and others without saying so."""
        for entry, aliases in self.added_up.aliases.items():
            home = self._homes.get(entry, Home())
            for short, full in aliases.items():
                if short.startswith(LEVELS):
                    # 市妇联: in every city another.
                    continue
                one, other = (key_of(name, Kind.ORG, home) for name in (short, full))
                yield NameLink(one, other, LinkState.PROPOSED, ALIAS)

    def key_of(self, entry: EntryId, kind: Kind, name: str) -> EntityKey:
        """What a name in an entry stands for, as it is shown."""
        return self.naming.shown(self.told_key(entry, kind, name))

    def told_key(self, entry: EntryId, kind: Kind, name: str) -> EntityKey:
        """The same without the reader's word on entities."""
        aliases = self.added_up.aliases.get(entry, {})
        return key_in(spelled(name) or name, kind, self._homes.get(entry, Home()), aliases, self.added_up.everywhere)

    @cached_property
    def _homes(self) -> dict[EntryId, Home]:
        return {each.entry: each.home for each in self.added_up.entries}


def edition_of(reader: Connection, entries: Sequence[Described], everywhere: Aliases, own: object) -> bytes:
    """Is another when names, homes, years or aliases are."""
    told = hashlib.blake2b(repr((entries, sorted(everywhere.items()), own)).encode("utf-8", "surrogatepass"))
    # The sum that each portion of names begins with.
    query = select(_names.c.entry_id, _names.c.first, _names.c.content).order_by(_names.c.entry_id, _names.c.first)
    for entry, first, content in reader.execute(query):
        told.update(b"%d %d " % (entry, first) + content[:4])
    return told.digest()


def own_aliases(reader: Connection) -> tuple[Aliases, dict[EntryId, dict[str, str]]]:
    """The lines of the reader's dictionary that say what a name is short for: of all entries, and of single ones."""
    columns = _lines.c
    query = select(columns.name, columns.entity, columns.entry_id).where(~columns.gone, columns.entity != "")
    everywhere: dict[str, str] = {}
    single: dict[EntryId, dict[str, str]] = {}
    for name, entity, entry in reader.execute(query.order_by(columns.id)):
        if entry is None:
            everywhere[search_fold(name)] = entity
        else:
            single.setdefault(EntryId(entry), {})[spelled(name) or name] = entity
    return everywhere, single
