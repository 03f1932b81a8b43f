"""The grammar of figures, ruling by ruling; expected values written by hand."""

from decimal import Decimal
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from yearbook_viewer.records import Entry, Figure, Kind, Mark, Role, Section
from yearbook_viewer.text.figures.finding import find_figures


def entry_of(text: str, sections: tuple[Section, ...] = ()) -> Entry:
    return Entry(0, text, "", "", "", "", 2018, 0, sections)


def figures_of(text: str, *marks: Mark) -> tuple[Figure, ...]:
    return find_figures(entry_of(text), marks)


def amounts_of(text: str) -> list[tuple[str, Decimal | None, str, str]]:
    return [(figure.text, figure.value, figure.unit, figure.qualifier) for figure in figures_of(text)]


@pytest.mark.parametrize(
    ("text", "printed", "value", "unit", "qualifier"),
    [
        ("有会员1.86万个。", "1.86万个", "18600", "个", ""),
        ("贷款9.18亿元。", "9.18亿元", "918000000", "元", ""),
        ("税收1,234.5万元。", "1,234.5万元", "12345000", "元", ""),
        ("党员12\u2009345名。", "12\u2009345名", "12345", "名", ""),
        ("就业3２００人。", "3２００人", "3200", "人", ""),
        ("收入8．６％。", "8．６％", "8.6", "%", ""),
        ("自然增长率为千分之三。", "千分之三", "3", "‰", ""),
        ("办结率达百分之九十八点五。", "百分之九十八点五", "98.5", "%", ""),
        ("会员企业十二家。", "十二家", "12", "家", ""),
        ("资金五千余万元。", "五千余万元", "50000000", "元", "余"),
        ("公路一百二十公里。", "一百二十公里", "120", "公里", ""),
        ("修渠两条。", "两条", "2", "条", ""),
        ("种树3万5千株。", "3万5千株", "35000", "株", ""),
        ("企业近百家。", "近百家", "100", "家", "近"),
        ("企业1800多家。", "1800多家", "1800", "家", "多"),
        ("总额超过160亿元。", "超过160亿元", "16000000000", "元", "超过"),
        ("覆盖率2.5%以上。", "2.5%", "2.5", "%", "以上"),
        ("浓度25.9微克/立方米。", "25.9微克/立方米", "25.9", "微克/立方米", ""),
        ("无霜期110天。", "110天", "110", "天", ""),
        ("項目四十一個。", "四十一個", "41", "個", ""),
        ("总人口22.45万。", "22.45万", "224500", "", ""),
        ("GDP253.7亿元。", "253.7亿元", "25370000000", "元", ""),
    ],
)
def test_a_number_is_read_with_its_unit_and_qualifier(
    text: str, printed: str, value: str, unit: str, qualifier: str
) -> None:
    assert amounts_of(text) == [(printed, Decimal(value), unit, qualifier)]


@pytest.mark.parametrize(
    "text",
    [
        "2020年9月14日召开第20届、21届车展。",
        "居全省第2位,进入百强、500强,获一等奖。",
        "KF94口罩、84消毒液、PM2.5、12345热线、G4高速、5G网络、4S店。",
        "开展“双11”活动,建设“12+1”产业链和千亿产业。",
        "印发《关于加强30项工作的意见》。",
        "形成一批、一系列、一些成果,打造一个中心。",
        "连续5年增长,历时3个月,24小时开放。",
        "三次产业比为3.9:59.5:36.6。",
        "贯彻中央八项规定,突出三个方面,做到两个维护。",
        "召开第十四次党代会和十四次全会。",
        "建设万吨级码头和40吨级吊机。",
        "服务65岁以上老年人和0—6岁儿童。",
    ],
)
def test_dates_ranks_codes_titles_and_slogans_are_no_figures(text: str) -> None:
    assert amounts_of(text) == []


def test_numerals_inside_titles_and_names_are_left_alone() -> None:
    text = "评出百佳活动30强单位5个。"
    mark = Mark(2, 9, Kind.NAME, text[2:9])
    assert [figure.text for figure in figures_of(text, mark)] == ["5个"]


def test_a_range_is_two_figures_with_one_unit() -> None:
    assert amounts_of("每户补助3—5万元。") == [
        ("3", Decimal(30000), "元", "range"),
        ("5万元", Decimal(50000), "元", "range"),
    ]


def test_a_unit_that_is_left_out_is_shared() -> None:
    assert amounts_of("产值分别突破400亿和500亿元。") == [
        ("400亿", Decimal(40000000000), "元", ""),
        ("500亿元", Decimal(50000000000), "元", ""),
    ]


def test_a_number_broken_by_the_end_of_a_printed_line_is_whole() -> None:
    text = "全年完成地区生产总值达到历史新高的12\n34.5亿元,其中第一产业增加值为人民币5\n6万元。"
    assert amounts_of(text) == [
        ("12\n34.5亿元", Decimal(123450000000), "元", ""),
        ("5\n6万元", Decimal(560000), "元", ""),
    ]


def test_a_number_at_the_end_of_a_title_does_not_run_into_the_next_line() -> None:
    assert amounts_of("表格12\n34个单位参加。") == [("34个", Decimal(34), "个", "")]


@pytest.mark.parametrize(
    ("text", "indicators"),
    [
        ("邀请名师开设30门课程。", ["课程"]),
        ("年末,县医院有床位500张,卫生技术人员320人。", ["床位", "卫生技术人员"]),
        ("全县有色金属产量3吨。", ["有色金属产量"]),
        ("动员200多名教师参与,回收问卷150份。", ["教师参与", "回收问卷"]),
        ("走访企业1800多家,座谈650多人次。", ["走访企业", "座谈"]),
        ("县政府引导民营企业完成消费资金300万元。", ["消费资金"]),
        ("解决用工、融资等困难问题150多个。", ["困难问题"]),
        ("走访群众30户120人。", ["走访群众", "走访群众"]),
        ("对4户12人实行结对帮扶。", ["结对帮扶", "结对帮扶"]),
        ("全县辖4镇、10乡。", ["镇", "乡"]),
        ("完成1.8万户、189万平方米拆迁任务。", ["拆迁任务", "拆迁任务"]),
        ("海拔120～860米。", ["海拔", "海拔"]),
        ("水果、蔬菜产量分别为3.2万吨、4.5万吨。", ["水果产量", "蔬菜产量"]),
        ("城镇居民和农村居民人均收入分别为3.2万元、1.5万元。", ["城镇居民人均收入", "农村居民人均收入"]),
        ("接待游客5万人次、收入3亿元,分别增长5%和6%。", ["接待游客", "收入", "接待游客", "收入"]),
        ("税收收入8亿元,占财政收入的80%。", ["税收收入", "占财政收入"]),
        ("增速高于全国平均0.3个百分点。", ["增速高于全国平均"]),
        ("拉动GDP增长0.1个百分点。", ["拉动GDP增长"]),
        ("每千人口拥有床位5.05张。", ["每千人口拥有床位"]),
    ],
)
def test_the_indicator_stands_before_or_behind_its_number(text: str, indicators: list[str]) -> None:
    assert [figure.indicator for figure in figures_of(text)] == indicators


@pytest.mark.parametrize(
    ("text", "role", "relation"),
    [
        ("产值比上年增长6.2%。", Role.INCREASE, "prior"),
        ("会员比2015年增加23个。", Role.INCREASE, "2015"),
        ("净增市场主体34.6万家,净增34.6万家。", Role.INCREASE, "prior"),
        ("价格同比下降3.1%。", Role.DECREASE, "prior"),
        ("投资降幅收窄2.2个百分点。", Role.DECREASE, "prior"),
        ("比重比一季度提高1.2个百分点。", Role.INCREASE, "prior"),
        ("年均增长1.36%。", Role.INCREASE, "prior"),
        ("新增上市公司5家。", Role.LEVEL, ""),
        ("户均增收2.5万元。", Role.LEVEL, ""),
        ("提升40所学校办学水平。", Role.LEVEL, ""),
        ("税收增加到5亿元。", Role.LEVEL, ""),
        ("工业增加值5亿元。", Role.LEVEL, ""),
        ("排放量比2010年分别降低5.2%和11.5%。", Role.DECREASE, "2010"),
    ],
)
def test_a_change_knows_its_direction_and_what_it_is_compared_with(text: str, role: Role, relation: str) -> None:
    last = figures_of(text)[-1]
    assert (last.role, last.relation) == (role, relation)


@pytest.mark.parametrize(
    ("text", "relations"),
    [
        ("商会20个。其中,行业商会12个,异地商会8个。", ["", "part:商会", "part:商会"]),
        ("收入9亿元,其中税收8亿元,增长5%;支出10亿元。", ["", "part:收入", "prior", ""]),
        ("医疗机构40个(医院12个、其他28个),床位90张。", ["", "part:医疗机构", "part:医疗机构", ""]),
        ("新增铁路60公里、其中高铁37公里,新增公路26公里。", ["", "part:新增铁路", ""]),
        ("企业36家。企业中,民营企业30家。", ["", "part:企业"]),
        ("投入50万元。其中,捐赠教室14所和电脑32套。", ["", "part:投入", "part:投入"]),
        ("补助孤儿(含残疾儿童)每月1536元。", [""]),
        ("工程过程中,拆除房屋30间。", [""]),
    ],
)
def test_parts_name_their_total(text: str, relations: list[str]) -> None:
    assert [figure.relation for figure in figures_of(text)] == relations


@pytest.mark.parametrize(
    ("text", "years"),
    [
        ("2017年底为80家,增加5家。", [2017, 2017]),
        ("收入由2010年的162亿元增加到287亿元。", [2010, 2018]),
        ("人口由上年72万人增加到73万人。", [2017, 2018]),
        ("会员比2015年增加23个。", [2018]),
        ("2015年有3家。现有5家。", [2015, 2018]),
        ("二〇一六年有3家。", [2016]),
    ],
)
def test_a_figure_tied_to_another_year_gets_that_year(text: str, years: list[int]) -> None:
    assert [figure.year for figure in figures_of(text)] == years


def test_what_is_hoped_for_is_a_target() -> None:
    assert [figure.target for figure in figures_of("产值增长8%。力争明年增长9%,新增5家。再增长7%。")] == [
        False,
        True,
        True,
        False,
    ]


def test_what_stands_under_a_heading_of_plans_is_a_target() -> None:
    text = "工作回顾\n建成学校3所。\n预期目标\n建成学校5所。"
    sections = (
        Section("工作回顾", ("工作回顾",), 0, 5, 13),
        Section("预期目标", ("预期目标",), 13, 18, len(text)),
    )
    assert [figure.target for figure in find_figures(entry_of(text, sections), ())] == [False, True]


def test_the_head_of_an_entry_holds_no_figures() -> None:
    text = "浏览次数:300次\n走访企业5家。"
    assert [f.text for f in find_figures(Entry(0, text, "", "", "", "", 2018, 10, ()), ())] == ["5家"]


@pytest.mark.parametrize("amount", ["38.47万吨", "52万册"])
def test_a_title_that_states_an_amount_holds_a_figure(amount: str) -> None:
    head = f"全县今年达到{amount}\n"
    entry = Entry(0, f"{head}全县种植小麦18万亩。", "", "", "", "", 2018, len(head), ())
    assert [figure.text for figure in find_figures(entry, ())] == [amount, "18万亩"]


@given(st.text(alphabet="0123456789,.万亿元个家%一二十百千年月、和,。()“”《》其中比增长 \n\u2009", max_size=80))
def test_any_text_gives_figures_in_order_that_are_slices_of_it(text: str) -> None:
    figures = figures_of(text)
    assert all(figure.text == text[figure.start : figure.end] != "" for figure in figures)
    assert all(a.end <= b.start for a, b in pairwise(figures))


@pytest.mark.parametrize(
    ("text", "printed", "value", "unit"),
    [
        ("全年完成税收1267\n万元。", "1267\n万元", "12670000", "元"),
        ("县税务局年内组织各项收入,全年完成税收12\n67万元。", "12\n67万元", "12670000", "元"),
        ("新增就业[7]1267 万人。", "1267 万人", "12670000", "人"),
        ("新增就业1267[7]万人。", "1267[7]万人", "12670000", "人"),
        ("新增就业〔7〕 300人。", "300人", "300", "人"),
        ("新增就业①300人。", "300人", "300", "人"),
        ("新增就业1267*万人。", "1267*万人", "12670000", "人"),
        ("完成投资3. 5亿元。", "3. 5亿元", "350000000", "元"),
        ("种植油菜12 万 亩。", "12 万 亩", "120000", "亩"),
        ("产量１ ２６７．５ 万吨。", "１ ２６７．５ 万吨", "12675000", "吨"),
    ],
)
def test_a_number_that_print_or_copy_took_apart_is_whole(text: str, printed: str, value: str, unit: str) -> None:
    assert amounts_of(text) == [(printed, Decimal(value), unit, "")]


@pytest.mark.parametrize("text", ["新增就业[7]1267 万人。", "新增就业〔注3〕300人。", "新增就业⑺300人。"])
def test_the_mark_of_a_footnote_is_no_part_of_what_is_counted(text: str) -> None:
    assert [figure.indicator for figure in figures_of(text)] == ["新增就业"]


@pytest.mark.parametrize(
    ("text", "printed"),
    [
        ("扫描档案326万页，缩微胶片860拍。", ["326万页", "860拍"]),
        ("吞吐量52万标箱，卷烟36万箱，棉纱3.6万锭。", ["52万标箱", "36万箱", "3.6万锭"]),
        ("平板玻璃126万重量箱，啤酒12万千升，客车3.6万客位。", ["126万重量箱", "12万千升", "3.6万客位"]),
        ("陈某，1965.3 本科。2页岩砖厂，3线路。", []),
    ],
)
def test_units_of_every_sector_are_known_and_words_that_begin_like_one_are_none(text: str, printed: list[str]) -> None:
    assert [figure.text for figure in figures_of(text)] == printed
