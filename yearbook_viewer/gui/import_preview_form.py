"""The reader's choices for one file: how it is read, how it is cut, and what it describes."""

import re
from dataclasses import replace

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QIntValidator
from PySide6.QtWidgets import QCheckBox, QComboBox, QGridLayout, QLabel, QLineEdit, QSizePolicy, QWidget

from yearbook_viewer.messages import N_, Catalogue
from yearbook_viewer.records import Basis, Choices, HeadingRule
from yearbook_viewer.records.previewed import PreviewedEntry, PreviewedFile
from yearbook_viewer.wordings import BASIS_NAMES

# A file is read again when the reader pauses in typing.
TYPING_MS = 300
LATEST_YEAR = 9999

ENCODINGS = {
    "": N_("自动判断"),
    "utf-8": "UTF-8",
    "gb18030": N_("GB18030(简体)"),
    "big5hkscs": N_("Big5-HKSCS(繁体)"),
    "utf-16-le": "UTF-16LE",
    "utf-16-be": "UTF-16BE",
    "utf-32-le": "UTF-32LE",
    "utf-32-be": "UTF-32BE",
}
RULES = {
    HeadingRule.AUTO: N_("自动判断"),
    HeadingRule.BRACKETS: N_("括号:【概况】〔概况〕"),
    HeadingRule.SYMBOLS: N_("符号:■ ● ◆ ▲ ★"),
    HeadingRule.NUMBERS: N_("序号:一、 (一) 1. 第一章"),
    HeadingRule.MARKUP: N_("文件自带的标题样式"),
    HeadingRule.DATES: N_("日期:大事记一日一节"),
    HeadingRule.SHORT_LINES: N_("单独成行的短句"),
    HeadingRule.NONE: N_("不分节"),
}


class PreviewForm(QWidget):
    """`changed`: the reader has chosen something else, Choices. What is left empty is left to the rules."""

    changed = Signal(object)

    def __init__(self, say: Catalogue) -> None:
        super().__init__()
        self._say = say
        self._chosen = Choices()
        # Nothing was typed since another file came: then the fields are filled whichever has the focus.
        self._fresh = True
        self.encoding = self._combo(list(ENCODINGS), [say(name) for name in ENCODINGS.values()])
        self.rule = self._combo([*RULES], [say(name) for name in RULES.values()])
        self.title = QLineEdit()
        self.subject = QLineEdit()
        self.subject.setToolTip(say("条目记述的单位或地区"))
        self.year = self._year_field()
        self.volume_year = self._year_field()
        self.volume_year.setToolTip(say("年鉴封面上的年份"))
        self.volume = QLineEdit()
        self.volume.setToolTip(say("年鉴的名称,不带年份,例如“临江年鉴”"))
        self.year_from, self.volume_year_from = _caption(), _caption()
        self.replace = QCheckBox()
        self.replace.toggled.connect(lambda on: self._choose(replace(self._chosen, replace=on)))
        self._typing = QTimer(self, interval=TYPING_MS, singleShot=True)
        self._typing.timeout.connect(lambda: self.changed.emit(self._chosen))
        for field in (self.title, self.subject, self.volume, self.year, self.volume_year):
            field.textEdited.connect(self._typed)
            field.returnPressed.connect(self.flush)
        self.encoding.activated.connect(self._picked)
        self.rule.activated.connect(self._picked)
        self._lay_out()

    def show_choices(self, chosen: Choices) -> None:
        """Show another file's choices; nothing is known of the file yet."""
        self._typing.stop()
        self._fresh = True
        self._chosen = chosen
        self._pick(self.encoding, chosen.encoding)
        self._pick(self.rule, chosen.rule)
        for field in (self.title, self.subject, self.volume, self.year, self.volume_year):
            field.clear()
        self._show_found(None, None)

    def show_found(self, found: PreviewedFile | None, entry: int) -> None:
        """Show what the rules and the reader's word came to: of one of the file's entries."""
        self._show_found(found, found.entries[entry] if found and entry < len(found.entries) else None)

    def flush(self) -> None:
        """Say now what was typed a moment ago."""
        if self._typing.isActive():
            self._typing.stop()
            self.changed.emit(self._chosen)

    def _show_found(self, found: PreviewedFile | None, entry: PreviewedEntry | None) -> None:
        say, chosen = self._say, self._chosen
        self.setEnabled(True)
        automatic = found.encoding.upper() if found and found.encoding and not chosen.encoding else ""
        self.encoding.setItemText(0, say("自动判断:{encoding}", encoding=automatic) if automatic else say("自动判断"))
        # What says its own encoding, as a document of Word does, can be read in no other.
        self.encoding.setEnabled(found is None or bool(found.encoding))
        several = found is not None and len(found.entries) > 1
        self.title.setEnabled(not several)
        self.title.setToolTip(say("这个文件有几个条目,收入后可以逐个更正标题") if several else "")
        self._fill(self.title, chosen.title, entry.title if entry else "")
        self._fill(self.subject, chosen.subject, entry.subject if entry else "")
        self._fill(self.volume, chosen.volume, entry.volume if entry else "")
        self._fill(self.year, _digits(chosen.year), _digits(entry.year) if entry else "")
        self._fill(self.volume_year, _digits(chosen.volume_year), _digits(entry.volume_year) if entry else "")
        self.year_from.setText(say(BASIS_NAMES[entry.year_from]) if entry else "")
        has_volume_year = entry is not None and entry.volume_year_from is not Basis.NOWHERE
        self.volume_year_from.setText(say(BASIS_NAMES[entry.volume_year_from]) if entry and has_volume_year else "")
        self._show_replacing(found)

    def _show_replacing(self, found: PreviewedFile | None) -> None:
        self.replace.blockSignals(True)
        self.replace.setChecked(self._chosen.replace)
        self.replace.blockSignals(False)
        self.replace.setVisible(found is not None and found.undecodable)
        count = found.replaced if found else 0
        self.replace.setText(self._say("用“�”代替认不出的 {count} 处字节(&U)", count=count))

    def _typed(self) -> None:
        self._fresh = False
        self._chosen = replace(
            self._chosen,
            title=self.title.text().strip() if self.title.isModified() else self._chosen.title,
            subject=self.subject.text().strip() if self.subject.isModified() else self._chosen.subject,
            volume=self.volume.text().strip() if self.volume.isModified() else self._chosen.volume,
            year=_number(self.year) if self.year.isModified() else self._chosen.year,
            volume_year=_number(self.volume_year) if self.volume_year.isModified() else self._chosen.volume_year,
        )
        self._typing.start()

    def _picked(self) -> None:
        self._choose(
            replace(self._chosen, encoding=self.encoding.currentData(), rule=HeadingRule(self.rule.currentData()))
        )

    def _choose(self, chosen: Choices) -> None:
        self._typing.stop()
        self._chosen = chosen
        self.changed.emit(chosen)

    def _fill(self, field: QLineEdit, chosen: str, found: str) -> None:
        """Never under the reader's hands: what he types stays, and what he clears shows what the rules say in grey."""
        field.setPlaceholderText(found)
        words = chosen or found
        if (self._fresh or not field.hasFocus()) and field.text() != words:
            field.setText(words)
            field.setCursorPosition(0)

    def _combo(self, values: list[str] | list[HeadingRule], words: list[str]) -> QComboBox:
        combo = QComboBox()
        # Its longest item does not widen the window.
        combo.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        combo.setMinimumContentsLength(10)
        for value, word in zip(values, words, strict=True):
            combo.addItem(word, str(value))
        return combo

    def _pick(self, combo: QComboBox, value: str) -> None:
        place = combo.findData(value)
        if place < 0:  # an encoding that was named on the command line
            combo.addItem(value, value)
            place = combo.count() - 1
        combo.setCurrentIndex(place)

    def _year_field(self) -> QLineEdit:
        field = QLineEdit()
        field.setValidator(QIntValidator(1, LATEST_YEAR, self))
        field.setMinimumWidth(76)
        field.setMaximumWidth(96)
        return field

    def _lay_out(self) -> None:
        say = self._say
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(10)
        grid.setVerticalSpacing(6)
        rows = (
            ((say("编码(&E)"), self.encoding, None), (say("分节依据(&H)"), self.rule, None)),
            ((say("标题(&T)"), self.title, None), (say("记述对象(&B)"), self.subject, None)),
            (
                (say("所记年份(&Y)"), self.year, self.year_from),
                (say("卷年(&J)"), self.volume_year, self.volume_year_from),
            ),
            ((say("年鉴(&V)"), self.volume, None), None),
        )
        for row, fields in enumerate(rows):
            for side, field in enumerate(fields):
                if field is None:
                    continue
                name, editor, caption = field
                label = QLabel(name)
                label.setBuddy(editor)
                # A combo box takes what it shows for its name.
                editor.setAccessibleName(re.sub(r"\(&.\)|&", "", name))
                grid.addWidget(label, row, side * 3)
                grid.addWidget(editor, row, side * 3 + 1, 1, 1 if caption else 2)
                if caption:
                    grid.addWidget(caption, row, side * 3 + 2)
        grid.addWidget(self.replace, len(rows) - 1, 3, 1, 3)
        for column in (2, 5):
            grid.setColumnStretch(column, 1)


def _caption() -> QLabel:
    caption = QLabel()
    caption.setProperty("dim", True)
    # A long word on where a year comes from does not widen the window.
    caption.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
    return caption


def _digits(year: int | None) -> str:
    return "" if year is None else str(year)


def _number(field: QLineEdit) -> int | None:
    text = field.text().strip()
    return int(text) if text.isdecimal() and int(text) else None
