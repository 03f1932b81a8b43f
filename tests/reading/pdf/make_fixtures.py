"""Makes the PDFs beside it, with LibreOffice and the program itself; run by hand.

    python tests/reading/pdf/make_fixtures.py

LibreOffice has to find the font: copy resources/fonts/YearbookSansSC.otf to ~/.fonts before, and take it away after.
Places, bodies and people are invented.
"""

import os
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

from docx import Document
from docx.enum.section import WD_SECTION
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Pt

sys.path.insert(0, str(Path(__file__).resolve().parents[3]))

from tests.reading.pdf.texts import BUSES, OWN, PORTS, ROADS, SAFETY

HERE = Path(__file__).resolve().parent
FACE = "Yearbook Sans SC"


def document(size: float = 10.5) -> Any:
    made = Document()
    style = made.styles["Normal"]
    style.font.name, style.font.size = FACE, Pt(size)
    style.element.rPr.rFonts.set(qn("w:eastAsia"), FACE)
    style.paragraph_format.space_after = Pt(0)
    style.paragraph_format.line_spacing = 1.3
    section = made.sections[0]
    section.page_width, section.page_height = Cm(18.4), Cm(26)
    section.left_margin = section.right_margin = Cm(2.2)
    section.top_margin = section.bottom_margin = Cm(2.4)
    return made


def text(made: Any, words: str, *, bold: str = "") -> None:
    paragraph = made.add_paragraph()
    paragraph.paragraph_format.first_line_indent = Pt(21)
    paragraph.alignment = WD_ALIGN_PARAGRAPH.JUSTIFY
    if bold:
        paragraph.add_run(bold).bold = True
    paragraph.add_run(words)


def title(made: Any, words: str, size: float) -> None:
    paragraph = made.add_paragraph()
    paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
    paragraph.add_run(words).font.size = Pt(size)


def page_number(paragraph: Any) -> None:
    run = paragraph.add_run()
    for kind, words in (("begin", None), (None, "PAGE"), ("end", None)):
        if kind:
            mark = OxmlElement("w:fldChar")
            mark.set(qn("w:fldCharType"), kind)
        else:
            mark = OxmlElement("w:instrText")
            mark.text = words
        run._r.append(mark)


def in_columns(section: Any, count: int) -> None:
    columns = section._sectPr.xpath("./w:cols")[0]
    columns.set(qn("w:num"), str(count))
    columns.set(qn("w:space"), "420")


def chapter() -> Any:
    """Several pages, mirrored headers with the page number, a footer; paragraphs that go on over the page."""
    made = document()
    made.settings.odd_and_even_pages_header_footer = True
    section = made.sections[0]
    odd, even = section.header.paragraphs[0], section.even_page_header.paragraphs[0]
    odd.alignment = WD_ALIGN_PARAGRAPH.RIGHT
    odd.add_run("交通运输 ·")
    page_number(odd)
    odd.add_run("·")
    even.add_run("·")
    page_number(even)
    even.add_run("· 云泽年鉴2022")
    for footer in (section.footer, section.even_page_footer):
        paragraph = footer.paragraphs[0]
        paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
        paragraph.add_run("— ")
        page_number(paragraph)
        paragraph.add_run(" —")
    title(made, "交通运输", 22)
    for name, parts in (
        ("公路", ("概况", "农村公路", "养护")),
        ("公共交通", ("概况", "定制公交")),
        ("港口航运", ("概况",)),
    ):
        title(made, name, 15)
        for part in parts:
            for times in range(2):
                text(made, ROADS + BUSES if times else SAFETY + PORTS + ROADS, bold="" if times else f"【{part}】 ")
    text(made, "（许明远）")
    return made


def two_columns() -> Any:
    """A title over the whole width, then two columns."""
    made = document(9)
    title(made, "云泽市交通运输局", 18)
    section = made.add_section(WD_SECTION.CONTINUOUS)
    in_columns(section, 2)
    for name, words in (("公路建设", ROADS), ("公共交通", BUSES), ("港口", PORTS), ("安全", SAFETY)):
        text(made, words, bold=f"【{name}】 ")
        text(made, "第二段。" + words)
    return made


def tables() -> Any:
    """A ruled table with merged cells, one open at its sides without inner lines, and text around."""
    made = document()
    title(made, "统计资料", 16)
    text(made, ROADS)
    title(made, "表1　2021年云泽市客货运输量", 10.5)
    table = made.add_table(rows=6, cols=4)
    table.style = "Table Grid"
    rows = (
        ("指标", "计量单位", "实绩", ""),
        ("", "", "2021年", "比上年增长%"),
        ("客运量", "万人", "1862.4", "-3.7"),
        ("其中:公路", "万人", "1530.2", "-5.1"),
        ("货运量", "万吨", "9074", "8.2"),
        ("货物周转量", "亿吨公里", "216.35", "7.9"),
    )
    for number, row in enumerate(rows):
        for column, words in enumerate(row):
            if words:
                table.cell(number, column).text = words
    table.cell(0, 2).merge(table.cell(0, 3))
    table.cell(0, 0).merge(table.cell(1, 0))
    table.cell(0, 1).merge(table.cell(1, 1))
    text(made, BUSES)
    title(made, "表2　港口吞吐量", 10.5)
    open_table = made.add_table(rows=4, cols=3)
    harbours = enumerate(
        (
            ("港区", "货物(万吨)", "集装箱(万标箱)"),
            ("青石港", "1486", "9.2"),
            ("白鹭港", "612", "2.2"),
            ("合计", "2098", "11.4"),
        )
    )
    for number, names in harbours:
        for column, words in enumerate(names):
            open_table.cell(number, column).text = words
    text(made, SAFETY)
    return made


def headings() -> Any:
    """Word's headings, which become bookmarks; a footnote is written as small text at the foot."""
    made = document()
    made.core_properties.title = "云泽市文化事业发展报告"
    for level, words in ((0, "云泽市文化事业发展报告"), (1, "一、公共文化"), (2, "(一)图书馆")):
        heading = made.add_heading(words, level)
        for run in heading.runs:
            run.font.name = FACE
            run._r.rPr.rFonts.set(qn("w:eastAsia"), FACE)
    text(made, "市图书馆藏书62.8万册,全年接待读者41.5万人次,Word Press与WiFi覆盖全馆。" * 3)
    heading = made.add_heading("(二)博物馆", 2)
    text(made, "市博物馆有藏品8126件(套),其中一级文物17件。" * 4)
    made.add_heading("二、文化产业", 1)
    text(made, "全市有规模以上文化企业73家,营业收入38.4亿元,增长12.1%。" * 3)
    return made


def short() -> Any:
    """A page to be locked."""
    made = document()
    title(made, "云泽市交通运输局", 18)
    text(made, BUSES)
    return made


def vertical() -> Any:
    """Columns of writing from right to left, as an old gazetteer is printed."""
    made = document(12)
    direction = OxmlElement("w:textDirection")
    direction.set(qn("w:val"), "tbRl")
    made.sections[0]._sectPr.append(direction)
    text(made, "云泽县城临白鹭湖而筑,周九里有奇,门四,水关二。城外有青石渡,商贾辐辏,舟楫往来不绝。" * 3)
    text(made, "县之南境多山,产茶、漆、楠竹;北境滨湖,宜稻宜渔。")
    return made


def exported(folder: Path) -> None:
    """What the program itself exports."""
    source = folder / "云泽市交通运输局.txt"
    source.write_text(OWN.format(more=SAFETY * 9), encoding="utf-8")
    called = [sys.executable, "-m", "yearbook_viewer", "--data-dir", str(folder / "home")]
    surroundings = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    for words in (["import", str(source)], ["export-pdf", "--entry", "1", str(HERE / "exported.pdf")]):
        subprocess.run([*called, *words], check=True, env=surroundings, cwd=HERE.parents[2])


LOCKED = '"EncryptFile":{"type":"boolean","value":"true"},"DocumentOpenPassword":{"type":"string","value":"yunze"}'
RESTRICTED = (
    '"RestrictPermissions":{"type":"boolean","value":"true"},"PermissionPassword":{"type":"string","value":"yunze"},'
    '"Changes":{"type":"long","value":"0"},"EnableCopyingOfContent":{"type":"boolean","value":"false"}'
)
PRINTED = (
    ("chapter", chapter, ""),
    ("two_columns", two_columns, ""),
    ("tables", tables, ""),
    ("headings", headings, '"ExportBookmarks":{"type":"boolean","value":"true"}'),
    ("vertical", vertical, ""),
    ("locked", short, LOCKED),
    ("restricted", short, RESTRICTED),
)


def main() -> None:
    """Writes them all."""
    with tempfile.TemporaryDirectory() as folder:
        for name, make, options in PRINTED:
            path = Path(folder, f"{name}.docx")
            make().save(str(path))
            to = f"pdf:writer_pdf_Export:{{{options}}}"
            subprocess.run(["soffice", "--headless", "--convert-to", to, "--outdir", str(HERE), str(path)], check=True)
        exported(Path(folder))


if __name__ == "__main__":
    main()
