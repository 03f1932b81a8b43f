"""A dictionary of the reader: written by line or taken in from a file, applied to texts, carried out, taken back."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtWidgets import QDialog

from tests.saving import save_as
from tests.stories.errands import answer, archive_with, do
from yearbook_viewer.gui.commands import Command
from yearbook_viewer.gui.dictionary_window import DictionaryWindow
from yearbook_viewer.gui.main_window import MainWindow
from yearbook_viewer.gui.own_name_dialog import OwnNameDialog
from yearbook_viewer.records import Kind

OpenWindow = Callable[..., MainWindow]

FILE = (
    "名称,类别,所指,条目\n"
    "新馆,地名,,\n"
    "举办讲座,活动,,云泽市图书馆(2020)\n"
    "馆员,职务,,\n"
    ",人物,,\n"
    "接待读者,不标注,,没有这个条目\n"
    "办证,活动荣誉,,\n"
)


@pytest.fixture
def window(open_window: OpenWindow, tmp_path: Path, manuscript: Path) -> MainWindow:
    archive_with(tmp_path / "a.ybk", manuscript)
    window = open_window(tmp_path / "a.ybk")
    do(window, Command.DICTIONARY)
    return window


def dictionary(window: MainWindow) -> DictionaryWindow:
    shown = window.marking.dictionary.window
    assert shown
    return shown


def lines(window: MainWindow) -> list[tuple[object, ...]]:
    model = dictionary(window).model
    return [tuple(model.index(row, at).data() for at in range(4)) for row in range(model.rowCount())]


def marks(window: MainWindow, words: str) -> list[Kind]:
    assert window.reader.passage
    return [mark.kind for mark in window.reader.passage.marks() if mark.text == words]


def fill(window: MainWindow, name: str, kind: str, *, here: bool = False) -> None:
    """Answer the dialog that asks for a name."""

    def write(dialog: QDialog) -> None:
        assert isinstance(dialog, OwnNameDialog)
        dialog.name_edit.setText(name)
        dialog.kind_box.setCurrentText(kind)
        dialog.where_box.setCurrentIndex(int(here))
        dialog.accept_button.click()

    answer(OwnNameDialog, write)


def test_a_name_is_added_changed_and_deleted_and_the_open_text_follows(window: MainWindow) -> None:
    shown = dictionary(window)
    fill(window, "新馆", "地名", here=True)
    shown.add.click()
    window.drain()
    assert lines(window) == [("新馆", "地名", None, "云泽市图书馆")]
    assert marks(window, "新馆") == [Kind.LOC]
    shown.choose("新馆")
    fill(window, "新馆", "机构")
    shown.change.click()
    window.drain()
    assert lines(window) == [("新馆", "机构", None, "全部条目")]
    assert marks(window, "新馆") == [Kind.ORG]
    assert shown.notices.text() == "已改为“新馆”。含有它的 1 个条目都已更新。"
    assert len(shown.notices.buttons()) == 1
    shown.delete.click()
    window.drain()
    assert (lines(window), marks(window, "新馆")) == ([], [])
    shown.undo_requested.emit()
    window.drain()
    assert lines(window) == [("新馆", "机构", None, "全部条目")]
    assert marks(window, "新馆") == [Kind.ORG]


def test_of_a_file_with_bad_lines_the_good_ones_go_in_and_the_bad_ones_are_listed_by_their_numbers(
    window: MainWindow, tmp_path: Path
) -> None:
    file = tmp_path / "词表.csv"
    file.write_bytes(FILE.encode("gb18030"))
    files = window.marking.dictionary.files
    assert files
    files.read(file)
    window.drain()
    assert sorted(lines(window), key=str) == [
        ("举办讲座", "活动荣誉", None, "云泽市图书馆"),
        ("办证", "活动荣誉", None, "全部条目"),
        ("新馆", "地名", None, "全部条目"),
    ]
    assert marks(window, "举办讲座") == [Kind.NAME]
    report = files.report
    assert report
    assert report.model.text().splitlines() == [
        "4\t类别不认识\t馆员,职务,,",
        "5\t没有名称\t,人物,,",
        "6\t档案里没有这个条目\t接待读者,不标注,,没有这个条目",
    ]
    report.reject()
    do(window, Command.UNDO)
    assert (lines(window), marks(window, "新馆")) == ([], [])


def test_a_dictionary_comes_back_from_the_file_it_was_written_to(
    window: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    fill(window, "新馆", "地名", here=True)
    dictionary(window).add.click()
    window.drain()
    target = tmp_path / "出来.csv"
    save_as(monkeypatch, target)
    dictionary(window).export.click()
    window.drain()
    assert target.read_text(encoding="utf-8-sig").splitlines() == [
        "名称,类别,所指,条目,代替",
        "新馆,地名,,云泽市图书馆(2020),",
    ]
    assert dictionary(window).notices.text() == "已把 1 个名称导出到“出来.csv”。"
    do(window, Command.UNDO)
    assert lines(window) == []
    files = window.marking.dictionary.files
    assert files
    files.read(target)
    window.drain()
    assert lines(window) == [("新馆", "地名", None, "云泽市图书馆")]


def test_a_file_that_holds_no_names_changes_nothing(window: MainWindow, tmp_path: Path) -> None:
    file = tmp_path / "空.csv"
    file.write_text("名称,类别\n", encoding="utf-8")
    files = window.marking.dictionary.files
    assert files
    files.read(file)
    window.drain()
    assert dictionary(window).notices.text() == "文件里没有可以导入的名称。"
    files.read(tmp_path / "没有.csv")
    window.drain()
    assert "没有.csv" in dictionary(window).notices.text()


def test_the_dictionary_closes_with_the_main_window(window: MainWindow) -> None:
    assert window.marking.dictionary.window
    window.close()
    assert window.marking.dictionary.window is None
