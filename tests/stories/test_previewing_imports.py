"""A reader looks at doubtful files before they are stored, and has the last word on them."""

from pathlib import Path

from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from tests.stories.imports import CERTAIN, YEARLESS, Settle, outcomes, preview_of, titles, written
from yearbook_viewer.gui.import_preview import ImportPreview
from yearbook_viewer.gui.import_preview_model import PreviewColumn
from yearbook_viewer.gui.main_window import MainWindow


def type_year(preview: ImportPreview, year: str, window: MainWindow, qtbot: QtBot) -> None:
    preview.form.year.setFocus()
    QTest.keyClicks(preview.form.year, year)
    qtbot.wait(400)
    window.drain()


def test_a_doubtful_file_is_shown_before_it_is_stored_and_the_year_typed_is_kept(
    window: MainWindow, folder: Path, settle: Settle, qtbot: QtBot
) -> None:
    window.imports.import_paths([written(folder, "水文站.txt", YEARLESS), written(folder, "气象台.txt", CERTAIN)])
    settle(window)
    assert titles(window) == ["云泽市气象台", "岳阳市工商业联合会"]
    assert window.notices.text() == "2 个文件:新增 1,存疑 1。有 1 个没有收入,等您看过再定。"
    preview = preview_of(window)
    assert preview.pane.reasons.text() == "没有找到条目记述的年份。请填写“所记年份”,不填也可以收入。"
    entry = preview.pane.tree.index(0, 0)
    assert [preview.pane.tree.index(row, PreviewColumn.TITLE, entry).data() for row in range(2)] == ["测报", "队伍"]
    assert preview.pane.text.toPlainText() == YEARLESS
    type_year(preview, "2018", window, qtbot)
    assert preview.pane.reasons.text() == "没有存疑的地方了,可以收入。"
    assert preview.form.year_from.text() == "由读者指定"
    preview.accept_one.click()
    assert not preview.isVisible()
    settle(window)
    stored = next(listing for listing in window.shelf.listings if listing.title == "云泽市水文站")
    assert (stored.year, stored.doubtful) == (2018, False)
    assert outcomes(window) == {"水文站.txt": "新增", "气象台.txt": "新增"}


def test_what_the_preview_took_in_goes_back_with_the_rest_of_its_import(
    window: MainWindow, folder: Path, settle: Settle
) -> None:
    window.imports.import_paths([written(folder, "水文站.txt", YEARLESS), written(folder, "气象台.txt", CERTAIN)])
    settle(window)
    preview_of(window).accept_one.click()
    settle(window)
    assert len(titles(window)) == 3
    window.imports.show_report()
    assert window.imports.report
    window.imports.report.undo.click()
    window.drain()
    assert titles(window) == ["岳阳市工商业联合会"]


def test_choices_remembered_for_a_folder_let_its_next_file_straight_in(
    window: MainWindow, folder: Path, settle: Settle, qtbot: QtBot
) -> None:
    window.imports.import_paths([written(folder, "水文站.txt", YEARLESS)])
    settle(window)
    preview = preview_of(window)
    assert preview.remember.text() == "记住这些选择,用于“云泽卷”里的文件(&M)"
    type_year(preview, "2018", window, qtbot)
    preview.remember.click()
    preview.accept_one.click()
    settle(window)
    window.imports.import_paths([written(folder, "测绘院.txt", YEARLESS.replace("水文站", "测绘院"))])
    settle(window)
    assert not preview.isVisible()
    assert {listing.title: listing.year for listing in window.shelf.listings}["云泽市测绘院"] == 2018


def test_files_that_wait_follow_what_is_remembered_for_their_folder(
    window: MainWindow, folder: Path, settle: Settle, qtbot: QtBot
) -> None:
    second = written(folder, "测绘院.txt", YEARLESS.replace("水文站", "测绘院"))
    window.imports.import_paths([written(folder, "水文站.txt", YEARLESS), second])
    settle(window)
    preview = preview_of(window)
    type_year(preview, "2018", window, qtbot)
    preview.remember.click()
    preview.accept_one.click()
    settle(window)
    assert preview.isVisible()
    assert preview.form.year.text() == "2018"
    preview.accept_one.click()
    settle(window)
    assert {listing.year for listing in window.shelf.listings} == {2018, 2020}


def test_the_subject_given_to_one_file_does_not_make_the_next_a_revision_of_it(
    window: MainWindow, folder: Path, settle: Settle, qtbot: QtBot
) -> None:
    first = written(folder, "甲.txt", "概况\n全系统职工三百人。\n【征管】 征收规费3万元。\n")
    second = written(folder, "乙.txt", "概况\n全系统职工二百人。\n【巡查】 巡查河道12公里。\n")
    window.imports.import_paths([first, second])
    settle(window)
    preview = preview_of(window)
    preview.choose(first)
    window.drain()
    preview.form.subject.setText("云泽市河道所")
    preview.form.subject.setModified(True)
    preview.form.subject.textEdited.emit("云泽市河道所")
    type_year(preview, "2018", window, qtbot)
    preview.remember.click()
    preview.accept_one.click()
    settle(window)
    assert (preview.form.year.text(), preview.form.subject.text()) == ("2018", "")
    preview.accept_one.click()
    settle(window)
    assert outcomes(window) == {"甲.txt": "新增", "乙.txt": "存疑"}
    assert titles(window).count("概况") == 2


def test_a_file_that_is_declined_is_not_stored_and_the_report_says_so(
    window: MainWindow, folder: Path, settle: Settle
) -> None:
    window.imports.import_paths([written(folder, "水文站.txt", YEARLESS)])
    settle(window)
    preview_of(window).decline.click()
    settle(window)
    assert titles(window) == ["岳阳市工商业联合会"]
    assert outcomes(window) == {"水文站.txt": "未收"}
    assert window.imports.report and "按您的选择没有收入" in window.imports.report.model.text()


def test_closing_the_preview_stores_nothing_and_the_report_opens_it_again(
    window: MainWindow, folder: Path, settle: Settle
) -> None:
    window.imports.import_paths([written(folder, "水文站.txt", YEARLESS)])
    settle(window)
    preview = preview_of(window)
    preview.later.click()
    assert not preview.isVisible()
    assert outcomes(window) == {"水文站.txt": "存疑,未收入"}
    assert titles(window) == ["岳阳市工商业联合会"]
    assert window.imports.report
    window.imports.report.preview.click()
    window.drain()
    assert preview_of(window).accept_one.isEnabled()


def test_a_short_text_in_big5_that_was_taken_for_another_is_put_right(
    window: MainWindow, folder: Path, settle: Settle
) -> None:
    path = folder / "文化局.txt"
    path.write_bytes("雲澤市文化局\n【圖書】 藏書三萬冊。\n".encode("big5hkscs"))
    window.imports.import_paths([path])
    settle(window)
    preview = preview_of(window)
    form = preview.form
    form.encoding.setCurrentIndex(form.encoding.findData("gb18030"))
    form.encoding.activated.emit(form.encoding.currentIndex())
    window.drain()
    assert "雲澤市" not in preview.pane.text.toPlainText()
    form.encoding.setCurrentIndex(form.encoding.findData("big5hkscs"))
    form.encoding.activated.emit(form.encoding.currentIndex())
    window.drain()
    assert preview.pane.text.toPlainText() == "雲澤市文化局\n【圖書】 藏書三萬冊。\n"
    preview.accept_one.click()
    settle(window)
    assert "雲澤市文化局" in titles(window)


def test_the_newest_of_several_wishes_is_what_is_shown(window: MainWindow, folder: Path, settle: Settle) -> None:
    window.imports.import_paths([written(folder, "水文站.txt", YEARLESS)])
    settle(window)
    preview = preview_of(window)
    for encoding in ("big5hkscs", "utf-16-le", "gb18030", "utf-8"):
        preview.form.encoding.setCurrentIndex(preview.form.encoding.findData(encoding))
        preview.form.encoding.activated.emit(0)
    window.drain()
    assert preview.pane.text.toPlainText() == YEARLESS


def test_bytes_that_no_encoding_takes_are_replaced_only_on_the_reader_s_word(
    window: MainWindow, folder: Path, settle: Settle
) -> None:
    path = folder / "残.txt"
    path.write_bytes(CERTAIN.encode() * 3 + b"\xff\xfe")
    window.imports.import_paths([path])
    settle(window)
    preview = preview_of(window)
    assert not preview.accept_one.isEnabled()
    assert preview.form.replace.text() == "用“�”代替认不出的 2 处字节(&U)"
    preview.form.replace.click()
    window.drain()
    preview.accept_one.click()
    settle(window)
    assert outcomes(window) == {"残.txt": "存疑"}
    assert window.imports.report and "有 2 处字节" in window.imports.report.model.text()
    assert window.pane.doubts.isVisible()
    assert "有些字节认不出是什么字" in window.pane.doubts.text()


def test_all_are_taken_in_at_once_but_those_whose_bytes_need_a_word(
    window: MainWindow, folder: Path, settle: Settle
) -> None:
    damaged = folder / "残.txt"
    damaged.write_bytes(CERTAIN.encode() * 3 + b"\xff\xfe")
    others = [written(folder, f"{name}.txt", YEARLESS.replace("水文", name)) for name in ("水利", "水运")]
    window.imports.import_paths([*others, damaged])
    settle(window)
    preview = preview_of(window)
    preview.accept_all.click()
    settle(window)
    assert titles(window) == ["云泽市水利站", "云泽市水运站", "岳阳市工商业联合会"]
    assert [file.path.name for file in preview.held.files()] == ["残.txt"]


def test_a_file_that_waits_and_is_imported_again_waits_once(window: MainWindow, folder: Path, settle: Settle) -> None:
    path = written(folder, "水文站.txt", YEARLESS)
    for _ in range(2):
        window.imports.import_paths([path])
        settle(window)
    preview = preview_of(window)
    assert [file.path.name for file in preview.held.files()] == ["水文站.txt"]
    preview.accept_one.click()
    settle(window)
    assert not preview.isVisible()
    assert outcomes(window) == {"水文站.txt": "存疑"}
