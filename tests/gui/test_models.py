"""Every model of the window, under Qt's own tester, with what a reader sees in it."""

from dataclasses import replace
from decimal import Decimal
from pathlib import Path
from time import perf_counter

import pytest
from PySide6.QtCore import QAbstractItemModel, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtTest import QAbstractItemModelTester

from yearbook_viewer.gui.entities_model import EntitiesModel
from yearbook_viewer.gui.figures_model import Column, FiguresModel
from yearbook_viewer.gui.hits_model import HitsModel
from yearbook_viewer.gui.import_report_model import ReportColumn, ReportModel
from yearbook_viewer.gui.passage import number_text, passage_of
from yearbook_viewer.gui.section_model import SectionTreeModel, TreeRole
from yearbook_viewer.gui.theme import LIGHT
from yearbook_viewer.messages import Catalogue
from yearbook_viewer.records import (
    EntryId,
    EntryListing,
    FileReport,
    Hit,
    Hits,
    Outcome,
    Reading,
    Reason,
    SectionId,
    SectionListing,
    Subheading,
)


def under_test(model: QAbstractItemModel) -> QAbstractItemModelTester:
    return QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)


def listing(entry: int, year: int | None, title: str, *sections: tuple[str, int]) -> EntryListing:
    return EntryListing(
        id=EntryId(entry),
        title=title,
        subject=title,
        source="",
        date="",
        year=year,
        doubtful=False,
        sections=tuple(
            SectionListing(SectionId(entry * 100 + place), name, level, 2 if name.startswith("本馆") else 0, ())
            for place, (name, level) in enumerate(sections)
        ),
    )


def below(model: QAbstractItemModel, parent: QModelIndex | None = None) -> list[str]:
    above = parent or QModelIndex()
    return [str(model.index(row, 0, above).data()) for row in range(model.rowCount(above))]


@pytest.fixture
def tree(say: Catalogue) -> SectionTreeModel:
    return SectionTreeModel(say)


LIBRARY = listing(
    1, 2020, "图书馆", ("概况", 1), ("一、工作", 1), ("(一)采编", 2), ("(二)阅览", 2), ("1.夜间", 3), ("二、人员", 1)
)
MUSEUM = listing(2, 2021, "博物馆", ("本馆陈列", 1))
UNDATED = listing(3, None, "档案馆")


def test_years_stand_newest_first_and_the_unknown_last(tree: SectionTreeModel) -> None:
    tester = under_test(tree)
    tree.show_listings([LIBRARY, UNDATED, MUSEUM])
    assert below(tree) == ["2021 年", "2020 年", "年份未知"]
    assert tester


def test_sections_are_nested_by_their_level(tree: SectionTreeModel) -> None:
    tester = under_test(tree)
    tree.show_listings([LIBRARY])
    entry = tree.index(0, 0, tree.index(0, 0))
    assert below(tree, entry) == ["概况", "一、工作", "二、人员"]
    work = tree.index(1, 0, entry)
    assert below(tree, work) == ["(一)采编", "(二)阅览"]
    assert below(tree, tree.index(1, 0, work)) == ["1.夜间"]
    assert tester


def test_a_deeper_section_before_the_first_of_the_highest_level_is_not_lost(tree: SectionTreeModel) -> None:
    tester = under_test(tree)
    tree.show_listings([listing(1, 2020, "报告", ("(一)先", 2), ("一、后", 1), ("(二)再", 2))])
    entry = tree.index(0, 0, tree.index(0, 0))
    assert below(tree, entry) == ["(一)先", "一、后"]
    assert below(tree, tree.index(1, 0, entry)) == ["(二)再"]
    assert tester


def test_sub_headings_stand_under_their_section_before_nested_ones(tree: SectionTreeModel) -> None:
    tester = under_test(tree)
    sub = Subheading("专题调研", 7, 9)
    section = SectionListing(SectionId(5), "议政", 1, 0, (sub,))
    inner = SectionListing(SectionId(6), "其他", 2, 0, ())
    tree.show_listings([EntryListing(EntryId(1), "会", "会", "", "", 2020, False, (section, inner))])
    head = tree.index(0, 0, tree.index(0, 0, tree.index(0, 0)))
    assert below(tree, head) == ["专题调研", "其他"]
    assert [tree.index(row, 0, head).data(TreeRole.NODE).row for row in (0, 1)] == [0, 1]
    assert tester


def placed(entry: int, *place: str, volume: str = "云泽年鉴") -> EntryListing:
    plain = listing(entry, 2020, f"条目{entry}", ("概况", 1))
    return replace(plain, place=place, volume=volume, volume_year=2021)


def test_a_place_that_several_entries_share_is_one_row_and_entries_without_one_stand_as_before(
    tree: SectionTreeModel,
) -> None:
    tester = under_test(tree)
    tree.show_listings(
        [placed(1, "经济", "农业"), LIBRARY, placed(2, "文化"), placed(3, "经济", "工业"), placed(4, "经济")]
    )
    year = tree.index(0, 0)
    assert below(tree, year) == ["经济", "图书馆", "文化"]
    economy = tree.index(0, 0, year)
    assert below(tree, economy) == ["农业", "工业", "条目4"]
    found = tree.find(EntryId(3), SectionId(300))
    assert [found.data(), found.parent().data(), found.parent().parent().data()] == ["概况", "条目3", "工业"]
    assert tree.first_entry() == EntryId(1)
    assert tester


def test_volumes_are_told_apart_where_a_year_has_several(tree: SectionTreeModel) -> None:
    tester = under_test(tree)
    tree.show_listings([placed(1, "经济"), placed(2, "经济", volume="临江年鉴"), LIBRARY])
    year = tree.index(0, 0)
    assert below(tree, year) == ["云泽年鉴 · 2021 年卷", "临江年鉴 · 2021 年卷", "图书馆"]
    assert below(tree, tree.index(1, 0, year)) == ["经济"]
    assert tester


def test_the_filter_finds_the_names_of_places(tree: SectionTreeModel) -> None:
    tester = under_test(tree)
    tree.show_listings([placed(1, "经济", "农业"), placed(2, "文化")])
    tree.filter_by("农业")
    assert below(tree, tree.index(0, 0)) == ["经济"]
    assert tester


def test_items_of_a_chronicle_show_their_day(tree: SectionTreeModel) -> None:
    def item(number: int, title: str, level: int, date: str) -> SectionListing:
        return SectionListing(SectionId(number), title, level, 0, (), date)

    sections = (
        item(1, "3月", 1, "2020-03"),
        item(2, "2日", 2, "2020-03-02"),
        item(3, "3月5日至7日", 2, "2020-03-05"),
        item(4, "", 2, "2020-03-09"),
        item(5, "新馆开馆", 1, "2020-04-01"),
        item(6, "附录", 1, ""),
    )
    tree.show_listings([replace(LIBRARY, sections=sections)])
    entry = tree.index(0, 0, tree.index(0, 0))
    assert below(tree, entry) == ["3月", "4月1日 · 新馆开馆", "附录"]
    assert below(tree, tree.index(0, 0, entry)) == ["3月2日", "3月5日至7日", "3月9日"]


def test_a_doubtful_entry_says_in_its_tooltip_what_is_doubtful(tree: SectionTreeModel) -> None:
    tree.show_listings([replace(MUSEUM, title="<b>馆", doubtful=True, doubts=("entry-without-year",))])
    entry = tree.index(0, 0, tree.index(0, 0))
    assert entry.data() == "<b>馆 · 存疑"
    assert "&lt;b&gt;馆" in entry.data(Qt.ItemDataRole.ToolTipRole)
    assert "没有找到条目记述的年份。" in entry.data(Qt.ItemDataRole.ToolTipRole)
    assert entry.data(Qt.ItemDataRole.AccessibleDescriptionRole).startswith("没有找到条目记述的年份。")


def test_a_volume_of_forty_entries_with_two_thousand_sections_is_there_at_once(tree: SectionTreeModel) -> None:
    sections = [(f"第{number}节", 1 + number % 2) for number in range(50)]
    volume = [
        replace(listing(entry, 2020, f"篇{entry}", *sections), place=("类", f"目{entry % 5}")) for entry in range(40)
    ]
    begin = perf_counter()
    tree.show_listings(volume)
    assert tree.find(EntryId(39), SectionId(3949)).isValid()
    assert perf_counter() - begin < 0.1


def test_the_filter_keeps_matches_and_what_is_above_them_and_drops_the_rest(tree: SectionTreeModel) -> None:
    tester = under_test(tree)
    tree.show_listings([LIBRARY, MUSEUM])
    tree.filter_by("夜间")
    entry = tree.index(0, 0, tree.index(0, 0))
    assert (below(tree), below(tree, entry)) == (["2020 年"], ["一、工作"])
    assert below(tree, tree.index(0, 0, entry)) == ["(二)阅览"]
    tree.filter_by("没有这样的标题")
    assert tree.empty
    tree.filter_by("")
    assert below(tree) == ["2021 年", "2020 年"]
    assert tester


def test_the_filter_takes_full_width_for_half_width(tree: SectionTreeModel) -> None:
    tree.show_listings([listing(1, 2020, "ABC公司")])
    tree.filter_by("ａｂｃ")
    assert not tree.empty


def test_an_entry_and_a_deep_section_are_found_by_their_ids(tree: SectionTreeModel) -> None:
    tree.show_listings([LIBRARY, MUSEUM])
    assert tree.find(EntryId(2), None).data() == "博物馆"
    assert tree.find(EntryId(1), SectionId(104)).data() == "1.夜间"
    assert not tree.find(EntryId(9), None).isValid()


@pytest.fixture
def figures(say: Catalogue, seed_reading: Reading) -> FiguresModel:
    model = FiguresModel(say, LIGHT)
    section = next(
        place
        for place, section in enumerate(seed_reading.extraction.entry.sections)
        if section.title == "市工商联组织建设"
    )
    model.show_passage(passage_of(seed_reading, seed_reading.section_ids[section]))
    return model


def column(model: QAbstractItemModel, at: int) -> list[str]:
    return [str(model.index(row, at).data()) for row in range(model.rowCount())]


def test_parts_are_indented_under_their_total_and_changes_stand_in_its_row(figures: FiguresModel) -> None:
    tester = under_test(figures)
    texts = column(figures, Column.TEXT)
    at = texts.index("162个")
    assert column(figures, Column.CHANGE)[at] == "＋13"
    assert [name.startswith("　") for name in column(figures, Column.INDICATOR)[at : at + 6]] == [False] + [True] * 5
    assert "13个" not in texts
    assert tester


def test_the_heading_of_changes_names_the_year_they_all_compare_with(figures: FiguresModel) -> None:
    assert figures.headerData(Column.CHANGE, Qt.Orientation.Horizontal) == "较 2019 年"


def test_numbers_are_sorted_as_numbers_and_the_text_s_order_comes_back(figures: FiguresModel) -> None:
    tester = under_test(figures)
    in_text = column(figures, Column.TEXT)
    figures.sort(Column.VALUE, Qt.SortOrder.AscendingOrder)
    assert column(figures, Column.VALUE)[-3:] == ["78", "162", "18,600"]
    figures.sort(Column.VALUE, Qt.SortOrder.DescendingOrder)
    assert column(figures, Column.VALUE)[:3] == ["18,600", "162", "78"]
    figures.sort(-1, Qt.SortOrder.AscendingOrder)
    assert column(figures, Column.TEXT) == in_text
    assert tester


def test_rows_without_a_change_stay_last_whichever_way_changes_are_sorted(figures: FiguresModel) -> None:
    figures.sort(Column.CHANGE, Qt.SortOrder.DescendingOrder)
    assert column(figures, Column.CHANGE)[:3] == ["＋1,823", "＋13", ""]
    figures.sort(Column.CHANGE, Qt.SortOrder.AscendingOrder)
    assert column(figures, Column.CHANGE)[:3] == ["＋13", "＋1,823", ""]


def test_the_row_of_a_change_is_the_row_of_its_level(figures: FiguresModel, seed_reading: Reading) -> None:
    texts = [figure.text for figure in seed_reading.extraction.figures]
    row = figures.row_of(texts.index("1823个"))
    assert row is not None
    assert figures.index(row, Column.TEXT).data() == "1.86万个"


def test_a_chosen_row_stays_chosen_when_the_rows_are_sorted(figures: FiguresModel) -> None:
    kept = QPersistentModelIndex(figures.index(column(figures, Column.TEXT).index("162个"), Column.TEXT))
    figures.sort(Column.VALUE, Qt.SortOrder.DescendingOrder)
    assert kept.data() == "162个"
    assert kept.row() == 1


def test_rows_are_copied_as_a_table_with_the_original_words(figures: FiguresModel) -> None:
    lines = figures.table_text([column(figures, Column.TEXT).index("1.86万个")]).split("\n")
    assert lines[0] == "指标\t原文\t数值\t单位\t较 2019 年\t限定\t年份\t章节"
    assert lines[1].split("\t")[1:] == ["1.86万个", "18,600", "个", "＋1,823", "", "2020", "市工商联组织建设"]


def test_no_passage_has_no_rows(figures: FiguresModel) -> None:
    tester = under_test(figures)
    figures.show_passage(None)
    assert figures.rowCount() == 0
    assert tester


def test_values_are_written_with_commas_and_without_exponent() -> None:
    assert [number_text(value) for value in (Decimal("1.86E+4"), Decimal("6.2"), None)] == ["18,600", "6.2", ""]


def test_names_are_counted_under_their_kind(say: Catalogue, seed_reading: Reading) -> None:
    model = EntitiesModel(say, LIGHT)
    tester = under_test(model)
    model.show_passage(passage_of(seed_reading, None))
    kinds = {str(model.index(row, 0).data()): model.index(row, 0) for row in range(model.rowCount())}
    assert list(kinds) == ["人物", "机构", "地名", "时间", "文献", "活动荣誉"]
    first = model.index(0, 0, kinds["机构"])
    assert first.data() == "市工商联"
    assert int(first.siblingAtColumn(1).data()) == len(model.named(first).mentions) > 5  # type: ignore[union-attr]  # it is a name
    model.show_passage(None)
    assert model.rowCount() == 0
    assert tester


def hit(entry: int, title: str, year: int | None) -> Hit:
    return Hit(EntryId(entry), SectionId(1), f"条目{entry}", title, year, 3, 5, "有商会的话", 1)


def test_hits_stand_under_a_heading_with_the_count_of_their_entry(say: Catalogue) -> None:
    model = HitsModel(say)
    tester = under_test(model)
    model.show_hits(Hits(3, (hit(1, "甲", 2020), hit(2, "乙", None), hit(1, "丙", 2020))))
    assert [row.split("\n")[0] for row in column(model, 0)] == [
        "2020 年 · 条目1 · 2 处",
        "甲",
        "丙",
        "年份未知 · 条目2 · 1 处",
        "乙",
    ]
    assert not model.flags(model.index(0)) & Qt.ItemFlag.ItemIsSelectable
    assert tester


def test_the_report_says_why_a_file_was_refused(say: Catalogue) -> None:
    refused = FileReport(Path("/a/空.txt"), Outcome.REFUSED, (), Reason("file-empty", (("path", "/a/空.txt"),)))
    model = ReportModel([refused, FileReport(Path("/a/b.txt"), Outcome.SAME, (EntryId(1),))], say)
    tester = under_test(model)
    assert column(model, ReportColumn.OUTCOME) == ["未收", "未变"]
    assert column(model, ReportColumn.REASON) == [
        "“/a/空.txt”是空文件。档案没有改动。请检查文件是否保存或下载完整。",
        "档案中已有同样的内容,没有重复收入。",
    ]
    model.name_entries({EntryId(1): "临江县图书馆"})
    assert column(model, ReportColumn.REASON)[1] == "档案中已有同样的内容(“临江县图书馆”),没有重复收入。"
    assert tester


def test_entries_with_the_same_title_are_told_apart_by_their_subject(tree: SectionTreeModel) -> None:
    def report(entry: int, subject: str) -> EntryListing:
        return EntryListing(EntryId(entry), "政府工作报告", subject, "", "", 2020, False, ())

    tree.show_listings([report(1, "海拉尔区"), report(2, "广东省"), MUSEUM])
    year = tree.index(1, 0)
    assert below(tree, year) == ["政府工作报告 · 海拉尔区", "政府工作报告 · 广东省"]
    assert below(tree, tree.index(0, 0)) == ["博物馆"]
