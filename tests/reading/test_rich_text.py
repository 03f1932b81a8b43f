from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.reading.layouts import bold, headings
from yearbook_viewer.errors import FileRefused
from yearbook_viewer.reading.rtf.document import read
from yearbook_viewer.records import Choices, SourceText

HERE = Path("稿.rtf")
SAMPLES = Path(__file__).parent / "samples"
# As Word 2003 of a Chinese Windows writes it: a Chinese font by number, bytes of GBK.
HEAD = (
    r"{\rtf1\ansi\ansicpg936\deff0{\fonttbl{\f0\froman\fcharset0 Times New Roman;}{\f1\fnil\fcharset2 Wingdings;}"
    r"{\f13\fnil\fcharset134 \'cb\'ce\'cc\'e5;}{\f14\fnil\fcharset136 PMingLiU;}}{\colortbl;\red0\green0\blue0;}"
    r"{\stylesheet{\ql\fs21 \snext0 Normal;}{\s1\ql\b\fs44 \sbasedon0\snext0 \'b1\'ea\'cc\'e2 1;}"
    r"{\s2\b\fs32 \sbasedon0 heading 2;}{\*\cs10 Default Paragraph Font;}}"
    r"{\info{\title \'c9\'bd\'bf\'da}{\author nobody}}{\*\generator x;}{\header top}"
)


def gbk(text: str) -> str:
    return "".join(f"\\'{byte:02x}" for byte in text.encode("gb18030"))


def of(body: str, head: str = HEAD) -> SourceText:
    return read(HERE, f"{head}{body}}}".encode("latin-1"), Choices())


def test_word_of_a_chinese_windows_is_read_with_headings_bold_and_title() -> None:
    source = of(
        rf"\pard\plain\s1\b {{\f13 {gbk('水利')}}}\par\pard\plain\s2 {{\f13 {gbk('灌溉')}}}\par"
        "\r\n"
        rf"\pard\plain {{\f13 {gbk('新修渠道')}}}{{\b 36.5}}{{\b\f13 {gbk('公里')}}}{{\f13 {gbk('。')}}}\par"
        rf"\pard\plain\outlinelevel0 {{\f13 {gbk('防汛')}}}\par"
    )
    assert source.text == "水利\n灌溉\n新修渠道36.5公里。\n防汛\n"
    assert headings(source) == [(1, "水利"), (2, "灌溉"), (1, "防汛")]
    assert bold(source) == ["水利", "36.5公里"]
    assert source.layout.title == "山口"


def test_chinese_bytes_under_a_western_font_or_another_charset_are_chinese() -> None:
    assert of(gbk("全县")).text == "全县\n"
    big5 = "".join(f"\\'{byte:02x}" for byte in "圖書館".encode("big5"))
    assert of(rf"{{\f14 {big5}}}").text == "圖書館\n"
    assert of(gbk("旧稿"), r"{\rtf1\ansi").text == "旧稿\n"


def test_characters_by_number_pass_over_what_stands_in_for_them() -> None:
    assert of(
        r"\uc1\u20840?\u21439\'3f\uc2\u-29703\'b2\'bb\uc0\u24180 {\uc3\u26376abcd}"
    ).text == "全县计年月d\n".replace("计", chr(65536 - 29703))
    assert of(r"\u-10174?\u-8265?").text == "𠮷\n"


def test_signs_breaks_hidden_and_deleted_text() -> None:
    assert of(r"a\tab b\line c\~d\_e\emdash\{\}\\{\v secret}{\deleted gone}{\*\unknown x}{\f1 l}\page f").text == (
        "a b\nc\xa0d-e—{}\\●\nf\n"
    )


def test_fields_give_results_and_lists_their_numbers() -> None:
    body = (
        r"{\field{\*\fldinst HYPERLINK x}{\fldrslt link}}\par"
        r"{\listtext\pard\plain  1.\tab}first\par{\pntext 2.\tab}second\par"
    )
    assert of(body).text == "link\n1. first\n2. second\n"


def test_pictures_and_raw_bytes_are_passed_over() -> None:
    assert of(r"a{\pict\wmetafile8 0100ff{\sp x}}{\*\blipuid 1}\bin3 }}}b").text == "ab\n"


def test_notes_stand_behind_the_text() -> None:
    source = of(
        rf"{gbk('户')}{{\super\chftn {{\footnote\pard\plain {{\super\chftn}}{gbk('年末数')}}}}}{gbk('多')}\par end"
    )
    assert source.text == "户[1]多\nend\n[1] 年末数\n"


TABLE = (
    r"before\par\trowd\trleft0\clvmgf\cellx1000\cellx3000\pard\intbl A\cell B\par C\cell\row"
    r"\trowd\trleft0\clvmrg\cellx1000\cellx2000\cellx3010\pard\intbl\cell 1\cell 2\cell\row"
    r"\trowd\trleft0\cellx1000\clmgf\cellx2000\clmrg\cellx3000\pard\intbl x\cell y\cell\cell\row\pard after\par"
)


def test_tables_keep_merged_cells() -> None:
    source = of(TABLE)
    assert source.text == "before\nA\tB C\t\n\t1\t2\nx\ty\t\nafter\n"
    (table,) = source.layout.tables
    assert [(each.row, each.column, each.rows, each.columns) for each in table.cells] == [
        (0, 0, 2, 1), (0, 1, 1, 2), (1, 1, 1, 1), (1, 2, 1, 1), (2, 0, 1, 1), (2, 1, 1, 2),
    ]  # fmt: skip


def test_a_table_of_one_cell_is_text() -> None:
    source = of(r"\trowd\cellx9000\pard\intbl one\par{\b two}\cell\row\pard end")
    assert (source.text, source.layout.tables, bold(source)) == ("one\ntwo\nend\n", (), ["two"])


def test_a_file_of_libreoffice_is_read_with_bold_table_and_list() -> None:
    source = read(HERE, (SAMPLES / "libreoffice.rtf").read_bytes(), Choices())
    assert source.text == (
        "档案馆\n馆藏档案12.8万卷。\n1. 第一条\n2. 第二条\n• 点\n指标\t数量\t\n卷\t1,280\t\n\t\t5.5%\n"
        "查阅利用\n全年接待查阅1.2万人次，比上年增长5.5％。\n"
    )
    assert headings(source) == [(1, "档案馆"), (2, "查阅利用")]
    assert bold(source) == ["档案馆", "馆藏档案12.8万卷。", "查阅利用"]


def test_what_is_no_rtf_is_plain_text_and_what_has_no_text_is_refused() -> None:
    assert read(HERE, "纯文本\n".encode("gb18030"), Choices()).text == "纯文本\n"
    with pytest.raises(FileRefused) as caught:
        of(r"\par ")
    assert caught.value.key == "file-blank"


PIECES = [
    *("{", "}", r"\par", r"\cell", r"\row", r"\trowd", r"\b", r"\'b1", r"\u-1", "\\", "x", r"\footnote ", r"\*"),
    *(r"\stylesheet", r"\intbl", r"\cellx9", r"\bin9 ", r"\clvmrg"),
]


@given(st.lists(st.sampled_from(PIECES)))
def test_broken_files_give_text_or_a_refusal(pieces: list[str]) -> None:
    try:
        of("".join(pieces) + "y")
    except FileRefused as refusal:
        assert refusal.key == "file-blank"
