"""Years of entries whose volumes follow each other."""

from dataclasses import replace

from tests.text.series.test_volumes import printed
from yearbook_viewer.records import EntryId, Printing
from yearbook_viewer.text.series.steps import in_years_told


def of_volume(volume: int, year: int, text: str) -> list[Printing]:
    """What an entry of a volume prints that was read as of a year."""
    return [replace(each, volume_year=volume) for each in printed(((year, text),))]


def years(*entries: list[Printing]) -> list[tuple[int | None, int | None]]:
    """Of each printing the year described and that of its figure, as they are put in step."""
    numbered = [
        replace(printing, address=printing.address._replace(entry=EntryId(number)))
        for number, entry in enumerate(entries)
        for printing in entry
    ]
    return [(printing.entry_year, printing.figure.year) for printing in in_years_told(numbered)]


def test_an_entry_that_tells_no_year_is_of_the_one_its_neighbour_leaves_to_it() -> None:
    former = of_volume(1985, 1984, "【邮电】 电话用户5316户。")
    latter = of_volume(1986, 1986, "【邮电】 1986年末电话用户5712户。")
    assert years(former, latter) == [(1985, 1985), (1986, 1986)]


def test_an_entry_behind_one_of_its_own_volume_year_is_moved_on() -> None:
    former = of_volume(1985, 1985, "【邮电】 1985年末电话用户5316户。")
    latter = of_volume(1986, 1985, "【邮电】 电话用户5712户。")
    assert years(former, latter) == [(1985, 1985), (1986, 1986)]


def test_an_entry_that_tells_its_year_stays_in_it() -> None:
    former = of_volume(1985, 1984, "【邮电】 1984年末电话用户5316户。")
    latter = of_volume(1986, 1986, "【邮电】 1986年末电话用户5712户。")
    assert years(former, latter) == [(1984, 1984), (1986, 1986)]


def test_entries_that_follow_each_other_stay_as_they_are() -> None:
    former = of_volume(1985, 1984, "【邮电】 电话用户5316户。")
    latter = of_volume(1986, 1985, "【邮电】 电话用户5712户。")
    assert years(former, latter) == [(1984, 1984), (1985, 1985)]
