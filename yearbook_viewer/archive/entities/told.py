"""All that an archive tells of one entity, put together."""

from collections import Counter
from collections.abc import Callable, Sequence

from sqlalchemy import Connection

from yearbook_viewer.archive.entities.mentions import Met, mentions_of
from yearbook_viewer.archive.entities.pages import Seen, documents_in, seen
from yearbook_viewer.archive.search.holdings import Holdings
from yearbook_viewer.records import EntryId, Kind, Mark
from yearbook_viewer.records.entities import Entity, EntityKey, EntityPage, Mention, Neighbour, Post
from yearbook_viewer.text.entities.posts import posts_before

# What is looked at for posts, documents and neighbours: the places of an entity of which there are tens of thousands
# tell no more than their first.
LOOKED_AT = 2_000
# Mentions on a page that is opened; the others are asked for.
_ON_PAGE = 100
_NEIGHBOURLY = frozenset((Kind.PER, Kind.ORG, Kind.LOC))
# What is shown of each.
_POSTS, _IN_POST, _DOCUMENTS, _NEIGHBOURS = 100, 20, 100, 40

# The entity that a mark of an entry stands for.
KeyOf = Callable[[EntryId, Kind, str], EntityKey]


def page(reader: Connection, holdings: Holdings, entity: Entity, found: Sequence[Met], key_of: KeyOf) -> EntityPage:
    """The page of an entity without its links; `found`: the first places where it is named."""
    sentences = list(seen(reader, found))
    documents: Counter[EntityKey] = Counter()
    neighbours: Counter[EntityKey] = Counter()
    posts: dict[tuple[str, str], list[Met]] = {}
    for place, sentence in zip(found, sentences, strict=True):
        keys = {_key(mark, sentence, key_of) for mark in sentence.marks if mark.kind in _NEIGHBOURLY}
        neighbours.update(keys - {entity.key})
        if entity.key.kind is Kind.ORG:
            documents.update({_key(mark, sentence, key_of) for mark in documents_in(sentence)})
        if entity.key.kind is Kind.PER:
            for held in posts_before(sentence.sentence, sentence.start, sentence.marks):
                body = _key(held.body, sentence, key_of).name if held.body else ""
                posts.setdefault((held.post, body), []).append(place)
    return EntityPage(
        entity=entity,
        mentions=mentions_of(reader, holdings, found[:_ON_PAGE]),
        posts=_posts(reader, holdings, posts),
        documents=_most(documents, _DOCUMENTS),
        neighbours=_most(neighbours, _NEIGHBOURS),
        links=(),
    )


def _key(mark: Mark, sentence: Seen, key_of: KeyOf) -> EntityKey:
    return key_of(sentence.entry, mark.kind, mark.text)


def _most(counted: Counter[EntityKey], most: int) -> tuple[Neighbour, ...]:
    ordered = sorted(counted.items(), key=lambda each: (-each[1], each[0].name, each[0].home))
    return tuple(Neighbour(key, count) for key, count in ordered[:most])


def _posts(reader: Connection, holdings: Holdings, held: dict[tuple[str, str], list[Met]]) -> tuple[Post, ...]:
    """The posts by the first year, those without one last."""
    posts: list[Post] = []
    for (post, body), places in list(held.items())[:_POSTS]:
        mentions: tuple[Mention, ...] = mentions_of(reader, holdings, places)
        years = [mention.year for mention in mentions if mention.year is not None]
        first, last = (min(years), max(years)) if years else (None, None)
        posts.append(Post(post, body, first, last, mentions[:_IN_POST]))
    return tuple(sorted(posts, key=lambda each: (each.first is None, each.first or 0)))
