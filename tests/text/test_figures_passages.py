"""Whole passages of our own, in sectors, forms and conventions that differ."""

from yearbook_viewer.records import Entry
from yearbook_viewer.text.figures.finding import find_figures


def rows_of_text(text: str) -> list[str]:
    """Each figure as `text|value|unit|qualifier|indicator|role|relation`."""
    entry = Entry(0, text, "", "", "", "", 2018, 0, ())
    return [
        f"{f.text}|{f.value}|{f.unit}|{f.qualifier}|{f.indicator}|{f.role}|{f.relation}"
        for f in find_figures(entry, ())
    ]


def test_a_court_and_its_cases() -> None:
    text = (
        "【审判执行】 2018年,县法院受理各类案件3456件,审结3321件,结案率96.1%,同比上升1.2个百分点。"
        "其中,刑事案件256件,民商事案件2100件,执行案件965件。为2000余名农民工追回工资3200万元。"
    )
    assert rows_of_text(text) == [
        "3456件|3456|件||受理各类案件|level|",
        "3321件|3321|件||审结|level|",
        "96.1%|96.1|%||结案率|level|",
        "1.2个百分点|1.2|个百分点||结案率|increase|prior",
        "256件|256|件||刑事案件|level|part:审结",
        "2100件|2100|件||民商事案件|level|part:审结",
        "965件|965|件||执行案件|level|part:审结",
        "2000余名|2000|名|余|农民工|level|",
        "3200万元|32000000|元||追回工资|level|",
    ]


def test_a_village_in_chinese_numerals() -> None:
    text = "【水利】 投入资金近三百万元,修建渠道十二条,改造危桥三座,新建公路一百二十公里,受益群众二千余户。"
    assert rows_of_text(text) == [
        "近三百万元|3000000|元|近|投入资金|level|",
        "十二条|12|条||修建渠道|level|",
        "三座|3|座||改造危桥|level|",
        "一百二十公里|120|公里||新建公路|level|",
        "二千余户|2000|户|余|受益群众|level|",
    ]


def test_full_width_digits_and_traditional_characters() -> None:
    text = "【經濟】 全年生產總值１２３４．５億元，同比增長８．６％；新增企業３２家，總數約４１０家。"
    assert rows_of_text(text) == [
        "１２３４．５億元|123450000000|元||生產總值|level|",
        "８．６％|8.6|%||生產總值|increase|prior",
        "３２家|32|家||新增企業|level|",
        "約４１０家|410|家|約|總數|level|",
    ]


def test_farming_with_lists_and_comparisons() -> None:
    text = (
        "【种植业】 粮食播种面积102.3万亩,比2017年减少1.2万亩;总产量43.56万吨,其中夏粮12.1万吨、秋粮31.46万吨。"
        "生猪出栏56.7万头、存栏34.2万头,同比分别增长3.2%和1.8%。"
        "粮食、油料、棉花种植面积分别比上年增长1.2%、3.5%和下降4.6%。"
    )
    assert rows_of_text(text) == [
        "102.3万亩|1023000|亩||粮食播种面积|level|",
        "1.2万亩|12000|亩||粮食播种面积|decrease|2017",
        "43.56万吨|435600|吨||总产量|level|",
        "12.1万吨|121000|吨||夏粮|level|part:总产量",
        "31.46万吨|314600|吨||秋粮|level|part:总产量",
        "56.7万头|567000|头||生猪出栏|level|",
        "34.2万头|342000|头||存栏|level|",
        "3.2%|3.2|%||生猪出栏|increase|prior",
        "1.8%|1.8|%||存栏|increase|prior",
        "1.2%|1.2|%||粮食种植面积|increase|prior",
        "3.5%|3.5|%||油料种植面积|increase|prior",
        "4.6%|4.6|%||棉花种植面积|decrease|prior",
    ]
