"""The real window among so many sections: `python3 -m tests.bench.window_at_size SECTIONS | --archive FILE.ybk`.

A reader's errands are done with keys and commands, each as an event of its own: an archive is opened, words of every
class of queries are typed key by key, results are scrolled, opened, gone through, narrowed, compared, drawn, kept. For
each errand is printed what the longest turn of the window's event loop took, in ms: of the CPU of the window's thread,
and `held`: by the clock, without the time in which other programs had the processors. Then every turn over 16 ms of
CPU, with the events in it. The archive is generated in a temporary folder (10 minutes of CPU for a million sections),
or one that is given, in which a search is saved and forgotten again.

`--profile`: what every turn over `--over` ms was spent on (that takes time of its own); `--pictures FOLDER`: what
the window looks like after each errand.
"""

import argparse
import gc
import os
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from itertools import chain, islice
from pathlib import Path
from unittest.mock import patch

from PySide6.QtCore import QEvent, QEventLoop, QObject, Qt, QTimer, qInstallMessageHandler
from PySide6.QtGui import QInputMethodEvent, QKeyEvent
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget

from tests.bench.corpus import entries
from tests.bench.corpus_archive import fill
from tests.bench.search_queries import CLASSES, Query, Texts, draw, pairs_of
from tests.bench.window_turns import Turn, Watched
from tests.gold.marks import unmarked
from yearbook_viewer.archive.archive import Archive
from yearbook_viewer.archive.concordance import upkeep
from yearbook_viewer.archive.doors import open_archive, parse_file
from yearbook_viewer.archive.store import Store
from yearbook_viewer.gui.application import Beginning, first_window, speak, surroundings
from yearbook_viewer.gui.commands import Command
from yearbook_viewer.gui.facet_rows import Facet
from yearbook_viewer.gui.main_window import MainWindow
from yearbook_viewer.gui.settings import Settings, ThemeChoice
from yearbook_viewer.messages import Catalogue
from yearbook_viewer.places import resource

OVER_MS = 16.0
_TEXTS = Path(__file__).parents[1] / "gold" / "corpus"
# Between two keys of a quick typist, and after an errand until all timers of the window have fired.
_KEY_MS, _QUIET_MS = 90, 350
# The queries are drawn from so many sections at the beginning of the corpus, so many of each class.
_DRAWN_FROM, _OF_A_CLASS = 2_000, 2
_SETTLED_MS = 7_000

# Entries at the end that are opened, to be read with their marks.
_READ = 30
_WINDOWS = {
    "浏览全部数据": Command.BROWSE_FIGURES,
    "实体一览": Command.BROWSE_ENTITIES,
    "自定词表": Command.DICTIONARY,
    "历年走势图": Command.CHART,
}

Do = Callable[[], object]


class Reader:
    """Does what a reader does, through events alone; after each act everything that it brings about is waited for."""

    def __init__(self, application: Watched, window: MainWindow, pictures: Path | None) -> None:
        self._application = application
        self.window = window
        self._pictures = pictures
        self._taken = 0

    def errand(self, name: str) -> None:
        """What follows is this."""
        self._application.errand = name

    def act(self, do: Do) -> None:
        """Do it in a turn of its own, then wait for what comes of it."""
        QTimer.singleShot(0, self.window, do)
        self.wait(_QUIET_MS)

    def command(self, command: Command) -> None:
        self.act(self.window.actions_[command].trigger)

    def type(self, words: str) -> None:
        """Key by key, as an input method commits."""
        box = self.window.tool_bar.search
        self.post(box, _focus(box))
        for letter in words:
            committed = QInputMethodEvent()
            committed.setCommitString(letter)
            self._application.postEvent(box, committed)
            self.wait(_KEY_MS, drained=False)
        self.wait(_QUIET_MS)

    def key(self, key: Qt.Key, receiver: QWidget) -> None:
        for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            self._application.postEvent(receiver, QKeyEvent(kind, key, Qt.KeyboardModifier.NoModifier))
        self.wait(_QUIET_MS)

    def post(self, receiver: QObject, event: QEvent | Do) -> None:
        if isinstance(event, QEvent):
            self._application.postEvent(receiver, event)
        else:
            QTimer.singleShot(0, receiver, event)

    def wait(self, quiet: int, *, drained: bool = True) -> None:
        """Until nothing is asked of the archive any more, and so many ms longer."""
        if drained:
            self.window.drain()
        _spin(quiet)
        if drained:
            self.window.drain()
            _spin(30)

    def picture(self, window: QWidget | None = None) -> None:
        """What is seen now; not measured."""
        if self._pictures:
            self._taken += 1
            name = self._application.errand.replace(" ", "-").replace("/", "-")
            (window or self.window).grab().save(str(self._pictures / f"{self._taken:02}-{name}.png"))


def _focus(box: QWidget) -> Do:
    return partial(box.setFocus, Qt.FocusReason.ShortcutFocusReason)


def _spin(milliseconds: int) -> None:
    loop = QEventLoop()
    QTimer.singleShot(milliseconds, loop.quit)
    loop.exec()


def errands(reader: Reader, words: Sequence[tuple[str, str]], folder: Path) -> None:
    """All of them. `words`: classes of queries, and one of each or more."""
    _type_all(reader, words)
    common = " ".join(typed for kind, typed in words if kind == "very common")
    _results(reader, common)
    _windows(reader, folder)
    _narrow(reader)
    _saved(reader, common)
    _tree(reader)
    _marked(reader)


def _type_all(reader: Reader, words: Sequence[tuple[str, str]]) -> None:
    box = reader.window.tool_bar.search
    for kind, typed in words:
        reader.errand(f"type: {kind}")
        reader.type(typed)
        reader.picture()
        reader.errand("empty the box")
        while box.text():  # what is proposed goes first
            reader.key(Qt.Key.Key_Escape, box)


def _results(reader: Reader, typed: str) -> None:
    window = reader.window
    panel, walk = window.tabs.search, window.searches.search.walk
    reader.errand("type: very common words")
    reader.type(typed)
    reader.picture()
    bar = panel.view.verticalScrollBar()
    reader.errand("scroll results")
    for step in range(12):
        reader.act(partial(bar.setValue, bar.value() + bar.pageStep() * (step % 3 + 1)))
    reader.errand("scroll results far")
    for part in (0.25, 0.5, 0.75, 1.0, 0.0):
        reader.act(partial(bar.setValue, int(bar.maximum() * part)))
    reader.errand("open a hit")
    for row in range(0, 12, 2):
        reader.act(partial(walk.open, row))
    reader.picture()
    reader.errand("F3 into other entries")
    for _ in range(24):
        reader.command(Command.FIND_NEXT)
    reader.picture()
    reader.errand("Shift+F3")
    for _ in range(6):
        reader.command(Command.FIND_PREVIOUS)
    reader.errand("back and forward")
    for command in (Command.BACK, Command.BACK, Command.FORWARD, Command.FORWARD):
        reader.command(command)


def _windows(reader: Reader, folder: Path) -> None:
    window = reader.window
    reader.errand("open 前后文对照")
    reader.command(Command.SHOW_LINES)
    lines = window.searches.found.lines.window
    assert lines is not None
    reader.picture(lines)
    reader.errand("sort and scroll lines")
    for order, button in lines.orders.items():
        reader.errand(f"lines {order.name.lower()}")
        reader.act(button.click)
    bar = lines.table.verticalScrollBar()
    reader.errand("scroll lines")
    for part in (0.1, 0.5, 1.0):
        reader.act(partial(bar.setValue, int(bar.maximum() * part)))
    reader.errand("close 前后文对照")
    reader.act(lines.close)
    reader.errand("open 历年分布")
    reader.command(Command.SHOW_HIT_YEARS)
    years = window.searches.found.years.window
    assert years is not None
    reader.picture(years)
    reader.errand("measures of 历年分布")
    for button in years.measures.values():
        reader.act(button.click)
    for suffix in ("png", "svg"):
        reader.errand(f"plot as {suffix}")
        target = folder / f"plot.{suffix}"
        with patch("yearbook_viewer.gui.chart_saving.ask_where", lambda *_, target=target: target):
            reader.act(years.out.menu().actions()[0].trigger)
        assert target.exists()
    reader.errand("close 历年分布")
    reader.act(years.close)


def _narrow(reader: Reader) -> None:
    window = reader.window
    facets = window.tabs.search.facets
    reader.errand("narrow by facets")
    for facet in Facet:
        if not facets.buttons[facet].isChecked():
            reader.act(facets.buttons[facet].click)
        for _ in range(2):
            reader.act(lambda: facets.model.toggle(facets.model.index(0)))
    reader.picture()
    reader.errand("filter row")
    reader.command(Command.SHOW_FILTERS)
    filters = window.typing.filters
    for name, typed in (("title", "工作"), ("first_year", "1999"), ("last_year", "2005"), ("value", ">1000")):
        _type_into(reader, filters.fields[name], typed)
    reader.picture()
    reader.errand("filter row cleared")
    reader.act(filters.clear)
    reader.command(Command.SHOW_FILTERS)


def _type_into(reader: Reader, field: QLineEdit, words: str) -> None:
    reader.act(_focus(field))
    for letter in words:
        committed = QInputMethodEvent()
        committed.setCommitString(letter)
        reader.post(field, committed)
        reader.wait(_KEY_MS, drained=False)
    reader.wait(_QUIET_MS)


def _saved(reader: Reader, typed: str) -> None:
    window = reader.window
    menu = window.typing.menu
    archive = window.shelf.archive
    assert archive is not None  # it is open
    reader.errand("keep a search")
    wish = window.searches.search.wish
    reader.act(lambda: window.shelf.edit_apart(lambda archive: archive.save_search(typed, wish), _nothing))
    reader.errand("saved searches")
    reader.act(menu.fill)
    reader.act(partial(menu.words_chosen.emit, typed))
    for search in archive.saved_searches():
        if search.name == typed:
            reader.act(partial(menu.chosen.emit, search))
            reader.act(partial(menu.forget_requested.emit, search))
    reader.errand("close the search")
    reader.key(Qt.Key.Key_Escape, window.tool_bar.search)


def _tree(reader: Reader) -> None:
    tree = reader.window.tree
    reader.errand("filter the tree")
    _type_into(reader, tree.filter, "工作")
    reader.picture()
    reader.errand("filter of the tree cleared")
    reader.key(Qt.Key.Key_Escape, tree.filter)
    reader.errand("go through the tree")
    for _ in range(30):
        reader.key(Qt.Key.Key_Down, tree.view)
    reader.errand("unfold a year")
    top = tree.model.index(tree.model.rowCount() - 1, 0)
    reader.act(partial(tree.view.setExpanded, top, True))
    reader.act(partial(tree.view.verticalScrollBar().setValue, tree.view.verticalScrollBar().maximum()))
    reader.picture()
    for name, command in (("larger text", Command.ZOOM_IN), ("usual text", Command.ZOOM_RESET)):
        reader.errand(name)
        reader.command(command)


def _marked(reader: Reader) -> None:
    """Entries with marks, figures and findings, which the last ones of the archive have, and their windows."""
    window, archive = reader.window, reader.window.shelf.archive
    assert archive is not None  # it is open
    newest = sorted((listing.id for listing in window.shelf.listings), reverse=True)[:_READ]
    longest = max(newest, key=lambda entry: len(archive.reading(entry).extraction.findings))
    reader.errand("open an entry with marks")
    for entry in (*newest, longest):
        reader.act(partial(window.reader.open, entry))
    reader.picture()
    for name, tab in (("findings", window.tabs.findings), ("entities", window.tabs.entities)):
        reader.errand(f"tab of {name}")
        reader.act(partial(window.tabs.setCurrentWidget, tab))
        reader.picture()
    reader.errand("sections of it")
    for section in archive.reading(longest).section_ids[:8]:
        reader.act(partial(window.reader.open, longest, section))
    for name, command in _WINDOWS.items():
        reader.errand(f"open {name}")
        reader.command(command)
        opened = next(each for each in QApplication.topLevelWidgets() if each.isVisible() and each.isActiveWindow())
        reader.picture(opened)
        reader.errand(f"close {name}")
        reader.act(opened.close)


def _nothing(_answer: object) -> None:
    """There is nothing to be done with it."""


def _words() -> list[tuple[str, str]]:
    texts = Texts(entries(_DRAWN_FROM))
    queries = draw(texts, pairs_of(texts))
    return [(kind, query.typed) for kind in CLASSES for query in _first(queries, kind)]


def _first(queries: Sequence[Query], kind: str) -> Iterator[Query]:
    return islice((query for query in queries if query.kind == kind), _OF_A_CLASS)


def made(folder: Path, sections: int) -> Path:
    """An archive of so many sections."""
    path = folder / "bench.ybk"
    archive = Archive.open(path)
    fill(archive, sections)
    add_marked(archive, folder)
    archive.close()
    for _ in upkeep.fill(Store(path)):
        pass
    return path


def add_marked(archive: Archive, folder: Path) -> None:
    """The seed and the gold texts of the tests, read as any file is: with marks, figures and findings."""
    texts = []
    for marked in sorted(_TEXTS.glob("*.txt")):
        text, _, _ = unmarked(marked.read_text(encoding="utf-8"))
        texts.append(folder / marked.name)
        texts[-1].write_text(text, encoding="utf-8")
    for _ in chain(archive.seed(resource("seeds")), archive.import_files(texts, parse_file)):
        pass


def run(path: Path, folder: Path, asked: argparse.Namespace) -> Watched:
    os.environ["YEARBOOK_HOME"] = str(folder)
    gc.disable()  # as the program does, until its window has listed the entries
    words = _words()
    qInstallMessageHandler(lambda *_: None)  # the offscreen platform tells of each window what it cannot do
    application = Watched(["yearbook-viewer"], asked.over, profiled=asked.profile)
    settings = Settings(folder / "settings.ini")
    settings.theme = ThemeChoice.LIGHT
    say = Catalogue("zh")
    speak(application, say)
    beginning = Beginning(path, None, (), open_archive, parse_file, folder / "log")
    around = surroundings(application, settings, say, beginning)
    window = first_window(around, beginning)
    window.resize(1440, 900)
    reader = Reader(application, window, asked.pictures)
    reader.errand("open the window")
    window.show()
    application.watch()
    shown = QEventLoop()
    window.passage_shown.connect(shown.quit)
    before = time.perf_counter()
    shown.exec()
    _say(f"shown after {time.perf_counter() - before:.2f} s")
    reader.wait(_SETTLED_MS)
    reader.picture()
    errands(reader, words, folder)
    reader.errand("close the window")
    reader.post(window, window.close)
    _spin(_QUIET_MS)
    window.end()
    return application


def tell(application: Watched, over: float) -> None:
    """What was measured."""
    _say("{:<34} {:>8} {:>8} {:>8}  {}".format("longest turn of an errand", "CPU ms", "held ms", "turns", "over"))
    for turn in application.longest():
        of = [each for each in application.turns if each.errand == turn.errand]
        held = max(each.held for each in of)
        above = sum(each.cpu > over for each in of)
        _say(f"{turn.errand:<34} {turn.cpu:8.1f} {held:8.1f} {len(of):8} {above or ''}")
    pauses = application.pauses
    _say(f"garbage was collected {len(pauses)} times, {max(pauses, default=0):.1f} ms at most, in any thread")
    for turn in application.turns:
        if turn.cpu > over or turn.held > 2 * over:
            _say(_described(turn))


def _described(turn: Turn) -> str:
    told = f"\n{turn.errand}: CPU {turn.cpu:.1f}, held {turn.held:.1f}, by the clock {turn.wall:.1f} ms: "
    return told + "; ".join(turn.events) + (f"\n{turn.spent}" if turn.spent else "")


def _say(words: str) -> None:
    print(words, flush=True)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    which = parser.add_mutually_exclusive_group(required=True)
    which.add_argument("sections", nargs="?", type=int)
    which.add_argument("--archive", type=Path)
    parser.add_argument("--over", type=float, default=OVER_MS)
    parser.add_argument("--profile", action="store_true")
    parser.add_argument("--pictures", type=Path)
    asked = parser.parse_args()
    if asked.pictures:
        asked.pictures.mkdir(parents=True, exist_ok=True)
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    with tempfile.TemporaryDirectory(prefix="yearbook-bench-") as name:
        folder = Path(name)
        tell(run(asked.archive or made(folder, asked.sections), folder, asked), asked.over)
    os._exit(0)


if __name__ == "__main__":
    main()
