"""Where the reader is: the passage that is open, and the way back and forward through what was read."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from yearbook_viewer.errors import ArchiveProblem
from yearbook_viewer.gui.passage import Passage, passage_of
from yearbook_viewer.gui.tasks import Tasks
from yearbook_viewer.records import EntryId, Reading, SectionId

if TYPE_CHECKING:
    from yearbook_viewer.archive.archive import Archive

# Code points: what stands in a passage of this length is listed before anybody notices.
GATHERED_AT_ONCE = 100_000
# Steps that can be gone back.
REMEMBERED = 200


@dataclass(slots=True)
class Place:
    """An entry or a section that was read, and how far it was scrolled (pixels)."""

    entry: EntryId
    section: SectionId | None
    scroll: int = 0


class Reader(QObject):
    """`passage_shown`: a Passage was opened, or None; `scrolled_back`: pixels of a place that was read before."""

    passage_shown = Signal(object)
    scrolled_back = Signal(int)
    way_changed = Signal()
    failed = Signal(ArchiveProblem)

    def __init__(self, tasks: Tasks, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._tasks = tasks
        self._archive: Archive | None = None
        self._reading: Reading | None = None
        self._way: list[Place] = []
        self._at = -1
        self.passage: Passage | None = None

    def use(self, archive: "Archive | None") -> None:
        """Read in this archive from now on; the way starts anew."""
        self._archive = archive
        self._tasks.forget("reading")
        self._way, self._at = [], -1
        self._close()
        self.way_changed.emit()

    def open(self, entry: EntryId, section: SectionId | None = None, then: Callable[[], None] | None = None) -> None:
        """Open an entry or one of its sections; `then` is called when it is shown."""
        self._load(entry, section, partial(self._go, section=section, then=then))

    def reload(self, then: Callable[[], None] | None = None) -> None:
        """Read the open entry again, after it was corrected. Where it is gone, nothing is open.

        `then` is called when it is shown.
        """
        if self.passage:
            place = self._way[self._at]
            self._reading = None
            self._load(place.entry, place.section, partial(self._return, at=self._at, then=then))

    def refresh(self) -> None:
        """Read the open entry again, if something else may be found in it now; it is shown anew only if there is."""
        passage, archive = self.passage, self._archive
        if passage and archive:
            found, entry = passage.reading.extraction, passage.entry_id

            def is_changed() -> bool:
                return list(archive.reading(entry).extraction.marks) != list(found.marks)

            self._tasks.run(is_changed, partial(self._refresh, passage), self.failed.emit, slot="refreshing")

    def leave(self, entries: set[EntryId]) -> None:
        """Close what is not among these entries any more, and forget it on the way."""
        here = self._way[self._at] if self._at >= 0 else None
        self._way = [place for place in self._way if place.entry in entries]
        self._at = next((at for at, place in enumerate(self._way) if place is here), len(self._way) - 1)
        if self.passage and self.passage.entry_id not in entries:
            self._close()
        self.way_changed.emit()

    @property
    def is_opening(self) -> bool:
        """Whether a passage was asked for that is not shown yet."""
        return self._tasks.awaits("reading")

    @property
    def can_go_back(self) -> bool:
        return self._at > 0

    @property
    def can_go_forward(self) -> bool:
        return self._at + 1 < len(self._way)

    def go_back(self) -> None:
        if self.can_go_back:
            self._go_to(self._at - 1)

    def go_forward(self) -> None:
        if self.can_go_forward:
            self._go_to(self._at + 1)

    def remember_scroll(self, pixels: int) -> None:
        """How far the open place is scrolled now."""
        if self._at >= 0:
            self._way[self._at].scroll = pixels

    def _go_to(self, at: int) -> None:
        self._load(self._way[at].entry, self._way[at].section, partial(self._return, at=at))

    def _load(self, entry: EntryId, section: SectionId | None, show: Callable[[Passage], None]) -> None:
        opened, archive = self.passage, self._archive
        if opened and self._reading and opened.entry_id == entry:
            self._tasks.forget("reading")
            passage = opened.part(section)
            if passage.end - passage.start <= GATHERED_AT_ONCE:
                show(passage)
            else:
                self._tasks.run(passage.gathered, show, self.failed.emit, slot="reading")
        elif archive:
            self._tasks.run(
                lambda: passage_of(archive.reading(entry), section).gathered(), show, self.failed.emit, slot="reading"
            )

    def _go(self, passage: Passage, section: SectionId | None, then: Callable[[], None] | None) -> None:
        reading = passage.reading
        here = self._way[self._at] if self._at >= 0 else None
        if here is None or (here.entry, here.section) != (reading.id, section):
            del self._way[self._at + 1 :]
            self._way.append(Place(reading.id, section))
            del self._way[:-REMEMBERED]
            self._at = len(self._way) - 1
            self._show(passage)
        elif self.passage is None or self.passage.reading is not reading:
            self._show(passage)
        if then:
            then()

    def _refresh(self, passage: Passage, is_changed: bool) -> None:
        if is_changed and self.passage is passage:
            self.reload()

    def _return(self, passage: Passage, at: int, then: Callable[[], None] | None = None) -> None:
        self._at = at
        pixels = self._way[at].scroll
        self._show(passage)
        self.scrolled_back.emit(pixels)
        if then:
            then()

    def _show(self, passage: Passage) -> None:
        self._reading = passage.reading
        self.passage = passage
        self.passage_shown.emit(passage)
        self.way_changed.emit()

    def _close(self) -> None:
        self._reading = None
        self.passage = None
        self.passage_shown.emit(None)
