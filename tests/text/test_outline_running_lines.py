"""Page numbers and running headers of printed copies, trails of web pages, and what only looks like one."""

import pytest

from yearbook_viewer.text.outline import cut
from yearbook_viewer.text.outline.furniture import is_trail
from yearbook_viewer.text.outline.running_lines import is_running


@pytest.mark.parametrize(
    "line", ["· 218 ·", "—12—", "第 6 页 共 12 页", "·96·　　苍岭年鉴(2007)", "商贸·粮食　　· 97 ·", "96　苍岭年鉴2007"]
)
def test_a_page_number_is_no_text_alone_or_beside_the_running_header(line: str) -> None:
    assert is_running(line)


@pytest.mark.parametrize(
    "line", ["苍岭年鉴2007", "2007", "增长12%。", "粮食产量 1263", "1965-3-2", "全年立案,其中 -3-"]
)
def test_a_volume_a_year_and_a_row_of_figures_are_no_running_header(line: str) -> None:
    assert not is_running(line)


@pytest.mark.parametrize(
    ("line", "trail"),
    [
        ("首页 > 政务公开 > 年鉴", True),
        ("网站首页>>走进苍岭>>苍岭年鉴", True),
        ("走进苍岭 › 地情资料 › 年鉴", True),
        ("A→B", False),
        ("优良天数>326天，达标。", False),
    ],
)
def test_a_trail_leads_from_the_first_page_to_this_one(line: str, trail: bool) -> None:
    assert is_trail(line) is trail


def test_one_formal_numeral_alone_begins_a_sentence() -> None:
    (entry,) = cut("苍岭县人民武装部\n【训练】 组织演练3次。\n陆、海、空三军官兵参加演习。\n【征兵】 征兵86人。\n")
    assert [section.title for section in entry.sections] == ["训练", "征兵"]


def test_a_day_in_numerals_below_a_bulletin_is_its_date() -> None:
    (entry,) = cut(
        "苍岭县一九八七年统计公报\n苍岭县统计局\n一九八八年四月二日\n一、综合\n经济发展。\n二、农业\n丰收。\n"
    )
    assert (entry.date, entry.year) == ("1988-04-02", 1987)


def test_a_line_of_many_arrows_is_no_trail() -> None:
    assert not is_trail("首页 > 政务 > 年鉴 " * 16)
