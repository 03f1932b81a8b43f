"""A reader comes back to an import that an earlier window began: it was left unfinished, or was a mistake."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from yearbook_viewer.gui.commands import Command
from yearbook_viewer.gui.importing import ImportState
from yearbook_viewer.gui.main_window import MainWindow

OpenWindow = Callable[..., MainWindow]
SEED = "岳阳市工商业联合会"
HARBOUR = """云泽市港务站
【概况】 2022年,云泽市港务站有泊位{berths}个。
【航道】 疏浚航道18公里。
"""


@pytest.fixture
def harbour(tmp_path: Path) -> Path:
    path = tmp_path / "港务站.txt"
    path.write_text(HARBOUR.format(berths=12), encoding="utf-8")
    return path


Settle = Callable[[MainWindow], None]


def titles(window: MainWindow) -> list[str]:
    return sorted(listing.title for listing in window.shelf.listings)


def ask_to_undo(window: MainWindow) -> str:
    window.actions_[Command.UNDO_IMPORT].trigger()
    window.drain()
    return window.notices.text()


def test_a_window_that_is_closed_in_an_import_offers_to_go_on_at_the_next_start(
    open_window: OpenWindow, archive_path: Path, tmp_path: Path, settle: Settle, qtbot: QtBot
) -> None:
    folder = tmp_path / "各站"
    folder.mkdir()
    for number in range(10, 40):
        name = f"第{number}港务站"
        (folder / f"{name}.txt").write_text(HARBOUR.replace("港务站", name).format(berths=number), encoding="utf-8")
    window = open_window(archive_path)
    importing = window.imports.importing

    def pause_after_the_first(state: ImportState) -> None:
        if state.progress.done and not importing.paused:
            importing.pause()

    importing.progressed.connect(pause_after_the_first)
    window.imports.import_paths([folder])
    qtbot.waitUntil(lambda: importing.paused, timeout=60_000)
    window.close()
    again = open_window(archive_path)
    done = len(again.shelf.listings) - 1
    assert 0 < done < 30
    assert again.notices.text() == f"上次导入没有完成。已存入的 {done} 个条目都在,没有丢失。"
    again.notices.buttons()[0].click()
    settle(again)
    assert len(again.shelf.listings) == 31


def test_an_import_is_taken_back_after_a_restart(
    open_window: OpenWindow, archive_path: Path, harbour: Path, settle: Settle
) -> None:
    window = open_window(archive_path)
    window.imports.import_paths([harbour])
    settle(window)
    window.close()
    again = open_window(archive_path)
    told = ask_to_undo(again)
    assert re.sub(r"\d{4}-\d\d-\d\d \d\d:\d\d", "某时", told) == (
        "上次导入在 某时,导入的是“港务站.txt”,收进 1 个条目。"
        "撤销以后这些条目移出档案,修订的恢复旧文;再导入同样的文件可以找回。"
    )
    assert [button.text() for button in again.notices.buttons()] == ["撤销那次导入", "保持现状"]
    again.notices.buttons()[0].click()
    again.drain()
    assert titles(again) == [SEED]
    assert again.notices.text() == "已撤销导入,1 个条目移出档案。"
    assert ask_to_undo(again) == "档案里没有可以撤销的导入。"


def test_undoing_a_revision_after_a_restart_brings_the_earlier_text_back(
    open_window: OpenWindow, archive_path: Path, harbour: Path, settle: Settle
) -> None:
    window = open_window(archive_path)
    for berths in (12, 15):
        harbour.write_text(HARBOUR.format(berths=berths), encoding="utf-8")
        window.imports.import_paths([harbour])
        settle(window)
    window.close()
    again = open_window(archive_path)
    assert "收进 1 个条目,其中 1 个是修订。" in ask_to_undo(again)
    again.notices.buttons()[0].click()
    again.drain()
    assert titles(again) == sorted([SEED, "云泽市港务站"])
    (entry,) = (listing.id for listing in again.shelf.listings if listing.title != SEED)
    again.reader.open(entry)
    again.drain()
    assert "泊位12个" in again.pane.document.toPlainText()


def test_what_is_being_opened_stays_where_the_entry_read_before_has_left_the_archive(
    open_window: OpenWindow, archive_path: Path, harbour: Path, settle: Settle
) -> None:
    older = harbour.with_name("渡口站.txt")
    older.write_text(HARBOUR.replace("港务站", "渡口站").replace("2022", "2009").format(berths=3), encoding="utf-8")
    window = open_window(archive_path)
    window.imports.import_paths([harbour, older])
    settle(window)
    entries = {listing.title: listing.id for listing in window.shelf.listings}
    window.reader.open(entries[SEED])
    window.drain()
    window.reader.open(entries["云泽市渡口站"])
    window.shelf.listed.emit(tuple(listing for listing in window.shelf.listings if listing.title != SEED))
    window.drain()
    assert window.reader.passage and window.reader.passage.entry_id == entries["云泽市渡口站"]


def test_the_import_before_is_no_longer_offered_for_undoing_while_another_is_under_way(
    open_window: OpenWindow, archive_path: Path, harbour: Path, settle: Settle
) -> None:
    window = open_window(archive_path)
    window.imports.import_paths([harbour])
    settle(window)
    assert [button.text() for button in window.notices.buttons()] == ["查看报告", "撤销这次导入"]
    harbour.write_text(HARBOUR.format(berths=15), encoding="utf-8")
    window.imports.import_paths([harbour])
    assert window.imports.importing.running
    assert window.notices.text() == ""
    settle(window)
    assert window.notices.text() == "1 个文件:修订 1"
