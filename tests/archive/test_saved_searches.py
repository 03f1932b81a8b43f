"""Searches that are kept in an archive under a name."""

import json
from pathlib import Path

import pytest

from yearbook_viewer.archive.archive import Archive
from yearbook_viewer.errors import ArchiveProblem
from yearbook_viewer.records import EntryId, HitOrder, Narrowing, SavedSearch, SearchId, SearchWish, Where

WISH = SearchWish(
    "工商联 年:2015-2020",
    exact=True,
    order=HitOrder.OLDEST,
    narrowed=Narrowing(frozenset((2020, None)), frozenset((EntryId(3),)), frozenset((Where.TITLE,))),
)


def _kept(archive: Archive) -> list[tuple[str, SearchWish]]:
    return [(search.name, search.wish) for search in archive.saved_searches()]


def test_a_search_is_kept_with_all_that_was_wished(archive: Archive) -> None:
    number = archive.save_search(" 工商联  历年 ", WISH)
    (search,) = archive.saved_searches()
    assert search == SavedSearch(number, "工商联 历年", WISH, search.at)
    assert search.at.endswith("Z")


def test_one_of_the_same_name_takes_its_place(archive: Archive) -> None:
    first = archive.save_search("甲", SearchWish("一"))
    archive.save_search("乙", SearchWish("二"))
    assert archive.save_search("甲", SearchWish("三")) == first
    assert _kept(archive) == [("甲", SearchWish("三")), ("乙", SearchWish("二"))]


def test_a_search_is_renamed_and_one_of_that_name_goes(archive: Archive) -> None:
    first = archive.save_search("甲", SearchWish("一"))
    archive.save_search("乙", SearchWish("二"))
    archive.rename_search(first, "丙")
    assert [name for name, _ in _kept(archive)] == ["丙", "乙"]
    archive.rename_search(first, "乙")
    assert _kept(archive) == [("乙", SearchWish("一"))]


def test_a_search_without_a_name_or_that_is_gone_is_refused(archive: Archive) -> None:
    with pytest.raises(ValueError, match="name"):
        archive.save_search(" ", SearchWish("一"))
    with pytest.raises(ArchiveProblem) as problem:
        archive.rename_search(SearchId(9), "甲")
    assert problem.value.reason.key == "no-such-search"


def test_a_search_that_is_forgotten_is_gone(archive: Archive) -> None:
    number = archive.save_search("甲", SearchWish("一"))
    archive.forget_search(number)
    archive.forget_search(number)
    assert archive.saved_searches() == ()


def test_kept_searches_survive_a_restart(tmp_path: Path) -> None:
    archive = Archive.open(tmp_path / "a.ybk")
    archive.save_search("甲", WISH)
    archive.close()
    again = Archive.open(tmp_path / "a.ybk")
    assert _kept(again) == [("甲", WISH)]
    again.close()


def test_kept_searches_lie_beside_the_backups_for_people_to_read(archive: Archive, home: Path) -> None:
    archive.save_search("甲", SearchWish("茶叶 年:2020"))
    archive.forget_search(archive.save_search("乙", SearchWish("二")))
    archive.close()
    (lines,) = home.glob("backups/*/corrections.jsonl")
    (told,) = map(json.loads, lines.read_text(encoding="utf-8").splitlines())
    assert (told["deed"], told["after"]["name"], told["after"]["words"]) == ("search-saved", "甲", "茶叶 年:2020")
