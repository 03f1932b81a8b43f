"""The tree of years, entries and sections, as a reader sees it."""

from dataclasses import replace
from functools import partial

import pytest
from PySide6.QtCore import Qt

from tests.gui.models import below, shown, under_test
from tests.steps import steps
from yearbook_viewer.gui.section_model import SectionTreeModel, TreeRole
from yearbook_viewer.messages import Catalogue
from yearbook_viewer.records import EntryId, EntryListing, SectionId, SectionListing, Subheading


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
    shown(tree, [LIBRARY, UNDATED, MUSEUM])
    assert below(tree) == ["2021 年", "2020 年", "年份未知"]
    assert tester


def test_sections_are_nested_by_their_level(tree: SectionTreeModel) -> None:
    tester = under_test(tree)
    shown(tree, [LIBRARY])
    entry = tree.index(0, 0, tree.index(0, 0))
    assert below(tree, entry) == ["概况", "一、工作", "二、人员"]
    work = tree.index(1, 0, entry)
    assert below(tree, work) == ["(一)采编", "(二)阅览"]
    assert below(tree, tree.index(1, 0, work)) == ["1.夜间"]
    assert tester


def test_a_deeper_section_before_the_first_of_the_highest_level_is_not_lost(tree: SectionTreeModel) -> None:
    tester = under_test(tree)
    shown(tree, [listing(1, 2020, "报告", ("(一)先", 2), ("一、后", 1), ("(二)再", 2))])
    entry = tree.index(0, 0, tree.index(0, 0))
    assert below(tree, entry) == ["(一)先", "一、后"]
    assert below(tree, tree.index(1, 0, entry)) == ["(二)再"]
    assert tester


def test_sub_headings_stand_under_their_section_before_nested_ones(tree: SectionTreeModel) -> None:
    tester = under_test(tree)
    sub = Subheading("专题调研", 7, 9)
    section = SectionListing(SectionId(5), "议政", 1, 0, (sub,))
    inner = SectionListing(SectionId(6), "其他", 2, 0, ())
    shown(tree, [EntryListing(EntryId(1), "会", "会", "", "", 2020, False, (section, inner))])
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
    shown(tree, [placed(1, "经济", "农业"), LIBRARY, placed(2, "文化"), placed(3, "经济", "工业"), placed(4, "经济")])
    year = tree.index(0, 0)
    assert below(tree, year) == ["经济", "图书馆", "文化"]
    economy = tree.index(0, 0, year)
    assert below(tree, economy) == ["农业", "工业", "条目4"]
    found = tree.find(EntryId(3), SectionId(300))
    assert [found.data(), found.parent().data(), found.parent().parent().data()] == ["概况", "条目3", "工业"]
    assert tester


def test_volumes_are_told_apart_where_a_year_has_several(tree: SectionTreeModel) -> None:
    tester = under_test(tree)
    shown(tree, [placed(1, "经济"), placed(2, "经济", volume="临江年鉴"), LIBRARY])
    year = tree.index(0, 0)
    assert below(tree, year) == ["云泽年鉴 · 2021 年卷", "临江年鉴 · 2021 年卷", "图书馆"]
    assert below(tree, tree.index(1, 0, year)) == ["经济"]
    assert tester


def test_the_filter_finds_the_names_of_places(tree: SectionTreeModel) -> None:
    tester = under_test(tree)
    shown(tree, [placed(1, "经济", "农业"), placed(2, "文化")], "农业")
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
    shown(tree, [replace(LIBRARY, sections=sections)])
    entry = tree.index(0, 0, tree.index(0, 0))
    assert below(tree, entry) == ["3月", "4月1日 · 新馆开馆", "附录"]
    assert below(tree, tree.index(0, 0, entry)) == ["3月2日", "3月5日至7日", "3月9日"]


def test_a_doubtful_entry_says_in_its_tooltip_what_is_doubtful(tree: SectionTreeModel) -> None:
    shown(tree, [replace(MUSEUM, title="<b>馆", doubtful=True, doubts=("entry-without-year",))])
    entry = tree.index(0, 0, tree.index(0, 0))
    assert entry.data() == "<b>馆 · 存疑"
    assert "&lt;b&gt;馆" in entry.data(Qt.ItemDataRole.ToolTipRole)
    assert "没有找到条目记述的年份。" in entry.data(Qt.ItemDataRole.ToolTipRole)
    assert entry.data(Qt.ItemDataRole.AccessibleDescriptionRole).startswith("没有找到条目记述的年份。")


def test_a_volume_takes_as_many_steps_as_it_has_sections(
    tree: SectionTreeModel,
) -> None:
    sections = [(f"第{number}节", 1 + number % 2) for number in range(50)]
    volume = [
        replace(listing(entry, 2020, f"篇{entry}", *sections), place=("类", f"目{entry % 5}")) for entry in range(40)
    ]
    few, many = (steps(partial(shown, tree, volume[:entries])) for entries in (4, 40))
    assert many < 15 * few
    assert tree.find(EntryId(39), SectionId(3949)).isValid()
    assert steps(lambda: tree.find(EntryId(39), SectionId(3949))) < 1_000


def test_the_filter_keeps_matches_and_what_is_above_them_and_drops_the_rest(tree: SectionTreeModel) -> None:
    tester = under_test(tree)
    listings = [LIBRARY, MUSEUM]
    shown(tree, listings, "夜间")
    entry = tree.index(0, 0, tree.index(0, 0))
    assert (below(tree), below(tree, entry)) == (["2020 年"], ["一、工作"])
    assert below(tree, tree.index(0, 0, entry)) == ["(二)阅览"]
    shown(tree, listings, "没有这样的标题")
    assert tree.empty
    shown(tree, listings)
    assert below(tree) == ["2021 年", "2020 年"]
    assert tester


def test_the_filter_takes_full_width_for_half_width(tree: SectionTreeModel) -> None:
    shown(tree, [listing(1, 2020, "ABC公司")], "ａｂｃ")
    assert not tree.empty


def test_an_entry_and_a_deep_section_are_found_by_their_ids(tree: SectionTreeModel) -> None:
    shown(tree, [LIBRARY, MUSEUM])
    assert tree.find(EntryId(2), None).data() == "博物馆"
    assert tree.find(EntryId(1), SectionId(104)).data() == "1.夜间"
    assert not tree.find(EntryId(9), None).isValid()


def test_entries_with_the_same_title_are_told_apart_by_their_subject(tree: SectionTreeModel) -> None:
    def report(entry: int, subject: str) -> EntryListing:
        return EntryListing(EntryId(entry), "政府工作报告", subject, "", "", 2020, False, ())

    shown(tree, [report(1, "海拉尔区"), report(2, "广东省"), MUSEUM])
    year = tree.index(1, 0)
    assert below(tree, year) == ["政府工作报告 · 海拉尔区", "政府工作报告 · 广东省"]
    assert below(tree, tree.index(0, 0)) == ["博物馆"]
