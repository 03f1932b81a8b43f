"""Opening and making archives, the recent ones, and what to do where an archive cannot be opened."""

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QFileDialog, QMenu, QWidget

from yearbook_viewer.archive.header import SUFFIX
from yearbook_viewer.errors import ArchiveProblem
from yearbook_viewer.gui.about import show_folder
from yearbook_viewer.gui.bookshelf import Bookshelf
from yearbook_viewer.gui.notices import NoticeBar
from yearbook_viewer.gui.surroundings import Surroundings
from yearbook_viewer.messages import sentence
from yearbook_viewer.places import data_home
from yearbook_viewer.records import Reason, Soundness

if TYPE_CHECKING:
    from yearbook_viewer.archive.archive import Archive


# Where the settings keep the problem met at the last closing.
UNTOLD = "untold"


class ArchiveDesk(QObject):
    """Problems are told in the banner, with what can be done; nothing stands in the way of the window."""

    def __init__(
        self, around: Surroundings, shelf: Bookshelf, banner: NoticeBar, recent: QMenu, window: QWidget
    ) -> None:
        super().__init__(window)
        self._say = around.say
        self._settings = around.settings
        self._shelf = shelf
        self._banner = banner
        self._recent = recent
        self._window = window
        recent.aboutToShow.connect(self.fill_recent)
        shelf.opened.connect(self._opened)
        shelf.could_not_open.connect(self._not_opened)
        shelf.damage_found.connect(self._damaged)
        shelf.not_backed_up.connect(self._tell_no_backup)
        self.fill_recent()

    def choose_existing(self) -> None:
        """Ask for an archive and open it."""
        name, _ = QFileDialog.getOpenFileName(self._window, self._say("打开档案"), str(self._folder()), self._pattern())
        if name:
            self._shelf.open(Path(name))

    def choose_new(self) -> None:
        """Ask where the new archive is to lie, and make it; one that is there already is opened, never emptied."""
        dialog = QFileDialog(self._window, self._say("新建档案"), str(self._folder()), self._pattern())
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setOption(QFileDialog.Option.DontConfirmOverwrite)
        dialog.setDefaultSuffix(SUFFIX)
        if dialog.exec() and dialog.selectedFiles():
            self._shelf.open(Path(dialog.selectedFiles()[0]))
        dialog.deleteLater()

    def fill_recent(self) -> None:
        """The recent archives, those that are gone greyed."""
        self._recent.clear()
        for path in self._settings.recent:
            action = self._recent.addAction(str(path).replace("&", "&&"))
            action.setEnabled(path.is_file())
            action.triggered.connect(partial(self._open_recent, path))
        self._recent.setEnabled(not self._recent.isEmpty())

    def leave(self, not_backed_up: Reason | None) -> None:
        """Keep for the next start what there is no window left to tell."""
        self._settings.set_words(UNTOLD, sentence(not_backed_up, self._say) if not_backed_up else "")
        self._settings.save()

    def _open_recent(self, path: Path) -> None:
        self._shelf.open(path)

    def _opened(self, archive: "Archive") -> None:
        self._settings.remember_archive(archive.path)
        self.fill_recent()
        if archive.notice:
            self._banner.tell(
                sentence(archive.notice, self._say),
                [(self._say("打开其他档案…"), self.choose_existing), self._folder_action(archive.path)],
                stays=True,
            )
        else:
            self._tell_untold()

    def _not_opened(self, path: Path, problem: ArchiveProblem) -> None:
        self._banner.tell(
            sentence(problem.reason, self._say),
            [
                (self._say("重试"), partial(self._shelf.open, path)),
                (self._say("打开其他档案…"), self.choose_existing),
                (self._say("新建档案…"), self.choose_new),
                self._folder_action(path),
            ],
            stays=True,
        )

    def _tell_untold(self) -> None:
        words = self._settings.words(UNTOLD)
        self._settings.set_words(UNTOLD, "")
        if words:
            self._banner.tell(words, [self._folder_action(data_home() / "backups")], stays=True)
        else:
            self._banner.clear()

    def _tell_no_backup(self, reason: Reason) -> None:
        self._banner.tell(sentence(reason, self._say), [self._folder_action(data_home() / "backups")], stays=True)

    def _damaged(self, soundness: Soundness) -> None:
        archive = self._shelf.archive
        if archive:
            self._banner.tell(
                " ".join(sentence(reason, self._say) for reason in soundness.reasons),
                [(self._say("打开其他档案…"), self.choose_existing), self._folder_action(archive.path)],
                stays=True,
            )

    def _folder_action(self, path: Path) -> tuple[str, Callable[[], object]]:
        return self._say("显示所在文件夹"), partial(show_folder, path.parent)

    def _folder(self) -> Path:
        return self._shelf.archive.path.parent if self._shelf.archive else self._settings.last_folder

    def _pattern(self) -> str:
        return self._say("年鉴档案 (*{suffix})", suffix=SUFFIX)
