import logging
import multiprocessing
import subprocess
import sys
from collections.abc import Generator, Iterable, Iterator
from contextlib import closing
from pathlib import Path
from time import monotonic

import pytest

from tests.archive.workers import HEADED, REMARKS, parse_name
from yearbook_viewer.archive.parse_ahead import AHEAD, Headway, Parsing, Wanted, in_workers, one_by_one
from yearbook_viewer.errors import FileRefused
from yearbook_viewer.records import Choices, ParsedFile


def wanted(*names: str) -> list[Wanted | None]:
    return [Wanted(Path(name), Choices()) for name in names]


def came_to(parsing: Parsing | None) -> str:
    """The first twenty letters of the text, or the key of the refusal."""
    if parsing is None:
        return ""
    try:
        while True:
            next(parsing)
    except StopIteration as end:
        parsed: ParsedFile = end.value
        return parsed.source.text[:20]
    except FileRefused as refusal:
        return refusal.key


def outcomes(parsings: Generator[Parsing | None, None, None]) -> list[str]:
    with closing(parsings):
        return [came_to(parsing) for parsing in parsings]


@pytest.fixture(autouse=True)
def _no_worker_is_left() -> Iterator[None]:
    yield
    assert multiprocessing.active_children() == []


def test_files_come_in_their_order_though_a_later_one_is_done_first() -> None:
    assert outcomes(in_workers(parse_name)(wanted("late", "a", "b", "c"))) == ["late", "a", "b", "c"]


def test_a_refusal_and_a_file_that_needs_no_parsing_keep_their_places() -> None:
    files = [*wanted("a", "bad"), None, *wanted("b")]
    assert outcomes(in_workers(parse_name)(files)) == ["a", "file-empty", "", "b"]


def test_a_file_that_kills_its_worker_is_refused_and_no_other() -> None:
    files = wanted("late-1", "dead-1", "a", "dead-2", "dead-3", "b")
    assert outcomes(in_workers(parse_name)(files)) == ["late-1", "reader-died", "a", "reader-died", "reader-died", "b"]


def test_a_bug_refuses_its_file_and_stands_in_the_log(caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.ERROR):
        assert outcomes(in_workers(parse_name)(wanted("bug", "a"))) == ["reader-died", "a"]
    assert "ZeroDivisionError: bug" in caplog.text


def test_long_files_stay_with_their_workers_until_their_turn_and_come_whole() -> None:
    assert outcomes(in_workers(parse_name)(wanted("late", "long-1", "long-2", "long-3"))) == [
        "late",
        "long-1long-1long-1lo",
        "long-2long-2long-2lo",
        "long-3long-3long-3lo",
    ]


def test_it_says_how_far_it_is_and_ends_at_once_when_it_is_closed() -> None:
    with closing(in_workers(parse_name)(wanted("slow", "slow-2"))) as parsings:
        parsing = next(parsings)
        assert parsing is not None
        end = monotonic() + 30
        while (headway := next(parsing)) == Headway() and monotonic() < end:
            pass
        assert headway == Headway(1, 2)


def test_no_more_files_are_asked_for_than_are_parsed_ahead() -> None:
    asked: list[int] = []

    def files() -> Iterable[Wanted | None]:
        for number in range(100):
            asked.append(number)
            yield Wanted(Path(str(number)), Choices())

    with closing(in_workers(parse_name)(files())) as parsings:
        assert came_to(next(parsings)) == "0"
        assert came_to(next(parsings)) == "1"
        assert asked[-1] == 1 + AHEAD


def test_what_the_format_says_comes_along() -> None:
    with closing(in_workers(parse_name, 1)(wanted("a"))) as parsings:
        parsing = next(parsings)
        assert parsing is not None
        with pytest.raises(StopIteration) as end:
            while True:
                next(parsing)
    source = end.value.value.source
    assert (source.layout, source.format, source.remarks) == (HEADED, "docx", REMARKS)


def test_without_workers_each_file_is_parsed_when_it_is_asked_for() -> None:
    def parse(path: Path, choices: Choices) -> ParsedFile:
        return parse_name(path, choices, lambda _done, _total: None)

    assert outcomes(one_by_one(parse)([*wanted("a", "bad"), None])) == ["a", "file-empty", ""]


def test_a_worker_process_loads_neither_sql_nor_qt() -> None:
    program = (
        "import sys, yearbook_viewer.archive.parcel, yearbook_viewer.archive.parse_ahead as it; "
        "sys.exit(any(name in sys.modules for name in ('sqlalchemy', 'sqlite3', 'PySide6', 'jieba')))"
    )
    assert subprocess.run([sys.executable, "-c", program], check=False).returncode == 0
