"""A series as rows: what is printed first, again, revised, planned; what counts; how it changes."""

from dataclasses import replace
from decimal import Decimal

from tests.series_made import OUTPUT, output, people, printing, rate
from yearbook_viewer.export.series_rows import Print, in_unit, indexed, printed_unit, series_rows, volume_words
from yearbook_viewer.messages import Catalogue
from yearbook_viewer.records import Series


def told(series: Series) -> list[tuple[int, str, str, bool]]:
    return [(row.year, row.figure.text, row.told.value, row.leads) for row in series_rows(series)]


def test_every_printing_is_kept_and_the_line_goes_through_what_was_printed_last() -> None:
    assert told(output()) == [
        (2017, "80亿元", "first", True),
        (2018, "86.5亿元", "first", True),
        (2018, "86.5亿元", "again", False),
        (2019, "92.3亿元", "first", False),
        (2019, "90.9亿元", "revised", True),
        (2021, "101亿元", "first", True),
    ]


def test_what_was_revised_is_printed_again_as_revised() -> None:
    told_again = (*output().printings[3:5], printing(2019, "90.9亿元", 2022))
    assert told(Series(OUTPUT, "", told_again))[1:] == [
        (2019, "90.9亿元", "revised", True),
        (2019, "90.9亿元", "again", False),
    ]


def test_a_value_rounded_by_a_later_volume_is_no_revision() -> None:
    series = Series(OUTPUT, "", (printing(2018, "86.52亿元", 2019), printing(2018, "86.5亿元", 2020)))
    assert told(series) == [(2018, "86.52亿元", "first", True), (2018, "86.5亿元", "again", False)]


def test_no_line_goes_through_a_volume_that_prints_several_values_of_a_year() -> None:
    both = (printing(2018, "86.5亿元", 2019), printing(2018, "12亿元", 2019))
    assert told(Series(OUTPUT, "", both)) == [(2018, "86.5亿元", "other", False), (2018, "12亿元", "other", False)]
    before = Series(OUTPUT, "", (printing(2018, "86.5亿元", 2018), *both))
    assert told(before) == [
        (2018, "86.5亿元", "first", True),
        (2018, "86.5亿元", "again", False),
        (2018, "12亿元", "other", False),
    ]


def test_changes_are_against_the_last_printing_of_the_year_before_and_a_gap_has_none() -> None:
    changes = {row.year: (row.change, row.growth) for row in series_rows(output()) if row.leads}
    assert changes[2017] == (None, None)
    assert changes[2018] == (Decimal(650_000_000), Decimal("8.125"))
    assert changes[2019][0] == Decimal(440_000_000)
    assert changes[2021] == (None, None)


def test_rates_change_by_points_and_by_no_share_of_themselves() -> None:
    assert [(row.change, row.growth) for row in series_rows(rate())] == [
        (None, None),
        (Decimal("1.5"), None),
        (Decimal("0.5"), None),
    ]


def test_goals_stand_behind_the_facts_of_their_year_and_count_for_nothing() -> None:
    goals = [printing(2021, "99亿元", 2021, target=True), printing(2022, "108亿元", 2022, target=True)]
    rows = series_rows(output(), goals)
    assert [(row.year, row.figure.text, row.told) for row in rows][-3:] == [
        (2021, "101亿元", Print.FIRST),
        (2021, "99亿元", Print.GOAL),
        (2022, "108亿元", Print.GOAL),
    ]
    assert not any(row.leads for row in rows if row.told is Print.GOAL)


def test_the_first_year_is_100() -> None:
    assert indexed(series_rows(output()))[2021] == Decimal("126.25")
    assert indexed(()) == {}


def test_values_are_told_in_the_unit_that_most_are_printed_in() -> None:
    assert printed_unit(series_rows(output())) == "亿元"
    assert printed_unit(series_rows(people())) == "万人"
    assert printed_unit(()) == ""


def test_a_value_is_told_in_another_unit_of_its_family() -> None:
    assert str(in_unit(Decimal(8_650_000_000), "人民币", "亿元")) == "86.5"
    assert str(in_unit(Decimal(8_650_000_000), "人民币", "万元")) == "865000"
    assert str(in_unit(Decimal(12), "匹", "匹")) == "12"
    assert str(in_unit(Decimal(1000), "面积", "亩")) == "1.5"


def test_the_volume_is_named_and_without_one_the_entry() -> None:
    say = Catalogue("zh")
    here = printing(2018, "86.5亿元", 2019)
    assert volume_words(here, say) == "松原年鉴 2019 年卷"
    assert volume_words(replace(here, volume=""), say) == "松原县概况 2018 年"
