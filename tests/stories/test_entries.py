"""What a reader does with an entry: puts it right and opens the file that it came from."""

import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QDialog, QFileDialog

from tests.stories.errands import FIRST, SECOND, answer, archive_with, do
from yearbook_viewer.gui.commands import Command
from yearbook_viewer.gui.entry_dialog import EntryDialog
from yearbook_viewer.gui.main_window import MainWindow

OpenWindow = Callable[..., MainWindow]


@pytest.fixture
def opened(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What was handed to the desktop."""
    handed: list[str] = []

    def take(url: QUrl) -> bool:
        handed.append(url.toLocalFile())
        return True

    monkeypatch.setattr(QDesktopServices, "openUrl", take)
    return handed


def test_an_entry_gets_its_place_volume_and_date_and_gives_them_back(
    open_window: OpenWindow, tmp_path: Path, manuscript: Path
) -> None:
    archive_with(tmp_path / "a.ybk", manuscript)
    window = open_window(tmp_path / "a.ybk")
    seen: list[str] = []

    def correct(dialog: QDialog) -> None:
        assert isinstance(dialog, EntryDialog)
        seen.extend(label.text() for label in dialog.bases.values())
        dialog.volume_edit.setEditText("云泽年鉴")
        dialog.volume_year_edit.setText("2021")
        dialog.place_edit.setEditText("文化 > 公共文化")
        dialog.date_edit.setText("2021-03-05")
        seen.append(dialog.bases[dialog.date_edit].text())
        dialog.accept_button.click()

    answer(EntryDialog, correct)
    do(window, Command.CORRECT)
    assert seen[-1] == "由读者指定"
    (listing,) = window.shelf.listings
    assert (listing.place, listing.volume, listing.volume_year) == (("文化", "公共文化"), "云泽年鉴", 2021)
    assert listing.date == "2021-03-05"
    year = window.tree.model.index(0, 0)
    assert year.data() == "2020 年"
    assert window.tree.view.isExpanded(window.tree.model.index(0, 0, year))
    assert window.tree.model.index(0, 0, year).data() == "文化"
    do(window, Command.UNDO)
    assert window.shelf.listings[0].place == ()
    assert window.tree.model.index(0, 0, window.tree.model.index(0, 0)).data() == "云泽市图书馆"


def test_a_dialog_that_was_not_touched_changes_nothing(
    open_window: OpenWindow, tmp_path: Path, manuscript: Path
) -> None:
    archive_with(tmp_path / "a.ybk", manuscript)
    window = open_window(tmp_path / "a.ybk")
    answer(EntryDialog, lambda dialog: dialog.accept())
    do(window, Command.CORRECT)
    assert not window.actions_[Command.UNDO].isEnabled()


def test_the_original_is_opened_only_when_it_is_asked_for(
    open_window: OpenWindow, tmp_path: Path, manuscript: Path, opened: list[str]
) -> None:
    archive_with(tmp_path / "a.ybk", manuscript)
    window = open_window(tmp_path / "a.ybk")
    assert opened == []
    do(window, Command.OPEN_ORIGINAL)
    assert opened == [str(manuscript)]
    do(window, Command.SHOW_ORIGINAL)
    assert opened == [str(manuscript), str(manuscript.parent)]


def test_an_original_that_has_changed_is_opened_on_the_reader_s_word(
    open_window: OpenWindow, tmp_path: Path, manuscript: Path, opened: list[str]
) -> None:
    archive_with(tmp_path / "a.ybk", manuscript, keep_originals=True)
    manuscript.write_text(SECOND, encoding="utf-8")
    window = open_window(tmp_path / "a.ybk")
    do(window, Command.OPEN_ORIGINAL)
    assert opened == []
    assert "改动过" in window.notices.text()
    assert [button.text() for button in window.notices.buttons()] == ["打开现在的文件", "打开保存的原样", "另存原样…"]
    window.notices.buttons()[1].click()
    window.drain()
    (copy,) = map(Path, opened)
    assert copy.read_text(encoding="utf-8") == FIRST
    assert copy != manuscript
    assert copy.name == "图书馆.txt"


def test_an_original_that_is_gone_is_saved_from_what_the_archive_keeps(
    open_window: OpenWindow, tmp_path: Path, manuscript: Path, opened: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    archive_with(tmp_path / "a.ybk", manuscript, keep_originals=True)
    manuscript.unlink()
    target = tmp_path / "取出"
    target.mkdir()
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: str(target))
    window = open_window(tmp_path / "a.ybk")
    do(window, Command.SHOW_ORIGINAL)
    assert [button.text() for button in window.notices.buttons()] == ["打开保存的原样", "另存原样…"]
    window.notices.buttons()[1].click()
    window.drain()
    assert (target / "图书馆.txt").read_text(encoding="utf-8") == FIRST
    assert opened == [str(target / "图书馆.txt")]


def test_an_original_that_is_gone_for_good_gives_a_sentence(
    open_window: OpenWindow, tmp_path: Path, manuscript: Path, opened: list[str]
) -> None:
    archive_with(tmp_path / "a.ybk", manuscript)
    manuscript.unlink()
    window = open_window(tmp_path / "a.ybk")
    do(window, Command.OPEN_ORIGINAL)
    assert window.notices.text().startswith(f"“{manuscript}”已经不在原处,档案里也没有保存它的原样。")
    assert (window.notices.buttons(), opened) == ([], [])


def test_what_came_out_of_a_zip_is_opened_as_a_copy_and_shown_in_the_folder_of_the_zip(
    open_window: OpenWindow, tmp_path: Path, opened: list[str]
) -> None:
    packed = tmp_path / "来稿.zip"
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr("文化/图书馆.txt", FIRST)
    archive_with(tmp_path / "a.ybk", packed)
    window = open_window(tmp_path / "a.ybk")
    do(window, Command.OPEN_ORIGINAL)
    (copy,) = map(Path, opened)
    assert (copy.name, copy.read_text(encoding="utf-8")) == ("图书馆.txt", FIRST)
    do(window, Command.SHOW_ORIGINAL)
    assert opened[1:] == [str(tmp_path)]
