"""A previewed file as a tree, and the fields in which a reader changes how it is cut."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QAbstractButton, QLabel, QWidget
from pytestqt.qtbot import QtBot

from yearbook_viewer.gui.import_patterns import file_patterns
from yearbook_viewer.gui.import_preview import ImportPreview
from yearbook_viewer.gui.import_preview_form import PreviewForm
from yearbook_viewer.gui.import_preview_model import HeldModel, PreviewColumn, PreviewTreeModel
from yearbook_viewer.gui.import_sitting import HeldFile, Sitting
from yearbook_viewer.gui.importing import ImportResult
from yearbook_viewer.messages import Catalogue
from yearbook_viewer.records import (
    Basis,
    BatchId,
    Choices,
    EntryId,
    FileReport,
    HeadingRule,
    ImportWishes,
    Outcome,
    Reason,
)
from yearbook_viewer.records.previewed import PreviewedEntry, PreviewedFile, PreviewedSection

NAME = QAccessible.Text.Name
Fatal = QAbstractItemModelTester.FailureReportingMode.Fatal
YEARLESS = Reason("entry-without-year")


def entry(title: str, *sections: tuple[str, int], date: str = "") -> PreviewedEntry:
    return PreviewedEntry(
        title=title,
        subject=title,
        date="",
        year=2019,
        year_from=Basis.TEXT,
        volume="",
        volume_year=None,
        volume_year_from=Basis.NOWHERE,
        first_words="",
        doubts=(YEARLESS,),
        sections=tuple(PreviewedSection(name, level, f"{name}的话", date) for name, level in sections),
    )


def previewed(*entries: PreviewedEntry) -> PreviewedFile:
    return PreviewedFile("gb18030", False, 0, False, "", "", 0, entries, ())


def held(name: str, sitting: Sitting, reason: Reason = YEARLESS) -> HeldFile:
    return HeldFile(Path("/年鉴") / name, (reason,), sitting)


@pytest.fixture
def tree(say: Catalogue) -> Iterator[PreviewTreeModel]:
    model = PreviewTreeModel(say)
    tester = QAbstractItemModelTester(model, Fatal)
    yield model
    tester.deleteLater()


@pytest.fixture
def form(say: Catalogue, qtbot: QtBot) -> PreviewForm:
    made = PreviewForm(say)
    qtbot.addWidget(made)
    return made


def below(model: PreviewTreeModel, parent: QModelIndex) -> list[str]:
    return [str(model.index(row, 0, parent).data()) for row in range(model.rowCount(parent))]


def test_sections_stand_below_what_they_are_nested_in(tree: PreviewTreeModel) -> None:
    tree.show_file(previewed(entry("水文站", ("测报", 1), ("雨情", 2), ("水情", 2), ("队伍", 1)), entry("气象台")))
    assert below(tree, QModelIndex()) == ["水文站", "气象台"]
    station = tree.index(0, 0)
    assert below(tree, station) == ["测报", "队伍"]
    reports = tree.index(0, 0, station)
    assert below(tree, reports) == ["雨情", "水情"]
    assert tree.index(1, PreviewColumn.LEVEL, reports).data() == "2"
    assert tree.index(1, PreviewColumn.FIRST_WORDS, reports).data() == "水情的话"
    assert tree.entry_at(tree.index(1, 0)) == 1


def test_a_section_that_skips_a_level_stands_below_the_last_one_above_it(tree: PreviewTreeModel) -> None:
    tree.show_file(previewed(entry("水文站", ("雨情", 3), ("测报", 1))))
    assert below(tree, tree.index(0, 0)) == ["雨情", "测报"]


def test_dates_are_told_only_where_there_are_some(tree: PreviewTreeModel) -> None:
    tree.show_file(previewed(entry("水文站", ("测报", 1))))
    assert not tree.has_dates()
    tree.show_file(previewed(entry("大事记", ("1月3日", 1), date="2019-01-03")))
    assert tree.has_dates()
    tree.show_file(None)
    assert tree.rowCount() == 0


def test_files_leave_the_list_when_they_are_decided_on(say: Catalogue) -> None:
    sitting = Sitting(ImportWishes())
    files = [held(name, sitting) for name in ("甲.txt", "乙.txt", "丙.txt")]
    model = HeldModel(say)
    tester = QAbstractItemModelTester(model, Fatal)
    model.show_files(files)
    model.remove([files[0], files[2]])
    assert [model.index(row).data() for row in range(model.rowCount())] == ["乙.txt"]
    assert model.row_of(Path("/年鉴/甲.txt")) == -1
    tester.deleteLater()


def test_fields_show_what_the_rules_found_and_hand_on_only_what_was_changed(form: PreviewForm, qtbot: QtBot) -> None:
    form.show_choices(Choices())
    form.show_found(previewed(entry("水文站", ("测报", 1))), 0)
    assert (form.title.text(), form.year.text(), form.year_from.text()) == ("水文站", "2019", "取自正文")
    assert form.encoding.itemText(0) == "自动判断:GB18030"
    form.year.selectAll()
    with qtbot.waitSignal(form.changed) as said:
        QTest.keyClicks(form.year, "2018")
    assert said.args == [Choices(year=2018)]


def test_a_field_that_is_cleared_is_left_to_the_rules_again(form: PreviewForm, qtbot: QtBot) -> None:
    form.show_choices(Choices(title="测绘院", rule=HeadingRule.BRACKETS))
    form.show_found(previewed(entry("测绘院", ("测报", 1))), 0)
    form.title.selectAll()
    with qtbot.waitSignal(form.changed) as said:
        QTest.keyClicks(form.title, "\b")
    assert said.args == [Choices(rule=HeadingRule.BRACKETS)]


def test_a_file_of_several_entries_has_no_title_to_give(form: PreviewForm) -> None:
    form.show_choices(Choices())
    form.show_found(previewed(entry("水文站"), entry("气象台")), 1)
    assert not form.title.isEnabled()
    assert form.title.text() == "气象台"


def test_an_encoding_from_the_command_line_stands_among_the_others(form: PreviewForm) -> None:
    form.show_choices(Choices(encoding="cp936"))
    assert form.encoding.currentText() == "cp936"


@pytest.fixture
def preview(say: Catalogue, qtbot: QtBot) -> ImportPreview:
    made = ImportPreview(lambda *_: None, Path("/剪贴"), say)
    qtbot.addWidget(made)
    made.show_files([held("水文站.txt", Sitting(ImportWishes())), held("气象台.txt", Sitting(ImportWishes()))])
    made.show()
    return made


def test_every_control_of_the_preview_has_a_name_and_the_tab_goes_from_left_to_right(preview: ImportPreview) -> None:
    controls: list[QWidget] = [preview.files]
    while (following := controls[-1].nextInFocusChain()) is not None and following is not preview.files:
        controls.append(following)
    reached = [each for each in controls if each.focusPolicy() & Qt.FocusPolicy.TabFocus and each.isVisible()]
    # On Linux Qt gives a combo box's value for its name, and its label apart.
    names = [each.accessibleName() or QAccessible.queryAccessibleInterface(each).text(NAME) for each in reached]
    assert [name.partition("(")[0] for name in names] == [
        "存疑的文件", "编码", "分节依据", "标题", "记述对象", "所记年份", "卷年", "年鉴",
        "将要切分成的条目和章节", "文字的开头", "记住这些选择,用于“年鉴”里的文件", "以后再说", "不收", "全部收入",
        "收入",
    ]  # fmt: skip


def test_the_keys_of_the_preview_are_each_given_once(preview: ImportPreview) -> None:
    texts = [each.text() for each in preview.findChildren(QLabel) if each.buddy()]
    texts += [each.text() for each in preview.findChildren(QAbstractButton)]
    keys = [text.partition("&")[2][:1] for text in texts if "&" in text]
    assert len(keys) == len(set(keys)) == 13


def test_what_is_not_allowed_yet_cannot_be_taken_in(preview: ImportPreview) -> None:
    assert not preview.accept_one.isEnabled()
    assert preview.accept_all.isVisible()


def test_an_import_goes_on_with_what_was_accepted_as_one_batch() -> None:
    doubtful = FileReport(Path("/甲.txt"), Outcome.DOUBTFUL, (), YEARLESS, (YEARLESS,))
    other = FileReport(Path("/乙.txt"), Outcome.DOUBTFUL, (), YEARLESS, (YEARLESS,))
    sitting = Sitting(ImportWishes(hold=True))
    sitting.take(ImportResult((doubtful, other), False, BatchId(7)))
    assert [file.path.name for file in sitting.held()] == ["甲.txt", "乙.txt"]
    sitting.waiting[Path("/甲.txt")] = Choices(year=2018)
    paths, wishes = sitting.next_import()
    assert paths == [Path("/甲.txt")]
    assert (wishes.hold, wishes.into, dict(wishes.settled)) == (False, BatchId(7), {paths[0]: Choices(year=2018)})
    assert [file.path.name for file in sitting.held()] == ["乙.txt"]
    sitting.take(ImportResult((FileReport(paths[0], Outcome.ADDED, (EntryId(3),)),), False, BatchId(7), wishes))
    sitting.decline(Path("/乙.txt"))
    assert not sitting.is_open
    assert [report.outcome for report in sitting.result().reports] == [Outcome.ADDED, Outcome.REFUSED]


def test_the_file_dialog_offers_all_formats_in_groups(say: Catalogue) -> None:
    patterns = file_patterns(say).split(";;")
    assert patterns[0].startswith("所有能读的文件 (*.txt")
    assert "PDF (*.pdf)" in patterns
    assert "网页 (*.html *.htm *.xhtml *.mhtml *.mht)" in patterns
    assert patterns[-1] == "所有文件 (*)"
