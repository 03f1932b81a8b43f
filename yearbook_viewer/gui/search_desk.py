"""Search while typing: from the box to the archive, from what was found to its place in the text."""

from dataclasses import replace
from functools import partial

from PySide6.QtCore import QObject, Qt, QTimer, Signal

from yearbook_viewer.gui.bookshelf import Bookshelf
from yearbook_viewer.gui.document_view import DocumentView
from yearbook_viewer.gui.facet_rows import Facet, Value, chips_of, toggled
from yearbook_viewer.gui.hit_walk import HitWalk
from yearbook_viewer.gui.hits_model import PAGE
from yearbook_viewer.gui.passage import Passage
from yearbook_viewer.gui.reader import Reader
from yearbook_viewer.gui.search_box import SearchBox
from yearbook_viewer.gui.side_tabs import SideTabs
from yearbook_viewer.gui.tasks import Lane
from yearbook_viewer.messages import Catalogue, sentence
from yearbook_viewer.records import EntryId, Facets, HitOrder, Hits, Indexing, Narrowing, SearchWish
from yearbook_viewer.text.query.parsing import parse

NOTHING = Hits(0, 0, 0, ())
# An import lists the entries after every file.
_CALM_MS = 400
# Counts are for who looks at what he found, not for each letter on the way.
_FACETS_MS = 120


class SearchDesk(QObject):
    """Holds what is searched for and what was found.

    `answered`: a SearchWish and its Hits; `left`: the search was closed. `told`: words for the status line.
    """

    answered = Signal(object, object)
    left = Signal()
    told = Signal(str)

    def __init__(  # noqa: PLR0913, PLR0917  it stands between these panels
        self,
        say: Catalogue,
        shelf: Bookshelf,
        reader: Reader,
        box: SearchBox,
        tabs: SideTabs,
        document: DocumentView,
    ) -> None:
        super().__init__(box)
        self._say = say
        self._shelf = shelf
        self._reader = reader
        self._box = box
        self._tabs = tabs
        self._panel = tabs.search
        self._document = document
        self._open_when_found = False
        self.wish = SearchWish("")
        # What the list shows: while an answer is awaited, that of the wish before.
        self._listed = self.wish
        self.hits = NOTHING
        self.walk = HitWalk(say, shelf, reader, document, tabs.search)
        self.walk.told.connect(self.told)
        self._count_later = QTimer(self, interval=_FACETS_MS, singleShot=True)
        self._count_later.timeout.connect(self._ask_facets)
        self._refresh_later = QTimer(self, interval=_CALM_MS, singleShot=True)
        self._refresh_later.timeout.connect(self._refresh)
        self._connect_box()
        self._connect_panel()
        shelf.opened.connect(self._start_anew)
        shelf.listed.connect(self.refresh_soon)
        shelf.index_made.connect(self.refresh_soon)
        shelf.index_grew.connect(self._show_indexing)
        reader.passage_shown.connect(self._show_wish)

    def ask(self, wish: SearchWish) -> None:
        """Search for this from now on; without words nothing is found and nothing is shown."""
        if wish == self.wish:
            return
        self.wish = wish
        if self._box.text().strip() != wish.words:
            self._box.setText(wish.words)
        self._name_box()
        if wish.words:
            self._shelf.search(wish, partial(self._show, wish))
        else:
            self._forget()

    def search_within(self) -> None:
        """Search in the entry that is read alone, from the box."""
        if self._reader.passage:
            self._switch_within(on=True)
            self._box.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def refresh_soon(self) -> None:
        """The archive or its index has changed: what is shown is searched for again, and stays where it is."""
        if self.wish.words and not self._refresh_later.isActive():
            self._refresh_later.start()

    def mark_hits(self, passage: Passage) -> None:
        """Mark the hits that stand in the passage."""
        self.walk.mark(passage)

    def step(self, by: int) -> None:
        """Open the next hit (1) or the one before (-1)."""
        self.walk.step(by)

    def close(self) -> None:
        """Put the results away and take the marks out of the text. The order is kept, nothing else."""
        self._forget()
        self.wish = SearchWish("", order=self.wish.order)
        self._box.clear()
        self._name_box()
        self._document.setFocus()

    def _connect_box(self) -> None:
        self._box.words_changed.connect(self._take_words)
        self._box.results_requested.connect(self._enter_results)
        self._box.open_requested.connect(self._open_first)
        self._box.closed.connect(self.close)

    def _connect_panel(self) -> None:
        panel = self._panel
        panel.closed.connect(self.close)
        panel.view.row_chosen.connect(self.walk.open)
        panel.view.left_upwards.connect(self._box.setFocus)
        panel.model.page_wanted.connect(self._ask_page)
        panel.header.order_chosen.connect(self._set_order)
        panel.header.exact_switched.connect(lambda on: self.ask(replace(self.wish, exact=on)))
        panel.header.within_switched.connect(lambda on: self._switch_within(on=on))
        panel.facets.toggled.connect(self._toggle)
        panel.chips.dropped.connect(self._toggle)
        panel.nothing.words_chosen.connect(lambda words: self.ask(replace(self.wish, words=words)))
        panel.nothing.widened.connect(lambda: self._narrow(Narrowing()))
        panel.nothing.loosened.connect(lambda: self.ask(replace(self.wish, exact=False)))

    def _take_words(self, words: str) -> None:
        """Narrowings go on while words are typed; with the last of them they go, but for the entry that is read."""
        if words or not self.wish.words:
            self.ask(replace(self.wish, words=words))
        else:
            entries = self.wish.narrowed.entries if self._is_within else frozenset()
            self.ask(SearchWish("", order=self.wish.order, narrowed=Narrowing(entries=entries)))

    def _show(self, wish: SearchWish, hits: Hits) -> None:
        self.hits, self._listed = hits, wish
        self._panel.show_hits(wish, hits)
        remarks = parse(wish.words).remarks
        self._panel.header.show_remarks(" ".join(sentence(remark, self._say) for remark in remarks))
        self._show_wish()
        self._tabs.show_search(hits.total or hits.sections)
        self.walk.begin(wish)
        self._count(hits)
        if hits.scanned:
            self._shelf.make_up_index()
        self.answered.emit(wish, hits)
        if self._open_when_found:
            self._open_when_found = False
            self._open_first()

    def _refresh(self) -> None:
        if self._shelf.is_searching:
            # What is on its way may have been asked before the archive changed.
            self._refresh_later.start()
        elif self.wish.words:
            self._shelf.search(self.wish, partial(self._renew, self.wish))

    def _show_indexing(self, indexing: Indexing) -> None:
        """What is listed was found by reading through entries; how many of them the index lacks still."""
        if self.hits.scanned:
            self._panel.header.show_scanned(indexing.total - indexing.done)

    def _renew(self, wish: SearchWish, hits: Hits) -> None:
        """The archive has changed; what the reader looks at stays where it is as far as it can."""
        if hits != self.hits:
            self.hits = hits
            self._panel.renew_hits(wish, hits)
            self._tabs.count_search(hits.total or hits.sections)
            self._count(hits)
            self.answered.emit(wish, hits)
        self.walk.renew(wish)

    @property
    def _is_within(self) -> bool:
        """Whether the entry that is read is searched alone."""
        passage = self._reader.passage
        return passage is not None and self.wish.narrowed.entries == {passage.entry_id}

    def _show_wish(self) -> None:
        chips = chips_of(self.wish.narrowed, self._title_of, self._say)
        self._panel.show_wish(self.wish, chips, within=self._is_within)

    def _count(self, hits: Hits) -> None:
        if hits.sections or self.wish.narrowed != Narrowing():
            self._count_later.start()
        else:
            self._count_later.stop()
            self._panel.facets.show_facets()

    def _ask_facets(self) -> None:
        wish = self.wish
        if wish.words:
            self._shelf.ask(
                lambda archive: archive.facets(wish),
                partial(self._show_facets, wish),
                slot="search facets",
                lane=Lane.COUNT,
            )

    def _show_facets(self, wish: SearchWish, facets: Facets) -> None:
        if wish == self.wish:
            self._panel.facets.show_facets(facets, wish.narrowed)

    def _ask_page(self, number: int) -> None:
        wish, take = self._listed, partial(self._panel.model.take_page, number)
        self._shelf.ask(
            lambda archive: archive.hits(wish, number * PAGE, PAGE),
            take,
            slot="search page",
            lane=Lane.SEARCH,
            failed=lambda _: take(()),
        )

    def _enter_results(self) -> None:
        if self.hits.sections:
            self._panel.enter()

    def _open_first(self) -> None:
        """Enter in the box: open the first row, as soon as it is found; Enter again: the next hit."""
        if self.hits.sections and not self._shelf.is_searching:
            self.walk.go_on()
        else:
            self._open_when_found = bool(self.wish.words)

    def _set_order(self, order: HitOrder) -> None:
        self.ask(replace(self.wish, order=order))

    def _toggle(self, facet: Facet, value: Value) -> None:
        self._narrow(toggled(self.wish.narrowed, facet, value))

    def _switch_within(self, *, on: bool) -> None:
        passage = self._reader.passage
        entries = frozenset({passage.entry_id}) if on and passage else frozenset()
        self._narrow(replace(self.wish.narrowed, entries=entries))

    def _narrow(self, narrowed: Narrowing) -> None:
        self.ask(replace(self.wish, narrowed=narrowed))

    def _title_of(self, entry: EntryId) -> str:
        listing = next((listing for listing in self._shelf.listings if listing.id == entry), None)
        if listing is None:
            return ""
        return listing.title if listing.year is None else f"{listing.year} · {listing.title}"

    def _name_box(self) -> None:
        """The box says where is searched, as long as that is not the whole archive."""
        entries = self.wish.narrowed.entries
        self._box.say_where(" ".join(map(self._title_of, entries)) if len(entries) == 1 else "")

    def _forget(self) -> None:
        self._open_when_found = False
        self._shelf.forget_search()
        self._count_later.stop()
        self.hits = NOTHING
        self._panel.model.show_hits(NOTHING)
        self._panel.facets.show_facets()
        self._tabs.close_search()
        self.walk.begin(SearchWish(""))
        self.left.emit()

    def _start_anew(self) -> None:
        """Another archive is open."""
        if self.wish.words:
            self.close()
