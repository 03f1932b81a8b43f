"""PDFs as programs print them; the files and their makers are in `pdf`."""

from pathlib import Path

import pytest

from tests.reading.pdf.texts import BUSES, OWN, PORTS, ROADS, SAFETY
from tests.reading.pdf.written import Sheet, pdf
from yearbook_viewer.errors import FileRefused
from yearbook_viewer.messages import Catalogue, sentence
from yearbook_viewer.reading.formats import read
from yearbook_viewer.reading.pdf.contents import PdfContents, pdf_contents
from yearbook_viewer.records import Reason

FOLDER = Path(__file__).parent / "pdf"


def contents(name: str) -> PdfContents:
    return pdf_contents((FOLDER / f"{name}.pdf").read_bytes())


def headings(found: PdfContents) -> list[tuple[int, str]]:
    return [(heading.level, found.text[heading.start : heading.end]) for heading in found.layout.headings]


def bold(found: PdfContents) -> list[str]:
    return [found.text[start:end].strip() for start, end in found.layout.bold]


def refusal(data: bytes) -> str:
    with pytest.raises(FileRefused) as caught:
        pdf_contents(data)
    return caught.value.key


def test_paragraphs_go_on_over_pages_whose_headers_and_numbers_are_gone() -> None:
    found = contents("chapter")
    first, second = SAFETY + PORTS + ROADS, ROADS + BUSES
    assert found.text.splitlines() == [
        "交通运输",
        "公路",
        "【概况】 " + first,
        second,
        "【农村公路】 " + first,
        second,
        "【养护】 " + first,
        second,
        "公共交通",
        "【概况】 " + first,
        second,
        "【定制公交】 " + first,
        second,
        "港口航运",
        "【概况】 " + first,
        second,
        "（许明远）",
    ]
    assert headings(found) == [(0, "交通运输"), (1, "公路"), (1, "公共交通"), (1, "港口航运")]
    assert bold(found) == ["【概况】", "【农村公路】", "【养护】", "【概况】", "【定制公交】", "【概况】"]


def test_two_columns_are_read_one_after_the_other_below_their_title() -> None:
    found = contents("two_columns")
    expected = ["云泽市交通运输局"]
    for name, words in (("公路建设", ROADS), ("公共交通", BUSES), ("港口", PORTS), ("安全", SAFETY)):
        expected += [f"【{name}】 {words}", "第二段。" + words]
    assert found.text.splitlines() == expected
    assert headings(found) == [(0, "云泽市交通运输局")]


def test_tables_stay_tables_ruled_or_not() -> None:
    found = contents("tables")
    assert [found.text[table.start : table.end] for table in found.layout.tables] == [
        "指标\t计量单位\t实绩\t\n\t\t2021年\t比上年增长%\n客运量\t万人\t1862.4\t-3.7\n其中:公路\t万人\t1530.2\t-5.1\n"
        "货运量\t万吨\t9074\t8.2\n货物周转量\t亿吨公里\t216.35\t7.9",
        "港区\t货物(万吨)\t集装箱(万标箱)\n青石港\t1486\t9.2\n白鹭港\t612\t2.2\n合计\t2098\t11.4",
    ]
    merged = {found.text[cell.start : cell.end]: (cell.rows, cell.columns) for cell in found.layout.tables[0].cells}
    assert (merged["指标"], merged["实绩"], merged["客运量"]) == ((2, 1), (1, 2), (1, 1))
    lines = found.text.splitlines()
    assert (lines[1], lines[9], lines[-1]) == (ROADS, BUSES, SAFETY)


def test_bookmarks_tell_the_levels_of_headings() -> None:
    assert headings(contents("headings")) == [
        (0, "云泽市文化事业发展报告"),
        (1, "一、公共文化"),
        (2, "(一)图书馆"),
        (2, "(二)博物馆"),
        (1, "二、文化产业"),
    ]
    assert contents("headings").layout.title == "云泽市文化事业发展报告"


def test_vertical_writing_is_read_from_right_to_left() -> None:
    assert contents("vertical").text == (
        "云泽县城临白鹭湖而筑,周九里有奇,门四,水关二。城外有青石渡,商贾辐辏,舟楫往来不绝。" * 3
        + "\n县之南境多山,产茶、漆、楠竹;北境滨湖,宜稻宜渔。\n"
    )


def test_what_the_program_exports_is_read_back_without_header_and_number() -> None:
    expected = [line for line in OWN.format(more=SAFETY * 9).splitlines() if line]
    assert contents("exported").text.splitlines() == expected


def test_a_file_that_opens_without_password_is_read() -> None:
    assert contents("restricted").text == f"云泽市交通运输局\n{BUSES}\n"


def test_a_file_with_a_password_is_refused() -> None:
    assert refusal((FOLDER / "locked.pdf").read_bytes()) == "file-encrypted"


def test_fonts_that_do_not_name_their_letters_are_told() -> None:
    printed = (FOLDER / "two_columns.pdf").read_bytes()
    assert refusal(printed.replace(b"/ToUnicode", b"/ToUnicodX")) == "pdf-letters-unnamed"


def test_a_text_of_private_letters_is_refused() -> None:
    sheet = Sheet()
    sheet.words(60, 600, "\ue001\ue002\ue003\ue004")
    assert refusal(pdf([sheet])) == "pdf-letters-unnamed"


def test_a_few_letters_without_name_are_counted() -> None:
    sheet = Sheet()
    sheet.words(60, 600, "全市有中学十一所,校长姓\ue001。")
    assert pdf_contents(pdf([sheet])).remarks == (Reason("pdf-letters-missing", (("count", "1"),)),)


def test_a_scan_is_told_to_need_recognition() -> None:
    scanned = Sheet()
    scanned.picture()
    assert refusal(pdf([scanned, scanned])) == "pdf-without-text"


def test_pages_without_text_are_named() -> None:
    scanned, sheet = Sheet(), Sheet()
    scanned.picture()
    sheet.words(60, 600, "全市有中学十一所。")
    found = pdf_contents(pdf([sheet, scanned, sheet, scanned, scanned, sheet]))
    assert found.remarks == (Reason("pdf-pages-without-text", (("pages", "2、4–5"),)),)
    assert found.text == "全市有中学十一所。\n" * 3


def test_a_file_of_a_million_pages_is_refused() -> None:
    sheet = Sheet()
    sheet.words(60, 600, "全市有中学十一所。")
    assert refusal(pdf([sheet], count=1_000_000)) == "pdf-too-many-pages"


def test_a_page_tree_that_bites_its_tail_is_refused() -> None:
    sheet = Sheet()
    sheet.words(60, 600, "全市有中学十一所。")
    assert refusal(pdf([sheet]).replace(b"/Kids [6 0 R]", b"/Kids [2 0 R]")) == "file-damaged"


@pytest.mark.parametrize("name", ["restricted", "tables"])
def test_a_broken_file_gives_text_or_is_refused(name: str) -> None:
    whole = (FOLDER / f"{name}.pdf").read_bytes()
    broken = [whole[: len(whole) * part // 12] for part in range(1, 12)]
    for place in range(0, len(whole), len(whole) // 40):
        broken.append(whole[:place] + bytes([whole[place] ^ 0x55, 0x3E, 0x00]) + whole[place + 3 :])
    for data in broken:
        try:
            assert pdf_contents(data).text
        except FileRefused as refused:
            assert sentence(Reason(refused.key, (*refused.reason.values, ("path", "a.pdf"))), Catalogue("zh"))


def test_a_pdf_is_read_in_a_process_of_its_own(tmp_path: Path) -> None:
    path = tmp_path / "云泽年鉴.pdf"
    path.write_bytes((FOLDER / "restricted.pdf").read_bytes())
    source = read(path)
    assert (source.format, source.encoding, source.text) == ("pdf", "", f"云泽市交通运输局\n{BUSES}\n")


def test_a_refusal_from_the_process_names_the_file(tmp_path: Path) -> None:
    path = tmp_path / "locked.pdf"
    path.write_bytes((FOLDER / "locked.pdf").read_bytes())
    with pytest.raises(FileRefused) as caught:
        read(path)
    assert caught.value.reason == Reason("file-encrypted", (("path", str(path)),))


@pytest.mark.parametrize(("data", "key"), [(b"x", "file-damaged"), (pdf([]), "pdf-without-pages")])
def test_what_is_no_pdf_and_what_has_no_pages_is_refused(tmp_path: Path, data: bytes, key: str) -> None:
    path = tmp_path / "a.pdf"
    path.write_bytes(data)
    with pytest.raises(FileRefused) as caught:
        read(path)
    assert caught.value.key == key
