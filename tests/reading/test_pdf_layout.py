"""Pages written by hand: how lines, columns, tables and furniture of a PDF are told apart."""

from tests.reading.pdf.written import Sheet, pdf
from yearbook_viewer.reading.pdf.contents import PdfContents, pdf_contents

FULL = "临江县有中学十一所小学四十二所教师两千人学生三万人校舍面积逐年扩大。设备更新"


def read(*sheets: Sheet) -> PdfContents:
    return pdf_contents(pdf(sheets))


def lines(*sheets: Sheet) -> list[str]:
    return read(*sheets).text.splitlines()


def story(sheet: Sheet, words: str, *, top: float = 620) -> str:
    """An indented paragraph of four lines that begins with the words; the text that it should give."""
    whole = words + FULL * 4
    rows = ["\u3000\u3000" + whole[:36], whole[36:74], whole[74:112], whole[112:130] + "。"]
    sheet.lines(60, top, rows)
    return "".join(rows).strip("\u3000")


def test_a_line_spread_to_its_measure_has_no_spaces() -> None:
    sheet = Sheet()
    sheet.words(60, 600, "全市有中学四十二所学生六万人", state="1.8 Tc")
    assert lines(sheet) == ["全市有中学四十二所学生六万人"]


def test_what_a_tabulator_sets_apart_stays_apart() -> None:
    sheet = Sheet()
    sheet.words(60, 600, "来源：县史志办")
    sheet.words(200, 600, "日期：2022-11-08")
    assert lines(sheet) == ["来源：县史志办\u3000日期：2022-11-08"]


def test_text_struck_twice_stands_once() -> None:
    sheet = Sheet()
    sheet.words(60, 600, "教育概况")
    sheet.words(60.4, 600, "教育概况")
    assert lines(sheet) == ["教育概况"]


def test_the_layer_of_a_scan_is_text_and_what_lies_outside_the_sheet_is_not() -> None:
    sheet = Sheet()
    sheet.picture()
    sheet.words(60, 600, "扫描后识别的文字。", state="3 Tr")
    sheet.words(-300, 600, "隐藏的白字")
    sheet.words(60, 900, "页外的字")
    assert lines(sheet) == ["扫描后识别的文字。"]


def test_a_page_that_lies_on_its_side_is_turned() -> None:
    sheet = Sheet("/Rotate 90")
    sheet.turned("0 1 -1 0 100 80", "横排的大表放在竖页上时要转")
    sheet.turned("0 1 -1 0 116 60", "过来读。")
    assert lines(sheet) == ["横排的大表放在竖页上时要转过来读。"]


def test_writing_at_the_margin_waits_until_the_paragraph_has_ended() -> None:
    sheet = Sheet()
    sheet.turned("0 1 -1 0 500 300", "临江年鉴")
    told = story(sheet, "正文在此。")
    assert lines(sheet) == [told, "临江年鉴"]


def test_characters_set_one_by_one_downwards_are_columns() -> None:
    sheet = Sheet()
    for column, words in enumerate(("旧志从右到左一列一列读", "每一列从上到下")):
        for row, character in enumerate(words):
            sheet.words(400 - column * 18, 600 - row * 11, character)
    assert lines(sheet) == ["旧志从右到左一列一列读每一列从上到下"]


def test_three_columns_below_a_title_that_stands_over_the_middle_one() -> None:
    sheet = Sheet()
    sheet.words(220, 660, "三栏的页面", 16)
    for place, name in enumerate("甲乙丙"):
        sheet.lines(60 + place * 140, 600, ["\u3000\u3000" + name + FULL[:9], FULL[9:21], FULL[21:33], "各项完成。"])
    column = FULL[:33] + "各项完成。"
    assert lines(sheet) == ["三栏的页面", "甲" + column, "乙" + column, "丙" + column]


def test_a_caption_between_two_columns_parts_them() -> None:
    sheet = Sheet()

    def column(x: float, y: float, name: str) -> str:
        sheet.lines(x, y, ["\u3000\u3000" + name + FULL[:14], FULL[14:30] + "种类", FULL[:16] + "实验", "全部完成。"])
        return name + FULL[:30] + "种类" + FULL[:16] + "实验全部完成。"

    above = column(60, 650, "左上"), column(270, 643, "右上")
    sheet.words(180, 550, "图1 新落成的县第一中学", 9)
    below = column(60, 500, "左下"), column(270, 500, "右下")
    assert lines(sheet) == [*above, "图1 新落成的县第一中学", *below]


def test_headers_that_change_and_numbers_at_either_side_go() -> None:
    sheets, told = [], []
    for number, name in enumerate(("教育", "科技", "卫生", "体育")):
        sheet = Sheet()
        sheet.words(
            60 if number % 2 else 380, 700, f"·{number + 12}· 临江年鉴2021" if number % 2 else f"{name}·{number + 12}·"
        )
        told.append(story(sheet, name))
        sheets.append(sheet)
    assert lines(*sheets) == told


def test_numbers_at_the_foot_go_and_first_lines_that_are_alike_stay() -> None:
    for words in ("{}", "— {} —", "第 {} 页 共 3 页", "Page {} of 3"):
        sheets = [Sheet() for _ in range(3)]
        told = [story(sheet, "") for sheet in sheets]
        for number, sheet in enumerate(sheets, start=1):
            sheet.words(240, 40, words.format(number))
        assert lines(*sheets) == told


def test_a_footnote_stands_after_the_paragraph_that_goes_on_over_the_page() -> None:
    first, second = Sheet(), Sheet()
    first.lines(60, 200, ["\u3000\u3000" + FULL[:36], FULL[:34] + "①在校"])
    first.rule(60, 120, 160, 120)
    first.words(60, 100, "①按学年末计算。", 8)
    second.lines(60, 620, ["学生三万人。"])
    assert lines(first, second) == [FULL[:36] + FULL[:34] + "①在校学生三万人。", "①按学年末计算。"]


def test_words_and_numbers_that_a_line_end_divides_are_whole() -> None:
    sheet = Sheet()
    sheet.words(60, 600, "The county set up a develop-")
    sheet.words(60, 584, "ment zone with a harbour and")
    sheet.words(60, 568, "railway sidings. In total 12")
    sheet.words(60, 552, "67 firms moved in.")
    expected = "The county set up a development zone with a harbour and railway sidings. In total 1267 firms moved in."
    assert lines(sheet) == [expected]


def test_a_gothic_or_bold_face_within_a_line_is_bold() -> None:
    sheet = Sheet()
    sheet.words(60, 600, "职业教育", font="F3")
    sheet.words(100, 600, "全县有职业学校三所，在校学生四千人。")
    sheet.words(60, 570, "成人教育", font="F2")
    found = read(sheet)
    assert [found.text[start:end] for start, end in found.layout.bold] == ["职业教育", "成人教育"]


def test_a_size_that_long_text_has_makes_no_heading() -> None:
    sheet = Sheet()
    sheet.lines(60, 680, ["前言用大字排印，" + "字多而长不是标题，" * 2 + "字大"] * 4, size=14, leading=22)
    sheet.lines(60, 560, [FULL[:38]] * 20)
    assert read(sheet).layout.headings == ()


def test_rows_of_figures_without_rules_are_a_table_and_rows_of_names_are_lines() -> None:
    sheet = Sheet()
    table = (
        ("乡镇", "户数", "人口(人)"),
        ("青石镇", "10,231", "38,622"),
        ("白鹭乡", "8,102", "…"),
        ("合计", "18,333", "-0.4%"),
    )
    names = (("张　三", "李四光", "王小明"), ("欧阳兰", "何　川", "许明远"), ("王小明", "张　三", "李四光"))
    for top, rows in ((640, table), (500, names)):
        for number, row in enumerate(rows):
            for place, words in enumerate(row):
                sheet.words(60 + place * 110, top - number * 18, words)
    found = read(sheet)
    assert [found.text[table.start : table.end] for table in found.layout.tables] == [
        "乡镇\t户数\t人口(人)\n青石镇\t10,231\t38,622\n白鹭乡\t8,102\t…\n合计\t18,333\t-0.4%"
    ]
    assert found.text.splitlines()[4:] == ["张　三　李四光　王小明", "欧阳兰　何　川　许明远", "王小明　张　三　李四光"]


def test_a_ruled_table_open_at_its_sides_whose_rows_have_no_rules_has_rows() -> None:
    sheet = Sheet()
    for height in (630, 610, 540):
        sheet.rule(60, height, 400, height)
    for place in (160, 280):
        sheet.rule(place, 540, place, 630)
    rows = (("类别", "所数", "学生(人)"), ("小学", "132", "46210"), ("中学", "42", "60315"), ("中专", "3", "4108"))
    for number, row in enumerate(rows):
        for place, words in zip((65, 200, 300), row, strict=True):
            sheet.words(place, 616 - number * 20, words)
    found = read(sheet)
    assert found.text == "类别\t所数\t学生(人)\n小学\t132\t46210\n中学\t42\t60315\n中专\t3\t4108\n"
    assert len(found.layout.tables) == 1


def test_a_frame_round_running_text_makes_no_table() -> None:
    sheet = Sheet()
    for height in (660, 400):
        sheet.rule(50, height, 460, height)
    for place in (50, 460):
        sheet.rule(place, 400, place, 660)
    told = story(sheet, "框内正文。")
    found = read(sheet)
    assert (found.text, found.layout.tables) == (told + "\n", ())


def test_a_title_over_two_lines_is_one_heading() -> None:
    sheet = Sheet()
    sheet.words(60, 690, "临江县人民政府关于二〇二一年教育工作", 20)
    sheet.words(200, 662, "情况的报告", 20)
    told = story(sheet, "县人大常委会：")
    found = read(sheet)
    title = "临江县人民政府关于二〇二一年教育工作情况的报告"
    assert found.text.splitlines() == [title, told]
    assert [(heading.level, found.text[heading.start : heading.end]) for heading in found.layout.headings] == [
        (0, title)
    ]


def test_centred_lines_of_the_texts_size_stay_apart() -> None:
    sheet = Sheet()
    sheet.words(180, 690, "来源：临江县史志办公室")
    sheet.words(180, 674, "作者：县教育局办公室人")
    told = story(sheet, "全县教育。")
    assert lines(sheet) == ["来源：临江县史志办公室", "作者：县教育局办公室人", told]


def test_a_table_that_goes_on_over_the_page_is_one_with_its_head_once() -> None:
    sheets = []
    for first in (1, 4):
        sheet = Sheet()
        top = 120 if first == 1 else 660
        for place in (60, 200, 340):
            sheet.rule(place, top - 72, place, top)
        for number in range(5):
            sheet.rule(60, top - 18 * number, 340, top - 18 * number)
        rows = [("乡镇", "人口"), *((f"第{number}乡", str(number * 1000)) for number in range(first, first + 3))]
        for number, row in enumerate(rows):
            for place, words in zip((66, 206), row, strict=True):
                sheet.words(place, top - 13 - 18 * number, words)
        sheets.append(sheet)
    found = read(*sheets)
    assert found.text == "乡镇\t人口\n第1乡\t1000\n第2乡\t2000\n第3乡\t3000\n第4乡\t4000\n第5乡\t5000\n第6乡\t6000\n"
    assert len(found.layout.tables) == 1


def test_squared_paper_under_a_chart_is_no_table() -> None:
    sheet = Sheet()
    for step in range(30):
        sheet.rule(60, 300 + step * 8, 292, 300 + step * 8)
        sheet.rule(60 + step * 8, 300, 60 + step * 8, 532)
    sheet.words(100, 400, "客运量")
    assert (read(sheet).text, read(sheet).layout.tables) == ("客运量\n", ())


def test_a_rare_character_of_a_name_is_one_character() -> None:
    sheet = Sheet()
    sheet.words(60, 600, "到会的有副局长李𬱖")
    found = read(sheet)
    assert (found.text, found.remarks) == ("到会的有副局长李𬱖\n", ())
