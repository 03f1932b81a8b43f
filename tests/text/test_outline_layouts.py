"""What a format says of a text, as the cut uses it and hands it on; every text here is made up."""

from yearbook_viewer.records import Cell, Layout, SetHeading, Table
from yearbook_viewer.text.outline import cut
from yearbook_viewer.text.outline.layouts import layout_within

FACTS = "全场出栏生猪6200头,饲养蛋鸡4.8万羽,完成产值3100万元。"


def at(text: str, words: str) -> tuple[int, int]:
    return text.index(words), text.index(words) + len(words)


def test_a_slice_of_a_layout_counts_from_the_slices_start() -> None:
    table = Table(12, 16, (Cell(0, 0, 12, 13), Cell(0, 1, 14, 16)))
    whole = Layout((SetHeading(0, 2, 1), SetHeading(10, 11, 2)), ((3, 5), (8, 12)), (table,), "卷")
    assert layout_within(whole, 10, 20) == Layout(
        (SetHeading(0, 1, 2),), ((0, 2),), (Table(2, 6, (Cell(0, 0, 2, 3), Cell(0, 1, 4, 6))),), "卷"
    )


def test_a_table_that_reaches_over_the_slices_end_is_left_out() -> None:
    assert layout_within(Layout(tables=(Table(4, 9, ()),)), 0, 6).tables == ()


def test_each_entry_has_its_own_part_of_the_layout() -> None:
    text = f"东风农场\n【养殖】 {FACTS}\n红星农场\n【种植】 {FACTS}\n"
    second = text.index("红星农场")
    bold = (at(text, "【养殖】"), at(text, "【种植】"))
    first_entry, second_entry = cut(text, Layout(bold=bold))
    assert first_entry.layout.bold == (bold[0],)
    assert second_entry.layout.bold == ((bold[1][0] - second, bold[1][1] - second),)


def test_signs_and_levels_are_taken_together() -> None:
    text = f"东风农场\n一、养殖\n（一）生猪\n{FACTS}\n二、种植\n{FACTS}\n三、加工\n{FACTS}\n"
    headings = (SetHeading(*at(text, "一、养殖"), 1), SetHeading(*at(text, "三、加工"), 1))
    (entry,) = cut(text, Layout(headings=headings))
    assert [section.path for section in entry.sections] == [
        ("一、养殖",),
        ("一、养殖", "（一）生猪"),
        ("二、种植",),
        ("三、加工",),
    ]


def test_levels_that_are_left_out_do_not_leave_gaps() -> None:
    text = f"东风农场\n养殖\n{FACTS}\n家禽\n{FACTS}\n种植\n{FACTS}\n"
    headings = (SetHeading(*at(text, "养殖"), 2), SetHeading(*at(text, "家禽"), 5), SetHeading(*at(text, "种植"), 2))
    (entry,) = cut(text, Layout(headings=headings))
    assert [section.path for section in entry.sections] == [("养殖",), ("养殖", "家禽"), ("种植",)]


def test_a_paragraph_that_is_set_as_a_heading_is_text() -> None:
    long = FACTS * 3
    text = f"东风农场\n养殖\n{FACTS}\n{long}\n种植\n{FACTS}\n"
    headings = (SetHeading(*at(text, "养殖"), 1), SetHeading(*at(text, long), 1), SetHeading(*at(text, "种植"), 1))
    (entry,) = cut(text, Layout(headings=headings))
    assert [section.title for section in entry.sections] == ["养殖", "种植"]


def test_one_bold_line_heads_nothing() -> None:
    text = f"东风农场\n{FACTS}\n完成目标\n{FACTS}\n"
    (entry,) = cut(text, Layout(bold=(at(text, "完成目标"),)))
    assert [section.title for section in entry.sections] == [""]


def test_cells_are_no_headings() -> None:
    text = f"东风农场\n【养殖】 {FACTS}\n【牛】\n【羊】\n【加工】 {FACTS}\n"
    start, end = text.index("【牛】"), text.index("\n【加工】")
    cells = (Cell(0, 0, start, start + 3), Cell(1, 0, start + 4, end))
    (entry,) = cut(text, Layout(tables=(Table(start, end, cells),)))
    assert [section.title for section in entry.sections] == ["养殖", "加工"]
    assert len(entry.layout.tables) == 1


def test_the_caption_of_a_table_that_ends_with_its_source_is_no_title() -> None:
    rows = "牧区\t存栏（头）\t出栏（头）\n东滩\t3200\t1860\n西滩\t2750\t1540\n北坡\t1980\t1120\n"
    text = f"{FACTS}\n2011年各牧区牲畜饲养情况\n{rows}资料来源:农场统计科年报。\n"
    (entry,) = cut(text)
    assert [len(table.cells) for table in entry.layout.tables] == [12]
