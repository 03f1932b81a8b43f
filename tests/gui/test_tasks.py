"""Jobs run beside the window and answer in its thread."""

import threading
from collections.abc import Callable, Generator, Iterator
from itertools import pairwise
from time import sleep

import pytest
from PySide6.QtCore import QCoreApplication
from pytestqt.qtbot import QtBot

from yearbook_viewer.errors import ArchiveProblem
from yearbook_viewer.gui.tasks import Lane, Tasks


@pytest.fixture
def tasks(qapp: object) -> Iterator[Tasks]:
    made = Tasks()
    yield made
    made.close()


def test_an_answer_comes_back_in_the_window_s_thread(tasks: Tasks) -> None:
    seen: list[tuple[str, bool]] = []
    tasks.run(
        lambda: threading.current_thread().name,
        lambda name: seen.append((name[:4], threading.current_thread() is threading.main_thread())),
    )
    tasks.drain()
    assert seen == [("read", True)]


def test_a_search_typed_later_wins(tasks: Tasks) -> None:
    go_on = threading.Event()
    seen: list[str] = []

    def slow() -> str:
        go_on.wait(5)
        return "older"

    tasks.run(slow, seen.append, slot="search")
    tasks.run(lambda: "newer", seen.append, slot="search")
    go_on.set()
    tasks.drain()
    assert seen == ["newer"]


def test_a_long_write_does_not_keep_a_reader_waiting(tasks: Tasks, qtbot: QtBot) -> None:
    go_on = threading.Event()
    seen: list[str] = []
    tasks.run(lambda: go_on.wait(5), lambda _: seen.append("written"), lane=Lane.WRITE)
    tasks.run(lambda: "read", seen.append)
    qtbot.waitUntil(lambda: seen == ["read"])
    go_on.set()
    tasks.drain()
    assert seen == ["read", "written"]


def test_the_world_s_fault_reaches_the_one_who_asked(tasks: Tasks) -> None:
    seen: list[str] = []

    def locked() -> None:
        raise ArchiveProblem("archive-locked")

    tasks.run(locked, lambda _: seen.append("done"), lambda problem: seen.append(problem.key))
    tasks.drain()
    assert seen == ["archive-locked"]


def test_a_bug_is_told_to_the_one_who_asked_and_to_the_hook(tasks: Tasks, qtbot: QtBot) -> None:
    seen: list[str] = []
    nothing: list[int] = []
    with qtbot.captureExceptions() as bugs:
        tasks.run(lambda: nothing[1], lambda _: seen.append("done"), lambda problem: seen.append(problem.key))
        tasks.drain()
    assert seen == ["program-fault"]
    assert [kind for kind, _, _ in bugs] == [IndexError]


def counting(to: int, closed: list[bool]) -> Callable[[], Generator[int, None, None]]:
    def steps() -> Generator[int, None, None]:
        try:
            yield from range(to)
        finally:
            closed.append(True)

    return steps


def test_a_walk_gives_every_step_and_says_that_it_came_to_its_end(tasks: Tasks) -> None:
    seen: list[object] = []
    tasks.walk(counting(3, []), seen.append, seen.append)
    tasks.drain()
    assert seen == [0, 1, 2, True]


def test_a_stopped_walk_closes_its_generator_and_says_so(tasks: Tasks) -> None:
    closed: list[bool] = []
    ended: list[bool] = []
    started = threading.Event()

    def steps() -> Generator[int, None, None]:
        started.wait(5)
        yield from counting(1_000_000, closed)()

    walk = tasks.walk(steps, lambda _: None, ended.append)
    walk.stop()
    started.set()
    tasks.drain()
    assert (closed, ended) == ([True], [False])


def test_after_closing_no_answer_is_delivered(qapp: object, qtbot: QtBot) -> None:
    tasks = Tasks()
    seen: list[int] = []
    tasks.run(lambda: 1, seen.append)
    tasks.close()
    qtbot.wait(50)
    assert seen == []


def test_what_is_asked_for_after_the_end_is_not_run(tasks: Tasks) -> None:
    told: list[object] = []
    tasks.close()
    tasks.run(lambda: told.append("run"), told.append)
    tasks.drain()
    assert told == []


def test_what_is_done_later_is_done_in_a_turn_of_its_own_and_waited_for(tasks: Tasks) -> None:
    done: list[str] = []
    tasks.later(lambda: done.append("tree"))
    done.append("text")
    tasks.drain()
    assert done == ["text", "tree"]


def test_what_comes_together_is_done_one_in_each_turn(tasks: Tasks) -> None:
    done: list[str] = []
    tasks.run(lambda: "facets", done.append, lane=Lane.COUNT)
    tasks.run(lambda: "hits", done.append, lane=Lane.SEARCH)
    tasks.later(lambda: done.append("tree"))
    shown = []
    while len(done) < 3:
        QCoreApplication.processEvents()
        shown.append(len(done))
    assert all(after - before < 2 for before, after in pairwise([0, *shown]))
    tasks.drain()
    assert sorted(done) == ["facets", "hits", "tree"]


def test_many_steps_of_a_walk_take_few_turns_and_keep_their_order(tasks: Tasks) -> None:
    seen: list[int | bool] = []
    walk = tasks.walk(lambda: (number for number in range(2_000)), seen.append, seen.append)
    walk.wait()
    turns = 0
    while len(seen) < 2_001:
        QCoreApplication.processEvents()
        turns += 1
    assert seen == [*range(2_000), True]
    assert turns < 200


def test_a_step_that_takes_long_holds_nothing_else_up(tasks: Tasks) -> None:
    seen: list[int] = []

    def step(number: int) -> None:
        sleep(0.01)
        seen.append(number)

    tasks.walk(lambda: (number for number in range(5)), step, lambda _: None).wait()
    shown = []
    while len(seen) < 5:
        QCoreApplication.processEvents()
        shown.append(len(seen))
    assert all(after - before < 2 for before, after in pairwise([0, *shown]))
    tasks.drain()


def test_what_is_to_be_done_later_is_not_done_once_all_is_closed(tasks: Tasks) -> None:
    done: list[str] = []
    tasks.later(lambda: done.append("tree"))
    tasks.stop()
    tasks.drain()
    assert done == []
