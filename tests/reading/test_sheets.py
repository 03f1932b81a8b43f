import io
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import Workbook

from tests.reading.office_files import packed
from yearbook_viewer.errors import FileRefused
from yearbook_viewer.reading.sheets.number_formats import displayed
from yearbook_viewer.reading.sheets.workbook import read
from yearbook_viewer.records import Choices, Reason, SourceText

HERE = Path("统计.xlsx")


def saved(workbook: Workbook) -> bytes:
    out = io.BytesIO()
    workbook.save(out)
    return out.getvalue()


def of(data: bytes) -> SourceText:
    return read(HERE, data, Choices())


def test_sheets_are_tables_under_their_names_with_title_unit_and_notes_as_lines() -> None:
    workbook = Workbook()
    sheet = workbook.active
    assert sheet is not None
    sheet.title = "农业"
    sheet["B2"] = "表3-1 青川县主要农产品产量"
    sheet.merge_cells("B2:E2")
    sheet["E3"] = "单位：吨"
    heads: list[list[str | float | None]] = [["品名", "2020年", None, "增长"], [None, "计划", "实际", None]]
    values: list[list[str | float | None]] = [["稻谷", 12000, 12860.5, 0.0412], ["油菜籽", 800, 790, -0.0125]]
    for row, cells in enumerate([*heads, *values], start=4):
        for column, value in enumerate(cells, start=2):
            sheet.cell(row, column, value)
    for merged in ("B4:B5", "C4:D4", "E4:E5"):
        sheet.merge_cells(merged)
    for row in (6, 7):
        sheet.cell(row, 4).number_format = "#,##0.0"
        sheet.cell(row, 5).number_format = "0.0%"
    sheet["B8"] = "注：产量为快报数。"
    sheet["B10"], sheet["C10"], sheet["B11"], sheet["C11"] = "乡镇", "户数", "东河", 31
    hidden = workbook.create_sheet("底稿")
    hidden["A1"] = "不该看见"
    hidden.sheet_state = "hidden"
    other = workbook.create_sheet("Sheet2")
    other["A1"], other["B1"], other["C1"], other["A2"], other["C2"] = "日期", "藏", "事", date(2020, 3, 5), "开工"
    other["A2"].number_format = 'yyyy"年"m"月"d"日"'
    other.column_dimensions["B"].hidden = True
    other["A3"], other["C3"] = "藏行", "藏"
    other.row_dimensions[3].hidden = True
    source = of(saved(workbook))
    assert source.text == (
        "农业\n表3-1 青川县主要农产品产量\n单位：吨\n"
        "品名\t2020年\t\t增长\n\t计划\t实际\t\n稻谷\t12000\t12,860.5\t4.1%\n油菜籽\t800\t790.0\t-1.3%\n"
        "注：产量为快报数。\n乡镇\t户数\n东河\t31\n日期\t事\n2020年3月5日\t开工\n"
    )
    assert [(each.level, source.text[each.start : each.end]) for each in source.layout.headings] == [(1, "农业")]
    first, second, third = source.layout.tables
    assert [(each.row, each.column, each.rows, each.columns) for each in first.cells[:3]] == [
        (0, 0, 2, 1),
        (0, 1, 1, 2),
        (0, 3, 2, 1),
    ]
    assert (len(second.cells), len(third.cells)) == (4, 4)


def test_a_formula_gives_its_saved_result_and_one_without_is_told() -> None:
    names = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
    relationships = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    link = 'xmlns="http://schemas.openxmlformats.org/package/2006/relationships"'
    parts = {
        "xl/workbook.xml": f'<workbook {names} xmlns:r="{relationships}"><sheets><sheet name="s" r:id="a"/></sheets>'
        "</workbook>",
        "xl/_rels/workbook.xml.rels": f'<Relationships {link}><Relationship Id="a" Type="{relationships}/worksheet" '
        'Target="/xl/w.xml"/></Relationships>',
        "xl/w.xml": f'<worksheet {names}><sheetData><row><c t="inlineStr"><is><t>合计</t></is></c>'
        "<c><f>1+2</f><v>3</v></c>"
        "<c><f>2+2</f></c><c><f>A1</f><v></v></c>"
        '<c t="e"><v>#DIV/0!</v></c><c t="b"><v>1</v></c></row></sheetData></worksheet>',
    }
    source = of(packed(parts))
    assert source.text == "s\n合计\t3\t#DIV/0!\tTRUE\n"
    assert source.remarks == (Reason("formulas-without-values", (("count", "2"),)),)
    strict = {
        name: text.replace("openxmlformats.org/spreadsheetml/2006", "x").replace(
            "http://schemas.x/", "http://purl.oclc.org/ooxml/spreadsheetml/"
        )
        for name, text in parts.items()
    }
    assert of(packed(strict)).text == source.text


@pytest.mark.parametrize(
    ("data", "key"),
    [
        (b"PK\3\4", "file-damaged"),
        (packed({"xl/a": "b"}), "file-damaged"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"), "file-encrypted"),
        (saved(Workbook()), "file-blank"),
    ],
)
def test_what_cannot_be_read_is_refused_with_its_reason(data: bytes, key: str) -> None:
    with pytest.raises(FileRefused) as caught:
        of(data)
    assert caught.value.key == key


def test_a_sheet_longer_than_any_table_is_cut_with_a_word(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("yearbook_viewer.reading.sheets.workbook.LONGEST", 3)
    workbook = Workbook()
    sheet = workbook.active
    assert sheet is not None
    sheet.title = "长"
    for number in range(5):
        sheet.append([number, number])
    source = of(saved(workbook))
    assert source.text == "长\n0\t0\n1\t1\n2\t2\n"
    assert source.remarks == (Reason("rows-left-out", (("sheet", "长"), ("limit", "3"))),)


@pytest.mark.parametrize(
    ("value", "number_format", "shown"),
    [
        ("12.6", "General", "12.6"),
        ("12.600000000000001", "General", "12.6"),
        ("0.1", "General", "0.1"),
        ("3", "General", "3"),
        ("1E-3", "General", "0.001"),
        ("123456789012", "General", "123456789012"),
        ("1234567.891", "#,##0.00", "1,234,567.89"),
        ("-1234.5", "#,##0.0;(#,##0.0)", "(1,234.5)"),
        ("-5", "0", "-5"),
        ("0", "0.0;-0.0;-", "-"),
        ("0.4", "0", "0"),
        ("-0.4", "0", "0"),
        ("0.125", "0.0%", "12.5%"),
        ("12.50", "0.##", "12.5"),
        ("12", "0.##", "12"),
        ("7", "000", "007"),
        ("45.6", '0.0"万元"', "45.6万元"),
        ("45.6", '"约"0_ ', "约46"),
        ("3250000", "0.0,,", "3.3"),
        ("43895", "yyyy/m/d", "2020/3/5"),
        ("43895", "yyyy-mm-dd", "2020-03-05"),
        ("43895", '[$-804]yyyy"年"m"月"d"日"', "2020年3月5日"),
        ("43895.5", "yyyy/m/d h:mm", "2020/3/5 12:00"),
        ("0.75", "h:mm AM/PM", "6:00 下午"),
        ("1", "yyyy/m/d", "1900/1/1"),
        ("合计", "0.0", "合计"),
        ("NaN", "0.0", "NaN"),
        ("12", "@", "12"),
        ("1e29", '"d"0@', "1e29"),
        ("0.5", "# ?/?", "0.5"),
        ("12345", "0.00E+00", "12345"),
        ("5", "[Red]0.0", "5.0"),
        ("5", "[>=10]0.0;0", "5.0"),
    ],
)
def test_a_number_is_shown_as_its_format_says(value: str, number_format: str, shown: str) -> None:
    assert displayed(value, number_format) == shown


def test_days_may_count_from_1904() -> None:
    assert displayed("42433", "yyyy/m/d", from_1904=True) == "2020/3/5"


@given(
    st.one_of(st.floats().map(repr), st.text(max_size=8)), st.text('0#?.,%;@ymdhs/E+-[]"\\_*年General1', max_size=12)
)
def test_no_format_is_a_fault(value: str, number_format: str) -> None:
    assert isinstance(displayed(value, number_format), str)
