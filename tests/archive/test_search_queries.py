"""Whole queries: words joined by and, or and without, fields, exact words, narrowing, orders and counts."""

import tempfile
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.archive.pages import page, take_in, write
from yearbook_viewer.archive.archive import Archive
from yearbook_viewer.records import (
    EntryId,
    HitOrder,
    LineOrder,
    Narrowing,
    SearchWish,
    SectionId,
    Where,
)
from yearbook_viewer.text.query.tree import And, Not, Or, Query, Word
from yearbook_viewer.text.query.writing import written
from yearbook_viewer.text.search_folds import search_fold

LETTERS = st.text(st.sampled_from("市工商Aaａ　2張张 "), max_size=10)
WORDS = st.text(st.sampled_from("市工商aA2张張"), min_size=1, max_size=2).map(
    lambda typed: Word(typed, search_fold(typed))
)
QUERIES = st.recursive(
    WORDS,
    lambda inner: st.one_of(
        inner.map(Not),
        st.lists(inner, min_size=2, max_size=3).map(lambda parts: And(tuple(parts))),
        st.lists(inner, min_size=2, max_size=3).map(lambda parts: Or(tuple(parts))),
    ),
    max_leaves=5,
)
Key = tuple[EntryId, SectionId | None]


def holds(query: Query, has: Callable[[Word], bool]) -> bool:
    match query:
        case Not(left_out):
            return not holds(left_out, has)
        case And(parts):
            return all(holds(part, has) for part in parts)
        case Or(parts):
            return any(holds(part, has) for part in parts)
        case Word():
            return has(query)
    raise AssertionError(query)


def parts_of(archive: Archive) -> dict[Key, tuple[str, ...]]:
    """The stretches of each part in which a word has to stand: title and head, or heading and text in one."""
    found: dict[Key, tuple[str, ...]] = {}
    for listed in archive.listings():
        entry = archive.reading(listed.id).extraction.entry
        found[listed.id, None] = (entry.title, entry.text[: entry.head_end])
        for section, shown in zip(entry.sections, listed.sections, strict=True):
            found[listed.id, shown.id] = (entry.text[section.start : section.end],)
    return found


@settings(max_examples=25, deadline=None)
@given(st.lists(st.tuples(LETTERS, LETTERS), min_size=1, max_size=3), st.lists(QUERIES, min_size=1, max_size=6))
def test_a_query_holds_where_python_says_so(bodies: list[tuple[str, str]], queries: list[Query]) -> None:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        archive = Archive.open(folder / "new.ybk")
        texts = [f"{title}第{number}局\n【{title}】{body}\n" for number, (title, body) in enumerate(bodies)]
        take_in(archive, *(write(folder, f"{number}.txt", text) for number, text in enumerate(texts)))
        parts = parts_of(archive)
        for query in queries:
            for exact in (False, True):
                found = archive.search(SearchWish(written(query), exact=exact), limit=1000)

                def has(word: Word, stretches: tuple[str, ...], exact: bool = exact) -> bool:
                    if exact:
                        return any(word.typed in stretch for stretch in stretches)
                    return any(word.folded in search_fold(stretch) for stretch in stretches)

                expected = {
                    part
                    for part, stretches in parts.items()
                    if holds(query, lambda word, stretches=stretches: has(word, stretches))  # type: ignore[misc]
                }
                assert {(hit.entry, hit.section) for hit in found} == expected
                assert found.sections == len(expected)


@pytest.fixture
def shelf(archive: Archive, tmp_path: Path) -> Archive:
    """Three entries on tea, of different years."""
    take_in(
        archive,
        write(
            tmp_path, "a.txt", "临江县茶叶局\n来源:本室\n【概况】 2018年,茶叶、茶叶出口。县档案馆存茶叶卷宗300卷。\n"
        ),
        write(tmp_path, "b.txt", "云泽市粮食局\n【茶叶】 2020年,有职工12人。\n【其他】 茶叶不多,県内无出口。\n"),
        write(tmp_path, "c.txt", "丁局\n【概况】 有茶叶。县档案馆与茶叶无关,藏书5万卷。\n"),
    )
    return archive


def titles(archive: Archive, words: str, **wish: object) -> list[tuple[str, str]]:
    found = archive.search(SearchWish(words, **wish), limit=100)  # type: ignore[arg-type]
    return [(hit.entry_title, hit.title) for hit in found]


HEAD, TEA, HEADED, OTHER, LAST = (
    ("临江县茶叶局", ""),
    ("临江县茶叶局", "概况"),
    ("云泽市粮食局", "茶叶"),
    ("云泽市粮食局", "其他"),
    ("丁局", "概况"),
)


def test_the_title_goes_before_the_heading_and_that_before_the_text(shelf: Archive) -> None:
    found = archive_rows(shelf, "茶叶")
    assert found == [
        (*HEAD, Where.TITLE, 1),
        (*HEADED, Where.HEADING, 1),
        (*TEA, Where.TEXT, 3),
        (*LAST, Where.TEXT, 2),
        (*OTHER, Where.TEXT, 1),
    ]


def archive_rows(archive: Archive, words: str) -> list[tuple[str, str, Where, int]]:
    found = archive.search(SearchWish(words), limit=100)
    return [(hit.entry_title, hit.title, hit.where, hit.count) for hit in found]


def test_sections_come_by_year_if_asked_for_and_those_without_a_year_last(shelf: Archive) -> None:
    assert titles(shelf, "茶叶", order=HitOrder.NEWEST) == [HEADED, OTHER, HEAD, TEA, LAST]
    assert titles(shelf, "茶叶", order=HitOrder.OLDEST) == [HEAD, TEA, HEADED, OTHER, LAST]


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("年:2018 茶叶", [HEAD, TEA]),
        ("年:2019-2021 茶叶", [HEADED, OTHER]),
        ("年:-2019 茶叶", [HEAD, TEA]),
        ("-年:2000-2100 茶叶", [LAST]),
        ("地区:云泽", [("云泽市粮食局", ""), HEADED, OTHER]),
        ("来源:本室 出口", [TEA]),
        ("来源:c.txt 茶", [LAST]),
        ("标题:茶叶", [HEAD, HEADED, TEA]),
        ("标题:茶叶 职工", [HEADED]),
        ("机构:档案", [TEA, LAST]),
        ("机构:档案馆 出口", [TEA]),
        ("机构:茶叶", []),
        ("人物:档案馆", []),
        ("茶叶 -机构:档案馆", [HEAD, HEADED, OTHER]),
        ("数值:>1万卷", [LAST]),
        ("数值:300卷", [TEA]),
        ("数值:10-20人 茶叶", [HEADED]),
        ("茶叶 -数值:>1卷", [HEAD, HEADED, OTHER]),
        ("数值:>1卷 OR 职工", [TEA, HEADED, LAST]),
    ],
)
def test_fields_narrow(shelf: Archive, words: str, found: list[tuple[str, str]]) -> None:
    assert sorted(titles(shelf, words)) == sorted(found)


def test_names_and_values_are_marked_where_they_stand(shelf: Archive) -> None:
    marked = {}
    for words in ("机构:档案 卷宗", "数值:>1卷"):
        for hit in shelf.search(SearchWish(words)):
            marked[words, hit.entry_title] = ([hit.snippet[start:end] for start, end in hit.marks], hit.count)
    assert marked == {
        ("机构:档案 卷宗", "临江县茶叶局"): (["档案", "卷宗"], 2),
        ("数值:>1卷", "临江县茶叶局"): (["300卷"], 1),
        ("数值:>1卷", "丁局"): (["5万卷"], 1),
    }


def test_without_words_a_row_shows_how_the_section_begins(shelf: Archive) -> None:
    (head, *_, last) = shelf.search(SearchWish("年:2020"))
    assert (head.entry_title, head.count, head.start, head.end, head.marks) == ("云泽市粮食局", 0, 0, 0, ())
    assert last.snippet == "【其他】 茶叶不多,県内无出口。"


def test_exactly_means_letter_for_letter(archive: Archive, tmp_path: Path) -> None:
    take_in(archive, write(tmp_path, "a.txt", page("甲局", "ＧＤＰ与GDP,張三、张三、张 三,")))
    found = {
        words: [(hit.count, hit.snippet[slice(*hit.marks[0])]) for hit in archive.search(SearchWish(words, exact=True))]
        for words in ("GDP", "gdp", "張三", "张三", '"张 三"')
    }
    expected = {"GDP": [(1, "GDP")], "gdp": [], "張三": [(1, "張三")], "张三": [(1, "张三")], '"张 三"': [(1, "张 三")]}
    assert found == expected
    assert archive.search(SearchWish("张三")).total == 3


def test_exactly_goes_on_over_line_ends(archive: Archive, tmp_path: Path) -> None:
    take_in(archive, write(tmp_path, "a.txt", page("甲局", "有張\n三、張 \n　　三、張 三、张\n三。\n　　其余")))
    (entry,) = archive.listings()
    text = archive.reading(entry.id).extraction.entry.text
    found = {}
    for words in ("張三", '"張 三"', '"　　其"', "。其余"):
        wish = SearchWish(words, exact=True)
        (hit,) = archive.search(wish)
        spans = [text[start:end] for start, end in archive.places(wish, entry.id)]
        found[words] = (hit.count, spans, hit.snippet[slice(*hit.marks[0])])
    assert found == {
        "張三": (2, ["張\n三", "張 \n　　三"], "張 三"),
        '"張 三"': (1, ["張 三"], "張 三"),
        '"　　其"': (1, ["　　其"], "其"),
        "。其余": (1, ["。\n　　其余"], "。 其余"),
    }


def test_what_is_left_out_exactly_may_stand_there_in_another_form(archive: Archive, tmp_path: Path) -> None:
    take_in(archive, write(tmp_path, "a.txt", page("甲局", "張三")), write(tmp_path, "b.txt", page("乙局", "张三")))
    found = archive.search(SearchWish("概况 -张三", exact=True))
    assert [hit.entry_title for hit in found] == ["甲局"]


def test_counts_tell_what_a_click_would_leave(shelf: Archive) -> None:
    facets = shelf.facets(SearchWish("茶叶"))
    assert [(year.year, year.hits, year.sections, year.of_sections) for year in facets.years] == [
        (2018, 4, 2, 2),
        (2020, 2, 2, 3),
        (None, 2, 1, 2),
    ]
    assert [(entry.title, entry.hits, entry.sections) for entry in facets.entries] == [
        ("临江县茶叶局", 4, 2),
        ("云泽市粮食局", 2, 2),
        ("丁局", 2, 1),
    ]
    assert (facets.of_entries, facets.places) == (3, ((Where.TITLE, 1), (Where.HEADING, 1), (Where.TEXT, 3)))


def test_what_was_not_found_is_counted_nowhere(shelf: Archive) -> None:
    facets = shelf.facets(SearchWish("茶叶 -职工"))
    assert facets.places == ((Where.TITLE, 1), (Where.TEXT, 3))
    years = [(year.year, year.hits, year.sections) for year in facets.years]
    assert years == [(2018, 4, 2), (2020, 1, 1), (None, 2, 1)]
    assert shelf.search(SearchWish("茶叶 -职工")).total == 7


def test_what_is_clicked_narrows_the_rows_and_the_other_counts(shelf: Archive) -> None:
    chosen = Narrowing(years=frozenset({2018, None}), places=frozenset({Where.TEXT}))
    assert titles(shelf, "茶叶", narrowed=chosen) == [TEA, LAST]
    facets = shelf.facets(SearchWish("茶叶", narrowed=chosen))
    assert [(year.year, year.sections) for year in facets.years if year.sections] == [(2018, 1), (2020, 1), (None, 1)]
    assert [entry.title for entry in facets.entries] == ["临江县茶叶局", "丁局"]
    assert facets.places == ((Where.TITLE, 1), (Where.TEXT, 2))


def test_one_entry_can_be_searched_alone(shelf: Archive) -> None:
    wanted = next(listed.id for listed in shelf.listings() if listed.title == "丁局")
    assert titles(shelf, "茶叶", narrowed=Narrowing(entries=frozenset({wanted}))) == [LAST]


def test_lines_stand_by_what_is_left_or_right_of_the_words(archive: Archive, tmp_path: Path) -> None:
    take_in(archive, write(tmp_path, "a.txt", "甲局\n【概况】 丙乙茶甲。乙甲茶丙。\n甲乙\n茶丁。\n"))
    found = {
        order: [
            (line.before[-2:], line.words, line.after[:1])
            for line in archive.context_lines(SearchWish("茶"), order=order).lines
        ]
        for order in (LineOrder.FOUND, LineOrder.BEFORE, LineOrder.AFTER)
    }
    one, two, three = ("丙乙", "茶", "甲"), ("乙甲", "茶", "丙"), ("乙 ", "茶", "丁")
    assert {order: [(b.strip(), w, a) for b, w, a in lines] for order, lines in found.items()} == {
        LineOrder.FOUND: [(b.strip(), w, a) for b, w, a in (one, two, three)],
        # Read from the words leftwards: 乙丙, 乙甲, 甲乙.
        LineOrder.BEFORE: [(b.strip(), w, a) for b, w, a in (one, three, two)],
        LineOrder.AFTER: [(b.strip(), w, a) for b, w, a in (three, two, one)],
    }
