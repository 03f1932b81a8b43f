"""The ways in which yearbooks of eighty years write their figures, one by one; expected values written by hand."""

from decimal import Decimal

import pytest

from yearbook_viewer.records import Entry, Figure, Kind, Mark, Role, Section
from yearbook_viewer.text.figures.finding import find_figures


def figures_of(text: str, *marks: Mark, year: int | None = 2018) -> tuple[Figure, ...]:
    return find_figures(Entry(0, text, "", "", "", "", year, 0, ()), marks)


@pytest.mark.parametrize(
    ("text", "printed", "value", "unit", "qualifier"),
    [
        ("收入十六万八千四百五十元。", "十六万八千四百五十元", "168450", "元", ""),
        ("产量三亿一千二百万公斤。", "三亿一千二百万公斤", "312000000", "公斤", ""),
        ("资金一亿二千余万元。", "一亿二千余万元", "120000000", "元", "余"),
        ("渔民一万零五百余人。", "一万零五百余人", "10500", "人", "余"),
        ("党员两千零五十人。", "两千零五十人", "2050", "人", ""),
        ("全年召开3次会议。", "3次", "3", "次", ""),
        ("先后召开四次会议。", "四次", "4", "次", ""),
        ("住户两千三。合计两千三百户。", "两千三百户", "2300", "户", ""),
        ("收茶三万五千担。", "三万五千担", "35000", "担", ""),
        ("里程六百八十三华里。", "六百八十三华里", "683", "华里", ""),
        ("食油四市两。", "四市两", "4", "市两", ""),
        ("盐四两。", "四两", "4", "两", ""),
        ("涉案资金逾亿元。", "逾亿元", "100000000", "元", "逾"),
        ("合格率百分之百。", "百分之百", "100", "%", ""),
        ("占总数近七成。", "近七成", "7", "成", "近"),
        ("产值为去年一点五倍。", "一点五倍", "1.5", "倍", ""),
        ("樓高四層。", "四層", "4", "層", ""),
        ("觀眾四十餘人。", "四十餘人", "40", "人", "餘"),
        ("航道三百五十公尺。", "三百五十公尺", "350", "公尺", ""),
        ("租金30元/套。", "30元/套", "30", "元/套", ""),
        ("补贴5000元/人·月。", "5000元/人·月", "5000", "元/人·月", ""),
        ("失业率控制在4.5%以内。", "4.5%", "4.5", "%", "以内"),
        ("就业[注]300人。", "300人", "300", "人", ""),
        ("销售额1360[注]万元。", "1360[注]万元", "13600000", "元", ""),
    ],
)
def test_a_number_is_read_however_it_is_written(text: str, printed: str, value: str, unit: str, qualifier: str) -> None:
    found = [(figure.text, figure.value, figure.unit, figure.qualifier) for figure in figures_of(text)]
    assert found == [(printed, Decimal(value), unit, qualifier)]


@pytest.mark.parametrize(
    "text",
    [
        "国道207线、省道101线、G318线、一〇七国道过境。",
        "四届五次会议,县人大三次会议,政协委员四次会议,第十四次党代会,月工资标准一类、二类。",
        "排名由369位上升到235位,居全省第3位。",
        "位于东经112度15分、北纬30度12分。",
        "数百人、几十家、数十万元、百亿元大关。",
        "电话0716-3322110,邮编434000,人民路28号,8时30分开幕。",
        "印发〔2019〕12号文件,比例为3:7,历时3天。",
        "对500万元以上的项目实行备案。",
    ],
)
def test_what_only_looks_like_a_figure_is_left_alone(text: str) -> None:
    assert figures_of(text) == ()


def test_numbers_within_the_names_of_bodies_and_places_count_nothing() -> None:
    text = "红十字会在五家渠市救助3人。"
    marks = Mark(0, 4, Kind.ORG, text[:4]), Mark(5, 9, Kind.LOC, text[5:9])
    assert [figure.text for figure in figures_of(text, *marks)] == ["3人"]


def test_the_class_of_things_counted_is_part_of_their_name() -> None:
    figures = figures_of("引进项目12个,其中5000万元以上项目7个。")
    assert [(figure.text, figure.indicator) for figure in figures] == [
        ("12个", "引进项目"),
        ("7个", "5000万元以上项目"),
    ]


@pytest.mark.parametrize(
    ("text", "role", "relation"),
    [
        ("总产3亿公斤,比上年增产2000万公斤。", Role.INCREASE, "prior"),
        ("契税3亿元,下降4.5%,减收1450万元。", Role.DECREASE, "prior"),
        ("产值比八六年增长5%。", Role.INCREASE, "1986"),
        ("收入由2012年的98亿元增至112亿元,增加14亿元。", Role.INCREASE, "2012"),
        ("车36万辆,较2017年末的35万辆增加1万辆。", Role.INCREASE, "2017"),
        ("利润5亿元,同比增幅为10.6%。", Role.INCREASE, "prior"),
        ("两年平均增长5.6%。", Role.INCREASE, "prior"),
        ("产值比1980年翻两番。", Role.INCREASE, "1980"),
        ("用户5万户,比上年新增3200户。", Role.INCREASE, "prior"),
        ("自然增长率0.85‰。", Role.LEVEL, ""),
        ("人均结案157件,比全市平均多22件。", Role.LEVEL, ""),
        ("增幅高于全市财政收入增幅2.7个百分点。", Role.LEVEL, ""),
        ("推动农房风貌提升26.4万户。", Role.LEVEL, ""),
        ("会员五十人,较七十八年减少二人。民国史。", Role.DECREASE, "1989"),
    ],
)
def test_a_change_is_told_from_an_amount(text: str, role: Role, relation: str) -> None:
    last = figures_of(text)[-1]
    assert (last.role, last.relation) == (role, relation)


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("甲、乙、丙三镇分别投入12万元、8万元和6万元。", ["甲、乙、丙", "甲投入", "乙投入", "丙投入"]),
        ("杨村、竹村民宿年营业额分别达26万元和19万元。", ["杨村民宿年营业额", "竹村民宿年营业额"]),
        ("同比分别减少2起和1人。", ["", ""]),
        ("事故3起,死亡1人,分别减少2起和1人。", ["事故", "死亡", "事故", "死亡"]),
        ("结案率97%,调解率71%,分别提高0.6个和2.4个百分点。", ["结案率", "调解率", "结案率", "调解率"]),
        ("面积9亩,产量5吨,其中鱼4吨,分别增3%、2%。", ["面积", "产量", "鱼", "面积", "产量"]),
        ("新建、改建公路3条、12公里。", ["新建、改建公路", "新建、改建公路"]),
        ("路宽由九米加宽到十二米。", ["路宽", "路宽"]),
        ("固定资产投资(不含农户)增长11.5%。", ["固定资产投资"]),
        ("人均产值6.1万元,突破6万元大关。", ["人均产值", "人均产值"]),
        ("存款突破百亿元大关,达102亿元。", ["存款"]),
        ("税收占全市生产总值的比重为58.6%。", ["税收占全市生产总值的比重"]),
        ("投资12亿元(其中民间8亿元),同比增长9%。", ["投资", "民间", "投资"]),
        ("城乡居民收入分别为3万元、2万元。", ["城镇居民收入", "农村居民收入"]),
        ("就业620人,占年计划的113%。", ["就业", "占年计划"]),
        ("获一等奖5个、二等奖8个。", ["获一等奖", "二等奖"]),
        ("发放小额担保贷款670万元,城镇登记失业率3%。", ["发放小额担保贷款", "城镇登记失业率"]),
        ("惠及30个在建项目、5万名从业人员。", ["在建项目", "从业人员"]),
        ("全县418个村基本完成续签。", ["村"]),
        ("“特殊党费”218万元。", ["特殊党费"]),
    ],
)
def test_each_figure_has_the_name_that_a_reader_would_give_it(text: str, names: list[str]) -> None:
    assert [figure.indicator for figure in figures_of(text)] == names


def test_who_acts_is_no_part_of_what_is_counted() -> None:
    text = "退休职工丁慧向临江集团捐款3万元。"
    marks = Mark(4, 6, Kind.PER, "丁慧"), Mark(7, 11, Kind.ORG, "临江集团")
    assert [figure.indicator for figure in figures_of(text, *marks)] == ["捐款"]


@pytest.mark.parametrize(
    ("text", "relations"),
    [
        ("机构96个,其中医院67个(三级医院4个)、卫生院9个。", ["", "part:机构", "part:医院", "part:机构"]),
        ("接待游客5万人次,收入3亿元。其中,入境游客2万人次,外汇收入20万美元。", ["", "", "part:接待游客", "part:收入"]),
        ("收入9亿元,其中税收8亿元。税收中,增值税5亿元。", ["", "part:收入", "part:税收"]),
        ("86个嘎查中72个通公路。", ["", "part:嘎查"]),
        ("投资12亿元(其中:民间8亿元;工业3亿元),税收2亿元。", ["", "part:投资", "part:投资", ""]),
        ("授权168件,其中高校12件,每万人拥有8.9件。", ["", "part:授权", ""]),
        ("断面18个,其中优良17个,占94.4%。", ["", "part:断面", ""]),
        ("饲养21万头,其中:存栏12万头,出栏9万头。", ["", "part:饲养", "part:饲养"]),
        ("游客36万人次,是2015年的2倍(2015年为12万人次)。", ["", "", ""]),
    ],
)
def test_parts_are_of_the_total_that_a_reader_would_name(text: str, relations: list[str]) -> None:
    assert [figure.relation for figure in figures_of(text)] == relations


def test_the_first_figure_of_a_section_is_named_by_its_own_clause() -> None:
    text = "工会\n三月,工会换届,到会代表88人。"
    sections = (Section("工会", ("工会",), 0, 3, len(text)),)
    figures = find_figures(Entry(0, text, "", "", "", "", 2018, 0, sections), ())
    assert [figure.indicator for figure in figures] == ["到会代表"]


def test_goals_are_of_the_year_that_they_plan() -> None:
    text = "预期目标\n产值增长8%。\n2021年安排\n建成学校5所。"
    sections = (
        Section("预期目标", ("预期目标",), 0, 5, 13),
        Section("2021年安排", ("2021年安排",), 13, 21, len(text)),
    )
    figures = find_figures(Entry(0, text, "", "", "", "", 2018, 0, sections), ())
    assert [(figure.target, figure.year) for figure in figures] == [(True, 2019), (True, 2021)]


def test_what_was_striven_for_and_got_is_no_goal() -> None:
    figures = figures_of("争取到上级资金2亿元。争取到2020年达到5亿元。")
    assert [figure.target for figure in figures] == [False, True]


@pytest.mark.parametrize(
    ("text", "target", "doubt"),
    [
        ("2015年,全区消费品零售总额预计完成84亿元。", False, "figure-estimate"),
        ("2015年,财政收入预计同比增长6%。", False, "figure-estimate"),
        ("项目建成后预计完成产值84亿元。", True, ""),
        ("预计总投资3亿元。", True, ""),
    ],
)
def test_what_a_report_expects_of_its_own_year_is_a_fact_with_a_doubt(text: str, target: bool, doubt: str) -> None:
    (figure,) = find_figures(Entry(0, text, "", "", "", "", 2015, 0, ()), ())
    assert (figure.target, figure.doubt) == (target, doubt)


def test_shares_in_a_row_do_not_lengthen_their_name() -> None:
    names = {figure.indicator for figure in figures_of("工业增加值12亿元,占12%,占8%,占5%。")}
    assert max(map(len, names)) <= len("工业增加值占比")


def test_a_year_that_something_came_back_to_is_not_the_year_of_what_follows() -> None:
    assert [figure.year for figure in figures_of("客流恢复到2015年的98%,接待游客30万人次。")] == [2018, 2018]


def test_qizhong_before_guonei_opens_parts() -> None:
    assert figures_of("接待游客50万人次,其中国内游客48万人次。")[1].relation == "part:接待游客"


def test_the_year_of_constant_prices_is_not_that_of_the_value() -> None:
    found = figures_of("工业总产值(1990年不变价)12.65亿元,销售产值12.1亿元。", year=1995)
    assert [figure.year for figure in found] == [1995, 1995]
