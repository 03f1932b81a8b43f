"""Per cent where points are meant, and points where per cent is, with no earlier value to hold them against."""

import pytest

from yearbook_viewer.records import Entry, Verdict
from yearbook_viewer.text.audit.auditing import audit
from yearbook_viewer.text.figures.finding import find_figures


def wrong_in(text: str, year: int = 2018) -> list[str]:
    entry = Entry(0, text, "", "", "", "", year, 0, ())
    found = audit(entry, find_figures(entry, ()))
    return [finding.arithmetic for finding in found if finding.verdict is Verdict.INCONSISTENT]


@pytest.mark.parametrize(
    ("text", "arithmetic"),
    [
        ("自来水普及率88.3%,比上年提高1.6%。", "1.6个百分点 ≠ 1.6%"),
        ("参合率比上年上升2.1%,达到97.4%。", "2.1个百分点 ≠ 2.1%"),
        ("完好率、出勤率分别为96.1%、97.3%,分别提高0.7个百分点和1.2%。", "1.2个百分点 ≠ 1.2%"),
        ("公路硬化率71.5%,比上年提高3个百分点,高于全市平均水平4.2%。", "4.2个百分点 ≠ 4.2%"),
        ("水产占农业总产值的比重为18.2%,同比回落0.9%。", "0.9个百分点 ≠ 0.9%"),
        ("出口增长7.4%,增速比上年放缓2.8%。", "2.8个百分点 ≠ 2.8%"),
        ("零售额42亿元,增长7.4%,增幅高于全市0.9%。", "0.9个百分点 ≠ 0.9%"),
        ("技工386人,其中高级工占31.5%,比上年提高2.4%。", "2.4个百分点 ≠ 2.4%"),
        ("废品率1.26%,比上年下降0.31%。", "0.31个百分点 ≠ 0.31%"),
        ("空置率0.82%,比上年下降2.47%。", "2.47个百分点 ≠ 2.47%"),
        ("出口增长7.8%,上年增长9.1%,回落1.3%。", "1.3个百分点 ≠ 1.3%"),
        ("覆盖率12.4%,比上年提高1.1%。", "1.1个百分点 ≠ 1.1%"),
        ("专任教师312人,其中硕士占43%,比上年提高3%。", "3个百分点 ≠ 3%"),
        ("全市工业增加值增长1.4个百分点。", "1.4% ≠ 1.4个百分点"),
        ("税收3.6亿元,比上年增长9.2个百分点。", "9.2% ≠ 9.2个百分点"),
        ("游客62万人次、门票收入870万元,分别增长6.3%和4.5个百分点。", "4.5% ≠ 4.5个百分点"),
    ],
)
def test_what_is_a_rate_changes_by_points_and_what_is_none_by_per_cent(text: str, arithmetic: str) -> None:
    assert wrong_in(text) == [arithmetic]


@pytest.mark.parametrize(
    "text",
    [
        "达标率由40%提高到44%,提高10%。",
        "全员劳动生产率提高12%,利用外资占比35%,比上年增长12%。",
        "涉农贷款26亿元,占比62.1%,比年初增长18.3%。",
        "税收2.3亿元,占财政收入的61%,比上年下降8.2%。",
        "价格指数102.3%,比上年上涨2.3%;贷款利率5.3%,上浮10%。",
        "差错率0.8%,比上年下降12%。",
        "失业率3.2%,低于控制目标4.5%。",
        "增加值86亿元,增长9.2%,比上年提高1.3个百分点。",
        "增加值42亿元,拉动经济增长4.8个百分点。",
        "投资126亿元,增速高于全省2.1个百分点。",
        "总得分92.4分,提高1.2个百分点。",
        "上访率比上年下降35%。",
        "用电量增长7.4%,增幅高于全市8.9%。",
        "合格率比上年提高26.5%。",
        "劳动生产率比上年提高12%。",
        "事故发生率比上年下降12%。",
        "上年40%,达标率44%,提高10%。",
        "出口增长7.8%,上年增长9.1%,回落1.6%。",
        "达标率44%(2017年为40%),比上年提高10%。",
        "覆盖率12.4%,比上年提高8.1%。",
        "出口3.6亿元,比上年回落1.2%。",
        "合格率98.2%,增幅提高1.4%。",
        "带动全市工业增加值增长1.4个百分点。",
        "税收86亿元,占财政收入比重提高1.3个百分点。",
        "工业用电占用电总量的68%,比上年增长12%。",
    ],
)
def test_amounts_beside_rates_and_rates_told_by_themselves_are_left_alone(text: str) -> None:
    assert wrong_in(text) == []


def test_before_points_were_written_rates_changed_by_per_cent() -> None:
    assert wrong_in("合格率98.2%,比上年提高1.4%。", 1962) == []
