"""Facts stated twice, and the text beside its tables."""

import pytest

from yearbook_viewer.records import Entry, Finding, Layout, Section, Verdict
from yearbook_viewer.text.audit.clauses.sentences import sentences_of
from yearbook_viewer.text.audit.repeats.repeats import repeats
from yearbook_viewer.text.audit.tables.outliers import outliers
from yearbook_viewer.text.audit.tables.tabled import tables
from yearbook_viewer.text.figures.finding import find_figures
from yearbook_viewer.text.tables import tables_in


def entry_of(text: str, *sections: Section) -> Entry:
    layout = Layout(tables=tables_in(text, 0, len(text)))
    return Entry(0, text, "", "云泽县", "", "", 2018, 0, sections, layout=layout)


def twice(entry: Entry) -> list[tuple[Verdict, str]]:
    found = repeats(entry, sentences_of(entry, find_figures(entry, ())))
    return [(finding.verdict, finding.arithmetic) for finding in found]


def beside_table(text: str) -> list[Finding]:
    entry = entry_of(text)
    figures = find_figures(entry, ())
    return tables(entry, figures, sentences_of(entry, figures))


def test_two_values_of_one_thing_are_an_error() -> None:
    text = "全县粮食总产量28.46万吨。又讯，粮食总产量284.6万吨。"
    assert twice(entry_of(text)) == [(Verdict.INCONSISTENT, "284.6 ≠ 28.46")]


def test_what_was_told_in_another_unit_is_written_in_that_of_the_second_telling() -> None:
    text = "全年封山育林2360亩。封育175.3公顷山林都有专人看管。"
    assert twice(entry_of(text)) == [(Verdict.INCONSISTENT, "175.3 ≠ 157.333")]


def test_what_is_told_in_another_unit_under_a_shorter_name_is_held_against_it() -> None:
    text = "全年发电量4715万千瓦时。三条线路检修。\n公司全厂发电{}亿千瓦时。"
    assert twice(entry_of(text.format("0.47"))) == []
    assert twice(entry_of(text.format("0.43"))) == [(Verdict.INCONSISTENT, "0.43 ≠ 0.4715")]


def test_values_of_another_time_of_several_things_are_no_second_telling() -> None:
    text = "旅游总收入2.15亿元。粮食总产量28.46万吨。\n附：上年基数——旅游总收入1.84亿元，粮食总产量27.92万吨。"
    assert twice(entry_of(text)) == []


def test_the_same_value_rounded_is_worth_a_line_only_far_away() -> None:
    near = "全县粮食总产量28.46万吨。粮食总产量28.5万吨。"
    far = "全县粮食总产量28.46万吨。" + "农业生产条件改善。" * 120 + "粮食总产量28.5万吨。"
    assert twice(entry_of(near)) == []
    assert twice(entry_of(far)) == [(Verdict.CONSISTENT, "28.5 = 28.46")]


@pytest.mark.parametrize(
    "text",
    [
        "全县粮食总产量28.46万吨。上半年粮食总产量8.2万吨。",
        "1—9月，社会消费品零售总额60.5亿元。社会消费品零售总额86.5亿元。",
        "市本级一般公共预算收入12.5亿元。全市一般公共预算收入16.5亿元。",
        "全国粮食总产量6.5亿吨。全县粮食总产量6.2亿吨。",
        "东山镇粮食总产量2.6万吨。西河镇粮食总产量2.4万吨。",
        "力争粮食总产量达到30万吨。粮食总产量28.46万吨。",
        "2017年粮食总产量27.5万吨。粮食总产量28.46万吨。",
        "上年粮食总产量27.5万吨。粮食总产量28.46万吨。",
        "道路建设完成投资3亿元。桥梁建设完成投资4亿元。",
        "粮食总产量20万吨。粮食总产量25万吨。粮食总产量30万吨。",
        "社会消费品零售总额突破80亿元。社会消费品零售总额86.5亿元。",
        "工业总产值80亿元，比上年增长8%；按现价计算工业总产值增长9%。",
    ],
)
def test_other_times_parts_and_places_are_no_contradiction(text: str) -> None:
    assert twice(entry_of(text)) == []


def test_sections_of_two_places_do_not_contradict_each_other() -> None:
    text = "东山镇\n粮食总产量2.6万吨。\n西河镇\n粮食总产量2.4万吨。"
    at = text.index("西河镇")
    sections = (Section("东山镇", ("东山镇",), 0, 4, at), Section("西河镇", ("西河镇",), at, at + 4, len(text)))
    assert twice(entry_of(text, *sections)) == []


TABLE = "\n单位:万吨\n镇名\t粮食总产量\n全县\t32.5\n东山镇\t12.5\n西河镇\t20\n"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("全县粮食总产量32.5万吨。", [(Verdict.CONSISTENT, "32.5 = 32.5")]),
        ("全县粮食总产量325000吨。", [(Verdict.CONSISTENT, "325000 = 325000")]),
        ("全县粮食总产量33万吨。", [(Verdict.ROUNDING, "33 ≈ 32.5")]),
        ("全县粮食总产量35.2万吨。", [(Verdict.INCONSISTENT, "35.2 ≠ 32.5")]),
        ("东山镇粮食总产量12.5万吨。", [(Verdict.CONSISTENT, "12.5 = 12.5")]),
        ("南岭镇粮食总产量30万吨。", []),
        ("上半年粮食总产量30万吨。", []),
        ("2017年粮食总产量30万吨。", []),
        ("粮食播种面积30万亩。", []),
    ],
)
def test_the_text_is_held_against_the_table(text: str, expected: list[tuple[Verdict, str]]) -> None:
    assert [(finding.verdict, finding.arithmetic) for finding in beside_table(text + TABLE)] == expected


@pytest.mark.parametrize(
    "text",
    [
        "1978年工业总产值0.8亿元，1990年工业总产值3.5亿元，2000年工业总产值36亿元，2010年工业总产值212亿元。",
        "2015年火灾损失2万元，2016年火灾损失65万元，2017年火灾损失3万元，2018年火灾损失31万元。",
        "2016年粮食总产量20万吨，2017年粮食总产量21万吨，2018年粮食总产量210万吨。",
    ],
)
def test_series_that_rise_and_fall_or_are_short_are_left_alone(text: str) -> None:
    entry = entry_of(text)
    assert outliers(entry, find_figures(entry, ())) == []


def test_a_misplaced_point_in_a_series_is_written_out_with_its_neighbours() -> None:
    text = "粮食总产量2015年20.1万吨，2016年20.6万吨，2017年2.12万吨，2018年21.4万吨。"
    entry = entry_of(text)
    (finding,) = outliers(entry, find_figures(entry, ()))
    assert finding.arithmetic == "2015: 20.1 → 2016: 20.6 → 2017: [2.12] → 2018: 21.4"
    assert finding.checked.text == "2.12万吨"


@pytest.mark.parametrize(
    ("text", "right", "wrong"),
    [
        ("“十一五”期间，各年封山育林面积依次为1.36万亩、1.42万亩、{}、1.51万亩和1.58万亩。", "1.47万亩", "14.7万亩"),
        ("2012年、2013年、2014年、2015年全镇茶叶产量分别为1,286吨、1,342吨、{}、1,455吨。", "1,397吨", "13,970吨"),
        ("2012年受理信访1,146件，2013年受理1,208件，2014年受理{}，2015年受理1,236件。", "1,174件", "11,740件"),
    ],
)
def test_a_value_told_for_its_year_that_is_ten_times_its_neighbours_is_found(text: str, right: str, wrong: str) -> None:
    def found(number: str) -> list[str]:
        entry = entry_of(text.format(number))
        return [finding.checked.text for finding in outliers(entry, find_figures(entry, ()))]

    assert found(right) == []
    assert found(wrong) == [wrong]
