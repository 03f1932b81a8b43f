"""A reader follows an indicator over the years: from a figure, by choosing, through revisions, back into the text."""

import sys
from collections.abc import Callable
from pathlib import Path
from subprocess import run

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QApplication

from yearbook_viewer.archive.archive import Archive
from yearbook_viewer.archive.doors import parse_file
from yearbook_viewer.gui.chart_window import ChartWindow
from yearbook_viewer.gui.commands import Command
from yearbook_viewer.gui.main_window import MainWindow
from yearbook_viewer.records import FigureAddress, LinkState, Role, SeriesKey

OpenWindow = Callable[..., MainWindow]

OUTPUT = SeriesKey("松原县", "生产总值", "人民币", "")
PEOPLE = SeriesKey("松原县", "户籍人口", "人", "")
PAGES = {
    2019: "2018年,全县地区生产总值64.2亿元,增长6.3%。年末户籍总人口21.40万人。",
    2020: "2019年,全县地区生产总值69.8亿元,增长5.1%。2018年地区生产总值修订为63.5亿元。年末户籍人口21.31万人。"
    "力争2020年地区生产总值达到73亿元。",
    2021: "2020年,全县地区生产总值72.6亿元,增长2.4%。年末人口21.12万人。",
}


@pytest.fixture(scope="module")
def volumes(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An archive of three volumes of one yearbook."""
    folder = tmp_path_factory.mktemp("volumes")
    files = []
    for year, words in PAGES.items():
        files.append(folder / f"松原年鉴{year}.txt")
        files[-1].write_text(f"松原年鉴{year}\n\n松原县概况\n\n【经济发展】　{words}\n", encoding="utf-8")
    archive = Archive.open(folder / "archive.ybk")
    list(archive.import_files(files, parse_file))
    archive.close()
    return folder / "archive.ybk"


@pytest.fixture
def main(volumes: Path, tmp_path: Path, open_window: OpenWindow) -> MainWindow:
    path = tmp_path / "volumes.ybk"
    path.write_bytes(volumes.read_bytes())
    return open_window(path)


def opened(main: MainWindow) -> ChartWindow:
    main.actions_[Command.CHART].trigger()
    main.drain()
    window = main.figures.charts.window
    assert window is not None
    return window


def choose_figure(main: MainWindow, words: str) -> None:
    table = main.tabs.figures
    rows = range(table.model.rowCount())
    row = next(row for row in rows if words in [table.model.index(row, at).data() for at in range(3)])
    table.view.selectRow(row)


def change_of(main: MainWindow) -> FigureAddress:
    """The first rate of growth of the open entry."""
    assert main.reader.passage is not None
    figures = main.reader.passage.reading.extraction.figures
    place = next(place for place, figure in enumerate(figures) if figure.role is Role.INCREASE)
    return FigureAddress(main.reader.passage.entry_id, place)


def drawn(window: ChartWindow) -> list[tuple[int, str]]:
    rows = window.table.rows
    return [(rows.row(number).year, rows.row(number).figure.text) for number in range(rows.rowCount())]


def test_without_a_figure_the_reader_chooses_what_is_charted(main: MainWindow) -> None:
    main.tabs.figures.view.clearSelection()
    window = opened(main)
    assert window.word.isVisible()
    listed = [window.chooser.model.index(row).data() for row in range(window.chooser.model.rowCount())]
    assert listed[0] == "地区生产总值"
    window.chooser.model.setData(window.chooser.model.index(0), Qt.CheckState.Checked, Qt.ItemDataRole.CheckStateRole)
    main.drain()
    assert [year for year, _ in drawn(window)] == [2018, 2018, 2019, 2020]


def test_a_figure_is_charted_with_every_printing_and_leads_back_to_its_words(main: MainWindow) -> None:
    choose_figure(main, "72.6亿元")
    window = opened(main)
    assert drawn(window) == [(2018, "64.2亿元"), (2018, "63.5亿元"), (2019, "69.8亿元"), (2020, "72.6亿元")]
    here = main.reader.passage
    window.place_requested.emit(window.table.rows.row(1).printing)
    main.drain()
    assert main.reader.passage is not None
    assert main.reader.passage is not here
    entry = main.reader.passage.reading.extraction.entry
    assert entry.volume_year == 2020
    flashed = [QTextCursor(each.cursor).selectedText() for each in main.pane.document.extraSelections()]
    assert "63.5亿元" in flashed


def test_a_figure_that_is_in_no_series_says_so(main: MainWindow) -> None:
    main.figures.charts.chart_figure(change_of(main))
    main.drain()
    assert main.notices.text().startswith("“地区生产总值”的这个数字不在任何序列里")
    assert main.figures.charts.window is not None
    assert main.figures.charts.window.word.isVisible()


def test_what_was_proposed_is_joined_and_the_undo_of_the_main_window_parts_it_again(main: MainWindow) -> None:
    main.figures.charts.chart([PEOPLE])
    main.drain()
    window = main.figures.charts.window
    assert window is not None
    assert [year for year, _ in drawn(window)] == [2018, 2019]
    row = next(row for row in window.links.rows if row.link.state is LinkState.PROPOSED)
    assert any(spot.line.proposed for spot in window.view.drawn)
    row.buttons[0].click()
    main.drain()
    assert [year for year, _ in drawn(window)] == [2018, 2019, 2020]
    assert not any(spot.line.proposed for spot in window.view.drawn)
    main.actions_[Command.UNDO].trigger()
    main.drain()
    assert [year for year, _ in drawn(window)] == [2018, 2019]


def test_goals_are_shown_when_asked_for(main: MainWindow) -> None:
    main.figures.charts.chart([OUTPUT])
    main.drain()
    window = main.figures.charts.window
    assert window is not None
    facts = drawn(window)
    window.tools.goals.setChecked(True)
    assert [row for row in drawn(window) if row not in facts] == [(2020, "73亿元")]
    assert len(drawn(window)) == len(facts) + 1


def test_the_chart_goes_with_its_archive_and_with_the_main_window(main: MainWindow, archive_path: Path) -> None:
    window = opened(main)
    assert window.isVisible()
    main.shelf.open(archive_path)
    main.drain()
    assert main.figures.charts.window is None
    window = opened(main)
    main.close()
    assert main.figures.charts.window is None


def test_nothing_of_the_charts_is_loaded_before_one_is_opened() -> None:
    loaded = "[name for name in ('numpy', 'pyqtgraph', 'xlsxwriter') if name in sys.modules]"
    words = f"import sys; import yearbook_viewer.gui.main_window; print({loaded})"
    told = run([sys.executable, "-c", words], capture_output=True, text=True, check=True)
    assert told.stdout.strip() == "[]"


def test_what_was_to_be_charted_goes_with_the_archive_it_was_in(main: MainWindow) -> None:
    main.figures.charts.chart([OUTPUT])
    while not any(isinstance(each, ChartWindow) for each in QApplication.topLevelWidgets()):
        QApplication.processEvents()
    assert main.figures.charts.window is None
    main.figures.charts.close()  # as another archive does
    main.drain()
    assert main.figures.charts.window is None
    assert opened(main).chooser.model.chosen() == ()
