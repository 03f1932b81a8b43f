"""An index as a PDF: letters and names in order, references, columns, the names of rare characters."""

from pathlib import Path

import pypdfium2
import pytest
from PySide6.QtCore import QPointF
from PySide6.QtGui import QTextLine
from pytestqt.qtbot import QtBot

from tests.gui.entities_made import CHAMBER
from yearbook_viewer.export.index_rows import IndexHead
from yearbook_viewer.gui.fonts import carried
from yearbook_viewer.gui.index_columns import Row, columns_of
from yearbook_viewer.gui.index_export_dialog import IndexExportDialog, IndexFormat
from yearbook_viewer.gui.index_paper import PaintedIndex, index_pdf_steps, write_index_pdf
from yearbook_viewer.messages import Catalogue
from yearbook_viewer.records import EntryId, Kind, SectionId
from yearbook_viewer.records.entities import IndexLine, IndexReference


def reference(entry: int, heading: str, year: int | None = 2019) -> IndexReference:
    return IndexReference(EntryId(entry), SectionId(1), f"云泽市图书馆{entry}", heading, year)


def painted(head: IndexHead, lines: list[IndexLine], say: Catalogue) -> PaintedIndex:
    steps = index_pdf_steps(head, lines, say)
    while True:
        try:
            next(steps)
        except StopIteration as end:
            made: PaintedIndex = end.value
            return made


def words(path: Path) -> list[str]:
    with pypdfium2.PdfDocument(path) as pdf:
        return [line for page in pdf for line in page.get_textpage().get_text_range().splitlines() if line.strip()]


def test_names_stand_under_kind_and_letter_with_where_they_are_named(
    qtbot: QtBot, say: Catalogue, tmp_path: Path
) -> None:
    lines = [
        IndexLine(Kind.PER, "H", "何川", (reference(1, "概况"), reference(1, "馆舍"), reference(2, "概况", None))),
        IndexLine(Kind.PER, "O", "欧阳静", (reference(1, "馆舍"),)),
        IndexLine(Kind.ORG, "Y", CHAMBER.name, (reference(1, "云泽市图书馆1"),)),
    ]
    target = tmp_path / "索引.pdf"
    write_index_pdf(painted(IndexHead("云泽"), lines, say), target)
    told = words(target)
    assert told[0] == "索引 › 云泽"
    wanted = [
        "人物",
        "H",
        "何川 云泽市图书馆1(2019):概况、馆舍;云泽市图书馆2:概况",
        "O",
        "欧阳静 云泽市图书馆1(2019):馆舍",
        "机构",
        "Y",
        "云泽市工商业联合会 云泽市图书馆1(2019)",
    ]
    begin = told.index("人物")
    assert [" ".join(line.split()) for line in told[begin : begin + len(wanted)]] == wanted


def test_the_index_of_one_entry_names_its_sections_only(qtbot: QtBot, say: Catalogue, tmp_path: Path) -> None:
    lines = [IndexLine(Kind.PER, "H", "何川", (reference(1, "概况"), reference(1, "馆舍")))]
    target = tmp_path / "索引.pdf"
    write_index_pdf(painted(IndexHead("云泽", "云泽市图书馆1", one=True), lines, say), target)
    assert "何川 概况、馆舍" in [" ".join(line.split()) for line in words(target)]
    # One kind alone needs no heading.
    assert "人物" not in words(target)


def test_a_long_index_goes_over_two_columns_and_many_pages(qtbot: QtBot, say: Catalogue, tmp_path: Path) -> None:
    lines = [IndexLine(Kind.PER, "H", f"何川{number:03}", (reference(1, "概况"),)) for number in range(300)]
    target = tmp_path / "索引.pdf"
    write_index_pdf(painted(IndexHead("云泽", one=True), lines, say), target)
    with pypdfium2.PdfDocument(target) as pdf:
        pages = ["".join(page.get_textpage().get_text_range().split()) for page in pdf]
    assert [f"第{number}页,共4页" in page for number, page in enumerate(pages, 1)] == [True] * 4
    # Short lines below each other are taken for vertical writing by pdfium: the lines are not compared.
    told = "".join(pages)
    assert [told[at + 2 : at + 5] for at in range(len(told)) if told.startswith("何川", at)] == [
        f"{number:03}" for number in range(300)
    ]


def test_a_rare_character_is_told_for_the_pdf_to_name_it(qtbot: QtBot, say: Catalogue, tmp_path: Path) -> None:
    rare = next(iter(carried(chr(code) for code in range(0x20000, 0x2A6E0))), "")
    if not rare:
        pytest.skip("the carried font has no such character")
    lines = [IndexLine(Kind.PER, "#", f"何{rare}", (reference(1, "概况"),))]
    target = tmp_path / "索引.pdf"
    write_index_pdf(painted(IndexHead("云泽", one=True), lines, say), target)
    assert any(rare in line for line in words(target))


def test_a_heading_is_not_left_at_the_foot_of_a_column() -> None:
    # The third of lines of ten pixels is a heading; thirty pixels would hold it as the last.
    rows = [Row(QTextLine(), QPointF(0, 10 * at), 10.0 * at, 10.0 * at + 10, at == 2) for at in range(6)]
    assert [len(column) for column in columns_of(rows, [30.0], 100.0)] == [2, 4]


def test_at_least_one_kind_is_chosen(qtbot: QtBot, say: Catalogue) -> None:
    dialog = IndexExportDialog(["整个档案"], IndexFormat.PDF, say)
    qtbot.addWidget(dialog)
    assert dialog.choice().form is IndexFormat.PDF
    for box in dialog.kinds.values():
        box.setChecked(False)
    assert not dialog.accept_button.isEnabled()
    dialog.kinds[Kind.LOC].setChecked(True)
    assert dialog.accept_button.isEnabled()
    assert dialog.choice().kinds == {Kind.LOC}
