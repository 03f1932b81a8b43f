"""Word documents: text in order with headings, bold and notes; what cannot be read is refused."""

import io

import pytest
from docx import Document

from tests.reading.layouts import bold, headings
from tests.reading.office_files import packed, paragraph, word_file, word_parts
from tests.reading.word_texts import STYLES, of, style, tables, text
from yearbook_viewer.errors import FileRefused


def refused(data: bytes) -> str:
    with pytest.raises(FileRefused) as caught:
        of(data)
    return caught.value.key


def test_a_document_that_python_docx_writes_keeps_order_headings_bold_and_tables() -> None:
    document = Document()
    document.core_properties.title = "白沙县供销合作社"
    document.add_heading("供销合作社", 0)
    document.add_heading("概况", 1)
    line = document.add_paragraph("全年销售总额")
    line.add_run("12.6亿元").bold = True
    line.add_run(",增长4.1%。")
    table = document.add_table(rows=2, cols=3)
    for cell, words in zip(table._cells, ["项目", "单位", "数量", "化肥", "吨", "8600"], strict=True):
        cell.text = words
    document.add_heading("农资供应", 2)
    document.add_paragraph("春耕储备化肥8600吨。")
    saved = io.BytesIO()
    document.save(saved)
    source = of(saved.getvalue())
    assert source.text == (
        "供销合作社\n概况\n全年销售总额12.6亿元,增长4.1%。\n项目\t单位\t数量\n化肥\t吨\t8600\n农资供应\n春耕储备化肥8600吨。\n"
    )
    assert headings(source) == [(0, "供销合作社"), (1, "概况"), (2, "农资供应")]
    assert "12.6亿元" in bold(source)
    assert [[cell[2] for cell in table] for table in tables(source)] == [["项目", "单位", "数量", "化肥", "吨", "8600"]]
    assert source.layout.title == "白沙县供销合作社"


@pytest.mark.parametrize("title", ["Microsoft Word - 文档1", "文档1", "Document1", "无标题", "新建.doc", "WPS文档"])
def test_a_title_that_a_program_made_up_is_none(title: str) -> None:
    document = Document()
    document.core_properties.title = title
    document.add_paragraph("全年无雨。")
    saved = io.BytesIO()
    document.save(saved)
    assert of(saved.getvalue()).layout.title == ""


def test_headings_are_told_by_names_in_two_languages_by_what_a_style_is_based_on_and_by_outline() -> None:
    body = (
        paragraph("石门年鉴", style("T"))
        + paragraph("交通", style("1"))
        + paragraph("公路", style("a1"))
        + paragraph("村道", style("own"))
        + paragraph("桥梁", style("lvl"))
        + paragraph("直接", '<w:outlineLvl w:val="0"/>')
        + paragraph("正文一", style("plain"))
        + paragraph("正文二", style("x"))
        + paragraph("正文三", style("missing"))
    )
    source = of(word_file(body, styles=STYLES))
    assert headings(source) == [(0, "石门年鉴"), (1, "交通"), (2, "公路"), (2, "村道"), (3, "桥梁"), (1, "直接")]
    assert bold(source) == ["交通"]


def test_bold_is_told_of_runs_and_character_styles_and_can_be_switched_off() -> None:
    body = (
        '<w:p><w:r><w:rPr><w:b/></w:rPr><w:t>粗</w:t></w:r><w:r><w:rPr><w:b w:val="false"/></w:rPr><w:t>细</w:t></w:r>'
        '<w:r><w:rPr><w:rStyle w:val="strong"/></w:rPr><w:t>重</w:t></w:r>'
        "<w:r><w:rPr><w:b/></w:rPr><w:t>要</w:t></w:r></w:p>"
    )
    assert bold(of(word_file(body, styles=STYLES))) == ["粗", "重要"]


def test_insertions_are_in_and_deletions_moves_away_and_hidden_text_are_out() -> None:
    body = (
        "<w:p><w:r><w:t>全县有</w:t></w:r><w:del><w:r><w:delText>一</w:delText></w:r></w:del>"
        "<w:ins><w:r><w:t>三座</w:t></w:r></w:ins><w:moveFrom><w:r><w:t>旧</w:t></w:r></w:moveFrom>"
        "<w:moveTo><w:r><w:t>水库</w:t></w:r></w:moveTo><w:r><w:rPr><w:vanish/></w:rPr><w:t>密</w:t></w:r>"
        '<w:r><w:rPr><w:rStyle w:val="gone"/></w:rPr><w:t>密</w:t></w:r></w:p>'
    )
    assert text(body, styles=STYLES) == "全县有三座水库\n"


def test_a_paragraph_whose_end_is_deleted_goes_on_in_the_next() -> None:
    body = paragraph("上半", "<w:rPr><w:del/></w:rPr>") + paragraph("下半")
    assert text(body) == "上半下半\n"


def test_fields_give_results_links_give_text_and_breaks_give_lines() -> None:
    body = (
        '<w:p><w:r><w:t>见表</w:t></w:r><w:r><w:fldChar w:fldCharType="begin"/></w:r>'
        "<w:r><w:instrText> SEQ 表 </w:instrText></w:r><w:r><w:t>码</w:t></w:r>"
        '<w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>7</w:t></w:r>'
        '<w:r><w:fldChar w:fldCharType="end"/></w:r><w:r><w:br/><w:t>第二行</w:t><w:tab/><w:t>后</w:t></w:r>'
        '<w:hyperlink r:id="x"><w:r><w:t>链</w:t></w:r></w:hyperlink>'
        '<w:fldSimple w:instr=" PAGE "><w:r><w:t>12</w:t></w:r></w:fldSimple>'
        '<w:r><w:sym w:font="Wingdings" w:char="F06C"/><w:t>A</w:t><w:noBreakHyphen/><w:t>B</w:t></w:r></w:p>'
    )
    assert text(body) == "见表7\n第二行 后链12●A-B\n"


def test_a_raised_two_is_a_square() -> None:
    raised = '<w:r><w:rPr><w:vertAlign w:val="superscript"/></w:rPr><w:t>2</w:t></w:r>'
    assert text(f"<w:p><w:r><w:t>面积35km</w:t></w:r>{raised}<w:r><w:t>。</w:t></w:r></w:p>") == "面积35km²。\n"


def test_a_field_that_never_ends_hides_nothing() -> None:
    body = '<w:p><w:r><w:fldChar w:fldCharType="begin"/><w:t>照读</w:t></w:r></w:p>' + paragraph("还在")
    assert text(body) == "照读\n还在\n"


def test_the_table_of_contents_is_left_out() -> None:
    begin = (
        '<w:r><w:fldChar w:fldCharType="begin"/><w:instrText> TOC \\o "1-3" </w:instrText>'
        '<w:fldChar w:fldCharType="separate"/></w:r>'
    )
    end = '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    body = (
        f"<w:p>{begin}<w:r><w:t>概况 1</w:t></w:r></w:p>{paragraph('林业 2')}<w:p>{end}</w:p>"
        '<w:sdt><w:sdtPr><w:docPartObj><w:docPartGallery w:val="Table of Contents"/></w:docPartObj></w:sdtPr>'
        f"<w:sdtContent>{paragraph('目录')}</w:sdtContent></w:sdt>{paragraph('正文')}"
    )
    assert text(body) == "正文\n"


def test_content_controls_are_opened_and_text_boxes_are_read_once() -> None:
    box = f"<w:txbxContent>{paragraph('框中字')}</w:txbxContent>"
    body = (
        f"<w:sdt><w:sdtContent>{paragraph('控件')}</w:sdtContent></w:sdt>"
        "<w:p><w:sdt><w:sdtContent><w:r><w:t>行内</w:t></w:r></w:sdtContent></w:sdt>"
        f'<w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wps:txbx>{box}</wps:txbx></w:drawing>'
        "</mc:Choice>"
        f"<mc:Fallback><w:pict><v:textbox>{box}</v:textbox></w:pict></mc:Fallback></mc:AlternateContent></w:r></w:p>"
    )
    assert text(body) == "控件\n行内\n框中字\n"


def test_notes_stand_behind_the_text_with_their_marks() -> None:
    body = (
        '<w:p><w:r><w:t>新增就业</w:t></w:r><w:r><w:footnoteReference w:id="2"/></w:r><w:r><w:t>1267人</w:t></w:r>'
        '<w:r><w:endnoteReference w:id="1"/></w:r></w:p>'
    )
    notes = f'<w:footnote w:type="separator" w:id="0"/><w:footnote w:id="2">{paragraph(" 含转岗。")}</w:footnote>'
    ends = f'<w:endnote w:id="1">{paragraph("人社局统计。")}</w:endnote>'
    assert text(body, footnotes=notes, endnotes=ends) == "新增就业[1]1267人[i]\n[1] 含转岗。\n[i] 人社局统计。\n"
    circled = '<w:footnotePr><w:numFmt w:val="decimalEnclosedCircleChinese"/></w:footnotePr>'
    assert text(body, footnotes=notes, settings=circled) == "新增就业①1267人[i]\n① 含转岗。\n"


def test_the_strict_variant_and_a_document_without_relationships_are_read() -> None:
    parts = word_parts(paragraph("严格"))
    strict = {
        name: str(content)
        .replace(
            "http://schemas.openxmlformats.org/wordprocessingml/2006/", "http://purl.oclc.org/ooxml/wordprocessingml/"
        )
        .replace("http://schemas.openxmlformats.org/officeDocument/2006/", "http://purl.oclc.org/ooxml/officeDocument/")
        for name, content in parts.items()
    }
    assert of(packed(strict)).text == "严格\n"
    assert of(packed({"word/document.xml": parts["word/document.xml"]})).text == "严格\n"


XXE = '<!DOCTYPE d [<!ENTITY x SYSTEM "file:///etc/passwd"><!ENTITY y "内"><!ENTITY z "&y;&y;">]>' + str(
    word_parts(paragraph("字&x;&z;"))["word/document.xml"]
)


@pytest.mark.parametrize(
    ("data", "key"),
    [
        (b"PK\3\4", "file-damaged"),
        (word_file(paragraph("半"))[:-40], "file-damaged"),
        (packed({"word/document.xml": "<w:document"}), "file-damaged"),
        (packed({"a.txt": "x"}), "file-damaged"),
        (packed({"word/document.xml": XXE}), "file-damaged"),
        (packed({"word/document.xml": XXE.encode("utf-16")}), "file-damaged"),
        (packed({"word/document.xml": "<a>" + " " * 90_000_000 + "</a>"}), "file-unpacks-too-large"),
        (packed({f"{number}": "" for number in range(50_001)}), "file-unpacks-too-large"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"), "file-encrypted"),
        (word_file(paragraph(" ")), "file-blank"),
    ],
    ids=["head", "cut", "xml", "other", "entities", "entities-wide", "bomb", "many", "password", "blank"],
)
def test_what_cannot_be_read_is_refused_with_its_reason(data: bytes, key: str) -> None:
    assert refused(data) == key


def test_deep_nesting_is_refused_or_read_but_never_a_fault() -> None:
    for deep in (20, 60, 120, 5000):
        body = "<w:sdt><w:sdtContent>" * deep + paragraph("深") + "</w:sdtContent></w:sdt>" * deep
        try:
            assert text(body) == "深\n"
        except FileRefused as refusal:
            assert deep > 100
            assert refusal.key == "file-damaged"
