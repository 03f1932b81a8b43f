"""Figures as CSV, Excel workbook and JSON, read back by other programs' readers."""

import csv
import io
import json
import tempfile
from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl.cell import Cell, MergedCell
from openpyxl.worksheet.worksheet import Worksheet

from tests.export.printed import SENTENCE, printing
from yearbook_viewer.export import figure_sheets
from yearbook_viewer.export.figure_cells import converted, headings
from yearbook_viewer.export.figure_files import FigureFormat, Written, write_figures_file
from yearbook_viewer.export.files import file_name
from yearbook_viewer.messages import Catalogue
from yearbook_viewer.records import Period, Printing, Role

SAY = Catalogue("zh")
HEADINGS = [
    *("指标", "原文", "数值", "单位", "限定", "变化", "关系", "年份"),
    *("时期", "范围", "主体", "卷", "条目", "章节", "目标", "存疑"),
]


def written(path: Path, printings: Sequence[Printing], units: Sequence[str] = ()) -> Written:
    """Write them in the format that the name says."""
    *_, last = write_figures_file(path, FigureFormat(path.suffix[1:]), printings, units, SAY)
    return last


def csv_rows(path: Path) -> list[list[str]]:
    return list(csv.reader(io.StringIO(path.read_bytes().decode("utf-8-sig"), newline="")))


def sheets(path: Path) -> dict[str, Worksheet]:
    return {sheet.title: sheet for sheet in openpyxl.load_workbook(path).worksheets}


def values(sheet: Worksheet, row: int) -> list[Any]:
    return [cell.value for cell in sheet[row]]


def target(cell: Cell | MergedCell) -> str | None:
    """Where the cell's link leads."""
    return cell.hyperlink.location if cell.hyperlink else None


CHANGE = printing(
    text="6.20%", value=Decimal("6.2"), unit="%", role=Role.INCREASE, relation="2019", period=Period.FLOW, scope="全县"
)
GOAL = printing(text="2万个", value=Decimal(20000), qualifier="range", target=True, doubt="figure-unit", year=None)
PART = printing(text="数百个", value=None, relation="part:会员")


def test_a_row_tells_all_that_is_known_of_a_figure(tmp_path: Path) -> None:
    assert written(tmp_path / "a.csv", [printing(), CHANGE, GOAL, PART]) == Written(4)
    where = ["临江县", "临江年鉴 2021 年卷", "临江县概况", "社会 › 商会"]
    assert csv_rows(tmp_path / "a.csv") == [
        HEADINGS,
        ["商会", "1.86万个", "18600", "个", "", "", "", "2020", "", "", *where, "", ""],
        ["商会", "6.20%", "6.20", "%", "", "增加", "较 2019 年", "2020", "全年数", "全县", *where, "", ""],
        ["商会", "2万个", "20000", "个", "区间", "", "", "", "", "", *where, "目标", "数字后面没有单位。"],
        ["商会", "数百个", "", "个", "", "", "属于“会员”", "2020", "", "", *where, "", ""],
    ]


def test_the_first_column_is_of_indicators_in_english_too() -> None:
    assert headings((), Catalogue("en"))[:4] == ["Indicator", "Printed", "Value", "Unit"]


def test_csv_begins_with_the_mark_by_which_excel_knows_utf_8_and_its_lines_end_with_cr_lf(tmp_path: Path) -> None:
    written(tmp_path / "a.csv", [printing(indicator='含"引号",逗号\n和换行')])
    content = (tmp_path / "a.csv").read_bytes()
    assert content.startswith(b"\xef\xbb\xbf")
    assert content.count(b"\r\n") == 2
    assert '"含""引号"",逗号\n和换行"'.encode() in content


@pytest.mark.parametrize("begin", ["=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠"])
def test_a_text_that_a_spreadsheet_would_calculate_stands_in_quotation_marks(tmp_path: Path, begin: str) -> None:
    written(tmp_path / "a.csv", [printing(indicator=f"{begin}1+cmd|'/C calc'!A0", text="-3.2", value=Decimal("-3.2"))])
    row = csv_rows(tmp_path / "a.csv")[1]
    assert row[:3] == [f"“{begin}1+cmd|'/C calc'!A0”", "“-3.2”", "-3.2"]


def test_a_workbook_s_numbers_are_numbers_with_the_decimals_of_the_text(tmp_path: Path) -> None:
    written(tmp_path / "a.xlsx", [printing(), CHANGE])
    data = sheets(tmp_path / "a.xlsx")["数据"]
    assert values(data, 1) == [*HEADINGS, "依据"]
    assert [(cell.value, cell.number_format, cell.data_type) for cell in data["C"][1:]] == [
        (18600, "#,##0", "n"),
        (6.2, "#,##0.00", "n"),
    ]
    assert [(cell.value, cell.number_format) for cell in data["H"][1:]] == [(2020, "0"), (2020, "0")]
    assert (data.freeze_panes, data.auto_filter.ref) == ("B2", "A1:Q3")


def test_more_digits_than_excel_holds_stay_as_text(tmp_path: Path) -> None:
    written(tmp_path / "a.xlsx", [printing(value=Decimal("12345678901234567.89"))])
    assert values(sheets(tmp_path / "a.xlsx")["数据"], 2)[2] == "12345678901234567.89"


def test_each_row_leads_to_its_evidence_and_back(tmp_path: Path) -> None:
    written(tmp_path / "a.xlsx", [printing(), CHANGE])
    book = sheets(tmp_path / "a.xlsx")
    data, evidence = book["数据"], book["依据"]
    where = ["社会 › 商会", "临江县概况", "临江年鉴 2021 年卷", "临江年鉴2021.txt", 107, 113]
    assert values(evidence, 2) == ["数据!2", "商会", "1.86万个", SENTENCE, *where]
    assert [target(data.cell(row, 17)) for row in (2, 3)] == ["'依据'!A2", "'依据'!A3"]
    assert [target(evidence.cell(row, 1)) for row in (2, 3)] == ["'数据'!A2", "'数据'!A3"]


def test_no_text_of_a_workbook_is_a_formula_or_an_address(tmp_path: Path) -> None:
    hostile = ["=1+1", "+1", "-1+2", "@SUM(A1)", '=HYPERLINK("http://a","b")', "http://a/b", "internal:A1", "{=1}"]
    written(tmp_path / "a.xlsx", [printing(indicator=words, text=words) for words in hostile])
    for name, columns in (("数据", (1, 2)), ("依据", (2, 3))):
        sheet = sheets(tmp_path / "a.xlsx")[name]
        for at in columns:
            cells = [sheet.cell(row, at) for row in range(2, len(hostile) + 2)]
            assert [cell.value for cell in cells] == hostile
            assert {(cell.data_type, cell.hyperlink) for cell in cells} <= {("s", None), ("inlineStr", None)}


def test_what_is_longer_than_a_cell_goes_on_in_the_next_row_of_evidence(tmp_path: Path) -> None:
    long = "长" * 40_000 + "𠀀" * 100
    written(tmp_path / "a.xlsx", [printing(text=long), printing()])
    book = sheets(tmp_path / "a.xlsx")
    pieces = [values(book["依据"], row)[2] for row in (2, 3, 4)]
    assert "".join(pieces) == long
    assert [values(book["依据"], row)[0] for row in (2, 3, 4, 5)] == ["数据!2"] * 3 + ["数据!3"]
    assert target(book["数据"].cell(3, 17)) == "'依据'!A5"
    assert str(book["数据"].cell(2, 2).value).endswith("……(太长,全文见“依据”)")
    assert max(len(piece.encode("utf-16-le")) // 2 for piece in pieces) <= 32_767


def test_a_long_sentence_goes_out_whole_and_what_was_left_out_is_told(tmp_path: Path) -> None:
    long = "长" * 48_000 + SENTENCE
    whole, cut = replace(printing(), sentence=long), replace(printing(), sentence_cut=True)
    written(tmp_path / "a.json", [whole, cut])
    told = [each["evidence"] for each in json.loads((tmp_path / "a.json").read_text("utf-8"))["figures"]]
    assert [each["sentence"] for each in told] == [long, SENTENCE]
    assert [each.get("sentence_cut") for each in told] == [None, True]
    written(tmp_path / "a.xlsx", [whole, cut])
    evidence = sheets(tmp_path / "a.xlsx")["依据"]
    pieces = [str(values(evidence, row)[3]) for row in (2, 3, 4)]
    assert (pieces[0] + pieces[1], len(pieces[0])) == (long, 32_767)
    assert pieces[2] == SENTENCE + "……(句子太长,只有数字前后的部分)"


def test_rows_beyond_a_sheet_go_on_in_another_and_are_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(figure_sheets, "ROWS", 4)
    monkeypatch.setattr(figure_sheets, "LINKS", 2)
    numbered = [printing(indicator=f"第{number}项") for number in range(1, 8)]
    assert written(tmp_path / "a.xlsx", numbered) == Written(7, sheets=3)
    book = sheets(tmp_path / "a.xlsx")
    assert list(book) == ["数据", "依据", "数据 2", "依据 2", "数据 3", "依据 3"]
    named = [str(book[name].cell(row, 1).value) for name in ("数据", "数据 2", "数据 3") for row in (2, 3, 4)]
    assert named == ["第1项", "第2项", "第3项", "第4项", "第5项", "第6项", "第7项", "None", "None"]
    assert target(book["数据 2"].cell(2, 17)) == "'依据 2'!A2"
    # Excel holds only so many links of a sheet; beyond them a formula of ours leads there.
    assert book["数据 2"].cell(4, 17).value == """=HYPERLINK("#'依据 2'!A4","依据 2!4")"""


def test_json_has_the_digits_of_the_text_and_where_it_stands(tmp_path: Path) -> None:
    written(tmp_path / "a.json", [CHANGE, PART])
    text = (tmp_path / "a.json").read_bytes().decode("utf-8")
    assert "商会" in text
    first, second = json.loads(text, parse_float=Decimal)["figures"]
    assert str(first["value"]) == "6.20"
    told = {name: first[name] for name in ("indicator", "unit", "role", "relation", "year", "period", "target")}
    assert told == {
        "indicator": "商会",
        "unit": "%",
        "role": "increase",
        "relation": "2019",
        "year": 2020,
        "period": "flow",
        "target": False,
    }
    assert first["evidence"] == {
        "start": 107,
        "end": 113,
        "sentence": SENTENCE,
        "sentence_start": 100,
        "section": 12,
        "section_path": ["社会", "商会"],
        "entry": 7,
        "ordinal": 3,
        "entry_title": "临江县概况",
        "entry_year": 2020,
        "place": ["综合"],
        "volume": "临江年鉴",
        "volume_year": 2021,
        "file": "临江年鉴2021.txt",
    }
    assert second["value"] == ""


def test_no_figure_is_an_empty_list_and_an_empty_table(tmp_path: Path) -> None:
    for kind in FigureFormat:
        assert written(tmp_path / f"a.{kind.value}", []) == Written(0)
    assert json.loads((tmp_path / "a.json").read_text("utf-8")) == {"figures": []}
    assert csv_rows(tmp_path / "a.csv") == [HEADINGS]
    assert values(sheets(tmp_path / "a.xlsx")["数据"], 1) == [*HEADINGS, "依据"]


def test_the_value_stands_in_the_reader_s_unit_beside_the_value_as_it_is(tmp_path: Path) -> None:
    money = printing(text="3.50亿元", value=Decimal("350000000"), unit="元")
    written(tmp_path / "a.csv", [money, CHANGE], ["万元", "公顷"])
    rows = csv_rows(tmp_path / "a.csv")
    assert rows[0][2:6] == ["数值", "单位", "换算值", "换算单位"]
    assert rows[1][1:6] == ["3.50亿元", "350000000", "元", "35000", "万元"]
    assert rows[2][2:6] == ["6.20", "%", "", ""]


def test_a_conversion_without_end_is_told_to_twelve_digits() -> None:
    assert converted(Decimal(100), "亩", ["公顷"]) == (Decimal("6.66666666667"), "公顷")
    assert str(converted(Decimal("2E+9"), "元", ["亩", "万元"])) == "(Decimal('200000'), '万元')"
    assert converted(None, "亩", ["公顷"]) is None
    assert converted(Decimal(100), "亩", ["元"]) is None


WORDS = st.text(st.characters(codec="utf-8"), max_size=30)


@given(words=WORDS)
def test_whatever_words_stand_in_a_csv_cell_none_begins_like_a_formula(words: str) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "a.csv")
        written(path, [printing(indicator=words)])
        cell = csv_rows(path)[1][0]
    assert cell in {words, f"“{words}”"}
    assert not cell.startswith(("=", "+", "-", "@", "\t", "\r"))


def test_a_title_makes_a_name_for_a_file() -> None:
    assert file_name("临江县/2020:“概况”?\n") == "临江县_2020_“概况”__"
    assert len(file_name("长" * 200).encode()) == 240
