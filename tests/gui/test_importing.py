"""An import as the window follows it: shares, time left, the strip and its buttons."""

import sys
from pathlib import Path
from types import FrameType

import pytest
from PySide6.QtCore import QTimer
from pytestqt.qtbot import QtBot

from tests.archive.pages import page, titles, write
from tests.archive.test_import_process import parse_telling
from yearbook_viewer.archive.archive import Archive
from yearbook_viewer.gui.import_bar import ImportBar
from yearbook_viewer.gui.importing import Importing, ImportResult, ImportState
from yearbook_viewer.gui.tasks import Tasks
from yearbook_viewer.messages import Catalogue
from yearbook_viewer.records import FileReport, Outcome, Progress, Stage

LONG = Path("/年鉴/临江年鉴.txt")


def at(stage: Stage, characters: int, done: int = 2) -> Progress:
    return Progress(
        done,
        5,
        LONG,
        stage=stage,
        characters=characters,
        of_characters=1_000_000,
        bytes=1_000,
        file_bytes=3_000,
        of_bytes=10_000,
    )


@pytest.fixture
def bar(qtbot: QtBot, say: Catalogue) -> ImportBar:
    made = ImportBar(say)
    qtbot.addWidget(made)
    made.start()
    return made


def test_the_strip_names_the_file_its_percent_and_the_time_left(bar: ImportBar) -> None:
    bar.show_state(ImportState(at(Stage.PARSING, 400_000), 0.3, 200.0))
    assert bar.text.text() == "正在导入第 3 个,共 5 个:临江年鉴.txt(30%)"
    assert bar.left.text() == "约剩 3 分钟"
    assert (bar.bar.value(), bar.bar.maximum()) == (190, 1000)


@pytest.mark.parametrize(
    ("seconds", "said"),
    [
        (None, ""),
        (0.2, "约剩 5 秒"),
        (31, "约剩 35 秒"),
        (54.9, "约剩 55 秒"),
        (57, "约剩 1 分钟"),
        (95, "约剩 2 分钟"),
    ],
)
def test_the_time_left_is_told_in_round_numbers(bar: ImportBar, seconds: float | None, said: str) -> None:
    bar.show_state(ImportState(at(Stage.PARSING, 0), 0.0, seconds))
    assert bar.left.text() == said


def test_a_short_file_has_no_percent(bar: ImportBar) -> None:
    bar.show_state(ImportState(Progress(0, 1, LONG, of_characters=4_000), 0.5, None))
    assert bar.text.text() == "正在导入第 1 个,共 1 个:临江年鉴.txt"


def test_pause_turns_into_go_on_and_says_when_it_waits(bar: ImportBar, qtbot: QtBot) -> None:
    with qtbot.waitSignal(bar.pause_requested):
        bar.pause.click()
    bar.show_state(ImportState(at(Stage.PARSING, 400_000), 0.3, 9.0, paused=True))
    assert (bar.pause.text(), bar.left.text()) == ("继续导入", "")
    assert bar.text.text().endswith(" · 完成这个文件后暂停")
    report = FileReport(LONG, Outcome.ADDED)
    bar.show_state(ImportState(Progress(3, 5, LONG, report), 0.0, None, paused=True, waits=True))
    assert bar.text.text() == "导入已暂停:已完成 3 个,共 5 个"
    with qtbot.waitSignal(bar.resume_requested):
        bar.pause.click()


def test_while_it_is_cancelled_nothing_else_is_told(bar: ImportBar) -> None:
    bar.cancel.click()
    bar.show_state(ImportState(at(Stage.PARSING, 400_000), 0.3, 9.0))
    assert (bar.text.text(), bar.pause.isEnabled(), bar.cancel.isEnabled()) == ("正在停止…", False, False)


def test_every_button_of_the_strip_says_what_it_does(bar: ImportBar) -> None:
    assert bar.bar.accessibleName() == "导入进度"
    assert all(button.toolTip() and button.text() for button in (bar.pause, bar.cancel))


def test_a_paused_import_waits_and_goes_on(qtbot: QtBot, tmp_path: Path) -> None:
    archive = Archive.open(tmp_path / "new.ybk")
    paths = [write(tmp_path, f"{number}.txt", page(f"第{number}局")) for number in range(3)]
    tasks = Tasks()
    importing = Importing(tasks)
    states: list[ImportState] = []
    importing.progressed.connect(states.append)
    importing.start(archive, paths, parse_telling)
    importing.pause()
    qtbot.waitUntil(lambda: bool(states) and states[-1].waits, timeout=30_000)
    assert (len(titles(archive)), importing.paused) == (1, True)
    archive.correct(archive.listings()[0].id, title="改正局", year=2020, source="")
    with qtbot.waitSignal(importing.ended, timeout=30_000) as ended:
        importing.resume()
    result: ImportResult = ended.args[0]
    assert (len(result.reports), result.cancelled) == (3, False)
    assert sorted(titles(archive)) == ["改正局", "第1局", "第2局"]
    assert archive.close() is None
    tasks.close()


class _Turns:
    """How many lines of Python the window's thread runs between two events of a timer that is always due."""

    def __init__(self) -> None:
        self.longest = 0
        self._lines = 0
        self.timer = QTimer(interval=0)
        self.timer.timeout.connect(self._note)

    def count(self, _frame: FrameType, _event: str, _value: object) -> object:
        self._lines += 1
        return self.count

    def _note(self) -> None:
        self.longest = max(self.longest, self._lines)
        self._lines = 0


def test_no_turn_of_the_window_has_much_to_do_while_files_come_in(qtbot: QtBot, tmp_path: Path) -> None:
    archive = Archive.open(tmp_path / "new.ybk")
    long = "县档案馆有职工12人。" * 10_000
    paths = [write(tmp_path, f"{number}.txt", page(f"第{number}局", long)) for number in range(2)]
    tasks = Tasks()
    importing = Importing(tasks)
    turns = _Turns()
    turns.timer.start()
    before = sys.gettrace()
    sys.settrace(turns.count)  # type: ignore[arg-type]  # a trace function gives back itself, which no type can say
    try:
        importing.start(archive, paths, parse_telling)
        qtbot.waitUntil(lambda: not importing.running, timeout=60_000)
    finally:
        sys.settrace(before)
    turns.timer.stop()
    tasks.close()
    assert len(titles(archive)) == 2
    assert turns.longest < 20_000
