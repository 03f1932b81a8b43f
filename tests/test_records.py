"""Where an offset stands in an entry, also in one of very many sections."""

from functools import partial

import pytest

from tests.steps import steps
from yearbook_viewer.records import Entry, Section


def _entry(count: int) -> Entry:
    """A head of 5 code points, then sections of 10 each."""
    sections = tuple(
        Section(f"第{number}节", (f"第{number}节",), 5 + 10 * number, 8 + 10 * number, 15 + 10 * number)
        for number in range(count)
    )
    return Entry(0, "字" * (5 + 10 * count), "某县志", "某县", "", "", 2020, 5, sections)


@pytest.mark.parametrize(
    ("offset", "title"), [(0, None), (4, None), (5, "第0节"), (14, "第0节"), (15, "第1节"), (34, "第2节"), (35, None)]
)
def test_an_offset_stands_in_the_section_whose_slice_holds_it(offset: int, title: str | None) -> None:
    section = _entry(3).section_at(offset)
    assert (section.title if section else None) == title


def test_in_an_entry_of_many_sections_an_offset_is_found_at_once() -> None:
    entry = _entry(30_000)
    for offset in (5, 150_000, 299_000):
        assert steps(partial(entry.section_at, offset)) < 100
