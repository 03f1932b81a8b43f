"""Where to save: the one way to ask. The ending of the name tells the kind of file; nothing is replaced unasked."""

import re
from collections.abc import Sequence
from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QMessageBox, QWidget

from yearbook_viewer.messages import Catalogue

_SUFFIX = re.compile(r"\*(\.\w+)")


class SaveDialog(QFileDialog):
    """Proposes a name; Qt changes its ending when another kind is chosen."""

    def __init__(self, title: str, proposed: Path, kinds: Sequence[str], parent: QWidget | None) -> None:
        super().__init__(parent, title, str(proposed.parent))
        self._kinds = kinds
        self.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        # Qt would ask about the name as typed, before an ending is put to it.
        self.setOption(QFileDialog.Option.DontConfirmOverwrite)
        self.setNameFilters(list(kinds))
        self.selectFile(proposed.name)

    def target(self) -> Path:
        """The file that is meant, with an ending of its kind."""
        return named(Path(self.selectedFiles()[0]), self.selectedNameFilter(), self._kinds)


def ask_where(parent: QWidget | None, title: str, proposed: Path, kinds: Sequence[str], say: Catalogue) -> Path | None:
    """The file to save as, or None where the reader thinks better of it; an existing one only if he says so.

    `kinds`: patterns in words, 表格 (*.csv), the proposed one first.
    """
    dialog = SaveDialog(title, proposed, kinds, parent)
    target = None
    while target is None and dialog.exec() == QFileDialog.DialogCode.Accepted:
        meant = dialog.target()
        if not meant.exists() or _may_replace(dialog, meant, say):
            target = meant
    dialog.deleteLater()
    return target


def named(path: Path, kind: str, kinds: Sequence[str]) -> Path:
    """The path with an ending of its kind: the one chosen, unless another was typed behind the proposed one's.

    报告2026.11 becomes 报告2026.11.csv: what stands behind a point is no ending because of that.
    """
    suffixes = {suffix: each for each in kinds for suffix in _SUFFIX.findall(each)}
    wanted = _SUFFIX.findall(kind if kind in kinds else kinds[0])
    typed = suffixes.get(path.suffix.lower())
    if typed is None:
        return path.with_name(path.name + wanted[0])
    if path.suffix.lower() in wanted or kind not in kinds[1:]:
        return path
    return path.with_suffix(wanted[0])


def _may_replace(parent: QWidget, path: Path, say: Catalogue) -> bool:
    box = QMessageBox(QMessageBox.Icon.Warning, say("替换文件"), "", QMessageBox.StandardButton.NoButton, parent)
    box.setText(say("“{name}”已经存在。要替换它吗?替换以后,原来的内容就没有了。", name=path.name))
    replace = box.addButton(say("替换"), QMessageBox.ButtonRole.DestructiveRole)
    other = box.addButton(say("另取名字"), QMessageBox.ButtonRole.RejectRole)
    box.setDefaultButton(other)
    box.setEscapeButton(other)
    box.exec()
    may = box.clickedButton() is replace
    box.deleteLater()
    return may
