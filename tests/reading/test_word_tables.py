"""Word documents: automatic numbers as they are printed, and tables."""

from tests.reading.layouts import headings
from tests.reading.office_files import paragraph, word_file
from tests.reading.word_texts import STYLES, of, style, tables, text


def level(place: int, number_format: str, words: str, more: str = "") -> str:
    return (
        f'<w:lvl w:ilvl="{place}"><w:start w:val="1"/><w:numFmt w:val="{number_format}"/>{more}'
        f'<w:lvlText w:val="{words}"/></w:lvl>'
    )


NUMBERING = (
    '<w:abstractNum w:abstractNumId="0">'
    + level(0, "chineseCountingThousand", "%1、", '<w:pStyle w:val="1"/>')
    + level(1, "chineseCounting", "（%2）")
    + level(2, "decimal", "%3.")
    + level(3, "lowerLetter", "%3.%4")
    + '</w:abstractNum><w:abstractNum w:abstractNumId="1">'
    + level(0, "bullet", "\uf06c", '<w:rPr><w:rFonts w:ascii="Wingdings"/></w:rPr>')
    + '</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
    '<w:num w:numId="2"><w:abstractNumId w:val="0"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/>'
    "</w:lvlOverride>"
    '</w:num><w:num w:numId="3"><w:abstractNumId w:val="1"/></w:num>'
)


def item(words: str, place: int, name: str = "1") -> str:
    return paragraph(words, f'<w:numPr><w:ilvl w:val="{place}"/><w:numId w:val="{name}"/></w:numPr>')


def test_automatic_numbers_are_written_as_they_are_printed() -> None:
    body = "".join(
        [
            item("农业", 0), item("种植", 1), item("养殖", 1), item("猪", 2), item("5万头", 3), item("工业", 0),
            item("采矿", 1), item("空", 9), item("重来", 0, "2"), item("接着", 0, "2"), item("点", 0, "3"),
            item("不编", 0, "0"),
        ]
    )  # fmt: skip
    assert text(body, numbering=NUMBERING).splitlines() == [
        "一、农业", "（一）种植", "（二）养殖", "1. 猪", "1.a 5万头", "二、工业", "（一）采矿", "空", "一、重来",
        "二、接着", "● 点", "不编",
    ]  # fmt: skip


def test_the_number_of_a_heading_style_is_part_of_the_heading() -> None:
    styles = (
        '<w:style w:type="paragraph" w:styleId="1"><w:name w:val="heading 1"/>'
        '<w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>'
    )
    body = paragraph("气候", style("1")) + paragraph("", style("1")) + paragraph("水文", style("1"))
    source = of(word_file(body, styles=styles, numbering=NUMBERING))
    assert headings(source) == [(1, "一、气候"), (1, "三、水文")]


def cell(words: str, properties: str = "") -> str:
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{paragraph(words)}</w:tc>"


def test_merged_cells_cover_what_they_cover() -> None:
    down, on, wide = '<w:vMerge w:val="restart"/>', "<w:vMerge/>", '<w:gridSpan w:val="2"/>'
    before = '<w:trPr><w:gridBefore w:val="1"/></w:trPr>'
    body = (
        f"<w:tbl><w:tr>{cell('乡镇', down)}{cell('产量', wide)}</w:tr>"
        f"<w:tr>{cell('', on)}{cell('早稻')}{cell('晚稻')}</w:tr>"
        f"<w:tr><w:trPr><w:del/></w:trPr>{cell('删')}</w:tr>"
        f"<w:tr>{before}{cell('3')}{cell('4')}</w:tr></w:tbl>"
    )
    source = of(word_file(body))
    assert source.text == "乡镇\t产量\t\n\t早稻\t晚稻\n\t3\t4\n"
    assert tables(source) == [
        [
            (0, 0, "乡镇", 2, 1), (0, 1, "产量", 1, 2), (1, 1, "早稻", 1, 1), (1, 2, "晚稻", 1, 1),
            (2, 0, "", 1, 1), (2, 1, "3", 1, 1), (2, 2, "4", 1, 1),
        ]
    ]  # fmt: skip


def test_a_row_that_is_set_in_with_wide_blanks_stays_so() -> None:
    body = (
        f"<w:tbl><w:tr>{cell('林产')}{cell('9')}</w:tr><w:tr>{cell('　　油茶')}{cell('　6')}</w:tr>"
        f"<w:tr>{cell('　')}{cell('3')}</w:tr></w:tbl>"
    )
    assert of(word_file(body)).text == "林产\t9\n　　油茶\t6\n\t3\n"


def test_tables_that_only_frame_text_are_dissolved_and_nested_ones_are_kept() -> None:
    inner = f"<w:tbl><w:tr>{cell('户数')}{cell('人口')}</w:tr><w:tr>{cell('8')}{cell('31')}</w:tr></w:tbl>"
    body = f"<w:tbl><w:tr><w:tc>{paragraph('上文', style('1'))}{inner}{paragraph('下文')}</w:tc></w:tr></w:tbl>"
    source = of(word_file(body, styles=STYLES))
    assert source.text == "上文\n户数\t人口\n8\t31\n下文\n"
    assert headings(source) == [(1, "上文")]
    assert len(source.layout.tables) == 1


def test_a_table_within_a_cell_of_a_table_reads_as_its_words() -> None:
    inner = f"<w:tbl><w:tr>{cell('甲')}{cell('乙')}</w:tr><w:tr>{cell('丙')}{cell('丁')}</w:tr></w:tbl>"
    body = f"<w:tbl><w:tr><w:tc>{inner}</w:tc>{cell('旁')}</w:tr><w:tr>{cell('下')}{cell('角')}</w:tr></w:tbl>"
    assert text(body) == "甲 乙 丙 丁\t旁\n下\t角\n"
