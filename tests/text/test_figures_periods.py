"""What stretch of time an amount stands for, what it covers, and why a row may be wrong."""

import pytest

from yearbook_viewer.records import Entry, Period
from yearbook_viewer.text.extraction import extract
from yearbook_viewer.text.figures.finding import find_figures
from yearbook_viewer.wordings import DOUBTS

STOCK, FLOW, CUMULATIVE, UNSAID = Period.STOCK, Period.FLOW, Period.CUMULATIVE, Period.UNSAID


def entry_of(text: str) -> Entry:
    return Entry(0, text, "", "", "", "", 2018, 0, ())


def periods_of(text: str) -> list[Period]:
    return [figure.period for figure in find_figures(entry_of(text), ())]


def scopes_of(text: str) -> list[str]:
    return [figure.scope for figure in find_figures(entry_of(text), ())]


def doubts_of(text: str) -> list[str]:
    return [figure.doubt for figure in find_figures(entry_of(text), ())]


@pytest.mark.parametrize(
    ("text", "periods"),
    [
        ("2018年底,有企业500家。", [STOCK]),
        ("截至12月31日,在册职工300人。", [STOCK]),
        ("至2017年,有小学20所、教师300人。", [STOCK, STOCK]),
        ("全年接待游客5万人次,收入3亿元。", [FLOW, FLOW]),
        ("1—6月,用电3亿度。", [FLOW]),
        ("有职工300人。", [UNSAID]),
        ("新增床位50张,有医生30人。", [FLOW, UNSAID]),
        ("累计建成公租房3000套、廉租房200套。", [CUMULATIVE, CUMULATIVE]),
        ("自2010年以来,引进项目30个。", [CUMULATIVE]),
        ("五年来,完成投资3亿元。", [CUMULATIVE]),
        ("近年来,引进项目5个。", [UNSAID]),
        ("全年累计完成投资3亿元。", [FLOW]),
    ],
)
def test_the_words_of_the_sentence_say_the_period(text: str, periods: list[Period]) -> None:
    assert periods_of(text) == periods


def test_a_year_that_is_only_compared_with_says_no_period() -> None:
    assert periods_of("有企业80家,比上年末增加5家,较年初多3家。") == [UNSAID, UNSAID, UNSAID]


def test_a_change_stands_for_the_time_of_what_changed() -> None:
    assert periods_of("年末存款30亿元,比年初增加2亿元。完成投资5亿元,增长3%。") == [STOCK, STOCK, FLOW, FLOW]


def test_parts_are_of_the_time_of_their_total_also_in_the_next_sentence() -> None:
    assert periods_of("年末有企业50家。其中,国有企业8家。有学校3所。") == [STOCK, STOCK, UNSAID]


@pytest.mark.parametrize(
    ("text", "scopes"),
    [
        ("全市有学校20所、教师300人。", ["全市", "全市"]),
        ("全县有企业500家,其中规模以上工业企业80家。", ["全县", "规模以上"]),
        ("市本级收入21亿元,增长3%。", ["市本级", "市本级"]),
        ("500家规模以上企业参加。", ["规模以上"]),
        ("城镇和农村居民人均可支配收入分别达3万元、2万元。", ["城镇", "农村"]),
        ("县级财政收入3亿元。", ["县级"]),
        ("收入3亿元,占全省的30%。", ["", ""]),
        ("农村信用社贷款3亿元,新型城镇化投资2亿元。", ["", ""]),
        ("获全国先进单位3个。", [""]),
        ("有教师300人。", [""]),
    ],
)
def test_what_is_covered_is_the_text_s_own_word(text: str, scopes: list[str]) -> None:
    assert scopes_of(text) == scopes


def test_a_scope_keeps_its_traditional_form() -> None:
    assert scopes_of("全縣有學校20所。") == ["全縣"]


@pytest.mark.parametrize(
    ("text", "doubts"),
    [
        ("总人口22.45万。", ["figure-unit"]),
        ("投资12 67万元。", ["figure-broken"]),
        ("投资3. 5亿元。", ["figure-broken"]),
        ("投资1 267万元。", [""]),
        ("产值1360[7]万元。", ["figure-note"]),
        ("产值1360万元[7]。", [""]),
        ("补助5—3万元。", ["", "figure-range"]),
        ("面积分别为8万和3.5万平方米。", ["figure-list", "figure-list"]),
        ("甲、乙面积分别为8万和3.5万平方米。", ["", ""]),
        ("有企业5家,达30%。", ["", "figure-borrowed"]),
        ("产值增长8%,达到296亿元。", ["", ""]),
        ("产值达5亿元,突破5亿元。", ["", ""]),
    ],
)
def test_a_row_that_may_be_wrong_says_why(text: str, doubts: list[str]) -> None:
    assert doubts_of(text) == doubts
    assert all(doubt in DOUBTS for doubt in doubts if doubt)


def test_the_heads_of_a_table_say_period_and_scope() -> None:
    text = (
        "临江县年鉴(2019)\n\n【工业】 见表。\n表1 工业情况\n单位:万人\n"
        "指标\t2018年末\t全年新招\n从业人员\t50.1\t1.2\n规模以上工业\t20.1\t2.2\n"
    )
    figures = [figure for found in extract(text) for figure in found.figures]
    assert [(figure.period, figure.scope) for figure in figures] == [
        (STOCK, ""),
        (FLOW, ""),
        (STOCK, "规模以上"),
        (FLOW, "规模以上"),
    ]
