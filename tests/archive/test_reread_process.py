from multiprocessing import active_children
from time import monotonic

import pytest

from yearbook_viewer.archive.reread_process import RereadingStopped, RereadProcess
from yearbook_viewer.records import Choices, Entry

ENTRY = Entry(0, "芦城县气象站\n【观测】 全年降水812毫米。\n", "芦城县气象站", "", "", "", 2014, 0, ())


def test_an_entry_is_looked_at_in_another_process_as_in_this_one() -> None:
    with RereadProcess(lambda: False) as process:
        found = process.read(ENTRY, ("气象站",), Choices(), True)
        again = process.read(ENTRY, ("气象站",), Choices(), True)
    assert [section.title for section in found.entry.sections] == ["观测"]
    assert again == found
    assert found.figures


def test_it_is_stopped_within_an_entry_and_leaves_no_process() -> None:
    with RereadProcess(lambda: True) as process, pytest.raises(RereadingStopped):
        process.read(ENTRY, (), Choices(), True)
    assert not [child for child in active_children() if child.name == "read-again"]


def test_a_process_that_dies_is_told() -> None:
    begin = monotonic()
    with RereadProcess(lambda: False) as process:
        (worker,) = [child for child in active_children() if child.name == "read-again"]
        worker.kill()
        worker.join()
        with pytest.raises(RuntimeError, match="died"):
            process.read(ENTRY, (), Choices(), True)
    assert monotonic() - begin < 10


def test_a_bug_met_there_is_told_with_its_traceback() -> None:
    with RereadProcess(lambda: False) as process, pytest.raises(RuntimeError, match="Traceback"):
        process.read(None, (), Choices(), True)  # type: ignore[arg-type]  # what makes the rules stumble
