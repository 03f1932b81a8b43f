from pathlib import Path

import pytest

from yearbook_viewer.errors import FileRefused
from yearbook_viewer.reading.sheets.separated import read
from yearbook_viewer.records import Choices, Reason, SourceText

HERE = Path("表.csv")


def of(text: str, encoding: str = "utf-8") -> SourceText:
    return read(HERE, text.encode(encoding), Choices())


@pytest.mark.parametrize("separator", [",", ";", "\t", "|"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
def test_rows_are_parted_by_what_parts_most_of_them_alike(separator: str, encoding: str) -> None:
    lines = ["全县各乡镇人口情况", "单位:人", "乡镇,男,女", "东河,1200,1180", "西河,900,905", "注:不含外出人口。"]
    source = of("\r\n".join(line.replace(",", separator) for line in lines), encoding)
    assert (
        source.text
        == "全县各乡镇人口情况\n单位:人\n乡镇\t男\t女\n东河\t1200\t1180\n西河\t900\t905\n注:不含外出人口。\n"
    )
    (table,) = source.layout.tables
    assert source.text[table.start : table.end] == "乡镇\t男\t女\n东河\t1200\t1180\n西河\t900\t905"


def test_quoted_values_keep_separators_and_line_ends_and_ragged_rows_are_borne() -> None:
    source = of('项目,说明\n水库,"大型,中型\n小型"\n渠道\n"桥""梁",3座,多\n')
    assert source.text == '项目\t说明\t\n水库\t大型,中型 小型\t\n渠道\t\t\n桥"梁\t3座\t多\n'


def test_one_column_is_plain_text() -> None:
    source = of("概况\n全年无灾。\n")
    assert (source.text, source.layout.tables) == ("概况\n全年无灾。\n", ())


def test_empty_rows_part_tables_and_empty_columns_go() -> None:
    source = of(",甲,,乙\n,1,,2\n,,,\n,丙,,丁\n,3,,4\n")
    assert source.text == "甲\t乙\n1\t2\n丙\t丁\n3\t4\n"
    assert len(source.layout.tables) == 2


def test_a_table_longer_than_any_is_cut_with_a_word(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("yearbook_viewer.reading.sheets.separated.LONGEST", 2)
    source = of("甲,1\n乙,2\n丙,3\n")
    assert source.text == "甲\t1\n乙\t2\n"
    assert source.remarks == (Reason("rows-left-out", (("sheet", "表"), ("limit", "2"))),)


def test_a_picture_under_this_name_is_refused() -> None:
    with pytest.raises(FileRefused) as caught:
        read(HERE, b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", Choices())
    assert caught.value.key == "file-is-picture"


def test_a_field_longer_than_a_book_makes_no_table() -> None:
    assert of("甲,乙\n" + "长" * 200_000 + ",丙\n").layout.tables == ()
