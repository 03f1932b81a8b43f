"""Which year the figures of a table are of; expected values written by hand."""

from tests.text.table_figures import figures_of, rows_of


def test_years_as_columns_with_a_change_and_a_part_below_its_total() -> None:
    text = (
        "表18-2 临江县财政收支\n单位:万元\n项目\t2019年\t2020年\t增长(%)\n财政收入\t12000\t13000.5\t8.3\n"
        "其中:税收收入\t8000\t7500\t-6.3\n财政支出\t…\t20,000\t\n注:2019年支出数缺。\n"
    )
    assert rows_of(text) == [
        "12000|120000000|元|财政收入|level||2019",
        "13000.5|130005000|元|财政收入|level||2020",
        "8.3|8.3|%|财政收入|increase|prior|2020",
        "8000|80000000|元|税收收入|level|part:财政收入|2019",
        "7500|75000000|元|税收收入|level|part:财政收入|2020",
        "-6.3|6.3|%|税收收入|decrease|prior|2020",
        "20,000|200000000|元|财政支出|level||2020",
    ]


def test_years_down_the_side() -> None:
    text = "年份\t生产总值(亿元)\t粮食产量(万吨)\n2018\t12.5\t5.6\n2019\t13.5\t5.7\n2020\t14.5\t—\n"
    assert rows_of(text) == [
        "12.5|1250000000|元|生产总值|level||2018",
        "5.6|56000|吨|粮食产量|level||2018",
        "13.5|1350000000|元|生产总值|level||2019",
        "5.7|57000|吨|粮食产量|level||2019",
        "14.5|1450000000|元|生产总值|level||2020",
    ]


def test_a_single_row_of_amounts_that_look_like_years_is_no_head() -> None:
    text = "单位:张\n指标\t2012年\t2013年\t2014年\n医院床位\t1860\t1925\t2010\n"
    assert rows_of(text) == [
        "1860|1860|张|医院床位|level||2012",
        "1925|1925|张|医院床位|level||2013",
        "2010|2010|张|医院床位|level||2014",
    ]


def test_a_column_of_amounts_that_look_like_years_behind_one_of_years() -> None:
    text = "年份\t学校数(所)\t教师(人)\n2018\t1860\t20500\n2019\t1925\t21800\n"
    assert rows_of(text) == [
        "1860|1860|所|学校数|level||2018",
        "20500|20500|人|教师|level||2018",
        "1925|1925|所|学校数|level||2019",
        "21800|21800|人|教师|level||2019",
    ]


def test_a_long_table_set_side_by_side_has_years_in_each_half() -> None:
    text = "单位:吨\n年份\t鱼产量\t年份\t鱼产量\n1986\t620\t1988\t713\n1987\t641\t1989\t726\n"
    assert rows_of(text) == [
        "620|620|吨|鱼产量|level||1986",
        "713|713|吨|鱼产量|level||1988",
        "641|641|吨|鱼产量|level||1987",
        "726|726|吨|鱼产量|level||1989",
    ]


def test_a_head_of_years_whose_first_tab_was_cut_off() -> None:
    text = "2018\t2019\t2020\n茶叶产量(吨)\t620\t641\t713\n果品产量(吨)\t82\t88\t91\n"
    assert [figure.year for figure in figures_of(text)] == [2018, 2019, 2020] * 2


def test_years_far_apart_are_a_head_too() -> None:
    assert rows_of("年　　份　　　1949　　　1978\n总人口（人）　12345　　　23456\n粮食总产（吨）　234　　　345\n") == [
        "12345|12345|人|总人口|level||1949",
        "23456|23456|人|总人口|level||1978",
        "234|234|吨|粮食总产|level||1949",
        "345|345|吨|粮食总产|level||1978",
    ]


def test_the_year_of_the_caption_and_a_change_against_an_earlier_year() -> None:
    text = (
        "临江县2019年农业情况\n品种　　　　产量(吨)　　　比2015年增长（％）\n"
        "粮食　　　　12000　　　15.2\n　#稻谷　　　8000　　　 20.1\n棉花　　　　500　　　　－30.5\n"
    )
    assert rows_of(text) == [
        "12000|12000|吨|粮食产量|level||2019",
        "15.2|15.2|%|粮食产量|increase|2015|2019",
        "8000|8000|吨|稻谷产量|level|part:粮食产量|2019",
        "20.1|20.1|%|稻谷产量|increase|2015|2019",
        "500|500|吨|棉花产量|level||2019",
        "－30.5|30.5|%|棉花产量|decrease|2015|2019",
    ]
