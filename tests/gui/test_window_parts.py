"""Small parts of the window: settings, notices, the report of bugs, the worker process."""

import sys
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QByteArray
from pytestqt.qtbot import QtBot

from yearbook_viewer.gui.bug_report import BugHook
from yearbook_viewer.gui.findings_panel import FindingsPanel
from yearbook_viewer.gui.notices import NoticeBar
from yearbook_viewer.gui.passage import passage_of
from yearbook_viewer.gui.settings import Settings, ThemeChoice
from yearbook_viewer.messages import Catalogue
from yearbook_viewer.records import Finding, FindingKind, Reading, Verdict


def test_settings_are_there_again_when_the_file_is_read_again(tmp_path: Path) -> None:
    kept = Settings(tmp_path / "settings.ini")
    kept.language = "en"
    kept.theme = ThemeChoice.DARK
    kept.last_folder = tmp_path / "年鉴 资料"
    kept.set_number("zoom", 125)
    kept.set_state("splitter", QByteArray(b"\x00\xff\x01"))
    for name in ("a", "b", "a"):
        kept.remember_archive(tmp_path / f"{name}.ybk")
    kept.save()
    again = Settings(tmp_path / "settings.ini")
    assert (again.language, again.theme, again.last_folder) == ("en", ThemeChoice.DARK, tmp_path / "年鉴 资料")
    assert again.number("zoom", 100) == 125
    assert again.state("splitter") == b"\x00\xff\x01"
    assert again.recent == (tmp_path / "a.ybk", tmp_path / "b.ybk")


def test_settings_that_make_no_sense_are_the_defaults(tmp_path: Path) -> None:
    (tmp_path / "settings.ini").write_text(
        "[General]\ntheme=purple\nlanguage=xx\nzoom=big\n\n[state]\nwindow=1\n", encoding="utf-8"
    )
    settings = Settings(tmp_path / "settings.ini")
    assert (settings.theme, settings.language, settings.number("zoom", 100)) == (ThemeChoice.SYSTEM, "", 100)
    assert settings.state("window").isEmpty()


def test_a_notice_goes_away_when_it_was_acted_on(qtbot: QtBot, say: Catalogue) -> None:
    bar = NoticeBar(say)
    qtbot.addWidget(bar)
    done: list[str] = []
    bar.tell("已删除。", [("撤销", lambda: done.append("undone"))])
    assert bar.text() == "已删除。"
    bar.buttons()[0].click()
    assert (done, bar.text()) == (["undone"], "")


def test_a_newer_notice_takes_the_place_of_an_older_one(qtbot: QtBot, say: Catalogue) -> None:
    bar = NoticeBar(say)
    qtbot.addWidget(bar)
    bar.tell("一", [("甲", lambda: None)])
    bar.tell("二", [("乙", lambda: None)])
    assert bar.text() == "二"
    assert [button.text() for button in bar.buttons()] == ["乙"]


def test_a_bug_is_shown_with_the_log_s_place_and_can_be_copied(qtbot: QtBot, say: Catalogue, tmp_path: Path) -> None:
    hook = BugHook(tmp_path / "年鉴.log", say)
    error = KeyError("something unheard of")
    hook.meet(type(error), error, None)
    report = hook.report
    qtbot.waitUntil(report.isVisible)
    assert "something unheard of" in report.details.toPlainText()
    assert str(tmp_path / "年鉴.log") in report.place.text()
    report.close()


def test_the_hook_is_the_interpreter_s_and_goes_again(say: Catalogue, tmp_path: Path, qapp: object) -> None:
    before = sys.excepthook
    hook = BugHook(tmp_path / "log", say)
    hook.install()
    assert sys.excepthook == hook.meet
    hook.uninstall()
    sys.excepthook = before


def test_of_thousands_of_findings_a_handful_are_cards_until_more_are_asked_for(
    qtbot: QtBot, say: Catalogue, seed_reading: Reading
) -> None:
    total, *parts = seed_reading.extraction.figures[:3]
    finding = Finding(FindingKind.SUM, Verdict.INCONSISTENT, "", total, tuple(parts))
    extraction = replace(seed_reading.extraction, findings=(finding,) * 50)
    panel = FindingsPanel(say)
    qtbot.addWidget(panel)
    panel.show()
    panel.show_passage(passage_of(replace(seed_reading, extraction=extraction), None))
    cards, more = panel.open.cards, panel.open.more
    qtbot.waitUntil(lambda: len(cards) == 20)
    assert (len(panel.found), len(cards), more.text()) == (50, 20, "另有 30 处核对结果")
    more.click()
    qtbot.waitUntil(lambda: len(cards) == 40)
    more.click()
    qtbot.waitUntil(lambda: len(cards) == 50)
    assert (len(cards), more.isHidden()) == (50, True)
