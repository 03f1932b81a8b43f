"""Lists of parts in the prose, whichever way they are told."""

import pytest

from yearbook_viewer.records import Entry, FindingKind, Verdict
from yearbook_viewer.text.audit.auditing import audit
from yearbook_viewer.text.figures.finding import find_figures


def told(text: str) -> list[tuple[Verdict, str]]:
    entry = Entry(0, text, "", "", "", "", 2020, 0, ())
    findings = audit(entry, find_figures(entry, ()))
    return [(each.verdict, each.arithmetic) for each in findings if each.kind is FindingKind.SUM]


@pytest.mark.parametrize(
    ("text", "arithmetic"),
    [
        ("全市有学校120所,由小学80所、初中31所、高中10所组成。", "80 + 31 + 10 = 121 ≠ 120"),
        ("小学80所、初中30所、高中11所,合计120所。", "80 + 30 + 11 = 121 ≠ 120"),
        ("学校120所(小学80所、初中29所、高中10所)。", "80 + 29 + 10 = 119 ≠ 120"),
        ("全市有学校120所。小学80所,初中30所,高中11所。", "80 + 30 + 11 = 121 ≠ 120"),
        ("学校120所,其中小学80所,初中29所。另有高中10所。", "80 + 29 + 10 = 119 ≠ 120"),
        ("学校120所。按层次分,小学80所,初中30所,高中14所。", "80 + 30 + 14 = 124 ≠ 120"),
        ("断面共20个,甲类的11个,乙类的6个,其他2个。", "11 + 6 + 2 = 19 ≠ 20"),
        ("职工620人,其中:井下职工396人;地面职工173人;机关人员89人。", "396 + 173 + 89 = 658 ≠ 620"),
        ("游客468万人次,其中国内游客451.6万人次,入境游客18.4万人次。", "451.6 + 18.4 = 470 ≠ 468"),
        ("大牲畜3658头,其中牛2910头,马206匹,驴569头。", "2910 + 206 + 569 = 3685 ≠ 3658"),
        ("人口18462人,男9521人,女8914人。", "9521 + 8914 = 18435 ≠ 18462"),
        ("样品640批次,合格615批次,不合格35批次。", "615 + 35 = 650 ≠ 640"),
        ("管网412.5公里,其中水泥管126.8公里,钢管258.7公里。", "126.8 + 258.7 = 385.5 ≠ 412.5"),
        ("资金1.2亿元,其中中央4000万元、地方7000万元。", "40000000 + 70000000 = 110000000 ≠ 120000000"),
    ],
)
def test_parts_that_miss_their_total_are_told(text: str, arithmetic: str) -> None:
    assert told(text) == [(Verdict.INCONSISTENT, arithmetic)]


def test_parts_within_parts_are_added_to_their_own_total() -> None:
    text = "学校120所,其中小学80所(公办71所,民办10所),初中30所,高中10所。"
    assert told(text) == [
        (Verdict.CONSISTENT, "80 + 30 + 10 = 120"),
        (Verdict.INCONSISTENT, "71 + 10 = 81 ≠ 80"),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "企业300多家,其中工业企业200多家、商业企业120多家。",
        "新增铁路639公里、其中高铁370公里,新增公路2600公里、隧道26公里。",
        "小学80所、初中30所,共有教师1200人。",
        "培训12期680人次,其中干部420人次。",
        "全市有学校120所。小学招生8000人,初中招生6000人。",
        "成果126项,其中城镇的18项、农村的63项。",
        "投入50万元,捐赠30万元,合计受益80户。",
    ],
)
def test_figures_that_are_no_complete_list_raise_no_alarm(text: str) -> None:
    assert Verdict.INCONSISTENT not in [verdict for verdict, _ in told(text)]


def test_the_total_is_the_amount_that_the_parts_come_to() -> None:
    text = "总产值86亿元,上年为79亿元。其中,第一产业20亿元,第二产业30亿元,第三产业36亿元。"
    assert told(text) == [(Verdict.CONSISTENT, "20 + 30 + 36 = 86")]


def test_two_lists_in_one_are_no_sum() -> None:
    text = "受理案件526件,审结498件。其中,刑事案件受理86件、审结82件;民事案件受理362件、审结341件。"
    assert Verdict.INCONSISTENT not in [verdict for verdict, _ in told(text)]
