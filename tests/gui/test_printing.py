import re
import shutil
import subprocess
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtPrintSupport import QPrinter, QPrinterInfo, QPrintPreviewDialog
from PySide6.QtWidgets import QApplication

from yearbook_viewer.errors import ArchiveProblem
from yearbook_viewer.gui.paper import PaperChoice, chosen_text
from yearbook_viewer.gui.printing import (
    export_pdf,
    margin_lines,
    missing_characters,
    preview,
    print_document,
    print_with_dialog,
)
from yearbook_viewer.messages import Catalogue
from yearbook_viewer.records import Cell, Entry, EntryId, Extraction, Layout, Reading, Section, SectionId, Table

needs_pdftotext = pytest.mark.skipif(shutil.which("pdftotext") is None, reason="poppler-utils is not installed")
INVISIBLE = re.compile(r"[\s\x00-\x1f\x7f-\x9f\xad\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff]")
TABLE = "姓名　　职务　　任职\n何文博　　书记　　2020.1-\n欧阳文清    县长    2020.1-2020.5\n"

# In some of the paragraphs a line would be broken after the hyphen.
HYPHENS = "\n".join("甲" * before + "-" + "乙" * 20 + "。" for before in range(24, 48))


def bare(text: str) -> str:
    """Without white space, control and default-ignorable characters."""
    return INVISIBLE.sub("", text)


def reading_of(text: str) -> Reading:
    head, body = text.index("\n") + 1, text.index("】") + 1
    section = Section(text[head + 1 : body - 1], (text[head + 1 : body - 1],), head, body, len(text))
    entry = Entry(0, text, text[: head - 1], "", "", "", None, head, (section,))
    return Reading(EntryId(1), Extraction(entry, (), (), ()), (SectionId(1),))


def pages_of(path: Path) -> list[str]:
    done = subprocess.run(["pdftotext", str(path), "-"], capture_output=True, check=True, text=True)
    return done.stdout.split("\f")[:-1]


def pdf_text(path: Path, reading: Reading, say: Catalogue) -> str:
    """What pdftotext gives back, without white space and without header and footer of each page."""
    pages = pages_of(path)
    texts = []
    for number, page in enumerate(pages, start=1):
        header, footer = (bare(line) for line in margin_lines(reading, number, len(pages), say))
        text = bare(page)
        assert text.startswith(header)
        assert text.endswith(footer)
        texts.append(text[len(header) : len(text) - len(footer)])
    return "".join(texts)


@needs_pdftotext
@pytest.mark.parametrize("with_marks", [True, False])
def test_the_pdf_of_the_entry_gives_back_its_text(
    qapp: QApplication, seed_reading: Reading, say: Catalogue, tmp_path: Path, with_marks: bool
) -> None:
    target = tmp_path / "entry.pdf"
    assert export_pdf(seed_reading, PaperChoice(with_marks=with_marks), target, say) == 3
    text = pdf_text(target, seed_reading, say)
    assert text == bare(seed_reading.extraction.entry.text)
    assert re.findall("[\u2e80-\u2fdf\uf900-\ufaff]", text) == []


@needs_pdftotext
@pytest.mark.parametrize("section", range(8))
def test_the_pdf_of_a_section_gives_back_its_slice(
    qapp: QApplication, seed_reading: Reading, say: Catalogue, tmp_path: Path, section: int
) -> None:
    choice = PaperChoice(sections=(section,))
    export_pdf(seed_reading, choice, tmp_path / "section.pdf", say)
    text = pdf_text(tmp_path / "section.pdf", seed_reading, say)
    assert text == bare(chosen_text(seed_reading.extraction.entry, choice))


@needs_pdftotext
@pytest.mark.parametrize(
    ("text", "given_back"),
    [
        ("郎年鉴\n【⼯商】 郎⼯。", "郎年鉴【工商】郎工。"),
        ("年鉴\n【概况】 甲·乙•丙–丁‒戊—己…庚⋯辛〜壬～癸", "年鉴【概况】甲·乙•丙–丁‒戊—己…庚⋯辛〜壬～癸"),
        ("𬱖年鉴\n【概况】 甲𪨶乙𬱖丙", "𬱖年鉴【概况】甲𪨶乙𬱖丙"),
        ("年鉴\n【概况】 " + HYPHENS, "年鉴【概况】" + bare(HYPHENS)),
        ("年鉴\n【概况】 任职\n" + TABLE, "年鉴【概况】任职" + bare(TABLE)),
        ("年鉴\n【概况】 甲\x0c乙\u200b丙\u202e丁\u2029戊\t己\u00ad庚", "年鉴【概况】甲乙丙丁戊己庚"),
    ],
    ids=["radicals", "punctuation", "beyond-ffff", "hyphens", "table", "control"],
)
def test_rare_characters_come_back_from_a_pdf(
    qapp: QApplication, say: Catalogue, tmp_path: Path, text: str, given_back: str
) -> None:
    reading = reading_of(text)
    export_pdf(reading, PaperChoice(), tmp_path / "rare.pdf", say)
    assert pdf_text(tmp_path / "rare.pdf", reading, say) == given_back


@needs_pdftotext
def test_spaces_come_back_as_spaces(qapp: QApplication, say: Catalogue, tmp_path: Path) -> None:
    export_pdf(reading_of("年鉴\n【概况】 Windows 10"), PaperChoice(), tmp_path / "space.pdf", say)
    assert "【概况】 Windows 10\n" in pages_of(tmp_path / "space.pdf")[0]


@needs_pdftotext
def test_the_table_of_figures_follows_the_text(
    qapp: QApplication, seed_reading: Reading, say: Catalogue, tmp_path: Path
) -> None:
    choice = PaperChoice((3,), with_figures=True)
    assert export_pdf(seed_reading, choice, tmp_path / "figures.pdf", say) == 2
    text_page, figures_page = pages_of(tmp_path / "figures.pdf")
    assert bare(chosen_text(seed_reading.extraction.entry, choice)) in bare(text_page)
    assert "附:指标表" in figures_page
    assert "商会组织162个162个13个" in bare(figures_page)


@needs_pdftotext
def test_every_sample_is_given_back(qapp: QApplication, say: Catalogue, tmp_path: Path) -> None:
    cutting = pytest.importorskip("yearbook_viewer.text.outline")
    samples = sorted((Path(__file__).parents[3] / "shared" / "samples").glob("*.txt"))
    if not samples:
        pytest.skip("the samples are not here")
    different = []
    for sample in samples:
        encoding = "gb18030" if "gb18030" in sample.name else "utf-8-sig"
        for entry in cutting.cut(sample.read_bytes().decode(encoding).replace("\r\n", "\n")):
            ids = tuple(SectionId(number) for number in range(len(entry.sections)))
            reading = Reading(EntryId(1), Extraction(entry, (), (), ()), ids)
            export_pdf(reading, PaperChoice(), tmp_path / "sample.pdf", say)
            if pdf_text(tmp_path / "sample.pdf", reading, say) != bare(entry.text):
                different.append(sample.name)
    assert different == []


def test_the_pdf_has_the_title_and_only_the_carried_font(
    qapp: QApplication, seed_reading: Reading, say: Catalogue, tmp_path: Path
) -> None:
    export_pdf(seed_reading, PaperChoice(), tmp_path / "entry.pdf", say)
    pdf = (tmp_path / "entry.pdf").read_bytes()
    assert "岳阳市工商业联合会".encode("utf-16-be") in unescaped(pdf)
    assert set(re.findall(rb"/BaseFont /(\S+)", pdf)) == {b"YearbookSansSC-Regular"}
    assert b"/URI" not in pdf


def unescaped(pdf: bytes) -> bytes:
    return re.sub(rb"\\([()\\])", rb"\1", pdf)


def test_a_folder_that_is_missing_is_said_and_nothing_is_left(
    qapp: QApplication, seed_reading: Reading, say: Catalogue, tmp_path: Path
) -> None:
    with pytest.raises(ArchiveProblem) as problem:
        export_pdf(seed_reading, PaperChoice(), tmp_path / "nowhere" / "entry.pdf", say)
    assert problem.value.key == "cannot-write"
    assert list(tmp_path.iterdir()) == []


def test_print_and_pdf_have_the_same_pages(
    qapp: QApplication, seed_reading: Reading, say: Catalogue, tmp_path: Path
) -> None:
    printer = QPrinter()
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "printed.pdf"))
    choice = PaperChoice(with_figures=True)
    pages = export_pdf(seed_reading, choice, tmp_path / "exported.pdf", say)
    assert print_document(printer, seed_reading, choice, say) == pages
    assert page_count(tmp_path / "printed.pdf") == page_count(tmp_path / "exported.pdf") == pages


def page_count(path: Path) -> int:
    return len(re.findall(rb"/Type /Page\b", path.read_bytes()))


def test_the_preview_shows_the_same_pages(
    qapp: QApplication, seed_reading: Reading, say: Catalogue, monkeypatch: pytest.MonkeyPatch
) -> None:
    painted: list[int] = []

    def show_and_close(dialog: QPrintPreviewDialog) -> int:
        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
        printer.setOutputFileName("/dev/null")
        dialog.paintRequested.emit(printer)
        painted.append(1)
        return 0

    monkeypatch.setattr(QPrintPreviewDialog, "exec", show_and_close)
    preview(None, seed_reading, PaperChoice(), say)
    assert painted == [1]


def test_without_a_printer_the_reader_is_told(
    qapp: QApplication, seed_reading: Reading, say: Catalogue, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QPrinterInfo, "availablePrinterNames", list)
    with pytest.raises(ArchiveProblem) as problem:
        print_with_dialog(None, seed_reading, PaperChoice(), say)
    assert problem.value.key == "no-printer"


def test_what_no_font_has_is_listed_before_the_export(qapp: QApplication) -> None:
    assert missing_characters(reading_of("年鉴\n【概况】 郎⼯\U0010f123𬱖"), PaperChoice()) == ("\U0010f123",)


def test_a_long_title_is_cut_in_the_header(say: Catalogue) -> None:
    header, footer = margin_lines(reading_of("年" * 90 + "\n【概况】 甲"), 2, 5, say)
    assert header == "年" * 47 + "…"
    assert footer == "第 2 页,共 5 页"


ROWS = (("指标", "2011年", "2012年"), ("粮食产量", "34.6", "36.2"), ("油料", "2.1", "2.6"), ("水果", "8.8", "9.3"))


def reading_with_table() -> Reading:
    reading = reading_of(
        "统计局\n【概况】 情况如下。\n" + "".join("\t".join(row) + "\n" for row in ROWS) + "注:快报数。"
    )
    entry = reading.extraction.entry
    at = entry.text.index("指标")
    cells = []
    for number, row in enumerate(ROWS):
        for column, words in enumerate(row):
            cells.append(Cell(number, column, at, at + len(words)))
            at += len(words) + 1
    layout = Layout(tables=(Table(cells[0].start, at - 1, tuple(cells)),))
    return replace(reading, extraction=replace(reading.extraction, entry=replace(entry, layout=layout)))


@needs_pdftotext
def test_a_table_is_printed_as_one_and_given_back_row_by_row(
    qapp: QApplication, say: Catalogue, tmp_path: Path
) -> None:
    reading = reading_with_table()
    export_pdf(reading, PaperChoice(), tmp_path / "table.pdf", say)
    assert pdf_text(tmp_path / "table.pdf", reading, say) == bare(reading.extraction.entry.text)
    done = subprocess.run(
        ["pdftotext", "-layout", tmp_path / "table.pdf", "-"], check=True, capture_output=True, text=True
    )
    assert re.search(r"^ *粮食产量 +34\.6 +36\.2$", done.stdout, re.MULTILINE)
