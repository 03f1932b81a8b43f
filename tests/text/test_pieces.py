from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.gold.marks import unmarked
from tests.text.long_texts import volume
from yearbook_viewer.records import Cell, Entry, FindingKind, Layout, Section, SetHeading, Table
from yearbook_viewer.text.extraction import extract, extract_long
from yearbook_viewer.text.outline import cut
from yearbook_viewer.text.pieces import pieces_of

SEEDS = Path(__file__).parents[2] / "seeds"
GOLD = Path(__file__).parents[1] / "gold" / "texts"
TEXTS = [*SEEDS.glob("*.txt"), *GOLD.glob("*.txt")]


def said(done: int) -> None:
    """Nobody listens."""


@pytest.mark.parametrize("path", TEXTS, ids=lambda path: path.stem)
@pytest.mark.parametrize("size", [1_500, 3_000])
def test_a_text_analysed_in_pieces_gives_what_it_gives_as_a_whole(path: Path, size: int) -> None:
    text, _, _ = unmarked(path.read_text(encoding="utf-8-sig"))
    for whole in extract(text):
        longest = max((section.end - section.start for section in whole.entry.sections), default=0)
        assert extract_long(whole.entry, max(size, longest), said) == whole


def test_a_volume_of_many_sections_loses_nothing_at_their_borders() -> None:
    (whole,) = extract(volume(sections=60, seed=7))
    assert len(whole.marks) > 200 and len(whole.figures) > 200 and whole.findings
    pieced = extract_long(whole.entry, 600, said)
    # How sure a mark is depends a little on the lines beside its own, which may stand in another piece.
    named, pieced_named = ([(mark.start, mark.end, mark.kind) for mark in each.marks] for each in (whole, pieced))
    assert (pieced_named, pieced.figures) == (named, whole.figures)
    assert all(abs(one.certainty - other.certainty) < 20 for one, other in zip(pieced.marks, whole.marks, strict=True))
    # How often a thing is told, which says whether two values are one fact's, is counted within a piece.
    pieced_findings, findings = (
        [finding for finding in each.findings if finding.kind is not FindingKind.REPEAT] for each in (pieced, whole)
    )
    assert pieced_findings == findings


def test_a_name_is_known_in_the_pieces_before_the_one_that_tells_it() -> None:
    text = (
        "临江县年鉴2020\n【一】 2020年,江渔协接待渔民30人。\n"
        "【二】 临江县渔业协会(简称江渔协)有会员12人。\n【三】 江渔协捐款3万元。\n"
    )
    (whole,) = extract(text)
    assert extract_long(whole.entry, 40, said) == whole
    assert [mark.text for mark in whole.marks].count("江渔协") == 3


@given(st.text("【】ab。\n,", max_size=120), st.integers(1, 30))
@settings(max_examples=80, deadline=None)
def test_the_pieces_join_to_the_text(text: str, size: int) -> None:
    for entry in cut(text):
        pieces = list(pieces_of(entry, size))
        assert "".join(piece.text for piece in pieces) == entry.text
        assert all(len(piece.text) <= size for piece in pieces)
        assert all(entry.text.startswith(piece.text, piece.start) for piece in pieces)


def test_what_the_format_says_goes_with_the_piece_it_stands_in() -> None:
    text = "标题\n第一节正文\n甲\t1\n第二节正文\n乙\t2\n"
    tables = tuple(
        Table(at, at + 3, (Cell(0, 0, at, at + 1), Cell(0, 1, at + 2, at + 3)))
        for at in (text.find("甲"), text.find("乙"))
    )
    layout = Layout((SetHeading(3, 8, 1), SetHeading(13, 18, 1)), ((4, 6), (14, 16)), tables)
    sections = (Section("第一节正文", ("第一节正文",), 3, 9, 13), Section("第二节正文", ("第二节正文",), 13, 19, 23))
    entry = Entry(0, text, "标题", "", "", "", None, 3, sections, layout=layout)
    first, second = pieces_of(entry, 13)
    assert (first.start, first.head_end, second.start, second.head_end) == (0, 3, 13, 0)
    assert [section.title for section in second.sections] == ["第二节正文"]
    assert second.layout == Layout(
        (SetHeading(0, 5, 1),), ((1, 3),), (Table(6, 9, (Cell(0, 0, 6, 7), Cell(0, 1, 8, 9))),)
    )


def test_a_line_without_end_is_cut_behind_a_sentence() -> None:
    entry = Entry(0, "县里有12人。" * 40, "", "", "", "", None, 0, (Section("", ("",), 0, 0, 280),))
    assert {piece.text[-1] for piece in pieces_of(entry, 50)} == {"。"}
