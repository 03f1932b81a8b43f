"""What stands between the preview window and the archive: files read beside the window, choices remembered."""

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from yearbook_viewer.archive.doors import preview_file
from yearbook_viewer.archive.preview_process import PreviewProcess
from yearbook_viewer.errors import ArchiveProblem
from yearbook_viewer.gui.bookshelf import Bookshelf
from yearbook_viewer.gui.import_preview import Found, ImportPreview
from yearbook_viewer.gui.import_sitting import HeldFile
from yearbook_viewer.gui.surroundings import Surroundings
from yearbook_viewer.gui.tasks import Lane
from yearbook_viewer.places import pasted_home
from yearbook_viewer.records import Choices
from yearbook_viewer.records.previewed import PreviewedFile


class PreviewDesk(QObject):
    """`accepted_files`, `declined`: as in ImportPreview; what was to be remembered is remembered by then."""

    accepted_files = Signal(list)
    declined = Signal(object)

    def __init__(self, around: Surroundings, shelf: Bookshelf, window: QWidget) -> None:
        super().__init__(window)
        self._say = around.say
        self._tasks = around.tasks
        self._shelf = shelf
        self._parent = window
        self._process = PreviewProcess(preview_file)
        self._reading = False
        self.window: ImportPreview | None = None

    def show(self, held: Sequence[HeldFile], first: Path | None = None) -> None:
        """Show the window with these files, `first` before all; without any it is closed."""
        if not held:
            self.update([])
            return
        if self.window is None:
            self.window = ImportPreview(self._ask, pasted_home(), self._say, self._parent)
            self.window.accepted_files.connect(self.accepted_files)
            self.window.declined.connect(self.declined)
            self.window.remember_requested.connect(self._remember)
            self.window.closed.connect(self._rest)
        self.window.show_files(held)
        if first is not None:
            self.window.choose(first)
        self.window.show()
        self.window.raise_()
        self.window.activateWindow()

    def update(self, held: Sequence[HeldFile]) -> None:
        """Bring the window up to these files, if it is open."""
        if self.window and self.window.isVisible():
            self.window.show_files(held)

    def close(self) -> None:
        """End whatever is being read."""
        self._rest()
        if self.window:
            self.window.close()

    def _rest(self) -> None:
        self._tasks.forget("preview")
        self._process.stop()

    def _ask(self, path: Path, chosen: Choices | None, found: Found, failed: Callable[[ArchiveProblem], None]) -> None:
        """Read a file as the reader wishes it; a newer wish ends an older one."""
        archive = self._shelf.archive
        if self._reading:
            self._process.stop()
        self._reading = True

        def job() -> tuple[Choices, PreviewedFile]:
            wish = chosen
            if wish is None:
                wish = archive.choices_for(path) if archive else Choices()
            return wish, self._process.read(path, wish)

        done = partial(self._read, found)
        self._tasks.run(job, done, partial(self._not_read, failed), slot="preview", lane=Lane.PREVIEW)

    def _read(self, found: Found, answer: tuple[Choices, PreviewedFile]) -> None:
        self._reading = False
        found(*answer)

    def _not_read(self, failed: Callable[[ArchiveProblem], None], problem: ArchiveProblem) -> None:
        self._reading = False
        failed(problem)

    def _remember(self, folder: Path, chosen: Choices) -> None:
        self._shelf.remember_choices(folder, chosen, partial(self._remembered, folder))

    def _remembered(self, folder: Path) -> None:
        if self.window and self.window.isVisible():
            self.window.read_anew(folder)
