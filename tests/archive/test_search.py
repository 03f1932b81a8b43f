"""Searching an archive: what is found, in what order, and how a row shows it."""

import tempfile
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.archive.pages import PAGE, page, take_in, write
from yearbook_viewer.archive.archive import Archive
from yearbook_viewer.records import Hits, SearchWish, Where
from yearbook_viewer.text.search_folds import search_fold

# Few letters, so that what is sought is often there: signs that are wildcards elsewhere, width, case, a line end.
LETTERS = st.text(st.sampled_from("市工商Aaａ%_*?'[\\\n　2２𠮷張张"), max_size=12)


def search(archive: Archive, words: str, limit: int = 1000) -> Hits:
    return archive.search(SearchWish(words), limit=limit)


@settings(max_examples=60, deadline=None)
@given(st.lists(LETTERS, max_size=3), st.one_of(LETTERS, st.sampled_from(["县档案馆", "2020年", "【"])))
def test_search_finds_what_python_finds_in_the_folded_text(bodies: list[str], words: str) -> None:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        texts = [page(f"第{number}局", body) for number, body in enumerate(bodies)]
        archive = Archive.open(folder / "new.ybk")
        take_in(archive, *(write(folder, f"{number}.txt", text) for number, text in enumerate(texts)))
        hits = search(archive, f'"{words}"')
        wanted = search_fold(words)
        expected = sum(search_fold(text).count(wanted) for text in texts) if wanted else 0
        assert (hits.total, sum(hit.count for hit in hits)) == (expected, expected)
        for hit in hits:
            text = archive.reading(hit.entry).extraction.entry.text
            assert search_fold(text[hit.start : hit.end]) == wanted
            start, end = hit.marks[0]
            assert search_fold(hit.snippet[start:end]) == wanted
            assert "\n" not in hit.snippet


def test_titles_come_first_then_headings_then_the_text_with_most_hits(archive: Archive, tmp_path: Path) -> None:
    take_in(
        archive,
        write(tmp_path, "a.txt", "甲局\n【概况】 2020年,茶叶。\n【其他】 茶叶、茶叶。\n"),
        write(tmp_path, "b.txt", "乙局\n【茶叶】 2020年。\n"),
        write(tmp_path, "c.txt", "茶叶公司\n【概况】 2019年。\n"),
        write(tmp_path, "d.txt", "丁局\n【概况】 2021年,茶叶。\n"),
    )
    found = [(hit.entry_title, hit.title, hit.year, hit.where, hit.count) for hit in search(archive, "茶叶")]
    assert found == [
        ("茶叶公司", "", 2019, Where.TITLE, 1),
        ("乙局", "茶叶", 2020, Where.HEADING, 1),
        ("甲局", "其他", 2020, Where.TEXT, 2),
        ("丁局", "概况", 2021, Where.TEXT, 1),
        ("甲局", "概况", 2020, Where.TEXT, 1),
    ]


def test_all_hits_are_counted_and_only_as_many_sections_given_as_asked_for(archive: Archive, tmp_path: Path) -> None:
    take_in(
        archive, write(tmp_path, "a.txt", "甲局\n" + "".join(f"【其{number}】 茶、茶。\n" for number in range(500)))
    )
    hits = search(archive, "茶", limit=3)
    assert (hits.total, hits.sections, hits.entries, hits.scanned) == (1000, 500, 1, 0)
    assert [hit.title for hit in hits] == ["其0", "其1", "其2"]


def test_further_rows_go_on_where_the_first_ended(archive: Archive, tmp_path: Path) -> None:
    take_in(archive, write(tmp_path, "a.txt", "甲局\n" + "".join(f"【其{number}】 茶。\n" for number in range(500))))
    assert [hit.title for hit in archive.hits(SearchWish("茶"), 498, 20)] == ["其498", "其499"]
    assert archive.hits(SearchWish("茶"), 500, 20) == ()


def test_a_hit_names_its_section_and_shows_what_stands_around_it(archive: Archive, tmp_path: Path) -> None:
    take_in(archive, write(tmp_path, "a.txt", PAGE))
    (hit,) = search(archive, "文书")
    (listed,) = archive.listings()
    assert (hit.section, hit.title) == (listed.sections[1].id, "馆藏")
    assert hit.snippet == "【馆藏】 馆藏档案3.50万卷,其中文书档案20000卷。接收。全年接收档案640卷。"
    assert [hit.snippet[start:end] for start, end in hit.marks] == ["文书"]


def test_a_title_put_right_is_found_though_the_text_does_not_hold_it(archive: Archive, tmp_path: Path) -> None:
    take_in(archive, write(tmp_path, "a.txt", PAGE))
    (listed,) = archive.listings()
    archive.correct(listed.id, title="临江县国家综合档案馆", year=2020, source="")
    (hit,) = search(archive, "综合")
    assert (hit.section, hit.where, hit.count, hit.start, hit.end) == (None, Where.TITLE, 1, 0, 0)
    assert (hit.snippet, hit.marks) == ("临江县国家综合档案馆", ((5, 7),))


def test_nothing_is_found_for_nothing(archive: Archive, tmp_path: Path) -> None:
    take_in(archive, write(tmp_path, "a.txt", PAGE))
    assert [search(archive, words).total for words in ("", " 　\n")] == [0, 0]


def test_what_was_deleted_or_superseded_is_not_found(archive: Archive, tmp_path: Path) -> None:
    take_in(archive, write(tmp_path, "a.txt", page("甲局", "旧文")), write(tmp_path, "b.txt", page("甲局", "新文")))
    assert search(archive, "旧文").total == 0
    archive.delete(archive.listings()[0].id)
    assert search(archive, "新文").total == 0


def test_asked_for_no_rows_hits_are_counted_all_the_same(archive: Archive, tmp_path: Path) -> None:
    take_in(archive, write(tmp_path, "a.txt", PAGE))
    hits = search(archive, "档案", limit=0)
    assert (hits.total, hits.first) == (PAGE.count("档案"), ())


def test_every_place_in_an_entry_is_told_in_order(archive: Archive, tmp_path: Path) -> None:
    take_in(archive, write(tmp_path, "a.txt", PAGE))
    (listed,) = archive.listings()
    found = archive.places(SearchWish("接收 全年接收"), listed.id)
    assert [PAGE[start:end] for start, end in found] == ["接收", "全年接收"]


def test_an_answer_that_nobody_waits_for_is_given_up(archive: Archive, tmp_path: Path) -> None:
    take_in(archive, write(tmp_path, "a.txt", PAGE))
    assert archive.search(SearchWish("档案"), stop=lambda: True).total == 0
    assert archive.search(SearchWish("档案")).total == PAGE.count("档案")


def test_a_row_shows_what_stands_around_each_of_two_words_that_stand_far_apart(
    archive: Archive, tmp_path: Path
) -> None:
    between = "一二三四五六七八九十" * 12
    take_in(archive, write(tmp_path, "a.txt", f"甲局\n【概况】 茶叶{between}鱼苗放流,茶叶外销。\n"))
    (hit,) = search(archive, "茶叶 鱼苗")
    assert hit.snippet == (
        "【概况】 茶叶一二三四五六七八九十一二三四五六七八九十一二三四五六七八九十一二三"
        "…八九十一二三四五六七八九十鱼苗放流,茶叶外销。"
    )
    assert [hit.snippet[start:end] for start, end in hit.marks] == ["茶叶", "鱼苗", "茶叶"]
    (other,) = search(archive, "鱼苗 茶叶")
    assert (other.snippet, other.start) == (hit.snippet, hit.start)


def test_words_that_stand_near_each_other_are_shown_without_a_gap(archive: Archive, tmp_path: Path) -> None:
    take_in(archive, write(tmp_path, "a.txt", "甲局\n【概况】 全年茶叶外销,鱼苗放流,水库蓄水。\n"))
    for words in ("茶叶 鱼苗", "水库 茶叶 鱼苗", "茶叶 OR 菜籽"):
        (hit,) = search(archive, words)
        assert hit.snippet == "【概况】 全年茶叶外销,鱼苗放流,水库蓄水。"


def test_a_word_behind_the_first_pages_of_a_long_section_is_shown_too(archive: Archive, tmp_path: Path) -> None:
    between = "一二三四五六七八九十" * 400
    take_in(archive, write(tmp_path, "a.txt", f"甲局\n【概况】 茶叶{between}鱼苗{between}\n"))
    (hit,) = search(archive, "茶叶 鱼苗")
    assert [hit.snippet[start:end] for start, end in hit.marks] == ["茶叶", "鱼苗"]
    (alone,) = search(archive, "茶叶 OR 菜籽")
    assert [alone.snippet[start:end] for start, end in alone.marks] == ["茶叶"]
