import tempfile
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.archive.pages import PAGE, page, take_in, write
from yearbook_viewer.archive.archive import Archive
from yearbook_viewer.text.folds import fold

# Few letters, so that what is sought is often there: signs that are wildcards elsewhere, width, case, a line end.
LETTERS = st.text(st.sampled_from("市工商Aaａ%_*?\"'[(\\\n　 2２𠮷"), max_size=12)


@settings(max_examples=60, deadline=None)
@given(st.lists(LETTERS, max_size=3), st.one_of(LETTERS, st.sampled_from(["县档案馆", "2020年", "【"])))
def test_search_finds_what_python_finds_in_the_folded_text(bodies: list[str], words: str) -> None:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        texts = [page(f"第{number}局", body) for number, body in enumerate(bodies)]
        archive = Archive.open(folder / "new.ybk")
        take_in(archive, *(write(folder, f"{number}.txt", text) for number, text in enumerate(texts)))
        hits = archive.search(words, limit=1000)
        expected = sum(fold(text).count(fold(words)) for text in texts) if words else 0
        assert (hits.total, len(hits.first)) == (expected, expected)
        for hit in hits:
            text = archive.reading(hit.entry).extraction.entry.text
            assert fold(text[hit.start : hit.end]) == fold(words)
            shown = hit.snippet[hit.snippet_start : hit.snippet_start + hit.end - hit.start]
            assert len(shown) == len(words)
            assert "\n" not in hit.snippet


def test_titles_come_first_then_headings_then_the_text_with_most_hits(archive: Archive, tmp_path: Path) -> None:
    take_in(
        archive,
        write(tmp_path, "a.txt", "甲局\n【概况】 2020年,茶叶。\n【其他】 茶叶、茶叶。\n"),
        write(tmp_path, "b.txt", "乙局\n【茶叶】 2020年。\n"),
        write(tmp_path, "c.txt", "茶叶公司\n【概况】 2019年。\n"),
        write(tmp_path, "d.txt", "丁局\n【概况】 2021年,茶叶。\n"),
    )
    found = [(hit.entry_title, hit.title, hit.year) for hit in archive.search("茶叶")]
    assert found == [
        ("茶叶公司", "", 2019),
        ("乙局", "茶叶", 2020),
        ("甲局", "其他", 2020),
        ("甲局", "其他", 2020),
        ("丁局", "概况", 2021),
        ("甲局", "概况", 2020),
    ]


def test_all_hits_are_counted_and_only_as_many_given_as_asked_for(archive: Archive, tmp_path: Path) -> None:
    take_in(archive, write(tmp_path, "a.txt", "甲局\n【概况】 2020年," + "茶" * 500))
    hits = archive.search("茶", limit=3)
    assert (hits.total, [hit.start for hit in hits]) == (500, [14, 15, 16])


def test_a_hit_names_its_section_and_shows_what_stands_around_it(archive: Archive, tmp_path: Path) -> None:
    take_in(archive, write(tmp_path, "a.txt", PAGE))
    (hit,) = archive.search("文书")
    (listed,) = archive.listings()
    assert (hit.section, hit.title) == (listed.sections[1].id, "馆藏")
    assert hit.snippet == "【馆藏】 馆藏档案3.50万卷,其中文书档案20000卷。接收。全年接收档案640卷。 "
    assert hit.snippet[hit.snippet_start :].startswith("文书")


def test_a_title_put_right_is_found_though_the_text_does_not_hold_it(archive: Archive, tmp_path: Path) -> None:
    take_in(archive, write(tmp_path, "a.txt", PAGE))
    (listed,) = archive.listings()
    archive.correct(listed.id, title="临江县国家综合档案馆", year=2020, source="")
    (hit,) = archive.search("综合")
    assert (hit.section, hit.start, hit.end, hit.snippet, hit.snippet_start) == (None, 0, 0, "临江县国家综合档案馆", 5)


def test_nothing_is_found_for_nothing(archive: Archive, tmp_path: Path) -> None:
    take_in(archive, write(tmp_path, "a.txt", PAGE))
    assert archive.search("").total == 0


def test_what_was_deleted_or_superseded_is_not_found(archive: Archive, tmp_path: Path) -> None:
    take_in(archive, write(tmp_path, "a.txt", page("甲局", "旧文")), write(tmp_path, "b.txt", page("甲局", "新文")))
    assert archive.search("旧文").total == 0
    archive.delete(archive.listings()[0].id)
    assert archive.search("新文").total == 0


def test_asked_for_no_hits_they_are_counted_all_the_same(archive: Archive, tmp_path: Path) -> None:
    take_in(archive, write(tmp_path, "a.txt", PAGE))
    hits = archive.search("档案", limit=0)
    assert (hits.total, hits.first) == (PAGE.count("档案"), ())
