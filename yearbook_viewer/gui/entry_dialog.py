"""Putting right what the archive says of an entry: title, years, dates, volume and place."""

from collections.abc import Iterable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QIntValidator
from PySide6.QtWidgets import (
    QComboBox,
    QCompleter,
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QVBoxLayout,
    QWidget,
)

from yearbook_viewer.gui.place_words import place_from, place_words
from yearbook_viewer.messages import Catalogue
from yearbook_viewer.records import Basis, Corrections, Entry, EntryListing
from yearbook_viewer.wordings import BASIS_NAMES

LATEST_YEAR = 9999
_YEAR_WIDTH = 110


class EntryDialog(QDialog):
    """Asks for all that can be put right; the text itself is never changed.

    `listings`: the entries of the archive, whose volumes and places are offered.
    """

    def __init__(
        self, entry: Entry, listings: Sequence[EntryListing], say: Catalogue, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._entry = entry
        self._say = say
        self.setWindowTitle(say("更正条目"))
        self.title_edit = QLineEdit(entry.title)
        self.year_edit = self._year_edit(entry.year)
        self.source_edit = QLineEdit(entry.source)
        self.date_edit = QLineEdit(entry.date)
        self.date_edit.setPlaceholderText(say("如 2022-01-17,不知道就留空"))
        self.volume_edit = _offering(entry.volume, (listing.volume for listing in listings))
        self.volume_year_edit = self._year_edit(entry.volume_year)
        self.place_edit = _offering(
            place_words(entry.place), (place_words(listing.place) for listing in listings), anywhere=True
        )
        line = self.place_edit.lineEdit()
        assert line is not None  # an editable box has one
        line.setPlaceholderText(say("类目 › 分目"))
        self.bases: dict[QLineEdit, QLabel] = {}
        form = QFormLayout()
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        form.setVerticalSpacing(10)
        self._add(form, say("标题(&T)"), self.title_edit)
        self._add(form, say("所记年份(&Y)"), self.year_edit, entry.year_from)
        self._add(form, say("来源(&S)"), self.source_edit)
        self._add(form, say("发布日期(&D)"), self.date_edit, entry.date_from)
        self._add(form, say("年鉴(&V)"), self.volume_edit)
        self._add(form, say("卷年(&J)"), self.volume_year_edit, entry.volume_year_from)
        self._add(form, say("所在位置(&P)"), self.place_edit)
        hint = QLabel(say("位置从外到内逐级写,各级之间写 ›、> 或 /。留空就直接列在年份下。"))
        note = QLabel(say("只更正档案中的记载,原文不变。可以撤销。"))
        for label in (hint, note):
            label.setProperty("dim", True)
            label.setWordWrap(True)
        self.buttons = QDialogButtonBox()
        self.accept_button = self.buttons.addButton(say("更正"), QDialogButtonBox.ButtonRole.AcceptRole)
        self.buttons.addButton(say("取消"), QDialogButtonBox.ButtonRole.RejectRole)
        self.buttons.accepted.connect(self.accept)
        self.buttons.rejected.connect(self.reject)
        self.title_edit.textChanged.connect(lambda text: self.accept_button.setEnabled(bool(text.strip())))
        layout = QVBoxLayout(self)
        layout.setSpacing(14)
        layout.addLayout(form)
        layout.addWidget(hint)
        layout.addWidget(note)
        layout.addStretch(1)
        layout.addWidget(self.buttons)
        self.setMinimumWidth(560)

    def corrections(self) -> Corrections:
        """What the reader has changed, and only that."""
        entry = self._entry
        said: Corrections = {}
        if (title := self.title_edit.text().strip()) != entry.title:
            said["title"] = title
        if (year := _year(self.year_edit)) != entry.year:
            said["year"] = year
        if (source := self.source_edit.text().strip()) != entry.source:
            said["source"] = source
        if (date := self.date_edit.text().strip()) != entry.date:
            said["date"] = date
        if (volume := self.volume_edit.currentText().strip()) != entry.volume:
            said["volume"] = volume
        if (volume_year := _year(self.volume_year_edit)) != entry.volume_year:
            said["volume_year"] = volume_year
        # A title of the place may hold what else parts the levels: what was not touched is left as it is.
        if (words := self.place_edit.currentText()) != place_words(entry.place):
            said["place"] = place_from(words)
        return said

    def _year_edit(self, year: int | None) -> QLineEdit:
        edit = QLineEdit("" if year is None else str(year))
        edit.setValidator(QIntValidator(1, LATEST_YEAR, self))
        edit.setPlaceholderText(self._say("不知道"))
        edit.setFixedWidth(_YEAR_WIDTH)
        return edit

    def _add(self, form: QFormLayout, words: str, field: QLineEdit | QComboBox, basis: Basis | None = None) -> None:
        """A row with the field and, for what has one, where its value was taken from, until it is changed."""
        label = QLabel(words)
        label.setBuddy(field)
        field.setAccessibleName(words.partition("(")[0])
        if basis is None or isinstance(field, QComboBox):
            form.addRow(label, field)
            return
        taken = QLabel()
        taken.setProperty("dim", True)
        was = field.text()

        def tell(text: str) -> None:
            told = self._say(BASIS_NAMES[basis if text.strip() == was else Basis.READER])
            taken.setText(told)
            field.setAccessibleDescription(told)

        tell(was)
        field.textChanged.connect(tell)
        self.bases[field] = taken
        row = QHBoxLayout()
        row.setSpacing(10)
        row.addWidget(field, 0 if field.maximumWidth() == _YEAR_WIDTH else 1)
        row.addWidget(taken)
        if field.maximumWidth() == _YEAR_WIDTH:
            row.addStretch(1)
        form.addRow(label, row)


def _offering(words: str, known: Iterable[str], *, anywhere: bool = False) -> QComboBox:
    """A box to type into that offers what is known; `anywhere`: also what has the typed letters in its midst."""
    box = QComboBox()
    box.setEditable(True)
    box.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
    box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
    box.addItems(sorted(set(known) - {""}))
    completer = box.completer()
    assert completer is not None  # an editable box has one
    completer.setCompletionMode(QCompleter.CompletionMode.PopupCompletion)
    if anywhere:
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
    box.setEditText(words)
    return box


def _year(edit: QLineEdit) -> int | None:
    text = edit.text().strip()
    return int(text) if text else None
