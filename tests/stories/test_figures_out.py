"""A reader takes the figures out of the program: rows, a section, an entry; the table with goals and units."""

import csv
import io
import json
from collections.abc import Callable
from pathlib import Path

import openpyxl
import pytest
from PySide6.QtCore import QTimer
from PySide6.QtGui import QAction, QGuiApplication
from PySide6.QtWidgets import QApplication, QDialog

from tests.saving import save_as
from yearbook_viewer.archive.archive import Archive
from yearbook_viewer.gui.commands import Command
from yearbook_viewer.gui.figure_lines import Column
from yearbook_viewer.gui.figures_export_dialog import FiguresExportDialog
from yearbook_viewer.gui.main_window import MainWindow
from yearbook_viewer.records import FigureFilter

PLAN = """临江县水务局
【供水】 2020年,全县供水能力25.50万立方米,比上年增长6.20%。全年供水1.2亿立方米。
【打算】 2021年,力争供水能力达到30万立方米。新建水厂3座。
"""


@pytest.fixture
def plan(tmp_path: Path) -> Path:
    """An archive with a page that has a goal."""
    page = tmp_path / "临江县水务局2020.txt"
    page.write_text(PLAN, encoding="utf-8")
    path = tmp_path / "plan.ybk"
    archive = Archive.open(path)
    for _ in archive.import_files([page]):
        pass
    archive.close()
    return path


@pytest.fixture
def saves_to(monkeypatch: pytest.MonkeyPatch) -> Callable[[Path], None]:
    """Where the reader saves when he is asked next."""

    def answer(path: Path) -> None:
        save_as(monkeypatch, path)

    return answer


def in_dialog(act: Callable[[FiguresExportDialog], None]) -> None:
    """Do this in the dialog that opens next, and accept it."""

    def answer() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, FiguresExportDialog)
        act(dialog)
        dialog.accept()

    QTimer.singleShot(0, answer)


def choose(part: int, kind: int) -> Callable[[FiguresExportDialog], None]:
    def act(dialog: FiguresExportDialog) -> None:
        dialog.parts.button(part).setChecked(True)
        dialog.formats.button(kind).setChecked(True)

    return act


def open_section(window: MainWindow, title: str) -> None:
    entry = window.tree.model.index(0, 0, window.tree.model.index(0, 0))
    rows = [window.tree.model.index(row, 0, entry) for row in range(window.tree.model.rowCount(entry))]
    window.tree.view.setCurrentIndex(next(row for row in rows if title in str(row.data())))
    window.drain()


def csv_rows(path: Path) -> list[list[str]]:
    return list(csv.reader(io.StringIO(path.read_bytes().decode("utf-8-sig"), newline="")))


def texts(window: MainWindow, column: Column = Column.TEXT) -> list[str]:
    model = window.tabs.figures.model
    return [str(model.index(row, column).data()) for row in range(model.rowCount())]


def test_the_entry_goes_out_as_a_workbook_and_its_folder_is_offered(
    window: MainWindow, tmp_path: Path, saves_to: Callable[[Path], None]
) -> None:
    saves_to(tmp_path / "指标.xlsx")
    in_dialog(choose(0, 0))
    window.actions_[Command.EXPORT_FIGURES].trigger()
    window.drain()
    book = openpyxl.load_workbook(tmp_path / "指标.xlsx")
    assert [sheet.title for sheet in book] == ["数据", "依据"]
    assert book["数据"].max_row == 65
    assert window.notices.text() == "已导出 指标.xlsx,共 64 项数据。"
    assert [button.text() for button in window.notices.buttons()] == ["打开文件夹"]
    assert window.figures.exports.writing.bar.isHidden()


def test_a_section_goes_out_as_csv_and_a_name_without_suffix_gets_one(
    window: MainWindow, tmp_path: Path, saves_to: Callable[[Path], None]
) -> None:
    open_section(window, "组织建设")
    saves_to(tmp_path / "组织建设")
    in_dialog(choose(0, 1))
    window.actions_[Command.EXPORT_FIGURES].trigger()
    window.drain()
    rows = csv_rows(tmp_path / "组织建设.csv")
    assert {row[13] for row in rows[1:]} == {"市工商联组织建设"}
    assert ["商会组织", "162个", "162", "个"] in [row[:4] for row in rows]
    assert ["13个", "13", "个", "", "增加", "较 2019 年"] in [row[1:7] for row in rows]


def test_chosen_rows_go_out_with_their_changes(
    window: MainWindow, tmp_path: Path, saves_to: Callable[[Path], None]
) -> None:
    open_section(window, "组织建设")
    table = window.tabs.figures
    table.show_figure(table.model.place(texts(window).index("162个")))
    saves_to(tmp_path / "选中.json")
    # As from the menu of the row: the chosen ones are offered first.
    in_dialog(lambda dialog: dialog.formats.button(2).setChecked(True))
    table.export_requested.emit(True)
    window.drain()
    told = json.loads((tmp_path / "选中.json").read_text(encoding="utf-8"))["figures"]
    assert [figure["text"] for figure in told] == ["162个", "13个"]


def test_a_list_over_entries_goes_out_in_its_order(
    window: MainWindow, tmp_path: Path, saves_to: Callable[[Path], None]
) -> None:
    archive = window.shelf.archive
    assert archive
    listed = archive.figures(FigureFilter(words="商会"))
    saves_to(tmp_path / "商会.csv")
    in_dialog(lambda dialog: dialog.formats.button(1).setChecked(True))
    window.figures.exports.export(listed, "商会", ["个"])
    window.drain()
    assert [row[1] for row in csv_rows(tmp_path / "商会.csv")[1:]] == [
        printing.figure.text for printing in archive.printings(listed)
    ]


def test_what_cannot_be_written_is_told_in_a_sentence(
    window: MainWindow, tmp_path: Path, saves_to: Callable[[Path], None]
) -> None:
    saves_to(tmp_path / "没有" / "a.csv")
    in_dialog(lambda dialog: dialog.formats.button(1).setChecked(True))
    window.actions_[Command.EXPORT_FIGURES].trigger()
    window.drain()
    assert window.notices.text().startswith("无法写入")
    assert not window.figures.exports.writing.running


def test_who_thinks_better_of_it_gets_no_file(window: MainWindow, tmp_path: Path) -> None:
    def leave() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, QDialog)
        dialog.reject()

    QTimer.singleShot(0, leave)
    window.actions_[Command.EXPORT_FIGURES].trigger()
    window.drain()
    assert window.notices.text() == ""
    assert list(tmp_path.glob("*.xlsx")) == []


def test_a_stopped_export_leaves_no_file(window: MainWindow, tmp_path: Path, saves_to: Callable[[Path], None]) -> None:
    archive = window.shelf.archive
    assert archive
    many = list(archive.figures()) * 400
    saves_to(tmp_path / "many.csv")
    in_dialog(lambda dialog: dialog.formats.button(1).setChecked(True))
    window.figures.exports.export(many, "many")
    assert not window.figures.exports.writing.bar.isHidden()
    window.figures.exports.writing.bar.cancel.click()
    window.drain()
    assert window.notices.text() == "已停止导出,没有留下文件。"
    assert list(tmp_path.glob("*many*")) == []


def test_goals_stay_out_of_the_table_and_of_the_file_until_they_are_asked_for(
    open_window: Callable[[Path], MainWindow], plan: Path, tmp_path: Path, saves_to: Callable[[Path], None]
) -> None:
    window = open_window(plan)
    table = window.tabs.figures
    assert "达到30万立方米" not in " ".join(texts(window))
    facts = texts(window)
    assert table.bar.targets.text().startswith("目标 (")
    saves_to(tmp_path / "facts.csv")
    in_dialog(choose(0, 1))
    window.actions_[Command.EXPORT_FIGURES].trigger()
    window.drain()
    header, *rows = csv_rows(tmp_path / "facts.csv")
    assert {row[header.index("目标")] for row in rows} == {""}

    table.bar.targets.click()
    assert len(texts(window)) == len(facts) + table.model.targets
    assert any(name.endswith("〔目标〕") for name in texts(window, Column.INDICATOR))


def test_a_goal_clicked_in_the_text_is_shown_in_the_table(
    open_window: Callable[[Path], MainWindow], plan: Path
) -> None:
    window = open_window(plan)
    assert window.reader.passage
    place = next(place for place, figure in window.reader.passage.figures() if figure.target)
    window.pane.document.figure_chosen.emit(place)
    chosen = window.tabs.figures.view.selectionModel().selectedRows()
    assert [str(index.data()).endswith("〔目标〕") for index in chosen] == [True]


def test_values_are_shown_and_copied_in_the_unit_that_the_reader_chose(
    open_window: Callable[[Path], MainWindow], plan: Path
) -> None:
    window = open_window(plan)
    table = window.tabs.figures
    row = next(row for row, text in enumerate(texts(window)) if text.startswith("25.50万立方米"))
    assert texts(window, Column.VALUE)[row] == "255,000"
    unit(window, "万立方米").trigger()
    assert [texts(window, column)[row] for column in (Column.TEXT, Column.VALUE, Column.UNIT)] == [
        "25.50万立方米",
        "25.5",
        "万立方米",
    ]
    table.view.selectRow(row)
    window.actions_[Command.COPY_FIGURES].trigger()
    assert QGuiApplication.clipboard().text().split("\n")[1].split("\t")[1:4] == ["25.50万立方米", "25.5", "万立方米"]
    assert table.bar.units.text() == "单位:万立方米 ▾"
    unit(window, "基本单位").trigger()
    assert texts(window, Column.VALUE)[row] == "255,000"


def unit(window: MainWindow, name: str) -> QAction:
    """What stands in the menu of units under that name."""
    menu = window.tabs.figures.bar.units.menu()
    menu.aboutToShow.emit()
    return next(action for action in menu.actions() if action.text() == name)


def test_a_row_s_menu_copies_asks_for_the_years_and_exports(window: MainWindow) -> None:
    view = window.tabs.figures.view
    view.selectRow(0)
    asked: list[int] = []
    window.tabs.figures.series_requested.connect(asked.append)
    names = {action.text(): action for action in view.actions()}
    assert list(names) == ["复制(&C)", "历年走势图(&H)…", "导出数据(&X)…"]
    names["历年走势图(&H)…"].trigger()
    assert asked == [window.tabs.figures.model.place(0)]
