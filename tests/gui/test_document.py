from collections.abc import Iterator
from dataclasses import replace

import pytest
from PySide6.QtGui import QColor, QTextCharFormat, QTextCursor, QTextDocument, QTextTable

from yearbook_viewer.gui.document import Built, Look, build
from yearbook_viewer.gui.document_plan import screen_blocks
from yearbook_viewer.gui.document_runs import EVERYTHING, NOTHING, Visible
from yearbook_viewer.gui.fonts import Families
from yearbook_viewer.gui.theme import LIGHT
from yearbook_viewer.messages import Catalogue
from yearbook_viewer.records import Cell, Entry, Extraction, Figure, Kind, Layout, Mark, Reading, Role, Section, Table

FAMILY = "Yearbook Sans SC"


@pytest.fixture
def screen(families: Families) -> Look:
    return Look(LIGHT, FAMILY, 18, EVERYTHING, links=True)


def built(extraction: Extraction, section: int | None, look: Look) -> Built:
    entry = extraction.entry
    shown = entry.sections[section] if section is not None else None
    start, end = (shown.start, shown.end) if shown else (0, len(entry.text))
    say = Catalogue("zh")
    return build(extraction, screen_blocks(entry, section, start, end, say), look, say)


def runs(document: QTextDocument) -> Iterator[tuple[str, QTextCharFormat]]:
    block = document.begin()
    while block.isValid():
        fragments = block.begin()
        while not fragments.atEnd():
            yield fragments.fragment().text(), fragments.fragment().charFormat()
            fragments += 1
        block = block.next()


def format_of(words: str, document: QTextDocument) -> QTextCharFormat:
    return next(format_ for text, format_ in runs(document) if text == words)


def extraction_of(text: str, marks: tuple[Mark, ...] = (), figures: tuple[Figure, ...] = ()) -> Extraction:
    section = Section(title="", path=("",), start=0, body=0, end=len(text))
    entry = Entry(0, text, "题", "", "", "", None, 0, (section,))
    return Extraction(entry, marks, figures, ())


def figure(start: int, text: str) -> Figure:
    return Figure(start, start + len(text), text, None, "", "", "户数", Role.LEVEL, "", None)


def test_a_section_has_its_breadcrumb_its_title_and_its_text(seed_reading: Reading, screen: Look) -> None:
    lines = built(seed_reading.extraction, 3, screen).document.toPlainText().split("\n")
    assert lines[:2] == ["岳阳市工商业联合会 › 2020 年 › 来源 本室 › 2022-01-17", "市工商联组织建设"]
    assert lines[2].startswith("2020年,市工商联加强组织建设。创新")
    assert len(lines) == 3


def test_the_whole_entry_has_its_title_its_header_line_and_every_heading(seed_reading: Reading, screen: Look) -> None:
    lines = built(seed_reading.extraction, None, screen).document.toPlainText().split("\n")
    assert lines[:3] == ["2020 年", "岳阳市工商业联合会", "来源:本室 日期:2022-01-17 10:30"]
    assert [line for line in lines[3:] if len(line) < 12] == [
        "概况",
        "市工商联参政议政",
        "市工商联宣传教育",
        "市工商联组织建设",
        "市工商联服务经济发展",
        "市工商联助力脱贫攻坚",
        "民营企业家座谈会",
        "市工商联助力抗疫复产",
        "(卢盛勇)",
    ]


def test_the_shared_prefix_of_a_title_is_dim(seed_reading: Reading, screen: Look) -> None:
    document = built(seed_reading.extraction, 3, screen).document
    assert format_of("市工商联", document).foreground().color() == QColor(LIGHT.dim)
    assert format_of("组织建设", document).foreground().color() == QColor(LIGHT.ink)


def test_run_in_sub_headings_are_bold(seed_reading: Reading, screen: Look) -> None:
    bold = [
        text
        for text, format_ in runs(built(seed_reading.extraction, 1, screen).document)
        if format_.fontWeight() >= 700 and not text.startswith("市工商联")
    ]
    assert bold == ["参政议政", "专题调研", "参政议政", "民主监督"]


def test_a_mark_has_the_colour_and_underline_of_its_kind_a_tip_and_a_link(screen: Look) -> None:
    extraction = extraction_of("推荐汨罗市申报", (Mark(2, 5, Kind.LOC, "汨罗市"),))
    marked = format_of("汨罗市", built(extraction, 0, screen).document)
    assert marked.foreground().color() == QColor("#2C7A4B")
    assert marked.underlineStyle() is QTextCharFormat.UnderlineStyle.DotLine
    assert marked.toolTip() == "地名 汨罗市"
    assert marked.anchorHref() == "mark:2"


def test_a_doubtful_mark_is_fainter_on_screen_and_like_the_others_on_paper(screen: Look) -> None:
    extraction = extraction_of("推荐汨罗市申报", (Mark(2, 5, Kind.LOC, "汨罗市", 60),))
    faint = format_of("汨罗市", built(extraction, 0, screen).document)
    assert faint.foreground().color() == QColor(LIGHT.ink)
    assert faint.underlineColor() == QColor("#2C7A4B")
    assert faint.underlineStyle() is QTextCharFormat.UnderlineStyle.DotLine
    printed = format_of("汨罗市", built(extraction, 0, replace(screen, links=False)).document)
    assert printed.foreground().color() == QColor("#2C7A4B")


def test_where_mark_and_figure_overlap_both_are_seen(screen: Look) -> None:
    extraction = extraction_of("被评为全国百强县4个", (Mark(3, 8, Kind.NAME, "全国百强县"),), (figure(5, "百强县4个"),))
    document = built(extraction, 0, screen).document
    shared = format_of("百强县", document)
    assert shared.underlineStyle() is QTextCharFormat.UnderlineStyle.DashDotLine
    assert shared.background().color() == QColor(LIGHT.figure)
    assert shared.anchorHref() == "figure:0"
    assert shared.toolTip() == "活动荣誉 全国百强县\n指标 户数 百强县4个"
    assert format_of("全国", document).anchorHref() == "mark:3"
    assert format_of("4个", document).anchorHref() == "figure:0"


def test_the_tip_of_a_time_tells_the_year_that_it_leaves_out(seed_reading: Reading, screen: Look) -> None:
    document = built(seed_reading.extraction, 3, screen).document
    assert format_of("年底", document).toolTip() == "时间 2020年底"
    assert format_of("2019年", document).toolTip() == "时间 2019年"


def test_kinds_that_are_switched_off_are_plain(screen: Look) -> None:
    marks = (Mark(0, 2, Kind.LOC, "湖南"), Mark(2, 4, Kind.PER, "王五"))
    look = Look(LIGHT, FAMILY, 18, Visible(frozenset({Kind.PER}), figures=False), links=True)
    document = built(extraction_of("湖南王五有4个", marks, (figure(5, "4个"),)), 0, look).document
    assert [(text, format_.anchorHref()) for text, format_ in runs(document)][2:] == [
        ("湖南", ""),
        ("王五", "mark:2"),
        ("有4个", ""),
    ]


def test_paper_has_no_links_and_no_tips(families: Families) -> None:
    look = Look(LIGHT, FAMILY, 15, EVERYTHING, links=False)
    extraction = extraction_of("推荐汨罗市申报", (Mark(2, 5, Kind.LOC, "汨罗市"),))
    marked = format_of("汨罗市", built(extraction, 0, look).document)
    assert (marked.anchorHref(), marked.toolTip()) == ("", "")
    assert marked.foreground().color() == QColor("#2C7A4B")


def test_without_marks_the_text_is_one_run(seed_reading: Reading, families: Families) -> None:
    look = Look(LIGHT, FAMILY, 18, NOTHING, links=True)
    document = built(seed_reading.extraction, 3, look).document
    assert len([text for text, _ in runs(document) if len(text) > 100]) == 1


def test_positions_lead_to_the_words_in_the_document(seed_reading: Reading, screen: Look) -> None:
    done = built(seed_reading.extraction, None, screen)
    text = done.document.toPlainText()
    for each in seed_reading.extraction.figures:
        first, last = done.positions.span(each.start, each.end)
        assert text[first:last].replace("\u200b", "") == each.text
    heading = seed_reading.extraction.entry.sections[3].start
    first, _ = done.positions.span(heading, heading + 3)
    assert text[first : first + 8] == "市工商联组织建设"


def test_a_line_separator_inside_a_line_makes_no_paragraph(screen: Look) -> None:
    document = built(extraction_of("甲\u2029乙\x0c丙\u202e丁"), 0, screen).document
    assert document.toPlainText().split("\n")[-1] == "甲 乙 丙\u200b丁"


def test_a_line_may_be_broken_around_quotation_marks_and_offsets_still_lead_there(screen: Look) -> None:
    done = built(extraction_of("按照自治区“8337”发展思路、“五好”，推进"), 0, screen)
    assert done.document.toPlainText().split("\n")[-1] == "按照自治区\u200b“8337”\u200b发展思路、\u200b“五好”，推进"
    first, last = done.positions.span(5, 11)
    assert done.document.toPlainText()[first:last] == "“8337”"
    assert done.positions.offset(first) == 5


def test_a_table_is_set_as_one_and_its_cells_are_found_by_offset(screen: Look) -> None:
    text = "如下。\n指标\t数\n产量\t12万吨\n完。"
    section = Section(title="", path=("",), start=0, body=0, end=len(text))
    cells = (Cell(0, 0, 4, 6), Cell(0, 1, 7, 8), Cell(1, 0, 9, 11), Cell(1, 1, 12, 16))
    layout = Layout(tables=(Table(4, 16, cells),))
    entry = Entry(0, text, "题", "", "", "", None, 0, (section,), layout=layout)
    figure = Figure(12, 16, "12万吨", None, "吨", "", "产量", Role.LEVEL, "", None)
    shown = built(Extraction(entry, (), (figure,), ()), None, screen)
    table = next(frame for frame in shown.document.rootFrame().childFrames() if isinstance(frame, QTextTable))
    assert [
        [table.cellAt(row, column).firstCursorPosition().block().text() for column in (0, 1)] for row in (0, 1)
    ] == [
        ["指标", "数"],
        ["产量", "12万吨"],
    ]
    first, last = shown.positions.span(12, 16)
    cursor = QTextCursor(shown.document)
    cursor.setPosition(first)
    cursor.setPosition(last, QTextCursor.MoveMode.KeepAnchor)
    assert cursor.selectedText() == "12万吨"
    assert format_of("12万吨", shown.document).anchorHref() == "figure:0"
    assert shown.document.lastBlock().text() == "完。"
