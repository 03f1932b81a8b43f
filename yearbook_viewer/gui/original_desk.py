"""The file that an entry came from: opened by the desktop's program, or shown in its folder. Only ever on a click."""

import tempfile
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog, QWidget

from yearbook_viewer.errors import ArchiveProblem
from yearbook_viewer.gui.bookshelf import Bookshelf
from yearbook_viewer.gui.notices import Action, NoticeBar
from yearbook_viewer.gui.passage import Passage
from yearbook_viewer.gui.settings import Settings
from yearbook_viewer.messages import Catalogue
from yearbook_viewer.reading.formats import bytes_of
from yearbook_viewer.reading.zipped import place_on_disk
from yearbook_viewer.records import EntryId, FileState, Original

if TYPE_CHECKING:
    from yearbook_viewer.archive.archive import Archive

# A copy that is only looked at must not be mistaken for the file: whoever changes it has to save it elsewhere.
_ONLY_READ = 0o444


class OriginalDesk(QObject):
    """Where the file has changed or is gone, the notice says so and offers what there is."""

    def __init__(
        self, say: Catalogue, settings: Settings, shelf: Bookshelf, notices: NoticeBar, window: QWidget
    ) -> None:
        super().__init__(window)
        self._say = say
        self._settings = settings
        self._shelf = shelf
        self._notices = notices
        self._window = window

    def open(self, passage: Passage) -> None:
        """Open the file with the program that the desktop has for it."""
        self._ask(passage, self._open)

    def show_in_folder(self, passage: Passage) -> None:
        """Open the folder that the file lies in."""
        self._ask(passage, self._show_in_folder)

    def _ask(self, passage: Passage, answer: Callable[[EntryId, Original], None]) -> None:
        entry = passage.entry_id
        self._shelf.ask(lambda archive: archive.original(entry), partial(answer, entry), slot="original")

    def _open(self, entry: EntryId, original: Original) -> None:
        path = original.path
        match original.state:
            case FileState.UNCHANGED:
                self._open_present(path)
            case FileState.CHANGED:
                words = self._say("“{path}”在导入以后改动过,与档案中的文字可能不同。", path=path)
                actions: list[Action] = [(self._say("打开现在的文件"), partial(self._open_present, path))]
                self._notices.tell(words, actions + self._copies(entry, original), stays=True)
            case FileState.GONE:
                self._tell_gone(entry, original)

    def _show_in_folder(self, entry: EntryId, original: Original) -> None:
        if original.state is FileState.GONE:
            self._tell_gone(entry, original)
            return
        if original.state is FileState.CHANGED:
            self._notices.tell(self._say("“{path}”在导入以后改动过,与档案中的文字可能不同。", path=original.path))
        self._hand_over(place_on_disk(original.path).parent)

    def _open_present(self, path: Path) -> None:
        """Open the file as it is now; what lies in a zip as a copy, for the desktop's programs know no way into one."""
        if place_on_disk(path) == path:
            self._hand_over(path)
        else:
            self._shelf.ask(lambda _: _unpacked(path), partial(self._written, kept=False), slot="original")

    def _tell_gone(self, entry: EntryId, original: Original) -> None:
        copies = self._copies(entry, original)
        if copies:
            words = self._say("“{path}”已经不在原处。档案里保存着导入时的原样。", path=original.path)
        else:
            words = self._say(
                "“{path}”已经不在原处,档案里也没有保存它的原样。条目的文字都在档案里,没有丢失。"
                "以后要留原样,请在设置中选择“导入时把原文件也存进档案”。",
                path=original.path,
            )
        self._notices.tell(words, copies, stays=True)

    def _copies(self, entry: EntryId, original: Original) -> list[Action]:
        """What can be done with the bytes that the archive keeps; nothing where it keeps none."""
        if not original.kept:
            return []
        return [
            (self._say("打开保存的原样"), partial(self._write, entry, None)),
            (self._say("另存原样…"), partial(self._save, entry)),
        ]

    def _save(self, entry: EntryId) -> None:
        name = QFileDialog.getExistingDirectory(
            self._window, self._say("把原文件存到哪个文件夹"), str(self._settings.last_folder)
        )
        if name:
            self._write(entry, Path(name))

    def _write(self, entry: EntryId, folder: Path | None) -> None:
        """Write the kept bytes and open them; without a folder of the reader's into one for the time being."""

        def write(archive: "Archive") -> Path:
            if folder is not None:
                return archive.write_original(entry, folder)
            path = archive.write_original(entry, _folder_for_copies())
            path.chmod(_ONLY_READ)
            return path

        self._shelf.ask(write, partial(self._written, kept=folder is not None), slot="original")

    def _written(self, path: Path, *, kept: bool) -> None:
        if kept:
            self._notices.tell(
                self._say("原文件已存到“{path}”。", path=path),
                [(self._say("显示所在文件夹"), partial(self._hand_over, path.parent))],
            )
        else:
            self._notices.tell(self._say("打开的是临时的副本:{path}。要保留请另存。", path=path))
        self._hand_over(path)

    def _hand_over(self, path: Path) -> None:
        """A member of a zip is opened as the zip, for it is nowhere else on the disk."""
        if not QDesktopServices.openUrl(QUrl.fromLocalFile(str(place_on_disk(path)))):
            self._notices.tell(self._say("这台电脑上没有程序能打开“{path}”。文件没有改动。", path=path), stays=True)


def _folder_for_copies() -> Path:
    """A new folder for the time being, that no other user can look into; the system clears it away."""
    return Path(tempfile.mkdtemp(prefix="yearbook-"))


def _unpacked(path: Path) -> Path:
    """A copy of a zip's member. Raises ArchiveProblem where it cannot be had or written."""
    content = bytes_of(path)
    copy = _folder_for_copies() / path.name
    try:
        copy.write_bytes(content)
        copy.chmod(_ONLY_READ)
    except OSError as error:
        raise ArchiveProblem("cannot-write", path=copy, reason=error.strerror) from error
    return copy
