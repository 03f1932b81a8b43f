"""What one volume prints held against what the others print, over entries of one place."""

import re
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.steps import steps
from yearbook_viewer.records import Entry, EntryId, FigureAddress, FindingKind, Layout, Printing, Verdict
from yearbook_viewer.records import VolumeFinding as Found
from yearbook_viewer.text.figures.finding import find_figures
from yearbook_viewer.text.sentences import sentence_around
from yearbook_viewer.text.series.volumes import volume_findings
from yearbook_viewer.text.tables import tables_in

_CHOICE = re.compile(r"\{([^{}|]*)\|([^{}|]*)\}")

# What a text is about stands in its first line, or in brackets before it.
_TITLE = re.compile(r"【([^】\n]+)】|(?:\d{4}年)?([^，。\n]{2,16})\n")


def blocks(name: str) -> list[tuple[tuple[int, str], ...]]:
    """The volumes of each block of a file beside this one: the year described and the text."""
    return [
        tuple((int(line[:4]), line[5:].replace("¶", "\n")) for line in block.strip().split("\n"))
        for block in (Path(__file__).parent / name).read_text(encoding="utf-8").split("\n\n")
        if not block.startswith("#")
    ]


PLANTED = blocks("series.txt")

Volumes = tuple[tuple[int, str], ...]


def printed(volumes: Volumes) -> list[Printing]:
    """What these entries of one place print, each the year described and a text."""
    found = []
    for number, (year, text) in enumerate(volumes):
        layout = Layout(tables=tables_in(text, 0, len(text)))
        title = _TITLE.match(text)
        about = (title[1] or title[2]) if title is not None else ""
        entry = Entry(0, text, "", "云泽市", "", "", year, 0, (), layout=layout)
        for ordinal, figure in enumerate(find_figures(entry, ())):
            start, end = sentence_around(text, figure.start, figure.end)
            address = FigureAddress(EntryId(number + 1), ordinal)
            found.append(
                Printing(address, figure, "", "云泽市", (), "", year + 1, year, None, about, text[start:end], start)
            )
    return found


def held(*volumes: tuple[int, str]) -> list[tuple[Verdict, str]]:
    return [(finding.verdict, finding.arithmetic) for finding in volume_findings(printed(volumes))]


def alarms(volumes: Volumes, choice: str) -> list[Found]:
    chosen = tuple((year, _CHOICE.sub(choice, text)) for year, text in volumes)
    return [found for found in volume_findings(printed(chosen)) if found.verdict is Verdict.INCONSISTENT]


def test_nine_of_ten_planted_faults_between_volumes_are_found() -> None:
    missed = [volumes for volumes in PLANTED if not alarms(volumes, r"\2")]
    assert len(PLANTED) >= 20
    assert len(missed) <= len(PLANTED) // 10, missed


def test_volumes_without_the_fault_raise_no_alarm() -> None:
    raised = [alarms(volumes, r"\1") for volumes in PLANTED]
    assert not any(raised), raised


@pytest.mark.parametrize(
    ("name", "reached"),
    [
        ("second.txt", 9),
        ("third.txt", 18),
        ("fourth.txt", 18),
        ("outliers.txt", 18),
        ("fifth.txt", 12),
        ("fifth_outliers.txt", 12),
        ("sixth.txt", 8),
        ("sixth_outliers.txt", 8),
        ("eighth.txt", 18),
        ("eighth_outliers.txt", 12),
        ("ninth.txt", 29),
        ("ninth_outliers.txt", 25),
        ("tenth.txt", 44),
        ("tenth_outliers.txt", 32),
        ("eleventh.txt", 37),
        ("twelfth.txt", 23),
        ("thirteenth.txt", 31),
    ],
)
def test_faults_planted_by_another_hand_are_found_and_their_twins_raise_no_alarm(name: str, reached: int) -> None:
    volumes = blocks(name)
    assert not any(alarms(each, r"\1") for each in volumes)
    assert sum(bool(alarms(each, r"\2")) for each in volumes) >= reached


def test_volumes_that_mislead_raise_no_alarm() -> None:
    misleading = blocks("faultless.txt")
    assert len(misleading) >= 12
    assert [alarms(volumes, r"\1") for volumes in misleading] == [[] for _ in misleading]


def test_years_unlike_others_raise_no_alarm() -> None:
    assert [alarms(volumes, r"\1") for volumes in blocks("faultless_shocks.txt")] == [[]] * 34


def test_points_of_a_rate_are_held_against_the_rate_of_the_volume_before() -> None:
    volumes = ((2017, "森林覆盖率62.1%。"), (2018, "森林覆盖率63.4%，比上年提高3.1个百分点。"))
    assert held(*volumes) == [(Verdict.INCONSISTENT, "63.4 − 62.1 = 1.3 ≠ 3.1")]


def test_a_change_that_comes_from_what_the_volume_before_printed_agrees() -> None:
    found = volume_findings(
        printed(((2017, "社会消费品零售总额80亿元。"), (2018, "社会消费品零售总额88亿元，比上年增长10%。")))
    )
    assert [(each.kind, each.verdict, each.arithmetic) for each in found] == [
        (FindingKind.SERIES, Verdict.CONSISTENT, "88 ÷ 80 − 1 = 10%")
    ]
    assert found[0].checked.figure.text == "10%"
    assert [printing.figure.text for printing in found[0].against] == ["80亿元", "88亿元"]


def test_what_a_table_printed_is_held_against_the_text_of_the_next_volume() -> None:
    table = "单位:亿元\n指标\t2017年\t2016年\n社会消费品零售总额\t86.2\t80.1\n"
    assert held((2017, table), (2018, "社会消费品零售总额95.1亿元，比上年增长13.0%。")) == [
        (Verdict.INCONSISTENT, "95.1 ÷ 86.2 − 1 = 10.32% ≠ 13%")
    ]


def test_each_change_of_a_list_is_held_against_its_own_series() -> None:
    volumes = (
        (2017, "城镇居民人均可支配收入30000元。农村居民人均可支配收入10000元。"),
        (2018, "城镇居民、农村居民人均可支配收入分别为33000元、11000元，分别增长10%和12%。"),
    )
    assert held(*volumes) == [
        (Verdict.CONSISTENT, "33000 ÷ 30000 − 1 = 10%"),
        (Verdict.INCONSISTENT, "11000 ÷ 10000 − 1 = 10% ≠ 12%"),
    ]


def test_an_amount_of_change_implies_what_the_volume_before_should_have_printed() -> None:
    later = (2020, "至年底，市工商联会员1.86万个，净增1823个。")
    assert held((2019, "至年底，市工商联会员16800个。"), later) == [(Verdict.CONSISTENT, "18600 − 16800 = 1800 ≈ 1823")]
    assert held((2019, "至年底，市工商联会员17200个。"), later) == [
        (Verdict.INCONSISTENT, "18600 − 17200 = 1400 ≠ 1823")
    ]


def test_another_value_of_the_same_year_in_a_later_volume_is_a_revision() -> None:
    assert held(
        (2017, "粮食总产量42.6万吨。"),
        (2018, "粮食总产量44万吨，比上年增加1.3万吨，上年粮食总产量为42.7万吨。"),
    ) == [(Verdict.REVISED, "2017: 42.7 ≠ 42.6")]


def test_a_change_that_comes_from_the_revised_value_is_no_contradiction() -> None:
    assert held(
        (2016, "粮食总产量40万吨。"),
        (2018, "2016年粮食总产量为41万吨。"),
        (2017, "粮食总产量42万吨，比上年增加1万吨。"),
    ) == [(Verdict.REVISED, "2016: 41 ≠ 40"), (Verdict.CONSISTENT, "42 − 41 = 1")]


@pytest.mark.parametrize(
    "volumes",
    [
        # Rates at comparable prices, said or by convention.
        ((2017, "工业总产值80亿元。"), (2018, "工业总产值88亿元，按可比价格计算比上年增长7%。")),
        ((2017, "地区生产总值80亿元。"), (2018, "地区生产总值88亿元，比上年增长7%。")),
        # Names that say too little.
        ((2017, "道路建设完成投资8亿元。"), (2018, "广场建设完成投资9亿元，比上年增长3%。")),
        # Goals, parts of a year, other families.
        ((2017, "力争社会消费品零售总额达到80亿元。"), (2018, "社会消费品零售总额88亿元，增长9%。")),
        ((2017, "1—6月，社会消费品零售总额40亿元。"), (2018, "社会消费品零售总额88亿元，增长9%。")),
        # Several values under one name tell nothing of each other.
        ((2017, "甲区粮食总产量8万吨。乙区粮食总产量7万吨。"), (2018, "粮食总产量16万吨，比上年增加5万吨。")),
    ],
)
def test_what_cannot_be_compared_is_left_alone(volumes: Volumes) -> None:
    assert held(*volumes) == []


def test_a_value_out_of_proportion_over_the_volumes_is_found() -> None:
    values = ("186.2", "201.5", "21.83", "236.4", "245.1")
    volumes = tuple((2016 + at, f"社会消费品零售总额{value}亿元。") for at, value in enumerate(values))
    found = [each for each in volume_findings(printed(volumes)) if each.kind is FindingKind.OUTLIER]
    assert [each.arithmetic for each in found] == [
        "2016: 186.2 → 2017: 201.5 → 2018: [21.83] → 2019: 236.4 → 2020: 245.1"
    ]
    assert found[0].checked.figure.value == Decimal("2183000000")


def told_steps(kinds: int) -> int:
    """What it takes to hold eight volumes of so many figures against each other."""
    words = "".join(f"第{chr(0x4E00 + kind)}类作物产量{kind + 20}.5万吨，比上年增长3.1%。" for kind in range(kinds))
    printings = printed(tuple((2000 + year, words) for year in range(8)))
    return steps(lambda: volume_findings(printings))


def test_ten_times_as_many_printings_take_about_ten_times_the_steps() -> None:
    assert told_steps(200) < 20 * told_steps(20)


SAID = st.sampled_from(
    [
        *(
            "粮食总产量",
            "社会消费品零售总额",
            "2016年",
            "2017年",
            "上年为",
            "比上年",
            "增长",
            "增加",
            "减少到",
            "由",
            "力争",
        ),
        *("40万吨", "4.1万吨", "0吨", "86.2亿元", "10%", "1.5倍", "近3亿元", "3—5万吨", "，", "。", "；", "、", "和"),
    ]
)


@settings(deadline=None, max_examples=200)
@given(st.lists(st.lists(SAID, max_size=20), max_size=4))
def test_whatever_volumes_print_is_answered_from_what_they_print(volumes: list[list[str]]) -> None:
    printings = printed(tuple((2015 + at, "".join(words)) for at, words in enumerate(volumes)))
    for finding in volume_findings(printings):
        assert finding.checked in printings
        assert all(printing in printings for printing in finding.against)


def test_a_value_that_a_later_volume_mistypes_is_a_contradiction() -> None:
    assert held((2017, "水产品产量84620吨。"), (2018, "水产品产量88975吨，上年为86420吨。")) == [
        (Verdict.INCONSISTENT, "2017: 86420 ≠ 84620")
    ]


def test_series_in_other_words_are_held_against_each_other() -> None:
    volumes = ((2017, "水产品总产量3.2万吨。"), (2018, "水产品产量3.6万吨，比上年增长21.5%。"))
    assert held(*volumes) == [(Verdict.INCONSISTENT, "3.6 ÷ 3.2 − 1 = 12.5% ≠ 21.5%")]
