import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QAbstractButton, QApplication, QCheckBox, QDialogButtonBox, QListView, QRadioButton
from pytestqt.qtbot import QtBot

from yearbook_viewer.gui.export_dialog import ExportDialog, SectionChoiceModel
from yearbook_viewer.gui.paper import PaperChoice
from yearbook_viewer.messages import Catalogue
from yearbook_viewer.records import Reading


@pytest.fixture
def dialog(qtbot: QtBot, say: Catalogue, seed_reading: Reading) -> ExportDialog:
    dialog = ExportDialog(seed_reading, 3, "导出 PDF…", say)
    qtbot.addWidget(dialog)
    return dialog


def button(dialog: ExportDialog, words: str) -> QRadioButton:
    return next(each for each in dialog.findChildren(QRadioButton) if each.text().startswith(words))


def tick(dialog: ExportDialog, row: int, state: Qt.CheckState) -> None:
    model = dialog.findChildren(QListView)[0].model()
    assert model.setData(model.index(row, 0), state, Qt.ItemDataRole.CheckStateRole)


def accepting(dialog: ExportDialog) -> QAbstractButton:
    buttons = dialog.findChildren(QDialogButtonBox)[0]
    return next(
        each for each in buttons.buttons() if buttons.buttonRole(each) is QDialogButtonBox.ButtonRole.AcceptRole
    )


def test_the_section_being_read_is_chosen_at_first(dialog: ExportDialog) -> None:
    assert button(dialog, "本节").text() == "本节:市工商联组织建设(&S)"
    assert dialog.choice() == PaperChoice((3,), with_marks=True, with_figures=False)


def test_the_whole_entry_is_chosen_where_it_is_read(qtbot: QtBot, say: Catalogue, seed_reading: Reading) -> None:
    dialog = ExportDialog(seed_reading, None, "打印…", say)
    qtbot.addWidget(dialog)
    assert dialog.choice() == PaperChoice(None)
    assert accepting(dialog).text() == "打印…"


def test_sections_can_be_ticked(dialog: ExportDialog) -> None:
    button(dialog, "选定").setChecked(True)
    tick(dialog, 6, Qt.CheckState.Checked)
    tick(dialog, 0, Qt.CheckState.Checked)
    tick(dialog, 3, Qt.CheckState.Unchecked)
    assert dialog.choice().sections == (0, 6)


def test_nothing_ticked_cannot_be_exported(dialog: ExportDialog) -> None:
    button(dialog, "选定").setChecked(True)
    tick(dialog, 3, Qt.CheckState.Unchecked)
    assert not accepting(dialog).isEnabled()
    tick(dialog, 2, Qt.CheckState.Checked)
    assert accepting(dialog).isEnabled()


def test_marks_and_figures_can_be_chosen(dialog: ExportDialog) -> None:
    marks, figures = dialog.findChildren(QCheckBox)
    marks.setChecked(False)
    figures.setChecked(True)
    assert dialog.choice() == PaperChoice((3,), with_marks=False, with_figures=True)


def test_the_model_of_sections_is_sound(qapp: QApplication, seed_reading: Reading) -> None:
    model = SectionChoiceModel(seed_reading.extraction.entry, ())
    QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    assert model.data(model.index(3, 0)) == "市工商联组织建设"
