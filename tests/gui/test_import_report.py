"""The report of an import: a row for each file, what stands in it, and what is saved of it."""

import csv
import io
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from tests.gui.models import column, under_test
from tests.saving import save_as
from yearbook_viewer.gui.import_report import ImportReport
from yearbook_viewer.gui.import_report_model import ReportColumn, ReportModel
from yearbook_viewer.gui.import_report_rows import common_folder, result_summary
from yearbook_viewer.gui.importing import ImportResult
from yearbook_viewer.gui.theme import LIGHT
from yearbook_viewer.messages import Catalogue
from yearbook_viewer.records import EntryId, FileReport, Outcome, Reason

CAME = Path("/来稿/二〇一九")


def refused(name: str, key: str, **values: str) -> FileReport:
    path = CAME / name
    return FileReport(path, Outcome.REFUSED, (), Reason(key, (("path", str(path)), *values.items())))


def picture(number: int) -> FileReport:
    return refused(f"照片/{number:03}.jpg", "file-is-picture", content="JPG")


def table_of(*reports: FileReport) -> ReportModel:
    return ReportModel(reports, Catalogue("zh"))


def hint(model: ReportModel, row: int, column_: ReportColumn) -> str:
    return str(model.index(row, column_).data(Qt.ItemDataRole.ToolTipRole))


EMPTY = refused("空.txt", "file-empty")
SAME = FileReport(CAME / "文教/图书馆.txt", Outcome.SAME, (EntryId(1),))


def test_the_report_says_why_a_file_was_refused_and_what_another_is_already() -> None:
    model = table_of(SAME, EMPTY)
    tester = under_test(model)
    assert column(model, ReportColumn.OUTCOME) == ["未收", "未变"]
    assert column(model, ReportColumn.REASON) == [
        "“空.txt”是空文件。档案没有改动。请检查文件是否保存或下载完整。",
        "档案中已有同样的内容,没有重复收入。",
    ]
    model.name_entries({EntryId(1): "临江县图书馆"})
    assert column(model, ReportColumn.REASON)[1] == "档案中已有同样的内容(“临江县图书馆”),没有重复收入。"
    assert tester


def test_the_folder_of_all_is_told_once_and_whole_paths_when_the_mouse_rests_and_in_what_is_saved() -> None:
    model = table_of(SAME, EMPTY)
    assert model.folder == CAME
    assert column(model, ReportColumn.FILE) == ["空.txt", "文教/图书馆.txt"]
    assert hint(model, 0, ReportColumn.FILE) == "/来稿/二〇一九/空.txt"
    assert hint(model, 0, ReportColumn.REASON).startswith("“/来稿/二〇一九/空.txt”是空文件。")
    assert model.text().splitlines()[1].startswith("/来稿/二〇一九/空.txt\t未收\t“/来稿/二〇一九/空.txt”是空文件。")


def test_files_that_have_no_folder_in_common_are_named_by_their_paths() -> None:
    other = FileReport(Path("C.txt"), Outcome.ADDED, (EntryId(2),))
    model = table_of(SAME, other)
    assert model.folder is None
    assert column(model, ReportColumn.FILE) == ["C.txt", "/来稿/二〇一九/文教/图书馆.txt"]
    assert common_folder([]) is None


def test_many_pictures_stand_in_one_row_below_all_others_and_each_is_named_in_what_is_saved() -> None:
    pictures = [picture(number) for number in range(30)]
    tool = refused("工具.exe", "file-unsupported", suffix=".exe")
    model = table_of(tool, *pictures, SAME, EMPTY)
    tester = under_test(model)
    assert column(model, ReportColumn.FILE) == ["空.txt", "文教/图书馆.txt", "工具.exe", "30 张图片"]
    assert column(model, ReportColumn.OUTCOME) == ["未收", "未变", "未收", "未收"]
    assert column(model, ReportColumn.REASON)[3].startswith("图片没有读取。档案没有改动。")
    told = hint(model, 3, ReportColumn.FILE).splitlines()
    assert told[0] == "/来稿/二〇一九/照片/000.jpg"
    assert told[-1] == "……全部 30 个文件列在保存或复制的报告里"
    assert len(told) == 21
    assert [line.split("\t")[0] for line in model.text().splitlines()][-30:] == [str(each.path) for each in pictures]
    rows = list(csv.reader(io.StringIO(model.table())))
    assert len(rows) == 34
    assert rows[-1][0] == "/来稿/二〇一九/照片/029.jpg"
    assert "图片(JPG)" in rows[-1][2]
    assert model.row_of(pictures[7].path) == 3
    assert tester


def test_a_few_of_a_kind_have_a_row_each() -> None:
    model = table_of(picture(1), picture(2), picture(3))
    assert column(model, ReportColumn.FILE) == ["001.jpg", "002.jpg", "003.jpg"]


def test_files_of_foreign_formats_tell_their_suffixes_the_commonest_first() -> None:
    suffixes = [".css", ".js", ".js", ".exe", ".dll", ".ini", ".xml"]
    model = table_of(
        *(refused(f"{number}{suffix}", "file-unsupported", suffix=suffix) for number, suffix in enumerate(suffixes))
    )
    assert column(model, ReportColumn.FILE) == ["7 个其他格式的文件"]
    assert column(model, ReportColumn.REASON)[0].startswith(".js、.css、.exe、.dll、.ini 等不是能读的格式,没有读取。")


@pytest.mark.parametrize(
    ("reports", "said"),
    [
        ([SAME, EMPTY], "2 个文件:未变 1,未收 1"),
        ([SAME, *map(picture, range(9))], "1 个文件:未变 1。另有 9 张图片没有读取"),
        ([*map(picture, range(9))], "9 张图片没有读取"),
        ([picture(1)], "1 个文件:未收 1"),
    ],
)
def test_the_sum_tells_what_was_passed_over_in_numbers_apart(reports: list[FileReport], said: str) -> None:
    assert result_summary(ImportResult(tuple(reports), cancelled=False, batch=None), Catalogue("zh")) == said


@pytest.mark.parametrize("width", [500, 900])
def test_rows_are_as_high_as_their_text(qtbot: QtBot, say: Catalogue, width: int) -> None:
    doubts = tuple(Reason(f"entry-without-{what}") for what in ("title", "subject", "year"))
    held = FileReport(CAME / "粮库.txt", Outcome.DOUBTFUL, (), doubts[0], doubts)
    long = [FileReport(CAME / ("仓" * length + ".txt"), Outcome.ADDED) for length in range(10, 60)]
    report = ImportReport(ImportResult((held, *long), cancelled=False, batch=None), CAME, say)
    qtbot.addWidget(report)
    report.setStyleSheet(LIGHT.stylesheet())
    report.resize(width, 400)
    report.show()
    qtbot.wait(50)
    for row in range(51):
        for cell in ReportColumn:
            words = str(report.model.index(row, cell).data())
            # The padding of the style and the margin that every item view leaves.
            room = report.view.columnWidth(cell) - 2 * (8 + 3)
            needed = report.view.fontMetrics().boundingRect(0, 0, room, 9999, Qt.TextFlag.TextWordWrap, words).height()
            assert report.view.rowHeight(row) >= needed, words


def test_a_report_that_was_saved_at_last_complains_no_more(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    report = ImportReport(ImportResult((SAME, EMPTY), False, None), tmp_path, Catalogue("zh"))
    qtbot.addWidget(report)
    for target, complains in ((tmp_path / "没有" / "报告.txt", True), (tmp_path / "报告.txt", False)):
        save_as(monkeypatch, target)
        report.save.click()
        assert report.problem.isHidden() is not complains
        assert report.saved.isHidden() is complains
    assert report.saved.text() == "已保存 报告.txt。"
    assert (tmp_path / "报告.txt").is_file()
