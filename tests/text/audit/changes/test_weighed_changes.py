"""Differences and rates against two values nearby, known by the arithmetic; stocks with what came and went."""

import pytest

from yearbook_viewer.records import Entry, Verdict
from yearbook_viewer.text.audit.auditing import audit
from yearbook_viewer.text.figures.finding import find_figures


def findings_of(text: str) -> list[tuple[Verdict, str]]:
    entry = Entry(0, text, "", "", "", "", 2018, 0, ())
    return [(finding.verdict, finding.arithmetic) for finding in audit(entry, find_figures(entry, ()))]


@pytest.mark.parametrize(
    ("text", "arithmetic"),
    [
        ("县属企业在册职工6428人，改制后留用4175人，分流2523人。", "6428 − 4175 = 2253 ≠ 2523"),
        ("馆藏文物去年统计为3864件，今年增至4127件，新入藏236件。", "4127 − 3864 = 263 ≠ 236"),
        ("全年出口3.86亿美元，进口1.27亿美元，顺差2.95亿美元。", "3.86 − 1.27 = 2.59 ≠ 2.95"),
        ("出生6218人，死亡3102人，自然增加3161人。", "6218 − 3102 = 3116 ≠ 3161"),
        ("他以11.18米夺冠，把原纪录由11.42米改写，相差0.42米。", "11.42 − 11.18 = 0.24 ≠ 0.42"),
        ("接待游客86.4万人次，而2001年是73.8万人次，升幅71.1%。", "86.4 ÷ 73.8 − 1 = 17.07% ≠ 71.1%"),
        ("二氧化硫年均浓度18微克/立方米（2013年为31微克/立方米），降幅58.1%。", "1 − 18 ÷ 31 = 41.94% ≠ 58.1%"),
        ("综合赔付率52.1%，2015年赔付率为58.4%，一年下降10.8个百分点。", "58.4 − 52.1 = 6.3个百分点 ≠ 10.8个百分点"),
        (
            "门诊12.6万人次，收治住院病人3848人次；2003年分别为10.5万人次、3700人次，依次增长30.0%、4.0%。",
            "12.6 ÷ 10.5 − 1 = 20% ≠ 30%",
        ),
    ],
)
def test_two_values_nearby_and_what_is_told_of_them_are_held_against_each_other(text: str, arithmetic: str) -> None:
    assert (Verdict.INCONSISTENT, arithmetic) in findings_of(text)


@pytest.mark.parametrize(
    ("text", "arithmetic"),
    [
        (
            "年初存栏84620头，当年调入103750头，出栏91280头，死亡2430头，年末存栏96460头。",
            "84620 + 103750 − 91280 − 2430 = 94660 ≠ 96460",
        ),
        ("接转上年未结信访事项43件，新受理517件，办结528件，至年末尚有52件正在办理。", "43 + 517 − 528 = 32 ≠ 52"),
    ],
)
def test_what_is_left_is_held_against_what_was_there_came_and_went(text: str, arithmetic: str) -> None:
    assert (Verdict.INCONSISTENT, arithmetic) in findings_of(text)


@pytest.mark.parametrize(
    "text",
    [
        # Other things than the two values.
        "高速公路里程从9.6万公里增加到13.6万公里，新建改建农村公路127万公里。",
        "产值1438万元，比上年的1265万元增加173万元；实现利税213.5万元。",
        "零售额162.0亿元，出口增长6%，上年为150.0亿元。",
        "进出口总额2.86亿美元，其中出口1.92亿美元，下降8.4%；进口0.94亿美元，下降20.1%。",
        # Others went meanwhile.
        "年末有规模企业120家，新增15家；上年末为112家。",
        # At comparable prices.
        "增加值38.6亿元，上年为35.2亿元，按可比价格计算增长7.9%。",
        # Nothing links the two values.
        "修路占用耕地1370亩，办厂占用540亩，建房占用420亩，共减少2330亩。",
        "车船税收入318.6万元。全年支出2764万元，上级另拨640万元，净结余8.5万元。",
        "实到会的184名代表投票选出委员17名，区长1名、副区长4名。",
        "柜台前排起长队，代销国债3.7亿元。年末存款余额15.48亿元，贷款余额8.36亿元。",
        # Another value stands beside the change.
        "产水泥24618吨，比上年增长4.9%；产石灰51740吨，比上年的48960吨增加2780吨。",
        "工业产值31.26亿元，比2017年的29.14亿元增加2.12亿元；财政收入1.38亿元，增长7.9%。",
        # A share, told behind a rise.
        "少数民族96420人，比2010年普查的28.17%上升3.24个百分点。其中畲族73810人，占少数民族人口的76.55%、占总人口的24.04%。",
        # All that went is not told.
        "年初存栏8462头，调入1037头，出栏912头，年末存栏7466头。",
    ],
)
def test_what_is_of_something_else_raises_no_alarm(text: str) -> None:
    assert not [each for each in findings_of(text) if each[0] is Verdict.INCONSISTENT]


def test_amounts_that_may_be_one_by_their_rounding_have_no_difference() -> None:
    projects = (
        "投资1.67亿元的客运站基本完工,投资15.6亿元的安置住房、1.7亿元的引水管线改造等工程进展顺利。"
        "投资732万元的新建敬老院、450万元白杨社区文化馆项目基本完工。"
    )
    assert findings_of(projects) == []
