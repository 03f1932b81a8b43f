"""The entities of an archive: the list of them, and what is told of each."""

import re
import sqlite3
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from tests.archive.pages import extraction_of, write
from yearbook_viewer.archive.archive import Archive
from yearbook_viewer.reading.formats import read
from yearbook_viewer.records import ChangeKind, Choices, Condition, EntryId, Kind, LinkState, Mark, ParsedFile
from yearbook_viewer.records.entities import EntityKey, EntityOrder, EntityWish, Marking, OwnName

CHAMBER = EntityKey(Kind.ORG, "云泽市工商业联合会")
FANG = EntityKey(Kind.PER, "方大海", "云泽市")

# Subject_year → text; marks in brackets with their kind.
PAGES = {
    "云泽市工商业联合会_2018": (
        "[O:市工商联]党组书记、主席[P:方大海]走访[O:云泽市湖北商会]。[O:云泽市工商联]印发《[D:会员服务办法]》。[P:李明]参加。"
    ),
    "云泽市工商业联合会_2020": (
        "[O:云泽市工商业联合会]主席[P:方　大海]到[L:望溪县]调研,[O:市委]副书记[P:钱多]陪同。[O:市总商会]成立。"
    ),
    "望溪县教育局_2019": (
        "[O:县教育局]局长[P:李明]在[L:罗洞村]小学。[O:市委]要求，[O:县工商联]参与《[D:会员服务办法]》的宣传。"
    ),
}
MORE = {
    "云泽市青年工作_2021": "[O:云泽市青年企业家协会]（简称“[O:青企协]”）换届。[O:青企协]会长[P:钱多]。\n[O:市青联]。",
    "云泽市青年工作_2022": "[O:青企协]慰问职工。",
}
_KINDS = {"P": Kind.PER, "O": Kind.ORG, "L": Kind.LOC, "D": Kind.DOC}


def _marked(told: str, begin: int) -> tuple[str, list[Mark]]:
    text, marks = "", []
    for piece in re.split(r"(\[[POLD]:[^\]]+\])", told):
        words = piece[3:-1] if piece.startswith("[") else piece
        if words != piece:
            start = begin + len(text)
            marks.append(Mark(start, start + len(words), _KINDS[piece[1]], words))
        text += words
    return text, marks


def parse_marked(path: Path, choices: Choices = Choices()) -> ParsedFile:
    source = read(path)
    subject, year = path.stem.split("_")
    head = f"{subject}\n"
    text, marks = _marked({**PAGES, **MORE}[path.stem], len(head))
    found = extraction_of(source.text)
    entry = replace(found.entry, title=subject, subject=subject, year=int(year), volume="")
    assert entry.text.startswith(head + text)
    return ParsedFile(source, (replace(found, entry=entry, marks=tuple(marks), figures=(), findings=()),))


def _take_in(archive: Archive, folder: Path, pages: dict[str, str]) -> None:
    files = []
    for name, told in pages.items():
        text, _ = _marked(told, 0)
        files.append(write(folder, f"{name}.txt", f"{name.split('_')[0]}\n{text}\n"))
    list(archive.import_files(files, parse_marked))


@pytest.fixture
def filled(archive: Archive, tmp_path: Path) -> Archive:
    _take_in(archive, tmp_path, PAGES)
    return archive


def _names(archive: Archive, wish: EntityWish = EntityWish()) -> list[str]:
    total, entities = archive.entities(wish)
    assert total == len(entities)
    return [entity.key.name for entity in entities]


def _entry(archive: Archive, subject: str, year: int) -> EntryId:
    return next(each.id for each in archive.listings() if (each.subject, each.year) == (subject, year))


def test_one_entity_has_all_its_names_and_stands_by_its_reading(filled: Archive) -> None:
    _, entities = filled.entities(EntityWish(kinds=frozenset({Kind.ORG})))
    assert [(each.key.name, each.names, each.mentions, each.entries, each.first, each.last) for each in entities] == [
        ("市委", ("市委",), 1, 1, 2019, 2019),
        ("望溪县工商业联合会", ("县工商联",), 1, 1, 2019, 2019),
        ("望溪县教育局", ("县教育局",), 1, 1, 2019, 2019),
        ("云泽市工商业联合会", ("云泽市工商业联合会", "云泽市工商联", "市工商联"), 3, 2, 2018, 2020),
        ("云泽市湖北商会", ("云泽市湖北商会",), 1, 1, 2018, 2018),
        ("云泽市总商会", ("市总商会",), 1, 1, 2020, 2020),
        ("中共云泽市委员会", ("市委",), 1, 1, 2020, 2020),
    ]


def test_a_person_of_the_same_name_elsewhere_is_another(filled: Archive) -> None:
    _, entities = filled.entities(EntityWish(words="lim", kinds=frozenset({Kind.PER})))
    assert [(each.key.name, each.key.home, each.first) for each in entities] == [
        ("李明", "云泽市", 2018),
        ("李明", "望溪县", 2019),
    ]


def test_the_list_is_narrowed_and_put_in_order(filled: Archive) -> None:
    assert _names(filled, EntityWish(words="工商联")) == ["望溪县工商业联合会", "云泽市工商业联合会"]
    assert _names(filled, EntityWish(words="yzs")) == ["云泽市工商业联合会", "云泽市湖北商会", "云泽市总商会"]
    assert _names(filled, EntityWish(initial="F")) == ["方大海"]
    assert _names(filled, EntityWish(least=2, order=EntityOrder.COUNT)) == [
        "云泽市工商业联合会",
        "方大海",
        "会员服务办法",
    ]
    assert _names(filled, EntityWish(years=(2020, None), kinds=frozenset({Kind.PER}))) == ["方大海", "钱多"]
    entry = _entry(filled, "望溪县教育局", 2019)
    assert _names(filled, EntityWish(entry=entry, kinds=frozenset({Kind.PER, Kind.LOC}))) == ["李明", "罗洞村"]
    total, second = filled.entities(EntityWish(kinds=frozenset({Kind.ORG})), 1, 1)
    assert (total, [each.key.name for each in second]) == (7, ["望溪县工商业联合会"])


def test_mentions_stand_by_year_with_their_sentences(filled: Archive) -> None:
    page = filled.entity_page(CHAMBER)
    assert page.entity.mentions == 3
    told = [(each.year, each.sentence[slice(*each.lit)], each.sentence) for each in page.mentions]
    assert told == [
        (2018, "市工商联", "市工商联党组书记、主席方大海走访云泽市湖北商会。"),
        (2018, "云泽市工商联", "云泽市工商联印发《会员服务办法》。"),
        (2020, "云泽市工商业联合会", "云泽市工商业联合会主席方　大海到望溪县调研,市委副书记钱多陪同。"),
    ]
    assert filled.mentions(CHAMBER, 1, 1) == page.mentions[1:2]
    assert filled.mentions(CHAMBER, 3, 5) == ()
    reading = filled.reading(page.mentions[0].entry)
    assert reading.extraction.entry.text[page.mentions[0].start : page.mentions[0].end] == "市工商联"


def test_a_person_has_posts_and_neighbours(filled: Archive) -> None:
    page = filled.entity_page(FANG)
    assert [(each.post, each.body, each.first, each.last) for each in page.posts] == [
        ("党组书记", "云泽市工商业联合会", 2018, 2018),
        ("主席", "云泽市工商业联合会", 2018, 2020),
    ]
    assert [(each.key.name, each.together) for each in page.neighbours] == [
        ("云泽市工商业联合会", 2),
        ("中共云泽市委员会", 1),
        ("云泽市湖北商会", 1),
        ("望溪县", 1),
        ("钱多", 1),
    ]


def test_a_body_has_the_documents_it_issued(filled: Archive) -> None:
    assert [(each.key.name, each.together) for each in filled.entity_page(CHAMBER).documents] == [("会员服务办法", 1)]
    assert filled.entity_page(EntityKey(Kind.ORG, "望溪县工商业联合会")).documents == ()


def test_a_mark_leads_to_its_entity(filled: Archive) -> None:
    entry = _entry(filled, "云泽市工商业联合会", 2020)
    marks = filled.reading(entry).extraction.marks
    assert [filled.entity_of(entry, mark) for mark in marks[:2]] == [CHAMBER, FANG]


def test_an_entity_that_is_nowhere_named_has_an_empty_page(filled: Archive) -> None:
    page = filled.entity_page(EntityKey(Kind.PER, "无此人", "云泽市"))
    assert (page.entity.mentions, page.mentions, page.posts, page.neighbours) == (0, (), (), ())


def test_accepted_links_make_one_of_two_and_are_undone(filled: Archive) -> None:
    other = EntityKey(Kind.ORG, "云泽市总商会")
    filled.link(other, CHAMBER, LinkState.ACCEPTED)
    page = filled.entity_page(CHAMBER)
    assert (page.entity.mentions, page.entity.last, len(page.mentions)) == (4, 2020, 4)
    assert "市总商会" in page.entity.names
    assert [(link.one, link.other, link.state) for link in page.links] == [(CHAMBER, other, LinkState.ACCEPTED)]
    assert "云泽市总商会" not in _names(filled)
    undone = filled.undo()
    assert undone is not None and undone.kind is ChangeKind.NAMES_LINKED
    assert "云泽市总商会" in _names(filled)
    assert filled.entity_page(CHAMBER).entity.mentions == 3


def test_a_renamed_entity_keeps_its_chosen_name_over_a_restart(filled: Archive) -> None:
    filled.rename_entity(CHAMBER, "云泽工商联")
    chosen = EntityKey(Kind.ORG, "云泽工商联")
    again = Archive.open(filled.path)
    assert "云泽工商联" in _names(again) and CHAMBER.name not in _names(again)
    assert len(again.entity_page(chosen).mentions) == 3
    again.rename_entity(chosen, "云泽市工商业联合会（总会）")
    again.undo()
    assert "云泽工商联" in _names(again)
    again.undo()
    assert again.entity_page(CHAMBER).entity.mentions == 3
    again.close()


def test_renamed_as_another_it_is_one_with_that(filled: Archive) -> None:
    filled.rename_entity(EntityKey(Kind.ORG, "云泽市总商会"), CHAMBER.name)
    assert filled.entity_page(CHAMBER).entity.mentions == 4


def test_the_list_follows_what_is_deleted(filled: Archive) -> None:
    filled.entities()
    filled.delete(_entry(filled, "望溪县教育局", 2019))
    assert "罗洞村" not in _names(filled)
    assert filled.entities(EntityWish(kinds=frozenset({Kind.PER})))[0] == 3


def test_who_does_not_wait_is_told_nothing(filled: Archive) -> None:
    assert filled.entities(stop=lambda: True) == (0, ())
    assert filled.entities()[0] > 0


def test_an_index_stands_in_the_order_of_readings_with_the_sections_that_name(filled: Archive) -> None:
    lines = filled.index_lines(None, {Kind.PER, Kind.DOC})
    assert [(each.kind, each.initial, each.name, [one.year for one in each.references]) for each in lines] == [
        (Kind.PER, "F", "方大海", [2018, 2020]),
        (Kind.PER, "L", "李明（云泽市）", [2018]),
        (Kind.PER, "L", "李明（望溪县）", [2019]),
        (Kind.PER, "Q", "钱多", [2020]),
        (Kind.DOC, "H", "会员服务办法", [2018, 2019]),
    ]
    one = _entry(filled, "望溪县教育局", 2019)
    assert [each.name for each in filled.index_lines([one])] == [
        "李明",
        "市委",
        "望溪县工商业联合会",
        "望溪县教育局",
        "罗洞村",
        "会员服务办法",
    ]
    assert filled.index_lines([]) == ()


def test_keywords_tell_what_an_entry_is_about(filled: Archive) -> None:
    entry = _entry(filled, "望溪县教育局", 2019)
    assert "工商联" in filled.keywords(entry)
    assert filled.keywords(entry) == filled.keywords(entry)


def test_a_short_name_that_an_entry_explains_means_that_in_it_and_is_proposed(filled: Archive, tmp_path: Path) -> None:
    _take_in(filled, tmp_path, MORE)
    society = EntityKey(Kind.ORG, "云泽市青年企业家协会")
    page = filled.entity_page(society)
    assert page.entity.names == ("青企协", "云泽市青年企业家协会")
    assert [(each.year, each.start) for each in page.mentions] == [(2021, 8), (2021, 22), (2021, 30)]
    short = EntityKey(Kind.ORG, "青企协")
    assert [each.year for each in filled.entity_page(short).mentions] == [2022]
    proposals = [link for link in filled.name_links() if link.state is LinkState.PROPOSED]
    assert (short, society, "given-alias") in [(link.one, link.other, link.reason) for link in proposals]
    filled.link(short, society, LinkState.ACCEPTED)
    assert filled.entity_page(society).entity.mentions == 4
    entry = _entry(filled, "云泽市青年工作", 2022)
    assert filled.entity_of(entry, filled.reading(entry).extraction.marks[0]) == society


def test_refused_proposals_come_no_more_and_stand_with_what_was_decided(filled: Archive) -> None:
    chamber, other = CHAMBER, EntityKey(Kind.ORG, "云泽市总商会")
    assert ("twin", {chamber, other}) in [(link.reason, {link.one, link.other}) for link in filled.name_links()]
    filled.link(chamber, other, LinkState.REFUSED)
    about = [link for link in filled.name_links() if {link.one, link.other} == {chamber, other}]
    assert [(link.state, link.reason) for link in about] == [(LinkState.REFUSED, "twin")]
    assert filled.entity_page(chamber).links == tuple(about)
    filled.link(chamber, other, LinkState.PROPOSED)
    assert LinkState.REFUSED not in [link.state for link in filled.name_links()]


def test_the_reader_s_own_aliases_lead_to_their_entity(filled: Archive, tmp_path: Path) -> None:
    _take_in(filled, tmp_path, MORE)
    filled.put_own_name(OwnName("市青联", Kind.ORG, entity="云泽市青年联合会"))
    assert "云泽市青年联合会" in _names(filled)
    filled.undo()
    assert "云泽市青年联合会" not in _names(filled)


def test_a_changed_link_is_damage(filled: Archive) -> None:
    filled.link(CHAMBER, EntityKey(Kind.ORG, "云泽市总商会"), LinkState.ACCEPTED)
    filled.rename_entity(FANG, "方先生")
    assert filled.check().condition is Condition.SOUND
    with closing(sqlite3.connect(filled.path)) as connection, connection:
        connection.execute("UPDATE renamed SET name = '方女士'")
    assert [reason.key for reason in filled.check().reasons] == ["check-name-links"]


def test_marks_that_the_reader_puts_right_are_counted_as_they_are_read(filled: Archive) -> None:
    filled.entities()
    entry = _entry(filled, "望溪县教育局", 2019)
    text = filled.reading(entry).extraction.entry.text
    village = text.index("罗洞村")
    filled.mark(Marking(entry, village, village + 3, None))
    filled.mark(Marking(entry, village + 3, village + 5, Kind.ORG))
    assert "罗洞村" not in _names(filled) and "小学" in _names(filled)
    school = EntityKey(Kind.ORG, "小学")
    page = filled.entity_page(school)
    assert [each.sentence[slice(*each.lit)] for each in page.mentions] == ["小学"]
    assert [each.key.name for each in page.neighbours] == ["望溪县教育局", "李明"]
    assert "罗洞村" not in [line.name for line in filled.index_lines([entry])]
    filled.undo()
    filled.undo()
    assert "罗洞村" in _names(filled) and "小学" not in _names(filled)
