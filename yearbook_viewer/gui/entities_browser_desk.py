"""Entities browsed: what the window asks for is asked of the archive, places are opened, links are decided."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial
from threading import Event
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialog, QWidget

from yearbook_viewer.errors import ArchiveProblem
from yearbook_viewer.gui.bookshelf import Bookshelf
from yearbook_viewer.gui.coming_up import ComingUp, bring_up
from yearbook_viewer.gui.document_view import DocumentView
from yearbook_viewer.gui.entities_browser_model import PAGE
from yearbook_viewer.gui.entities_browser_window import EntitiesBrowserWindow
from yearbook_viewer.gui.entity_mentions_model import PAGE as MENTIONS
from yearbook_viewer.gui.entity_rename_dialog import EntityRenameDialog
from yearbook_viewer.gui.entity_way import EntityWay
from yearbook_viewer.gui.entity_words import entity_name, entity_row
from yearbook_viewer.gui.reader import Reader
from yearbook_viewer.gui.surroundings import Surroundings
from yearbook_viewer.gui.tasks import Lane
from yearbook_viewer.messages import sentence
from yearbook_viewer.records import LinkState
from yearbook_viewer.records.entities import Entity, EntityKey, EntityPage, EntityWish, Mention, NameLink

if TYPE_CHECKING:
    from yearbook_viewer.archive.archive import Archive

# An import lists the entries after every file.
_CALM_MS = 400
_SLOTS = ("entities", "entities page", "entity", "entity mentions", "entity proposals")


class EntitiesBrowserDesk(QObject):
    """The list of all entities and the page of one, in a window of their own that goes with the main one."""

    def __init__(
        self, around: Surroundings, shelf: Bookshelf, reader: Reader, document: DocumentView, window: QWidget
    ) -> None:
        super().__init__(window)
        self._around = around
        self._say = around.say
        self._shelf = shelf
        self._reader = reader
        self._document = document
        self._main = window
        self._wish = EntityWish()
        self._stop = Event()
        self._way = EntityWay()
        # By which keys an entity may be known since it was renamed or merged here, or since that was undone.
        self._known_as: dict[EntityKey, EntityKey] = {}
        self.window: EntitiesBrowserWindow | None = None
        self._coming = ComingUp(around.tasks, self)
        window.installEventFilter(self)
        self._reload_later = QTimer(self, interval=_CALM_MS, singleShot=True)
        self._reload_later.timeout.connect(self._reload)
        shelf.listed.connect(self.refresh)
        shelf.opened.connect(self._start_anew)
        reader.passage_shown.connect(self._follow_reader)
        around.appearance.changed.connect(lambda theme: self.window.set_theme(theme) if self.window else None)

    def show(self) -> None:
        """Open the window, or bring it to the front."""
        if self.window:
            bring_up(self.window)
        elif not self._coming.is_coming:
            window = EntitiesBrowserWindow(self._say, self._around.appearance.theme, self._around.settings)
            self._coming.bring(window, window.making(), self._open)

    def show_entity(self, key: EntityKey) -> None:
        """The page of an entity, in the window."""
        self.show()
        self._go(key)

    def refresh(self) -> None:
        """What is listed and told may be another now: it is asked for again, soon."""
        if self.window:
            self._reload_later.start()

    def close(self) -> None:
        """Close the window, if it is open; how it looked is kept."""
        self._coming.drop()
        if self.window:
            self.window.close()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The window has no parent, so that it can stand behind the main window; it goes with it all the same."""
        if watched is self._main and event.type() is QEvent.Type.Close:
            self.close()
        return super().eventFilter(watched, event)

    def _open(self, window: EntitiesBrowserWindow) -> None:
        self.window = window
        self._connect(window)
        window.filters.words.setFocus()
        self._show_way()
        self._reload()

    def _connect(self, window: EntitiesBrowserWindow) -> None:
        page = window.page
        window.wishes_changed.connect(self._ask)
        window.model.page_wanted.connect(self._ask_rows)
        window.entity_chosen.connect(self._go)
        window.merge_requested.connect(self._merge)
        window.copy_requested.connect(self._copy)
        window.undo_requested.connect(self._shelf.undo)
        window.closed.connect(self._closed)
        page.model.page_wanted.connect(self._ask_mentions)
        page.mention_shown.connect(self._show_place)
        page.mention_opened.connect(self._go_to_place)
        page.decided.connect(self._decide)
        page.rename_requested.connect(self._rename)
        page.back_requested.connect(lambda: self._step(-1))
        page.forward_requested.connect(lambda: self._step(1))

    def _closed(self) -> None:
        self._stop.set()
        for slot in _SLOTS:
            self._around.tasks.forget(slot)
        self._way = EntityWay()
        if self.window:
            self.window.deleteLater()
            self.window = None

    def _start_anew(self) -> None:
        """Another archive is open."""
        self._way, self._known_as = EntityWay(), {}
        if self.window:
            self.window.filters.clear()
            self.window.page.show_word(self._say("请在左边选择一个实体。"))
            self._show_way()
            self._reload()

    def _reload(self) -> None:
        self._ask()
        if self.window:
            show = self.window.show_proposals
            self._shelf.ask(_proposed, show, "entity proposals", Lane.NAMES, lambda _: None)
        if self.window and self._way.here:
            self._ask_page(self._way.here)

    def _follow_reader(self) -> None:
        if self.window and self.window.filters.here.isChecked():
            self._ask()

    def _ask(self) -> None:
        archive, window, passage = self._shelf.archive, self.window, self._reader.passage
        wish = window.wanted(passage.entry_id if passage else None) if window else None
        self._stop.set()
        if archive is None or window is None or wish is None:
            self._around.tasks.forget("entities")
            return
        self._wish, self._stop = wish, Event()
        job = partial(archive.entities, wish, 0, PAGE, self._stop.is_set)
        done = partial(self._show_entities, window)
        self._around.tasks.run(job, done, self._failed, slot="entities", lane=Lane.BROWSE)

    def _show_entities(self, window: EntitiesBrowserWindow, found: tuple[int, Sequence[Entity]]) -> None:
        window.show_entities(*found)

    def _ask_rows(self, number: int) -> None:
        archive, window = self._shelf.archive, self.window
        if archive and window:
            job = partial(archive.entities, self._wish, number * PAGE, PAGE, self._stop.is_set)
            lost = partial(window.model.take_page, number, ())
            self._around.tasks.run(
                job, lambda found: window.model.take_page(number, found[1]), lambda _: lost(),
                slot="entities page", lane=Lane.BROWSE,
            )  # fmt: skip

    def _go(self, key: EntityKey) -> None:
        self._way.go(key)
        self._ask_page(key)

    def _step(self, by: int) -> None:
        key = self._way.step(by)
        if key:
            self._ask_page(key)

    def _show_way(self) -> None:
        if self.window:
            self.window.page.show_way(back=self._way.can_step(-1), forward=self._way.can_step(1))

    def _ask_page(self, key: EntityKey) -> None:
        self._show_way()
        keys = dict.fromkeys((key, self._known_as.get(key, key)))
        self._shelf.ask(partial(_page_of, keys=tuple(keys)), self._show_page, "entity", Lane.NAMES, self._lost_page)

    def _show_page(self, page: EntityPage) -> None:
        archive, window = self._shelf.archive, self.window
        if archive and window and not page.entity.mentions:
            name = entity_name(page.entity.key)
            window.page.show_word(self._say("“{name}”现在没有提及了。请在左边选择一个实体。", name=name))
        elif archive and window:
            self._way.here = page.entity.key
            window.page.show_page(page, editable=not archive.read_only)
            window.follow(page.entity.key)

    def _lost_page(self, problem: ArchiveProblem) -> None:
        if self.window:
            self.window.page.show_word(sentence(problem.reason, self._say))

    def _ask_mentions(self, number: int) -> None:
        window, key = self.window, self._way.here
        if window and key:
            self._shelf.ask(
                lambda archive: archive.mentions(key, number * MENTIONS, MENTIONS),
                partial(window.page.model.take_page, number),
                "entity mentions",
                Lane.NAMES,
                lambda _: window.page.model.take_page(number, ()),
            )

    def _show_place(self, mention: Mention) -> None:
        spans = ((mention.start, mention.end),)
        self._reader.open(mention.entry, mention.section, partial(self._document.point_out, spans))

    def _go_to_place(self, mention: Mention) -> None:
        self._show_place(mention)
        self._main.raise_()
        self._main.activateWindow()

    def _copy(self, entities: Sequence[Entity]) -> None:
        if entities and self.window:
            QGuiApplication.clipboard().setText("".join(f"{entity_row(entity, self._say)}\n" for entity in entities))
            self.window.tell(self._say("已复制 {count} 个", count=f"{len(entities):,}"))

    def _decide(self, link: NameLink, state: LinkState) -> None:
        self._known_as |= {link.one: link.other, link.other: link.one}
        one, other, say = entity_name(link.one), entity_name(link.other), self._say
        words = {
            LinkState.ACCEPTED: say("已合并“{one}”和“{other}”。", one=one, other=other),
            LinkState.REFUSED: say("“{one}”和“{other}”已判为不同的实体。", one=one, other=other),
            LinkState.PROPOSED: say("已收回对“{one}”和“{other}”的判断。", one=one, other=other),
        }[state]
        self._edit(lambda archive: archive.link(link.one, link.other, state), words)

    def _merge(self, one: EntityKey, other: EntityKey) -> None:
        self._decide(NameLink(one, other, LinkState.PROPOSED), LinkState.ACCEPTED)

    def _rename(self) -> None:
        page = self.window.page.page if self.window else None
        if page is None:
            return
        key = page.entity.key
        dialog = EntityRenameDialog(page.entity, self._say, self.window)
        accepted, name = dialog.exec() == QDialog.DialogCode.Accepted, dialog.name()
        dialog.deleteLater()
        if accepted:
            renamed = replace(key, name=name)
            self._known_as |= {key: renamed, renamed: key}
            words = self._say("“{former}”已改名为“{name}”。", former=key.name, name=name)
            self._edit(lambda archive: archive.rename_entity(key, name), words)

    def _edit(self, act: "Callable[[Archive], object]", words: str) -> None:
        """The entries are listed again after an edit, and with them list and page."""

        def done(_: object) -> None:
            if self.window:
                self.window.notices.tell(words, [(self._say("撤销"), self._shelf.undo)])

        self._shelf.edit(act, done)

    def _failed(self, problem: ArchiveProblem) -> None:
        if self.window:
            self.window.tell(sentence(problem.reason, self._say))


def _page_of(archive: "Archive", keys: Sequence[EntityKey]) -> EntityPage:
    """The page of the first of them that is named anywhere; of the first where none is."""
    pages = [archive.entity_page(keys[0])]
    for key in keys[1:]:
        if not pages[-1].entity.mentions:
            pages.append(archive.entity_page(key))
    return pages[-1] if pages[-1].entity.mentions else pages[0]


def _proposed(archive: "Archive") -> list[EntityKey]:
    """One entity of each pair that the reader has not spoken of."""
    links = (link for link in archive.name_links() if link.state is LinkState.PROPOSED)
    return list(dict.fromkeys(link.one for link in links))
