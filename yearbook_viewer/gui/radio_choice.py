"""What dialogs that ask for one thing out of several are made of."""

from collections.abc import Sequence

from PySide6.QtWidgets import QButtonGroup, QDialog, QLabel, QRadioButton


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
