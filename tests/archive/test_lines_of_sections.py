"""All hits as lines, some sections at a time."""

from pathlib import Path

import pytest

from yearbook_viewer.archive.archive import Archive
from yearbook_viewer.records import EntryId
from yearbook_viewer.records.searched import ContextLine, HitOrder, LineOrder, Narrowing, SearchWish

PAGE = """云泽市渔政站
【执法】 2019年,渔政站有渔政船3艘。
【增殖】 投放鱼苗40万尾,渔政船护送,
渔政船返航。
【备考】 无。
"""


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Archive:
    folder = tmp_path_factory.mktemp("lines")
    for year in (2018, 2019):
        (folder / f"渔政站{year}.txt").write_text(PAGE.replace("2019", str(year)), encoding="utf-8")
    archive = Archive.open(folder / "a.ybk")
    for _ in archive.import_files([folder / "渔政站2018.txt", folder / "渔政站2019.txt"]):
        pass
    return archive


def paged(archive: Archive, wish: SearchWish, size: int) -> list[ContextLine]:
    found: list[ContextLine] = []
    first = 0
    while first < archive.search(wish).sections:
        found += archive.lines_of_sections(wish, first, size)
        first += size
    return found


@pytest.mark.parametrize("size", [1, 2, 100])
def test_pages_of_sections_give_the_lines_of_all_hits_in_the_order_of_the_list(archive: Archive, size: int) -> None:
    wish = SearchWish("渔政船")
    assert paged(archive, wish, size) == list(archive.context_lines(wish).lines)
    assert [(line.year, line.title, line.before[-3:], line.after[:3]) for line in paged(archive, wish, size)] == [
        (2019, "增殖", "万尾,", "护送,"),
        (2019, "增殖", "送, ", "返航。"),
        (2018, "增殖", "万尾,", "护送,"),
        (2018, "增殖", "送, ", "返航。"),
        (2019, "执法", "政站有", "3艘。"),
        (2018, "执法", "政站有", "3艘。"),
    ]


def test_what_narrows_the_search_and_its_order_hold_for_the_lines_too(archive: Archive) -> None:
    wish = SearchWish("渔政船", order=HitOrder.OLDEST)
    assert [line.year for line in paged(archive, wish, 2)] == [2018] * 3 + [2019] * 3
    one = SearchWish("渔政船", narrowed=Narrowing(years=frozenset({2018})))
    assert {line.year for line in paged(archive, one, 2)} == {2018}
    assert archive.lines_of_sections(SearchWish(""), 0, 10) == ()
    assert archive.lines_of_sections(wish, 400, 10) == ()


def test_the_words_are_what_stands_there(archive: Archive) -> None:
    for line in paged(archive, SearchWish("渔政"), 3):
        text = archive.reading(EntryId(line.entry)).extraction.entry.text
        assert text[line.start : line.end] == line.words == "渔政"


def test_lines_are_sorted_by_what_stands_next_to_the_words(archive: Archive) -> None:
    after = archive.context_lines(SearchWish("渔政船"), order=LineOrder.AFTER).lines
    assert [line.after[:1] for line in after] == sorted("33护护返返")


def test_what_stands_apart_stays_apart_and_line_ends_are_spaces(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("甲局\n【概况】 2019年,the river  patrol\nwent　out.\n", encoding="utf-8")
    archive = Archive.open(tmp_path / "a.ybk")
    for _ in archive.import_files([tmp_path / "a.txt"]):
        pass
    (line,) = archive.context_lines(SearchWish('"patrol"')).lines
    assert (line.before, line.words, line.after) == ("【概况】 2019年,the river ", "patrol", " went out.")
    archive.close()
