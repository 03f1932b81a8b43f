"""What an archive tells of the people, bodies and places that it names: the list of them, and the page of each."""

from collections.abc import Callable, Collection, Sequence
from dataclasses import replace
from itertools import islice
from threading import Lock
from typing import TYPE_CHECKING

from yearbook_viewer.archive import entry_names, name_links, queries
from yearbook_viewer.archive.entity_calls import EntityCalls
from yearbook_viewer.archive.search_calls import never
from yearbook_viewer.archive.store import Store
from yearbook_viewer.records import EntryId, Kind, LinkState, Mark
from yearbook_viewer.records.entities import Entity, EntityKey, EntityPage, EntityWish, IndexLine, Mention, NameLink

if TYPE_CHECKING:
    from collections.abc import Iterator

    from yearbook_viewer.archive.entities.mentions import Met
    from yearbook_viewer.archive.entities.standing import AddedUp, Standing
    from yearbook_viewer.archive.search.holdings import Holdings
    from yearbook_viewer.archive.search.searcher import Searcher

State = tuple[int, bytes]

# What an index tells of where nothing else is asked for.
INDEXED = (Kind.PER, Kind.ORG, Kind.LOC, Kind.DOC)
# Entries whose keywords are remembered.
_REMEMBERED = 1_000


class EntityListCalls(EntityCalls):
    """The calls of an archive that are about entities over all of its entries."""

    def __init__(self, store: Store) -> None:
        """Made by `Archive.open`."""
        super().__init__(store)
        # The state of the archive's file, and its entities as they stood then.
        self._entities_held: tuple[State | None, Standing] | None = None
        self._adding_up = Lock()
        # A text stays as it is as long as its entry is there.
        self._keywords: dict[EntryId, tuple[str, ...]] = {}

    def entities(
        self, wish: EntityWish = EntityWish(), first: int = 0, count: int = 100, stop: Callable[[], bool] = never
    ) -> tuple[int, tuple[Entity, ...]]:
        """How many entities are meant, and `count` of them in order, from the one of number `first` on.

        Asked for the first time after a change it adds the names of all entries up, seconds in a large archive; as
        soon as `stop` says so that is given up: nothing is found then.
        """
        standing = self._entities(stop)
        if standing is None:
            return 0, ()
        named = None if wish.entry is None else self._named_in(wish.entry, standing)
        numbers = standing.listing.numbers(wish, named)
        return len(numbers), tuple(standing.listing.entity(each) for each in numbers[first : first + count].tolist())

    def entity_of(self, entry: EntryId, mark: Mark) -> EntityKey:
        """The entity that a mark of an entry stands for."""
        return self._entities_now().key_of(entry, mark.kind, mark.text)

    def entity_page(self, key: EntityKey) -> EntityPage:
        """All that the archive tells of an entity; of one that is named nowhere nothing."""
        from yearbook_viewer.archive.entities import told

        standing = self._entities_now()
        entity = standing.listing.entity_of(key)

        def page(searcher: "Searcher") -> EntityPage:
            holdings = searcher.holdings
            found = list(islice(self._met(standing, holdings, key), told.LOOKED_AT))
            return self._ask(lambda reader: told.page(reader, holdings, entity, found, standing.key_of))

        return replace(self._search(page), links=self._links_of(standing, key))

    def mentions(self, key: EntityKey, first: int, count: int) -> tuple[Mention, ...]:
        """The places where an entity is named, by year and place in the text: `count` of them from `first` on."""
        from yearbook_viewer.archive.entities.mentions import mentions_of

        standing = self._entities_now()

        def told(searcher: "Searcher") -> tuple[Mention, ...]:
            holdings = searcher.holdings
            found = list(islice(self._met(standing, holdings, key), first, first + count))
            return self._ask(lambda reader: mentions_of(reader, holdings, found))

        return self._search(told)

    def name_links(self) -> tuple[NameLink, ...]:
        """Which entities may be one, then those that the reader has accepted, then those he has refused."""
        standing = self._entities_now()
        decided = sorted(standing.naming.links, key=lambda link: link.state is LinkState.REFUSED)
        return (*standing.proposed, *decided)

    def link(self, one: EntityKey, other: EntityKey, state: LinkState) -> None:
        """Say whether two entities are one; PROPOSED takes a decision back. Can be undone.

        Of those that were made one the fuller name stands for both. ValueError for an entity and itself.
        """
        standing = self._entities_now()
        pair = {one, other}
        reason = next((link.reason for link in self.name_links() if {link.one, link.other} == pair), "")
        kept = NameLink(standing.naming.standing(one), standing.naming.standing(other), state, reason)
        with self._store.writing() as writer:
            name_links.decide(writer, kept)

    def rename_entity(self, key: EntityKey, name: str) -> None:
        """Call an entity by another name, everywhere but in the texts; by its own again where it is empty.

        Can be undone. Called as another entity is, it is one with that.
        """
        standing = self._entities_now().naming.standing(key)
        with self._store.writing() as writer:
            name_links.rename(writer, standing, name.strip())

    def index_lines(
        self, entries: Sequence[EntryId] | None = None, kinds: Collection[Kind] = INDEXED
    ) -> tuple[IndexLine, ...]:
        """The index of entries, of all where None: kind by kind in the order of readings; see IndexLine."""
        from yearbook_viewer.archive.entities.index import in_reading_order, index_lines

        standing = self._entities_now()
        wanted = self._ask(in_reading_order) if entries is None else entries
        return index_lines(self._ask, wanted, [kind for kind in kinds if kind is not Kind.TIME], standing.key_of)

    def keywords(self, entry: EntryId) -> tuple[str, ...]:
        """What an entry is about in eight words or fewer; of some entries it is remembered.

        Asked for the first time it reads jieba's tables, a second of work.
        """
        from yearbook_viewer.text.keywords import keywords

        if entry not in self._keywords:
            if len(self._keywords) >= _REMEMBERED:
                self._keywords.clear()
            self._keywords[entry] = keywords(self._ask(lambda reader: queries.text(reader, entry)))
        return self._keywords[entry]

    def _met(self, standing: "Standing", holdings: "Holdings", key: EntityKey) -> "Iterator[Met]":
        """The places where an entity is named, as they stand in the order of mentions."""
        from yearbook_viewer.archive.entities.mentions import candidates, met

        names = standing.listing.entity_of(key).names
        wanted = candidates(holdings, names)
        return met(self._ask_on, key.kind, wanted, lambda entry, name: standing.key_of(entry, key.kind, name) == key)

    def _links_of(self, standing: "Standing", key: EntityKey) -> tuple[NameLink, ...]:
        told = {key, *standing.naming.told(key)}
        return tuple(link for link in self.name_links() if link.one in told or link.other in told)

    def _named_in(self, entry: EntryId, standing: "Standing") -> set[EntityKey]:
        """The entities that an entry names."""
        found = self._ask(lambda reader: entry_names.names_of(reader, entry))
        return {standing.key_of(entry, kind, name) for name, kind in found}

    def _entities_now(self) -> "Standing":
        standing = self._entities(never)
        assert standing is not None  # nobody stops it
        return standing

    def _entities(self, stop: Callable[[], bool]) -> "Standing | None":
        """The entities as they are now; None as soon as `stop` says so."""
        with self._adding_up:
            held = self._entities_held
            if held is not None and held[0] is not None and held[0] == self._store.state():
                return held[1]
            for _ in entry_names.fill(self._store):
                if stop():
                    return None
            # Asked before: what is written between makes it be added up anew.
            state = self._store.state()
            standing = self._stand(held[1].added_up if held else None, stop)
            if standing is not None:
                self._entities_held = state, standing
            return standing

    def _stand(self, before: "AddedUp | None", stop: Callable[[], bool]) -> "Standing | None":
        from yearbook_viewer.archive.entities.naming import Naming
        from yearbook_viewer.archive.entities.standing import Standing

        added_up = self._add_up(before, stop)
        if added_up is None:
            return None
        links, renamed = self._ask(lambda reader: (name_links.links(reader), name_links.renamed(reader)))
        return Standing(added_up, Naming(links, renamed))

    def _add_up(self, before: "AddedUp | None", stop: Callable[[], bool]) -> "AddedUp | None":
        """Names added up; what was before where nothing of it has changed."""
        from yearbook_viewer.archive.entities import standing
        from yearbook_viewer.archive.entities.described import described
        from yearbook_viewer.archive.entities.explained import explained
        from yearbook_viewer.archive.entities.lettered import Lettered
        from yearbook_viewer.archive.entities.proposing import meeting
        from yearbook_viewer.archive.entities.tally import tallying

        entries = self._ask(described)
        everywhere, single = self._ask(standing.own_aliases)
        edition = self._ask(lambda reader: standing.edition_of(reader, entries, everywhere, single))
        if before is not None and before.edition == edition:
            return before
        told = self._search(lambda searcher: explained(self._ask, searcher.holdings))
        # What the reader says goes before what the text says.
        aliases = {entry: {**told.get(entry, {}), **single.get(entry, {})} for entry in {*told, *single}}
        steps = tallying(self._ask, entries, aliases, everywhere)
        while True:
            try:
                next(steps)
            except StopIteration as end:
                met = meeting(end.value.candidates())
                return standing.AddedUp(edition, entries, aliases, everywhere, end.value, met, Lettered(end.value))
            if stop():
                return None
