"""Further ways of writing figures: below nought, halves, marks passed, levels of schools; expected values by hand."""

import pytest

from yearbook_viewer.records import Entry, Figure, Role
from yearbook_viewer.text.figures.finding import find_figures


def figures_of(text: str, year: int = 2016) -> tuple[Figure, ...]:
    return find_figures(Entry(0, text, "", "", "", "", year, 0, ()), ())


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("年平均气温-2.3℃。", [("-2.3℃", "-2.3")]),
        ("极端最低气温－12℃,山顶测得零下15℃。", [("－12℃", "-12"), ("零下15℃", "-15")]),
        ("一月气温-12～-5℃,七月20-25℃。", [("-12", "-12"), ("-5℃", "-5"), ("20", "20"), ("25℃", "25")]),
        ("企业净利润为-320万元。", [("-320万元", "-3200000")]),
        ("购置运-12飞机3架。", [("3架", "3")]),
        ("让利5-8%。", [("5", "5"), ("8%", "8")]),
        ("平均亩产三百八十七斤半。", [("三百八十七斤半", "387.5")]),
        ("油菜籽增产一倍半,投工两个半月。", [("一倍半", "1.5")]),
        ("削减排放量1.2万t。", [("1.2万t", "12000")]),
        ("成活率达八成五以上。", [("八成五", "8.5")]),
        ("七成三的农户受益。", [("七成三", "7.3")]),
        ("烟叶占一成五,麻类占二成一。", [("一成五", "1.5"), ("二成一", "2.1")]),
        ("他的做法一成不变。", []),
    ],
)
def test_values_below_nought_and_between_whole_ones_are_read(text: str, values: list[tuple[str, str]]) -> None:
    assert [(figure.text, str(figure.value)) for figure in figures_of(text)] == values


def test_what_grew_by_less_than_nothing_went_down() -> None:
    figures = figures_of("生产总值增长-1.1%,煤炭、钢材、水泥产量分别比上年增长3.2%、5.4%、-4.6%。")
    assert [(figure.indicator, figure.role, str(figure.value)) for figure in figures] == [
        ("生产总值", Role.DECREASE, "1.1"),
        ("煤炭产量", Role.INCREASE, "3.2"),
        ("钢材产量", Role.INCREASE, "5.4"),
        ("水泥产量", Role.DECREASE, "4.6"),
    ]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("收入2亿元,比上年的1.7亿元增收3000万元,增长17.6%。", ["收入"] * 4),
        ("人均纯收入386元,增长11.9%,扣除价格因素实际增长6.4%。", ["人均纯收入"] * 3),
        ("预算收入剔除一次性因素后完成10.4亿元,增长3%。", ["预算收入"] * 2),
        ("企业286家,从业人员2万人,总产值突破亿元大关,达1.06亿元。", ["企业", "从业人员", "总产值"]),
        ("水稻、玉米总产分别为1.2亿斤和1850万斤。", ["水稻总产", "玉米总产"]),
        ("计划生育率由86%提高到91%。", ["计划生育率"] * 2),
        ("发放贷款4亿元,惠及2103户。", ["发放贷款", "惠及"]),
        ("接待游客106万人次,日均21万人次。", ["接待游客", "日均"]),
        ("编制35名,实有32人。", ["编制", "实有"]),
        ("人均产值13万元(按年平均汇率折算为1.9万美元)。", ["人均产值"] * 2),
        ("房地产开发投资21.3亿元。", ["房地产开发投资"]),
        ("引进投资总额160亿元。", ["引进投资总额"]),
        ("平均工资15832元,月均1319元。", ["平均工资", "月均"]),
        ("查获短斤少两案12起。", ["查获短斤少两案"]),
        ("财政支出由1995年的3亿元增加到5亿元,三年增长66.7%。", ["财政支出"] * 3),
        ("二级以上医院3家,其中三级乙等1家。", ["二级以上医院", "三级乙等"]),
        ("旅游收入7亿元,恢复至2012年同期的118%。", ["旅游收入"] * 2),
    ],
)
def test_the_words_of_time_being_and_reckoning_are_no_names(text: str, names: list[str]) -> None:
    assert [figure.indicator for figure in figures_of(text)] == names


@pytest.mark.parametrize(
    ("text", "relations"),
    [
        ("小学214所;初中31所(含完中2所)。", ["", "", "part:初中"]),
        (
            "收入58亿元,其中税收41亿元(增值税15亿元、营业税12亿元)。",
            ["", "part:收入", "part:税收", "part:税收"],
        ),
        ("投资12亿元(增长5%)。", ["", "prior"]),
        ("收入58亿元,其中税收41亿元,其中增值税15亿元。", ["", "part:收入", "part:税收"]),
        ("教职工9人(教师8人,其中高级3人、中级5人)。", ["", "part:教职工", "part:教师", "part:教师"]),
        ("人口50万人,其中男性20万人,其中城镇人口30万人。", ["", "part:人口", "part:人口"]),
    ],
)
def test_parts_in_a_bracket_are_of_the_amount_before_it(text: str, relations: list[str]) -> None:
    assert [figure.relation for figure in figures_of(text)] == relations


def test_each_step_on_the_way_has_its_own_year() -> None:
    figures = figures_of("支出由1995年的3亿元、1997年的4亿元增加到5亿元。", year=1998)
    assert [figure.year for figure in figures] == [1995, 1997, 1998]


def test_a_year_come_back_to_is_not_the_year_described() -> None:
    assert [figure.year for figure in figures_of("旅游收入7亿元,恢复至2012年同期的118%。")] == [2016, 2016]


def test_what_is_to_be_in_a_year_to_come_is_a_goal() -> None:
    figures = figures_of("到2020年,建成农田20万亩;至2016年底,已建成12万亩。")
    assert [figure.target for figure in figures] == [True, True]


def test_what_is_expected_is_a_goal_but_not_how_long_people_live() -> None:
    figures = figures_of("预期城镇登记失业率控制在4.5%以内。预期寿命76.3岁。")
    assert [(figure.indicator, figure.target) for figure in figures] == [("城镇登记失业率", True), ("预期寿命", False)]


def test_all_halves_of_percentage_points_are_points() -> None:
    figures = figures_of("合格率分别提高0.4个、1.1个、2.6个百分点。")
    assert {figure.unit for figure in figures} == {"个百分点"}


def test_parts_of_a_class_are_of_that_class() -> None:
    assert [figure.scope for figure in figures_of("全县规模以上企业412家,其中民营企业377家。")] == ["规模以上"] * 2


def test_held_against_what_is_usual_is_no_change_over_time() -> None:
    (figure,) = figures_of("较历年平均多8%。")
    assert (figure.role, figure.relation, str(figure.period)) == (Role.LEVEL, "", "")


def test_how_much_was_struck_off_is_a_rate_and_no_fall() -> None:
    assert [figure.role for figure in figures_of("核减投资3420万元,核减率为11.2%。")] == [Role.LEVEL, Role.LEVEL]
