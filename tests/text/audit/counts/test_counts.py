"""Numbers held against the lists they count."""

import pytest

from yearbook_viewer.records import Entry, Finding, Verdict
from yearbook_viewer.text.audit.counts.counts import counts
from yearbook_viewer.text.figures.finding import find_figures


def found_in(text: str) -> list[Finding]:
    entry = Entry(0, text, "", "云泽市", "", "", 2018, 0, ())
    return counts(entry, find_figures(entry, ()))


@pytest.mark.parametrize(
    ("text", "verdict", "arithmetic"),
    [
        ("与甲、乙、丙、丁等4家企业签约。", Verdict.CONSISTENT, "4 = 4家"),
        ("推荐临江县、沙洲县、青石县、白马区4家申报省级园林县城。", Verdict.CONSISTENT, "4 = 4家"),
        ("推荐临江县、沙洲县、青石县4家申报省级园林县城。", Verdict.INCONSISTENT, "3 ≠ 4家"),
        ("设立办公室、人力资源和社会保障科、业务科和财务科4个科室。", Verdict.CONSISTENT, "4 = 4个"),
        ("出版《临江志》《山与水》和《柳林、石桥》3部。", Verdict.CONSISTENT, "3 = 3部"),
        ("辖城关镇、东山镇（含原西山乡）、西河镇3个镇。", Verdict.CONSISTENT, "3 = 3个"),
        ("与长沙、武汉、南昌等5个城市签约。", Verdict.PARTIAL, "3 < 5个"),
        ("走访、慰问甲公司、乙公司、丙公司3家企业。", Verdict.CONSISTENT, "3 = 3家"),
        ("下设4个分厂，分别是铸造分厂、锻造分厂、机加分厂。", Verdict.INCONSISTENT, "3 ≠ 4个"),
        ("办好3件实事:一是修路。二是通水。\n三是建学校。", Verdict.CONSISTENT, "3 = 3件"),
        ("抓好两个方面的工作。\n\n（一）修路。\n\n（二）通水。\n\n（三）建学校。", Verdict.INCONSISTENT, "3 ≠ 2个"),
        # 等 closes a list, however many more it names than the number says.
        ("东江厂、西江厂、南江厂、北江厂、中江厂、上江厂等4家企业参展。", Verdict.INCONSISTENT, "6 ≠ 4家"),
        # A crossing is one place.
        ("增设信号灯3处:东门桥头、西门广场、中山路与新华街交叉口。", Verdict.CONSISTENT, "3 = 3处"),
    ],
)
def test_a_number_is_held_against_its_list(text: str, verdict: Verdict, arithmetic: str) -> None:
    assert [(finding.verdict, finding.arithmetic) for finding in found_in(text)] == [(verdict, arithmetic)]


def test_a_list_on_wrapped_lines_is_read_as_one() -> None:
    told = (
        "年内改造农村电网，先在东山镇、西河镇、南岭乡、北坡乡、石桥镇、柳林镇、白马镇、沙洲镇、青石镇等10个乡镇试点。"
    )
    text = "\n".join((told * 6)[at : at + 25] for at in range(0, len(told) * 6, 25))
    assert {(finding.verdict, finding.arithmetic) for finding in found_in(text)} == {(Verdict.INCONSISTENT, "9 ≠ 10个")}


def test_the_names_that_were_counted_are_told() -> None:
    text = "全县有3个街道（东门街道、西关街道、南湖街道）。"
    (finding,) = found_in(text)
    assert [text[start:end] for start, end in finding.passages] == ["东门街道", "西关街道", "南湖街道"]
    assert finding.checked.text == "3个"


def test_the_first_name_is_told_without_the_words_before_it() -> None:
    text = "在沙洲镇、石桥镇、柳林镇等3个乡镇试点。"
    assert [text[start:end] for start, end in found_in(text)[0].passages] == ["沙洲镇", "石桥镇", "柳林镇"]


@pytest.mark.parametrize(
    "text",
    [
        "与长沙、武汉、南昌等10余家企业签约。",
        "对甲县、乙县、丙县4个乡镇开展督查。",
        "新建甲镇、乙镇、丙镇4座桥梁。",
        "选派张明、李华、王强赴外地学习，参加培训班4期。",
        "购置电脑、打印机、投影仪等办公设备4台。",
        "省、市、县4次通报表彰。",
        "走访甲村、乙村、丙村困难户4户。",
        "新建城南、城北、城东污水处理厂4座中的3座。",
        "下辖4个县（甲县2个镇、乙县3个镇、丙县4个镇）。",
        "实施4项工程（总投资2亿元，其中水利工程1亿元）。",
        "在北京、上海、深圳举办招商推介会5场。",
        "甲、乙两县3个乡镇受灾。",
        "争取农业、水利、交通4个项目。",
        "年内加固水库3座：上半年完成西山水库和石门水库除险；下半年完成柳塘水库大坝加高。",
        "4个县（" * 50,
        "4项:一是" * 50,
        "",
    ],
)
def test_what_the_list_does_not_count_gives_no_finding(text: str) -> None:
    assert found_in(text) == []


def test_two_things_told_with_one_day_are_two() -> None:
    text = "全年新设派出所4个：3月，设东湖派出所，编制12人；6月，设西山派出所；10月，设北桥派出所、南门派出所，各8人。"
    assert [found.arithmetic for found in found_in(text)] == ["4 = 4个"]
