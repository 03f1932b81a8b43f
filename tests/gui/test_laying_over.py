"""What the reader says of names in all entries: told of when slow, begun again by edits, left to the next start."""

from collections.abc import Callable, Generator, Iterator
from threading import Event

import pytest
from PySide6.QtCore import QObject, Signal
from pytestqt.qtbot import QtBot

from yearbook_viewer.errors import ArchiveProblem
from yearbook_viewer.gui.laying_over import LayingOver
from yearbook_viewer.gui.tasks import Tasks
from yearbook_viewer.messages import Catalogue
from yearbook_viewer.records.entities import Marked


class Archive:
    """Lays over three entries, each when it is let, as often as there is something to do."""

    read_only = False

    def __init__(self) -> None:
        self.let = Event()
        self.waiting = 1
        self.begun = 0
        self.problem: ArchiveProblem | None = None

    def lay_over(self) -> Generator[Marked, None, None]:
        self.begun += 1
        if not self.waiting:
            return
        for done in range(4):
            yield Marked(done, 3)
            if done == 1:
                self.let.wait(10)
                if self.problem:
                    raise self.problem
        self.waiting -= 1


class Shelf(QObject):
    """What of the bookshelf is heard and asked."""

    writing = Signal(bool)
    opened = Signal(object)
    failed = Signal(ArchiveProblem)

    def __init__(self, archive: Archive | None) -> None:
        super().__init__()
        self.archive = archive
        self.opening = False


@pytest.fixture
def tasks() -> Iterator[Tasks]:
    tasks = Tasks()
    yield tasks
    tasks.close()


@pytest.fixture
def made(qtbot: QtBot, say: Catalogue, tasks: Tasks) -> Callable[[Archive], tuple[LayingOver, Shelf, list[int]]]:
    def make(archive: Archive) -> tuple[LayingOver, Shelf, list[int]]:
        shelf = Shelf(archive)
        laying = LayingOver(say, tasks, shelf, shelf)  # type: ignore[arg-type]  # as much of a shelf as is used
        qtbot.addWidget(laying.bar)
        ended: list[int] = []
        laying.ended.connect(ended.append)
        return laying, shelf, ended

    return make


Made = Callable[[Archive], tuple[LayingOver, Shelf, list[int]]]


def test_what_is_done_quickly_is_only_told_at_its_end(made: Made, tasks: Tasks) -> None:
    archive = Archive()
    archive.let.set()
    laying, shelf, ended = made(archive)
    shelf.writing.emit(True)
    assert not laying.running
    shelf.writing.emit(False)
    tasks.drain()
    assert (ended, laying.bar.isHidden(), laying.running) == ([3], True, False)


def test_where_there_is_nothing_to_do_nobody_is_told(made: Made, tasks: Tasks) -> None:
    archive = Archive()
    archive.waiting = 0
    _, shelf, ended = made(archive)
    shelf.writing.emit(False)
    tasks.drain()
    assert (archive.begun, ended) == (1, [])


def test_what_takes_long_has_a_strip_that_says_how_far_it_is(made: Made, tasks: Tasks, qtbot: QtBot) -> None:
    archive = Archive()
    laying, shelf, _ = made(archive)
    shelf.writing.emit(False)
    qtbot.waitUntil(lambda: not laying.bar.isHidden(), timeout=3_000)
    assert laying.bar.text.text() == "正在把标注应用到其他条目:1/3"
    assert (laying.bar.bar.value(), laying.bar.bar.maximum()) == (1, 3)
    archive.let.set()
    tasks.drain()
    assert laying.bar.isHidden()


def test_an_edit_meanwhile_is_laid_over_when_the_one_before_is_done(made: Made, tasks: Tasks) -> None:
    archive = Archive()
    archive.waiting = 2
    _, shelf, ended = made(archive)
    shelf.writing.emit(False)
    shelf.writing.emit(True)
    shelf.writing.emit(False)
    archive.let.set()
    tasks.drain()
    assert (archive.begun, ended) == (2, [3, 3])


def test_it_can_be_put_off(made: Made, tasks: Tasks, qtbot: QtBot) -> None:
    archive = Archive()
    laying, shelf, ended = made(archive)
    shelf.writing.emit(False)
    qtbot.waitUntil(lambda: not laying.bar.isHidden(), timeout=3_000)
    laying.bar.cancel.click()
    archive.let.set()
    tasks.drain()
    assert (archive.waiting, laying.running, laying.bar.isHidden()) == (1, False, True)
    assert ended == [2]


def test_a_problem_is_told_and_the_next_edit_tries_again(made: Made, tasks: Tasks) -> None:
    archive = Archive()
    archive.problem = ArchiveProblem("disk-full", path="a.ybk")
    archive.let.set()
    laying, shelf, _ = made(archive)
    told: list[str] = []
    shelf.failed.connect(lambda problem: told.append(problem.key))
    shelf.writing.emit(False)
    tasks.drain()
    assert (told, laying.running) == (["disk-full"], False)
    archive.problem = None
    shelf.writing.emit(False)
    tasks.drain()
    assert archive.waiting == 0


def test_a_read_only_archive_is_left_alone(made: Made, tasks: Tasks) -> None:
    archive = Archive()
    archive.read_only = True
    _, shelf, _ = made(archive)
    shelf.writing.emit(False)
    tasks.drain()
    assert archive.begun == 0
