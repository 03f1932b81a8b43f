"""The button that empties a line edit, with a name: Qt leaves it without one."""

from PySide6.QtWidgets import QLineEdit, QToolButton

from yearbook_viewer.messages import Catalogue


def add_clear_button(box: QLineEdit, say: Catalogue) -> None:
    """Let the line edit be emptied with the mouse."""
    box.setClearButtonEnabled(True)
    for button in box.findChildren(QToolButton):
        button.setAccessibleName(say("清空"))
