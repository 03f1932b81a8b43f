"""What a window with a plot and a table has besides them: pictures and tables saved, and the frames they stand in."""

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QAbstractScrollArea, QFrame, QVBoxLayout, QWidget
from shiboken6 import isValid

from yearbook_viewer.errors import ArchiveProblem
from yearbook_viewer.export.files import file_name
from yearbook_viewer.gui.notices import NoticeBar
from yearbook_viewer.gui.picture_page import Painting
from yearbook_viewer.gui.save_dialog import ask_where
from yearbook_viewer.gui.settings import Settings
from yearbook_viewer.gui.tasks import Lane, Tasks
from yearbook_viewer.messages import Catalogue, sentence


class ChartSaving(QObject):
    """Asks where, saves beside the window, and tells of it in the window's own strip."""

    def __init__(self, window: QWidget, notices: NoticeBar, settings: Settings, tasks: Tasks, say: Catalogue) -> None:
        super().__init__(window)
        self._window = window
        self._notices = notices
        self._settings = settings
        self._tasks = tasks
        self._say = say

    def save_picture(self, name: str, painted: Callable[[Path], Painting]) -> None:
        """As PNG or SVG, by the end of the name; `name`: the proposed one without an ending."""
        say = self._say
        path = self._asked(say("导出图片"), name, ".png", (say("PNG 图片 (*.png)"), say("SVG 矢量图 (*.svg)")))
        if path:
            self._go_on(painted(path), path)

    def save_table(self, name: str, save: Callable[[Path], None]) -> None:
        """As a workbook or CSV, by the end of the name; `name` as above. `save` may raise ArchiveProblem."""
        say = self._say
        kinds = (say("Excel 工作簿 (*.xlsx)"), say("逗号分隔的表格 (*.csv)"))
        path = self._asked(say("导出表格"), name, ".xlsx", kinds)
        if path:
            self._write(partial(save, path), path)

    def _asked(self, title: str, name: str, suffix: str, kinds: Sequence[str]) -> Path | None:
        proposed = self._settings.last_folder / f"{file_name(name)}{suffix}"
        path = ask_where(self._window, title, proposed, kinds, self._say)
        if path:
            self._settings.last_folder = path.parent
        return path

    def _go_on(self, steps: Painting, path: Path) -> None:
        """A step in each turn of the event loop; then it is encoded, which takes longest, and written."""
        try:
            next(steps)
        except StopIteration as end:
            self._write(end.value, path)
        else:
            QTimer.singleShot(0, self, partial(self._go_on, steps, path))

    def _write(self, write: Callable[[], None], path: Path) -> None:
        told = self._say("已导出 {name}。", name=path.name)
        self._tasks.run(write, lambda _: self._tell(told, stays=False), self._failed, lane=Lane.EXPORT)

    def _failed(self, problem: ArchiveProblem) -> None:
        self._tell(sentence(problem.reason, self._say), stays=True)

    def _tell(self, words: str, *, stays: bool) -> None:
        # The reader may have closed the window meanwhile.
        if isValid(self._notices):
            self._notices.tell(words, stays=stays)


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
