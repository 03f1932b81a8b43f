"""What dialogs that ask for one thing out of several are made of."""

from collections.abc import Sequence

from PySide6.QtWidgets import (
    QBoxLayout,
    QButtonGroup,
    QDialog,
    QDialogButtonBox,
    QLabel,
    QPushButton,
    QRadioButton,
)

from yearbook_viewer.messages import Catalogue


def choice(parent: QDialog, names: Sequence[str], chosen: int) -> QButtonGroup:
    """A button for each name, its place as its id; the chosen one is on."""
    group = QButtonGroup(parent)
    for place, name in enumerate(names):
        button = QRadioButton(name)
        button.setChecked(place == chosen)
        group.addButton(button, place)
    return group


def heading(words: str) -> QLabel:
    """What stands above the buttons."""
    label = QLabel(words)
    label.setProperty("dim", True)
    return label


def with_mnemonic(words: str, number: int) -> str:
    """Words that come from outside, with their number as the letter that chooses them."""
    return f"{words.replace('&', '&&')}(&{number})"


def add_answers(dialog: QDialog, layout: QBoxLayout, words: str, say: Catalogue) -> QPushButton:
    """The last row: go on, as `words` say it, or not; gives the button that goes on."""
    buttons = QDialogButtonBox()
    going_on = buttons.addButton(words, QDialogButtonBox.ButtonRole.AcceptRole)
    going_on.setDefault(True)
    buttons.addButton(say("取消"), QDialogButtonBox.ButtonRole.RejectRole)
    buttons.accepted.connect(dialog.accept)
    buttons.rejected.connect(dialog.reject)
    layout.addWidget(buttons)
    return going_on
