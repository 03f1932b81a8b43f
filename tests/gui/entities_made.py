"""Entities made by hand: an invented city's chamber, its people and papers."""

from yearbook_viewer.records import EntryId, Kind, LinkState, SectionId
from yearbook_viewer.records.entities import Entity, EntityKey, EntityPage, Mention, NameLink, Neighbour, Post

CHAMBER = EntityKey(Kind.ORG, "云泽市工商业联合会")
OTHER = EntityKey(Kind.ORG, "云泽市总商会")
PERSON = EntityKey(Kind.PER, "何川", "云泽市")
PAPER = EntityKey(Kind.DOC, "《云泽市总商会章程》")
SENTENCE = "三月,市工商联召开执委会,何川作报告。"


def entity(key: EntityKey, mentions: int = 3, first: int | None = 2016, last: int | None = 2018) -> Entity:
    return Entity(key, (key.name,), mentions, 2, first, last)


def entities(count: int, start: int = 0) -> list[Entity]:
    return [entity(EntityKey(Kind.ORG, f"云泽市第{number}小学")) for number in range(start, start + count)]


def mention(number: int, year: int | None = 2016) -> Mention:
    return Mention(
        EntryId(1), SectionId(1), 10 * number, 10 * number + 4, year, "", "云泽市工商联", "组织建设", SENTENCE, (3, 7)
    )


def page(total: int = 3, links: tuple[NameLink, ...] = ()) -> EntityPage:
    """The chamber's."""
    told = Entity(CHAMBER, ("市工商联", "云泽市工商业联合会"), total, 2, 2016, 2018)
    return EntityPage(
        entity=told,
        mentions=[mention(number, 2016 + number // 2) for number in range(min(total, 40))],
        posts=(Post("主席", "市工商联", 2016, 2017, (mention(1),)),),
        documents=(Neighbour(PAPER, 2),),
        neighbours=(Neighbour(PERSON, 5),),
        links=links,
    )


PROPOSED = NameLink(CHAMBER, OTHER, LinkState.PROPOSED)
ACCEPTED = NameLink(CHAMBER, OTHER, LinkState.ACCEPTED)
