"""The main window: where the panels meet. It reads as a list of connections; the work is done by the desks."""

from collections.abc import Callable, Sequence, Set
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDropEvent, QGuiApplication, QPaintEvent
from PySide6.QtWidgets import QMainWindow

from yearbook_viewer.gui.about import show_folder
from yearbook_viewer.gui.archive_desk import ArchiveDesk
from yearbook_viewer.gui.arrivals import Arrivals, has_something
from yearbook_viewer.gui.bookshelf import Bookshelf
from yearbook_viewer.gui.choices_desk import ChoicesDesk
from yearbook_viewer.gui.commands import Command, Submenu
from yearbook_viewer.gui.entity_desks import EntityDesks
from yearbook_viewer.gui.entry_desks import EntryDesks
from yearbook_viewer.gui.figure_desks import FigureDesks
from yearbook_viewer.gui.import_desk import ImportDesk
from yearbook_viewer.gui.marking_desks import MarkingDesks
from yearbook_viewer.gui.paper_desk import PaperDesk
from yearbook_viewer.gui.passage import Passage
from yearbook_viewer.gui.place_desk import PlaceDesk
from yearbook_viewer.gui.reader import Reader
from yearbook_viewer.gui.search_desks import SearchDesks
from yearbook_viewer.gui.surroundings import Surroundings
from yearbook_viewer.gui.theme import Theme
from yearbook_viewer.gui.typing_desks import TypingDesks
from yearbook_viewer.gui.window_layout import WindowLayout
from yearbook_viewer.messages import sentence
from yearbook_viewer.places import data_home
from yearbook_viewer.records import EntryId, EntryListing, SectionId

NEEDS_PASSAGE = {Command.EXPORT_PDF, Command.PRINT, Command.PREVIEW, Command.FIND, Command.COPY_FIGURES}


class MainWindow(QMainWindow):
    """`painted`: the shell is on the screen; `passage_shown`: so is a text; `closing`: nothing new is taken."""

    painted = Signal()
    passage_shown = Signal()
    closing = Signal()

    def __init__(self, around: Surroundings) -> None:
        super().__init__()
        self._around = around
        self._say = around.say
        self._was_painted = False
        self.shelf = Bookshelf(around.tasks, around.open_archive, around.parse, self)
        self.reader = Reader(around.tasks, self)
        self.layout_ = WindowLayout(around, self)
        self.notices, self.banner, self.actions_ = self.layout_.notices, self.layout_.banner, self.layout_.actions
        self.tool_bar, self.tree, self.pane = self.layout_.tool_bar, self.layout_.tree, self.layout_.pane
        self.tabs, self.status = self.layout_.tabs, self.layout_.status
        self.entry = EntryDesks(
            around, self.shelf, self.reader, self.notices, self.actions_, self.pane.document, self.tabs, self
        )
        self.figures = FigureDesks(
            around, self.shelf, self.reader, self.notices, self.actions_, self.pane.document, self.tabs, self
        )
        self.marking = MarkingDesks(around, self.shelf, self.reader, self.notices, self.actions_, self.pane, self)
        search = self.tool_bar.search
        self.entities = EntityDesks(
            around, self.shelf, self.reader, self.notices, self.actions_, self.pane, self.tabs, search, self
        )
        self.imports = ImportDesk(around, self.shelf, self.notices, self)
        self.paper = PaperDesk(around, self.notices, self)
        self.archives = ArchiveDesk(around, self.shelf, self.banner, self.actions_.submenus[Submenu.RECENT], self)
        self.arrivals = Arrivals(around, self.shelf, self.imports, self.notices, self)
        self.places = PlaceDesk(around.tasks, self.reader, self.tree, self.pane, self.tabs)
        self.searches = SearchDesks(
            around,
            self.shelf,
            self.reader,
            self.notices,
            self.actions_,
            search,
            self.pane.document,
            self.tabs,
            self.places,
            self.status,
            self,
        )
        self.typing = TypingDesks(
            around, self.shelf, self.notices, self.actions_, self.tool_bar, self.tabs, self.searches.search, self
        )
        self.layout_.put_on_top(self.typing.filters)
        self.marking.laying.ended.connect(self.entities.refresh)
        self.choices = ChoicesDesk(around, self.actions_, self)
        exports = self.figures.exports, self.searches.found.exports, self.entities.index
        bars = (desk.writing.bar for desk in exports)
        self.layout_.put_below(self.imports.bar, self.entry.rereads.bar, self.marking.laying.bar, *bars)
        self._connect_panels()
        self._connect_commands()
        self._parts = self.layout_.parts()
        self._parts.restore(around.settings)
        self.pane.document.set_zoom(around.settings.number("zoom", 100) / 100)
        self._show_passage(None)
        self.tree.view.setFocus()

    def start(self, archive: Path, seeds: Path | None, files: Sequence[Path]) -> None:
        """Open the archive, put the seeds in if it lacks them, and import the files."""
        self.arrivals.start(archive, seeds, files)

    def drain(self) -> None:
        """Return when everything that was asked for has been answered; events are served meanwhile."""
        self._around.tasks.drain()

    def remember(self) -> None:
        """Write down now how the window looks and what is read."""
        self._parts.save(self._around.settings)
        self._around.settings.save()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if not self._was_painted:
            self._was_painted = True
            # After this event, when the picture is on the screen.
            QTimer.singleShot(0, self.painted.emit)

    def closeEvent(self, event: QCloseEvent) -> None:
        self.closing.emit()
        self.remember()
        self.imports.close()
        self.shelf.stop_seeding()
        self._around.tasks.stop()
        super().closeEvent(event)

    def end(self) -> None:
        """Wait for what is under way, and close the archive: to be called when the window is closed.

        The backup of a large archive takes seconds, in which no window should stand there and not answer.
        """
        self._around.tasks.close()
        if self.shelf.archive:
            self.archives.leave(self.shelf.close())

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        # What is dragged from one of our own windows is in the archive already.
        if event.source() is None and has_something(event.mimeData()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        if self.arrivals.take_dropped(event.mimeData()):
            event.acceptProposedAction()

    def _connect_panels(self) -> None:
        self._around.appearance.changed.connect(self._wear)
        self.shelf.opened.connect(self._archive_opened)
        self.shelf.could_not_open.connect(self._stay_without)
        self.shelf.listed.connect(self._show_listings)
        self.shelf.failed.connect(lambda problem: self.notices.tell(sentence(problem.reason, self._say), stays=True))
        self.reader.failed.connect(lambda problem: self.notices.tell(sentence(problem.reason, self._say), stays=True))
        self.reader.passage_shown.connect(self._show_passage)
        self.reader.way_changed.connect(self._show_way)
        self.reader.scrolled_back.connect(self.pane.document.scroll_back)
        self.pane.document.verticalScrollBar().valueChanged.connect(self.reader.remember_scroll)
        self.pane.document.zoom_changed.connect(
            lambda zoom: self._around.settings.set_number("zoom", round(zoom * 100))
        )
        self.pane.empty.import_requested.connect(self.imports.choose_files)
        self.imports.importing.started.connect(self._import_started)
        self.imports.importing.started.connect(self.entry.rereads.make_way)
        self.imports.importing.ended.connect(self.entry.rereads.resume)
        self.imports.entry_requested.connect(self.reader.open)
        self.imports.comparison_requested.connect(self.entry.comparisons.compare)
        self.tool_bar.theme_button.clicked.connect(self.choices.change_theme)

    def _connect_commands(self) -> None:
        document = self.pane.document
        commands: dict[Command, Callable[[], object]] = {
            Command.IMPORT_FILES: self.imports.choose_files,
            Command.IMPORT_FOLDER: self.imports.choose_folder,
            Command.NEW_ARCHIVE: self.archives.choose_new,
            Command.OPEN_ARCHIVE: self.archives.choose_existing,
            Command.EXPORT_PDF: partial(self._with_passage, self.paper.export),
            Command.PRINT: partial(self._with_passage, self.paper.print),
            Command.PREVIEW: partial(self._with_passage, self.paper.preview),
            Command.QUIT: self.close,
            Command.UNDO: self.shelf.undo,
            Command.COPY: self.places.copy,
            Command.PASTE_FILES: self._paste,
            Command.FIND: self.places.find,
            Command.FIND_NEXT: partial(self.places.step, 1),
            Command.FIND_PREVIOUS: partial(self.places.step, -1),
            Command.FILTER: self._filter,
            Command.BACK: self.reader.go_back,
            Command.FORWARD: self.reader.go_forward,
            Command.ZOOM_IN: document.zoom_in,
            Command.ZOOM_OUT: document.zoom_out,
            Command.ZOOM_RESET: document.zoom_reset,
            Command.COPY_FIGURES: self.tabs.figures.copy_rows,
            Command.LAST_REPORT: self.imports.show_report,
            Command.UNDO_IMPORT: self.imports.offer_to_undo,
            Command.SETTINGS: self.choices.ask,
            Command.SHOW_FOLDER: lambda: show_folder(data_home()),
            Command.ABOUT: partial(self.choices.tell_about, self.shelf),
        }
        for command, act in commands.items():
            self.actions_[command].triggered.connect(lambda _=False, act=act: act())
        self.actions_[Command.SHOW_SECTIONS].toggled.connect(self.tree.setVisible)
        self.actions_[Command.SHOW_PANELS].toggled.connect(self.tabs.setVisible)
        self.actions_[Command.UNDO].setEnabled(False)
        self.entry.put_into(self.tree)

    def _archive_opened(self) -> None:
        self.reader.use(self.shelf.archive)
        self.tree.forget_place()
        if self.shelf.archive:
            self.status.show_archive(read_only=self.shelf.archive.read_only)

    def _stay_without(self) -> None:
        """No archive could be opened: the banner says why. What was open before stays open."""
        if self.shelf.archive is None:
            self._show_nothing()

    def _import_started(self) -> None:
        if self.reader.passage is None:
            self._show_nothing()

    def _show_listings(self, listings: Sequence[EntryListing]) -> None:
        self.tree.show_listings(listings)
        entries = {listing.id for listing in listings}
        self.reader.leave(entries)
        if self.reader.passage is None and not self.reader.is_opening:
            self._open_first(listings, entries)

    def _open_first(self, listings: Sequence[EntryListing], entries: Set[EntryId]) -> None:
        """What was read last, else the first entry; in an empty archive, what to do."""
        if not listings:
            self._show_passage(None)
            return
        last = EntryId(self._around.settings.number("last_entry", 0))
        entry = last if last in entries else listings[0].id
        section = self._around.settings.number("last_section", 0) if entry == last else 0
        self.reader.open(entry, SectionId(section) if section else None)

    def _show_passage(self, passage: Passage | None) -> None:
        self.status.show_passage(passage)
        self.actions_.enable(NEEDS_PASSAGE, passage is not None)
        if passage is None:
            self.tabs.show_passage(None)
            self.marking.follow(None)
            self._show_nothing()
            return
        self.pane.show_passage(passage)
        self.marking.follow(passage)
        self.places.show_beside(passage)
        self.searches.search.mark_hits(passage)
        self._around.settings.set_number("last_entry", passage.entry_id)
        self._around.settings.set_number("last_section", passage.section_id or 0)
        self._name_window(passage.reading.extraction.entry.title)
        self.passage_shown.emit()

    def _show_nothing(self) -> None:
        say, archive = self._say, self.shelf.archive
        self._name_window("")
        if archive is None:
            self.pane.show_empty(say("没有打开的档案。") if self.banner.text() else say("正在打开档案…"))
        elif self.shelf.listings:
            self.pane.show_empty(say("请在左边选择一个条目。"))
        elif self.shelf.seeding:
            self.pane.show_empty(say("正在准备最初的条目…"))
        elif self.imports.reading:
            self.pane.show_empty(say("正在读取文件…"), say("读完一个,就可以在这里看一个。"))
        else:
            self.pane.show_empty(
                say("这个档案还是空的。"),
                say("导入年鉴条目的文件(文本、Word、PDF、网页、表格、压缩包),或者把文件拖到这里。"),
                importable=not archive.read_only,
            )

    def _name_window(self, title: str) -> None:
        archive = self.shelf.archive
        parts = [title, archive.path.stem if archive else "", self._say("年鉴档案")]
        self.setWindowTitle(" — ".join(part for part in parts if part))

    def _show_way(self) -> None:
        self.actions_[Command.BACK].setEnabled(self.reader.can_go_back)
        self.actions_[Command.FORWARD].setEnabled(self.reader.can_go_forward)

    def _with_passage(self, act: Callable[[Passage], object]) -> None:
        if self.reader.passage:
            act(self.reader.passage)

    def _paste(self) -> None:
        if not self.arrivals.take_dropped(QGuiApplication.clipboard().mimeData()):
            self.notices.tell(self._say("剪贴板里没有文件,也没有文字。请先复制文件或一段文字,再粘贴到这里。"))

    def _filter(self) -> None:
        self.actions_[Command.SHOW_SECTIONS].setChecked(True)
        self.tree.filter.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.tree.filter.selectAll()

    def _wear(self, theme: Theme) -> None:
        self.tree.set_theme(theme)
        self.pane.document.set_theme(theme)
        self.tabs.set_theme(theme)
