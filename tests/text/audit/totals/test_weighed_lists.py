"""Lists, shares and totals that no word of a rule ties together: what their numbers and their places say."""

import pytest

from yearbook_viewer.records import Entry, Figure, Verdict
from yearbook_viewer.text.audit.auditing import audit
from yearbook_viewer.text.audit.numbers.surprise import bits_of_hundred, bits_of_share, bits_of_sum
from yearbook_viewer.text.figures.finding import find_figures


def alarms(text: str) -> list[str]:
    entry = Entry(0, text, "", "", "", "", 2012, 0, ())
    found = audit(entry, find_figures(entry, ()))
    return [each.arithmetic for each in found if each.verdict is Verdict.INCONSISTENT]


@pytest.mark.parametrize(
    ("text", "arithmetic"),
    [
        (
            "邮电业务总量286.4万元，邮政业务占了128.7万元，其余175.7万元属电信业务。",
            "128.7 + 175.7 = 304.4 ≠ 286.4",
        ),
        (
            "完成地区生产总值386.72亿元。第一产业完成58.43亿元，增长4.6%；第二产业完成142.16亿元，增长7.8%；"
            "第三产业完成168.13亿元，增长3.9%。",
            "58.43 + 142.16 + 168.13 = 368.72 ≠ 386.72",
        ),
        (
            "池塘产鱼6840吨；水库产鱼2115吨；围栏产鱼978吨；稻田产鱼164吨。另外河道捕捞1203吨。以上五项相加，水产品11030吨。",
            "6840 + 2115 + 978 + 164 + 1203 = 11300 ≠ 11030",
        ),
    ],
)
def test_a_list_is_held_against_its_total_in_whatever_words(text: str, arithmetic: str) -> None:
    assert alarms(text) == [arithmetic]


@pytest.mark.parametrize(
    "text",
    [
        "受理案件12883件，结案12046件，法官人均结案237件。",
        "卫生机构486个，其中医院12个、乡镇卫生院26个、村卫生室398个。",
        "有幼儿园96所、小学71所、教学点102个、初中12所、高中2所、职业学校1所、特殊教育学校1所。",
        "科技、教育、卫生和文化支出分别为774万元、536万元、138万元和123万元。",
    ],
)
def test_neighbours_that_nothing_ties_together_are_left_alone(text: str) -> None:
    assert alarms(text) == []


@pytest.mark.parametrize(
    ("text", "arithmetic"),
    [
        (
            "少数民族人口占总人口的31.7%，其中苗族占18.4%，侗族占7.9%，瑶族占6.3%，其余占1.8%。",
            "18.4 + 7.9 + 6.3 + 1.8 = 34.4 ≠ 31.7",
        ),
        (
            "第一产业的贡献率为9.8%，第二产业为41.5%，第三产业为47.8%。",
            "9.8 + 41.5 + 47.8 = 99.1 ≠ 100",
        ),
        (
            "研发经费支出12.46亿元，占地区生产总值的比重为2.81%。全年地区生产总值571.6亿元。",
            "12.46 ÷ 571.6 = 2.18% ≠ 2.81%",
        ),
    ],
)
def test_shares_are_held_against_their_whole_in_whatever_words(text: str, arithmetic: str) -> None:
    assert alarms(text) == [arithmetic]


@pytest.mark.parametrize(
    "text",
    [
        "清洁能源装机占总装机的71.7%，比2011年的48.2%提高23.5个百分点。",
        "出生人口2.31万人，人口出生率7.58‰。年末常住人口303.7万人。",
        "先进制造业、高技术制造业占规模以上工业比重分别达56.2%、34.7%。",
    ],
)
def test_shares_of_other_times_and_wholes_are_left_alone(text: str) -> None:
    assert alarms(text) == []


def test_a_swap_in_long_numbers_says_more_than_a_wrong_digit_in_short_ones() -> None:
    swapped = bits_of_sum(*of("共86417件，即办51286件，承诺28914件，上报6127件。"))
    wrong = bits_of_sum(*of("共286件，即办151件，承诺98件，上报47件。"))
    assert swapped is not None
    assert wrong is not None
    assert not swapped.holds
    assert swapped.bits > wrong.bits + 5


def test_what_no_single_misprint_explains_says_nothing() -> None:
    assert bits_of_sum(*of("共2318个，东片1042个，西片817个。")) is None


def test_shares_that_come_to_a_hundred_within_rounding_hold() -> None:
    total, parts = of("甲占33.3%，乙占33.3%，丙占33.3%。")
    told = bits_of_hundred([total, *parts])
    assert told is not None
    assert told.holds


def test_a_share_with_its_digits_swapped_is_told() -> None:
    whole, (part, share) = of("总数1284人，女386人，占31.0%。")
    told = bits_of_share(part, whole, share)
    assert told is not None
    assert not told.holds


def of(text: str) -> tuple[Figure, list[Figure]]:
    entry = Entry(0, text, "", "", "", "", 2012, 0, ())
    first, *others = find_figures(entry, ())
    return first, others
