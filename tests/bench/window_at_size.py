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
from collections.abc import Iterator, Sequence
from itertools import chain, islice
from pathlib import Path

from PySide6.QtCore import QEventLoop, qInstallMessageHandler

from tests.bench.corpus import entries
from tests.bench.corpus_archive import fill
from tests.bench.search_queries import CLASSES, Query, Texts, draw, pairs_of
from tests.bench.window_errands import errands
from tests.bench.window_reader import QUIET_MS, Reader, spin
from tests.bench.window_turns import Turn, Watched
from tests.gold.marks import unmarked
from yearbook_viewer.archive.archive import Archive
from yearbook_viewer.archive.concordance import upkeep
from yearbook_viewer.archive.doors import open_archive, parse_file
from yearbook_viewer.archive.store import Store
from yearbook_viewer.gui.application import Beginning, first_window, speak, surroundings
from yearbook_viewer.gui.settings import Settings, ThemeChoice
from yearbook_viewer.messages import Catalogue
from yearbook_viewer.places import resource

OVER_MS = 16.0
_TEXTS = Path(__file__).parents[1] / "gold" / "corpus"
# The queries are drawn from so many sections at the beginning of the corpus, so many of each class.
_DRAWN_FROM, _OF_A_CLASS = 2_000, 2
_SETTLED_MS = 7_000


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
    spin(QUIET_MS)
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
