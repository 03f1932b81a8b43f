from PySide6.QtGui import QTextDocument, QTextTable
from PySide6.QtWidgets import QApplication

from yearbook_viewer.gui.paper import PaperChoice, chosen_text, with_nested
from yearbook_viewer.gui.paper_document import figures_document, text_document
from yearbook_viewer.messages import Catalogue
from yearbook_viewer.records import Entry, EntryId, Extraction, Reading, Section, SectionId


def nested_entry() -> Entry:
    text = "某县年鉴\n综述\n概况文\n人口\n人口文\n农业\n农业文\n"
    places = [text.index(title + "\n") for title in ("综述", "人口", "农业")] + [len(text)]
    paths = (("综述",), ("综述", "人口"), ("农业",))
    sections = tuple(
        Section(path[-1], path, start, start + 3, end)
        for path, start, end in zip(paths, places, places[1:], strict=False)
    )
    return Entry(0, text, "某县年鉴", "某县", "", "", 2020, 5, sections)


def lines(document: QTextDocument) -> list[str]:
    return document.toPlainText().split("\n")


def reading_of(entry: Entry) -> Reading:
    ids = tuple(SectionId(index) for index in range(len(entry.sections)))
    return Reading(EntryId(1), Extraction(entry, (), (), ()), ids)


def test_a_section_brings_those_nested_in_it() -> None:
    assert with_nested(nested_entry(), 0) == (0, 1)
    assert with_nested(nested_entry(), 1) == (1,)


def test_a_section_alone_is_its_own_slice() -> None:
    assert chosen_text(nested_entry(), PaperChoice(sections=(0,))) == "综述\n概况文\n"
    assert chosen_text(nested_entry(), PaperChoice(sections=(0, 2))) == "综述\n概况文\n农业\n农业文\n"
    assert chosen_text(nested_entry(), PaperChoice()) == nested_entry().text


def test_the_whole_entry_is_printed_line_by_line(qapp: QApplication, say: Catalogue) -> None:
    document = text_document(reading_of(nested_entry()), PaperChoice(), say)
    assert lines(document) == ["某县年鉴", "综述", "概况文", "人口", "人口文", "农业", "农业文"]


def test_headings_are_printed_with_their_brackets(qapp: QApplication, seed_reading: Reading, say: Catalogue) -> None:
    document = text_document(seed_reading, PaperChoice(sections=(3,)), say)
    assert lines(document)[0].startswith("【市工商联组织建设】 2020年,市工商联加强")


def test_the_table_of_figures_has_only_those_of_the_choice(
    qapp: QApplication, seed_reading: Reading, say: Catalogue
) -> None:
    document = figures_document(seed_reading, PaperChoice(sections=(2,), with_figures=True), say)
    assert document is not None
    words = lines(document)
    assert words[0] == "附:指标表"
    assert words[1:7] == ["指标", "原文", "数值", "单位", "限定", "变化"]
    assert words[7] == "市工商联宣传教育"
    assert words[8:20] == ["课程", "30门", "30", "门", "", "", "参与人数", "2万多人次", "20,000", "人次", "多", ""]


def test_the_parts_of_a_total_are_indented_and_changes_stand_beside_it(
    qapp: QApplication, seed_reading: Reading, say: Catalogue
) -> None:
    document = figures_document(seed_reading, PaperChoice(sections=(3,), with_figures=True), say)
    assert document is not None
    table = next(frame for frame in document.rootFrame().childFrames() if isinstance(frame, QTextTable))
    blocks = [
        [table.cellAt(row, column).firstCursorPosition().block() for column in (0, 1, 5)] for row in range(table.rows())
    ]
    rows = [(*(block.text() for block in row), row[0].blockFormat().leftMargin()) for row in blocks]
    assert ("商会组织", "162个", "13个", 0) in rows
    assert ("行业商会", "78个", "", 15) in rows


def test_there_is_no_table_where_none_is_wanted(qapp: QApplication, seed_reading: Reading, say: Catalogue) -> None:
    assert figures_document(seed_reading, PaperChoice(), say) is None
