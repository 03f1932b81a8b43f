"""Files that come from outside the window: archives are opened, everything else is imported."""

import os
import shutil
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from PySide6.QtCore import QMimeData, QObject, QUrl
from PySide6.QtGui import QFileOpenEvent
from PySide6.QtWidgets import QApplication

from tests.main_windows import make_window, take_away
from yearbook_viewer.archive.archive import Archive
from yearbook_viewer.gui import arrivals
from yearbook_viewer.gui.application import attend
from yearbook_viewer.gui.main_window import MainWindow
from yearbook_viewer.gui.one_window import OneWindow
from yearbook_viewer.gui.settings import Settings, ThemeChoice
from yearbook_viewer.gui.wish import Wish


def entry(folder: Path, name: str) -> Path:
    path = folder / f"{name}.txt"
    path.write_text(f"洞庭区{name}\n【概况】 2022年,藏书12.5万册。\n", encoding="utf-8")
    return path


def archive(path: Path) -> Path:
    Archive.open(path).close()
    return path


@pytest.fixture
def window(qapp: QApplication, tmp_path: Path) -> Iterator[MainWindow]:
    """A window that has not opened its archive, `first.ybk`, yet."""
    settings = Settings(tmp_path / "settings.ini")
    settings.theme = ThemeChoice.LIGHT
    window = make_window(qapp, settings, tmp_path)
    yield window
    take_away(qapp, [window])


@pytest.fixture
def opened(window: MainWindow, tmp_path: Path) -> MainWindow:
    """The same with its empty archive open."""
    window.start(archive(tmp_path / "first.ybk"), None, ())
    window.drain()
    return window


def titles(path: Path) -> list[str]:
    return [listing.title for listing in Archive.open(path).listings()]


def open_path(window: MainWindow) -> Path | None:
    return window.shelf.archive.path if window.shelf.archive else None


def test_a_file_of_a_later_start_is_imported_into_the_archive_that_is_open(opened: MainWindow, tmp_path: Path) -> None:
    opened.arrivals.take(Wish(files=(entry(tmp_path, "图书馆"),)))
    opened.drain()
    assert titles(tmp_path / "first.ybk") == ["洞庭区图书馆"]


def test_a_file_that_comes_while_the_archive_is_being_opened_waits_for_it(window: MainWindow, tmp_path: Path) -> None:
    window.start(archive(tmp_path / "first.ybk"), None, ())
    window.arrivals.take(Wish(files=(entry(tmp_path, "图书馆"),)))
    window.drain()
    assert titles(tmp_path / "first.ybk") == ["洞庭区图书馆"]


def test_an_archive_is_opened_and_what_came_with_it_is_imported_there(opened: MainWindow, tmp_path: Path) -> None:
    second = archive(tmp_path / "second.ybk")
    opened.arrivals.take_files([entry(tmp_path, "图书馆"), second])
    opened.drain()
    assert open_path(opened) == second
    assert (titles(second), titles(tmp_path / "first.ybk")) == (["洞庭区图书馆"], [])


def test_files_with_the_archive_that_is_open_already_are_imported_at_once(opened: MainWindow, tmp_path: Path) -> None:
    first = tmp_path / "first.ybk"
    opened.arrivals.take(Wish((first,), (entry(tmp_path, "图书馆"),)))
    opened.drain()
    assert (open_path(opened), titles(first)) == (first, ["洞庭区图书馆"])


def test_an_archive_that_a_later_start_names_anew_is_made_with_the_seeds(opened: MainWindow, tmp_path: Path) -> None:
    opened.arrivals.take(Wish(archives=(tmp_path / "new.ybk",)))
    opened.drain()
    assert titles(tmp_path / "new.ybk") == ["岳阳市工商业联合会"]


def test_of_several_archives_one_is_opened_and_the_others_are_one_click_away(
    opened: MainWindow, tmp_path: Path
) -> None:
    given = [archive(tmp_path / f"{name}.ybk") for name in "甲乙丙"]
    opened.arrivals.take_files(given)
    opened.drain()
    assert open_path(opened) == given[0]
    assert opened._around.settings.recent == (*given, tmp_path / "first.ybk")
    assert opened.notices.text() == "一次只打开一个档案。其余 2 个列在“最近的档案”中。"


def test_what_is_named_as_an_archive_and_is_none_is_told_in_the_banner(opened: MainWindow, tmp_path: Path) -> None:
    fake = tmp_path / "fake.ybk"
    fake.write_text("洞庭区图书馆", encoding="utf-8")
    opened.arrivals.take_files([fake])
    opened.drain()
    assert open_path(opened) == tmp_path / "first.ybk"
    assert "不是年鉴档案" in opened.banner.text()


def test_an_archive_that_is_dropped_is_opened_whatever_its_name(opened: MainWindow, tmp_path: Path) -> None:
    backup = Path(shutil.copy(archive(tmp_path / "second.ybk"), tmp_path / "备份"))
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(backup))])
    assert opened.arrivals.take_dropped(mime)
    opened.drain()
    assert open_path(opened) == backup


def test_nothing_is_taken_from_what_holds_neither_files_nor_text(opened: MainWindow) -> None:
    mime = QMimeData()
    assert not opened.arrivals.take_dropped(mime)
    mime.setText(" \n")
    assert not opened.arrivals.take_dropped(mime)


def test_a_folder_for_pasted_texts_that_cannot_be_made_is_told(
    opened: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "no folder").touch()
    monkeypatch.setattr(arrivals, "pasted_home", lambda: tmp_path / "no folder" / "pasted")
    mime = QMimeData()
    mime.setText("洞庭区图书馆")
    assert opened.arrivals.take_dropped(mime)
    assert opened.notices.text().startswith("无法写入")


def test_a_file_that_the_desktop_of_a_mac_sends_is_taken(opened: MainWindow, tmp_path: Path) -> None:
    event = QFileOpenEvent(str(entry(tmp_path, "图书馆")))
    assert opened.arrivals.eventFilter(QObject(), event)
    opened.drain()
    assert titles(tmp_path / "first.ybk") == ["洞庭区图书馆"]


def test_files_that_the_desktop_sends_before_the_start_are_taken_with_it(window: MainWindow, tmp_path: Path) -> None:
    second = archive(tmp_path / "second.ybk")
    for path in (second, entry(tmp_path, "图书馆")):
        assert window.arrivals.eventFilter(QObject(), QFileOpenEvent(str(path)))
    window.start(tmp_path / "first.ybk", None, (entry(tmp_path, "文化馆"),))
    window.drain()
    assert open_path(window) == second
    assert sorted(titles(second)) == ["洞庭区图书馆", "洞庭区文化馆"]
    assert not (tmp_path / "first.ybk").exists()


def test_a_window_that_is_asked_comes_forward_with_the_leave_of_the_desktop(
    opened: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("XDG_ACTIVATION_TOKEN", raising=False)
    came: list[str] = []
    monkeypatch.setattr(opened, "raise_", lambda: came.append("raised"))
    monkeypatch.setattr(opened, "activateWindow", lambda: came.append(os.environ["XDG_ACTIVATION_TOKEN"]))
    opened.showMinimized()
    opened.arrivals.take(Wish(token="leave"))
    assert came == ["raised", "leave"]
    assert not opened.isMinimized()


def test_the_end_of_the_session_finds_everything_written_down(
    opened: MainWindow, qapp: QApplication, tmp_path: Path
) -> None:
    with TemporaryDirectory(prefix="yb") as session:
        attend(qapp, opened, OneWindow(Path(session), tmp_path))
        opened._around.settings.save()
        assert "splitter" not in (tmp_path / "settings.ini").read_text(encoding="utf-8")
        qapp.commitDataRequest.emit(None)  # a desktop gives a QSessionManager; nobody else can make one
    assert "splitter" in (tmp_path / "settings.ini").read_text(encoding="utf-8")


def test_a_closing_window_takes_no_more_wishes(opened: MainWindow, qapp: QApplication, tmp_path: Path) -> None:
    with TemporaryDirectory(prefix="yb") as name:
        session = Path(name) / "session"
        one = OneWindow(session, tmp_path)
        assert not one.hand_over(Wish())
        attend(qapp, opened, one)
        one.listen()
        assert len(list(session.glob("*.sock"))) == 1
        opened.close()
        assert list(session.iterdir()) == []


def test_a_data_folder_that_cannot_be_written_is_told_once(
    window: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(arrivals, "can_write", lambda _: False)
    window.start(archive(tmp_path / "first.ybk"), None, ())
    window.drain()
    assert "不能写入,已按只读方式使用" in window.notices.text()
    window.arrivals.take_files([archive(tmp_path / "second.ybk")])
    window.drain()
    assert window.notices.text() == ""
