"""Files of names: good lines are taken in, bad ones told by their numbers."""

from pathlib import Path

import pytest

from yearbook_viewer.errors import FileRefused
from yearbook_viewer.reading.name_files import names_in, read_names
from yearbook_viewer.records import EntryId, Kind
from yearbook_viewer.records.entities import OwnName

LINES = (
    "名称,类别,所指,条目\n"
    "市供销社,机构,云泽市供销合作社,\n"
    "柳大同,人物,,云泽市供销社(2020)\n"
    ",机构,,\n"
    "宣传教育,不标注,,\n"
    "青石镇,村镇,,\n"
    "——,机构,,\n"
    "\n"
    "柳大同,人物,,某局(1999)\n"
    "市供销社,地名,,\n"
    "宣传教育,不标注,,\n"
)
ENTRIES = {"云泽市供销社(2020)": EntryId(3)}
TAKEN = (
    OwnName("市供销社", Kind.ORG, "云泽市供销合作社"),
    OwnName("柳大同", Kind.PER, entry=EntryId(3)),
    OwnName("宣传教育", None),
)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
def test_good_lines_are_taken_and_bad_ones_told_in_any_encoding(tmp_path: Path, encoding: str) -> None:
    path = tmp_path / "词典.csv"
    path.write_bytes(LINES.replace("\n", "\r\n").encode(encoding))
    read = read_names(path, ENTRIES)
    assert read.names == TAKEN
    assert [(line.number, line.reason) for line in read.refused] == [
        (4, "name-missing"),
        (6, "name-kind-unknown"),
        (7, "name-of-signs"),
        (9, "name-entry-unknown"),
        (10, "name-told-otherwise"),
    ]
    assert read.refused[1].words == "青石镇,村镇,,"


def test_columns_are_known_by_an_english_header_in_any_order_and_by_tabs() -> None:
    read = names_in("Type\tRemark\tName\nORG\tx\t柳氏商行\nNever\t\t宣传\n", {})
    assert read.names == (OwnName("柳氏商行", Kind.ORG), OwnName("宣传", None))
    assert read.refused == ()


def test_without_a_header_the_first_column_is_the_name_and_the_second_its_kind() -> None:
    assert names_in("柳大同;ＰＥＲ\n青石镇;地名;\n", {}).names == (
        OwnName("柳大同", Kind.PER),
        OwnName("青石镇", Kind.LOC),
    )


def test_a_cell_over_two_lines_is_one_name_and_the_lines_are_counted_on() -> None:
    read = names_in('名称,类别\n"云泽市\n供销社",机构\n,机构\n', {})
    assert read.names == (OwnName("云泽市 供销社", Kind.ORG),)
    assert [line.number for line in read.refused] == [4]


def test_what_no_cell_can_hold_is_a_bad_line_of_its_own() -> None:
    read = names_in("名称,类别\n" + "长" * 200_000 + ",机构\n柳大同,人物\n" + "长" * 101 + ",机构\n", {})
    assert read.names == (OwnName("柳大同", Kind.PER),)
    assert [(line.number, line.reason) for line in read.refused] == [(2, "name-line-unreadable"), (4, "name-too-long")]


def test_a_file_without_text_is_refused(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_bytes(b"")
    with pytest.raises(FileRefused, match="file-empty"):
        read_names(tmp_path / "a.csv", {})
    with pytest.raises(FileRefused, match="file-gone"):
        read_names(tmp_path / "b.csv", {})
