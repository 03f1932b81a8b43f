"""What a window with a plot and a table has besides them: pictures and tables saved, and the frames they stand in."""

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtWidgets import QAbstractScrollArea, QFrame, QVBoxLayout, QWidget

from yearbook_viewer.errors import ArchiveProblem
from yearbook_viewer.export.files import file_name
from yearbook_viewer.gui.notices import NoticeBar
from yearbook_viewer.gui.save_dialog import ask_where
from yearbook_viewer.gui.settings import Settings
from yearbook_viewer.messages import Catalogue, sentence

Save = Callable[[Path], None]


class ChartSaving:
    """Asks where, saves, and tells of it in the window's own strip. What saves may raise ArchiveProblem."""

    def __init__(self, window: QWidget, notices: NoticeBar, settings: Settings, say: Catalogue) -> None:
        self._window = window
        self._notices = notices
        self._settings = settings
        self._say = say

    def save_picture(self, name: str, save: Save) -> None:
        """As PNG or SVG, by the end of the name; `name`: the proposed one without an ending."""
        say = self._say
        self._save(say("导出图片"), name, ".png", (say("PNG 图片 (*.png)"), say("SVG 矢量图 (*.svg)")), save)

    def save_table(self, name: str, save: Save) -> None:
        """As a workbook or CSV, by the end of the name; `name` as above."""
        say = self._say
        kinds = (say("Excel 工作簿 (*.xlsx)"), say("逗号分隔的表格 (*.csv)"))
        self._save(say("导出表格"), name, ".xlsx", kinds, save)

    def _save(self, title: str, name: str, suffix: str, kinds: Sequence[str], save: Save) -> None:
        proposed = self._settings.last_folder / f"{file_name(name)}{suffix}"
        path = ask_where(self._window, title, proposed, kinds, self._say)
        if path is None:
            return
        self._settings.last_folder = path.parent
        try:
            save(path)
        except ArchiveProblem as problem:
            self._notices.tell(sentence(problem.reason, self._say), stays=True)
            return
        self._notices.tell(self._say("已导出 {name}。", name=path.name))


def framed(margin: int, *widgets: QWidget) -> QFrame:
    """The widgets below each other in a frame, so many pixels from its sides; what scrolls takes the room."""
    panel = QFrame()
    panel.setObjectName("panel")
    column = QVBoxLayout(panel)
    column.setContentsMargins(margin, *[max(margin - 4, 1)] * 3)
    column.setSpacing(8)
    for widget in widgets:
        column.addWidget(widget, 1 if isinstance(widget, QAbstractScrollArea) else 0)
    return panel
