"""A reader compares what stands around the words, sees them over the years, and takes them out of the program."""

import csv
import io
from collections.abc import Callable, Iterator
from pathlib import Path

import docx
import openpyxl
import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QAbstractItemView, QApplication, QHeaderView, QWidget

from tests.saving import save_as
from yearbook_viewer.archive.archive import Archive
from yearbook_viewer.export.figure_files import Written
from yearbook_viewer.export.hit_years import Measure
from yearbook_viewer.gui import lines_desk
from yearbook_viewer.gui.actions import Command
from yearbook_viewer.gui.found_desks import FoundDesks
from yearbook_viewer.gui.hits_export_dialog import HitsExportDialog
from yearbook_viewer.gui.hits_years_window import HitsYearsWindow
from yearbook_viewer.gui.lines_model import LineColumn
from yearbook_viewer.gui.lines_window import LinesWindow
from yearbook_viewer.gui.main_window import MainWindow
from yearbook_viewer.gui.settings import ThemeChoice
from yearbook_viewer.records.searched import LineOrder

Wait = Callable[[MainWindow], None]
YEARS = {2016: 2, 2017: 0, 2020: 3}


@pytest.fixture
def volumes(tmp_path: Path) -> Path:
    """An archive of three years of a reservoir: two sections with 汛期, none, three; nothing of 2018 and 2019."""
    path = tmp_path / "volumes.ybk"
    archive = Archive.open(path)
    files = []
    for year, count in YEARS.items():
        sections = "".join(f"【其{at}】 {year}年,{'甲乙丙'[at]}水库汛期来水{at + 1}次。\n" for at in range(count))
        file = tmp_path / f"云泽市水库{year}.txt"
        file.write_text(f"云泽市水库\n【备考】 {year}年无事。\n{sections}", encoding="utf-8")
        files.append(file)
    for _ in archive.import_files(files):
        pass
    archive.close()
    return path


@pytest.fixture
def reader(open_window: Callable[..., MainWindow], volumes: Path) -> MainWindow:
    return open_window(volumes)


def search(window: MainWindow, words: str, wait: Wait) -> FoundDesks:
    window.tool_bar.search.setText(words)
    wait(window)
    return window.searches.found


def lines_of(window: MainWindow) -> LinesWindow:
    window.actions_[Command.SHOW_LINES].trigger()
    window.drain()
    assert window.searches.found.lines.window
    return window.searches.found.lines.window


def years_of(window: MainWindow) -> HitsYearsWindow:
    window.actions_[Command.SHOW_HIT_YEARS].trigger()
    window.drain()
    assert window.searches.found.years.window
    return window.searches.found.years.window


def words_before(lines: LinesWindow) -> list[str]:
    return [lines.model.line(row).before[-3:] for row in range(lines.model.rowCount())]


def years_listed(lines: LinesWindow) -> list[int | None]:
    return [lines.model.line(row).year for row in range(lines.model.rowCount())]


def in_dialog(part: int, kind: int) -> None:
    """Choose these in the dialog that opens next, and accept it."""

    def answer() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, HitsExportDialog)
        dialog.parts.button(part).setChecked(True)
        dialog.formats.button(kind).setChecked(True)
        dialog.accept()

    QTimer.singleShot(0, answer)


def test_the_commands_wait_for_a_search_that_finds_something(reader: MainWindow, wait: Wait) -> None:
    commands = (Command.SHOW_LINES, Command.SHOW_HIT_YEARS, Command.EXPORT_HITS)
    enabled = []
    for words in ("", "汛期", "没有这样的话", "来水"):
        search(reader, words, wait)
        enabled.append([reader.actions_[command].isEnabled() for command in commands])
    assert enabled == [[False] * 3, [True] * 3, [False] * 3, [True] * 3]


def test_hits_are_seen_in_their_lines_in_every_order(reader: MainWindow, wait: Wait) -> None:
    search(reader, "水库汛期", wait)
    lines = lines_of(reader)
    assert lines.status.text() == "共 5 处"
    assert years_listed(lines) == [2020, 2020, 2020, 2016, 2016]
    lines.orders[LineOrder.BEFORE].click()
    reader.drain()
    # By the character next to the words: 丙 before 乙 before 甲, as the code points are.
    assert [each[-1] for each in words_before(lines)] == ["丙", "乙", "乙", "甲", "甲"]
    lines.orders[LineOrder.AFTER].click()
    reader.drain()
    after = [lines.model.line(row).after for row in range(5)]
    assert after == sorted(after)


def test_a_line_that_is_clicked_on_is_shown_in_its_entry(reader: MainWindow, wait: Wait) -> None:
    search(reader, "汛期", wait)
    lines = lines_of(reader)
    row = years_listed(lines).index(2016)
    rect = lines.table.visualRect(lines.model.index(row, LineColumn.AFTER))
    QTest.mouseClick(lines.table.viewport(), Qt.MouseButton.LeftButton, pos=rect.center())
    reader.drain()
    assert reader.reader.passage
    assert reader.reader.passage.reading.extraction.entry.year == 2016
    assert reader.reader.passage.title == lines.model.line(row).title


def test_the_lines_follow_the_next_search_and_stay_when_it_is_put_away(reader: MainWindow, wait: Wait) -> None:
    search(reader, "汛期", wait)
    lines = lines_of(reader)
    search(reader, "无事", wait)
    assert lines.windowTitle() == "前后文对照 — 无事"
    assert years_listed(lines) == [2020, 2017, 2016]
    reader.searches.search.close()
    wait(reader)
    assert lines.isVisible()
    assert years_listed(lines) == [2020, 2017, 2016]
    assert lines_window(reader) is lines


def lines_window(window: MainWindow) -> LinesWindow | None:
    return window.searches.found.lines.window


def test_more_hits_than_are_listed_are_said(reader: MainWindow, wait: Wait, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(lines_desk, "LISTED", 2)
    search(reader, "汛期", wait)
    assert lines_of(reader).status.text() == "共 5 处,列出前 2 处"


def test_lines_are_copied_plain_with_citations_and_as_a_table(reader: MainWindow, wait: Wait) -> None:
    search(reader, "丙水库", wait)
    lines = lines_of(reader)
    copied = []
    for act in lines.copy.menu().actions():
        act.trigger()
        reader.drain()
        copied.append(QGuiApplication.clipboard().text())
    assert copied[0] == "【其2】 2020年,丙水库汛期来水3次。\n"
    assert copied[1] == "【其2】 2020年,丙水库汛期来水3次。（《云泽市水库》“其2”，记述 2020 年）\n"
    assert copied[2].split("\n")[1].split("\t")[:6] == [
        "2020",
        "云泽市水库",
        "其2",
        "【其2】 2020年,",
        "丙水库",
        "汛期来水3次。",
    ]
    assert lines.status.text() == "已复制 1 行"


def test_years_without_hits_are_none_and_missing_ones_are_gaps(reader: MainWindow, wait: Wait) -> None:
    search(reader, "汛期", wait)
    years = years_of(reader)
    # A section more each year has no 汛期, and so has the head.
    assert [(row.year, row.hits, row.sections, row.of_sections) for row in years.model.rows] == [
        (2016, 2, 2, 4),
        (2017, 0, 0, 2),
        (2020, 3, 3, 5),
    ]
    assert years.notes.text() == "斜线:档案里没有这些年份的内容(2018—2019)。"


def test_a_year_that_is_clicked_on_narrows_list_lines_and_plot(reader: MainWindow, wait: Wait) -> None:
    search(reader, "汛期", wait)
    lines, years = lines_of(reader), years_of(reader)
    years.view.year_chosen.emit(2016)
    wait(reader)
    assert reader.searches.search.wish.narrowed.years == {2016}
    assert years_listed(lines) == [2016, 2016]
    assert [row.hits for row in years.model.rows] == [2, 0, 3]
    assert years.model.index(0, 0).data(Qt.ItemDataRole.FontRole).bold()
    years.view.year_chosen.emit(2016)
    wait(reader)
    assert reader.searches.search.wish.narrowed.years == frozenset()
    assert len(years_listed(lines)) == 5


def test_the_windows_wear_the_theme_and_close_with_the_main_window(reader: MainWindow, wait: Wait) -> None:
    search(reader, "汛期", wait)
    windows: list[QWidget] = [lines_of(reader), years_of(reader)]
    reader.actions_[Command.THEME_DARK].trigger()
    for measure in Measure:
        years_of(reader).measures[measure].click()
    assert all(window.isVisible() for window in windows)
    reader.close()
    assert lines_window(reader) is None
    assert reader.searches.found.years.window is None
    assert reader._around.settings.theme is ThemeChoice.DARK


def test_every_control_of_theirs_has_a_name_for_a_screen_reader(reader: MainWindow, wait: Wait) -> None:
    search(reader, "汛期", wait)
    shown: list[QWidget] = [lines_of(reader), years_of(reader)]
    nameless = [
        f"{type(widget).__name__} in {type(widget.parentWidget()).__name__}"
        for window in shown
        for widget in window.findChildren(QWidget)
        if isinstance(widget, (QAbstractButton, QAbstractItemView))
        and not isinstance(widget, QHeaderView)
        and widget.metaObject().className() != "QTableCornerButton"
        and not widget.accessibleName()
        and not (isinstance(widget, QAbstractButton) and len(widget.text()) > 1)
    ]
    assert nameless == []


def test_another_archive_closes_them(reader: MainWindow, wait: Wait, archive_path: Path) -> None:
    search(reader, "汛期", wait)
    lines_of(reader)
    reader.shelf.open(archive_path)
    wait(reader)
    assert lines_window(reader) is None


def test_what_is_deleted_leaves_the_lines_and_the_years(reader: MainWindow, wait: Wait) -> None:
    search(reader, "汛期", wait)
    lines, years = lines_of(reader), years_of(reader)
    entry = next(listing.id for listing in reader.shelf.listings if listing.year == 2020)
    reader.shelf.delete(entry, lambda: None)
    wait(reader)
    # Listed again, the entries are searched again after a while.
    QTest.qWait(500)
    wait(reader)
    assert years_listed(lines) == [2016, 2016]
    assert [(row.year, row.hits) for row in years.model.rows] == [(2016, 2), (2017, 0)]


def test_a_search_without_words_has_years_and_sections_but_no_lines(
    reader: MainWindow, wait: Wait, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    search(reader, "年:2016", wait)
    lines, years = lines_of(reader), years_of(reader)
    assert lines.word.isVisible()
    assert years.measure is Measure.SECTIONS
    assert years.view.isVisible()
    save_as(monkeypatch, tmp_path / "a.csv")
    in_dialog(0, 1)
    reader.actions_[Command.EXPORT_HITS].trigger()
    reader.drain()
    assert len((tmp_path / "a.csv").read_text(encoding="utf-8-sig").splitlines()) == 5


def test_all_hits_go_out_with_their_contexts(
    reader: MainWindow, wait: Wait, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    search(reader, "汛期", wait)
    save_as(monkeypatch, tmp_path / "汛期")
    in_dialog(0, 0)
    reader.actions_[Command.EXPORT_HITS].trigger()
    reader.drain()
    sheet = openpyxl.load_workbook(tmp_path / "汛期.xlsx")["检索结果"]
    assert [sheet.cell(2, column).value for column in range(1, 7)] == [
        2020,
        "云泽市水库",
        "其0",
        "【其0】 2020年,甲水库",
        "汛期",
        "来水1次。",
    ]
    assert sheet.max_row == 6
    assert reader.notices.text() == "已导出 汛期.xlsx,共 5 行。"
    assert reader.searches.found.exports.bar.isHidden()


def test_sections_go_out_as_csv(
    reader: MainWindow, wait: Wait, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    search(reader, "水库", wait)
    save_as(monkeypatch, tmp_path / "a.csv")
    in_dialog(1, 1)
    reader.actions_[Command.EXPORT_HITS].trigger()
    reader.drain()
    rows = list(csv.DictReader(io.StringIO((tmp_path / "a.csv").read_bytes().decode("utf-8-sig"), newline="")))
    assert len(rows) == reader.searches.search.hits.sections == 8
    assert {row["位置"] for row in rows} == {"标题", "正文"}


def test_chosen_lines_go_out_as_a_document(
    reader: MainWindow, wait: Wait, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    search(reader, "汛期", wait)
    lines = lines_of(reader)
    lines.table.selectRow(3)
    save_as(monkeypatch, tmp_path / "a.docx")
    in_dialog(0, 2)
    lines.export_requested.emit((lines.model.line(3),))
    reader.drain()
    words = [paragraph.text for paragraph in docx.Document(str(tmp_path / "a.docx")).paragraphs]
    assert words[2] == "共 5 处,在 2 个条目的 5 节中。这里是其中的 1 处。"
    assert words[3:] == [
        "云泽市水库(2016 年)",
        "其0",
        "1\t【其0】 2016年,甲水库汛期来水1次。",
        "——《云泽市水库》“其0”，记述 2016 年",
    ]


def test_an_export_that_is_stopped_leaves_nothing(
    reader: MainWindow, wait: Wait, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    search(reader, "汛期", wait)
    out = tmp_path / "out"
    out.mkdir()
    save_as(monkeypatch, out / "a.xlsx")
    in_dialog(0, 0)
    exports = reader.searches.found.exports
    monkeypatch.setattr("yearbook_viewer.gui.hits_export_desk.write_outgoing", _endless)
    reader.actions_[Command.EXPORT_HITS].trigger()
    assert exports.running
    QTest.qWait(50)
    exports.bar.cancel.click()
    reader.drain()
    assert not exports.running
    assert reader.notices.text() == "已停止导出,没有留下文件。"
    assert list(out.iterdir()) == []


def _endless(*_asked: object) -> Iterator[tuple[Written, int]]:
    while True:
        QTest.qSleep(5)
        yield Written(1), 100


def test_what_cannot_be_written_is_told_in_a_sentence(
    reader: MainWindow, wait: Wait, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    search(reader, "汛期", wait)
    save_as(monkeypatch, tmp_path / "没有" / "a.docx")
    in_dialog(0, 2)
    reader.actions_[Command.EXPORT_HITS].trigger()
    reader.drain()
    assert "没有" in reader.notices.text()
    assert not reader.searches.found.exports.running
