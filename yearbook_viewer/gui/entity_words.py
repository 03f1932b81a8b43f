"""What a list, a card and a page say of an entity in words."""

from yearbook_viewer.messages import Catalogue
from yearbook_viewer.records.entities import Entity, EntityKey, Mention, Post
from yearbook_viewer.wordings import KIND_NAMES


def entity_name(key: EntityKey) -> str:
    """The full name; with the place behind it where the name alone means several."""
    return f"{key.name} · {key.home}" if key.home else key.name


def span_of_years(first: int | None, last: int | None) -> str:
    """2016–2020, 2020; empty where no year is known."""
    known = [str(year) for year in dict.fromkeys((first, last)) if year is not None]
    return "–".join(known)


def counted(entity: Entity, say: Catalogue) -> str:
    """2016–2020 年 · 12 处 · 5 个条目."""
    years = span_of_years(entity.first, entity.last)
    parts = [say("{years} 年", years=years)] if years else []
    parts.append(say("{count} 处", count=f"{entity.mentions:,}"))
    parts.append(say("{count} 个条目", count=f"{entity.entries:,}"))
    return " · ".join(parts)


def entity_row(entity: Entity, say: Catalogue) -> str:
    """Name, kind, mentions, entries and years with tabs between, for the clipboard."""
    counts = (str(entity.mentions), str(entity.entries), span_of_years(entity.first, entity.last))
    return "\t".join((entity_name(entity.key), say(KIND_NAMES[entity.key.kind]), *counts))


def other_names(entity: Entity) -> tuple[str, ...]:
    """What it is called besides its full name, the most frequent first."""
    return tuple(name for name in entity.names if name != entity.key.name)


def post_words(post: Post) -> str:
    """云泽市商会副会长 2018–2020."""
    return " ".join(part for part in (f"{post.body}{post.post}", span_of_years(post.first, post.last)) if part)


def where_words(mention: Mention) -> str:
    """Entry, section and the date told there: 云泽市商会 › 组织建设 · 2019-03-02."""
    heading = mention.heading if mention.heading != mention.title else ""
    place = " › ".join(part for part in (mention.title, heading) if part)
    return " · ".join(part for part in (place, mention.date) if part)


def mention_words(mention: Mention) -> str:
    """A mention as a line to be read aloud or copied."""
    year = "" if mention.year is None else str(mention.year)
    told = " ".join(part for part in (year, " ".join(mention.sentence.split())) if part)
    return f"{told}({where_words(mention)})"
