"""What comes from outside: files named at the start, dropped, pasted, sent by the desktop or by a later start."""

import os
from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QEvent, QMimeData, QObject, Qt
from PySide6.QtGui import QFileOpenEvent
from PySide6.QtWidgets import QWidget

from yearbook_viewer.errors import ArchiveProblem
from yearbook_viewer.gui.bookshelf import Bookshelf
from yearbook_viewer.gui.import_desk import ImportDesk
from yearbook_viewer.gui.notices import NoticeBar
from yearbook_viewer.gui.pasted_text import has_text, keep_text
from yearbook_viewer.gui.surroundings import Surroundings
from yearbook_viewer.gui.wish import Wish, wish_for
from yearbook_viewer.messages import sentence
from yearbook_viewer.places import can_write, data_home, pasted_home, resource
from yearbook_viewer.records import Reason

# Where Qt looks for the leave to come to the front, under Wayland.
TOKEN_VARIABLE = "XDG_ACTIVATION_TOKEN"


class Arrivals(QObject):
    """Archives are opened, all other files imported: into the archive that came with them, else into the one open."""

    def __init__(
        self, around: Surroundings, shelf: Bookshelf, imports: ImportDesk, notices: NoticeBar, window: QWidget
    ) -> None:
        super().__init__(window)
        self._say = around.say
        self._settings = around.settings
        self._shelf = shelf
        self._imports = imports
        self._notices = notices
        self._window = window
        self._started = False
        self._early: list[Path] = []
        self._waiting: list[Path] = []
        self._not_opened: tuple[Path, ...] = ()
        self._home_was_tried = False
        shelf.opened.connect(self._opened)

    def start(self, archive: Path, seeds: Path | None, files: Sequence[Path]) -> None:
        """Open the archive, put the seeds in if it lacks them, and import the files."""
        self._started = True
        early = wish_for(self._early)
        if early.archives:
            self._fulfil(Wish(early.archives, (*files, *early.files)))
        else:
            self._open(archive, seeds, (*files, *early.files))

    def take(self, wish: Wish) -> None:
        """Do what a later start asks for, before the reader's eyes."""
        self._come_forward(wish.token)
        self._fulfil(wish)

    def take_files(self, paths: Sequence[Path]) -> None:
        """Open or import files, as they are."""
        self._fulfil(wish_for(paths))

    def take_dropped(self, mime: QMimeData) -> bool:
        """The same with the files that were dropped or pasted, or with a text, which becomes a file.

        False if there is neither.
        """
        paths = paths_in(mime)
        if not paths and mime is not None:
            try:
                paths = [path for path in [keep_text(mime, pasted_home())] if path]
            except ArchiveProblem as problem:
                self._notices.tell(sentence(problem.reason, self._say), stays=True)
                return True
        self.take_files(paths)
        return bool(paths)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """On macOS the desktop sends files to the application as events, the first before the window is painted."""
        if not isinstance(event, QFileOpenEvent) or not event.file():
            return False
        path = Path(event.file())
        if self._started:
            self.take_files([path])
        else:
            self._early.append(path)
        return True

    def _fulfil(self, wish: Wish) -> None:
        archive = wish.archives[0] if wish.archives else None
        is_open = self._shelf.archive
        if archive and not (is_open and is_open.path == archive):
            self._not_opened = wish.archives[1:]
            # As at the start: an archive that is made now begins with the seeds.
            self._open(archive, None if archive.exists() else resource("seeds"), wish.files)
        elif self._shelf.opening:
            self._waiting.extend(wish.files)
        else:
            self._imports.import_paths(wish.files)

    def _open(self, archive: Path, seeds: Path | None, files: Sequence[Path]) -> None:
        self._waiting.extend(files)
        self._shelf.open(archive, seeds)

    def _opened(self) -> None:
        home = data_home()
        if not self._home_was_tried and not can_write(home):
            self._notices.tell(sentence(Reason("data-home-read-only", (("path", str(home)),)), self._say), stays=True)
        self._home_was_tried = True
        if self._not_opened:
            self._tell_not_opened()
        files, self._waiting = self._waiting, []
        if files:
            self._imports.import_paths(files)

    def _tell_not_opened(self) -> None:
        """A window shows one archive; the others are one click away."""
        others, self._not_opened = self._not_opened, ()
        first = self._settings.recent[:1]
        for path in (*reversed(others), *first):
            self._settings.remember_archive(path)
        self._notices.tell(
            self._say("一次只打开一个档案。其余 {count} 个列在“最近的档案”中。", count=len(others)), stays=True
        )

    def _come_forward(self, token: str) -> None:
        window = self._window
        if token:
            os.environ[TOKEN_VARIABLE] = token
        window.setWindowState(window.windowState() & ~Qt.WindowState.WindowMinimized)
        window.show()
        window.raise_()
        window.activateWindow()


def paths_in(mime: QMimeData | None) -> list[Path]:
    """The local files among what was dropped or pasted; an empty clipboard has no data at all."""
    if mime is None:
        return []
    return [Path(url.toLocalFile()) for url in mime.urls() if url.isLocalFile()]


def has_something(mime: QMimeData) -> bool:
    """Whether there is something to take: files, or a text."""
    return bool(paths_in(mime)) or has_text(mime)
