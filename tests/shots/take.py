"""Takes the pictures of README: `python -m tests.shots.take FIRST_LOOK FOLDER`.

FIRST_LOOK is the window.png of a first look; it goes into FOLDER with fewer colours. The others are of `volumes/`
beside this file, an invented city's yearbook of five years: a value that the next volume revises, one year without
retail sales, one sum that fails; and of `bodies/`, four years of a chamber there. Nothing of this folder is in the
package.
"""

import sys
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TypeVar

from PySide6.QtCore import QEventLoop, QSize, Qt, QTimer
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QWidget

from yearbook_viewer.archive.archive import Archive
from yearbook_viewer.archive.doors import open_archive, parse_file
from yearbook_viewer.gui.application import Beginning, make_application, speak, surroundings
from yearbook_viewer.gui.commands import Command
from yearbook_viewer.gui.main_window import MainWindow
from yearbook_viewer.gui.settings import Settings, ThemeChoice
from yearbook_viewer.messages import Catalogue
from yearbook_viewer.records import SeriesKey

Shown = TypeVar("Shown", bound=QWidget)

VOLUMES, BODIES = (Path(__file__).parent / name for name in ("volumes", "bodies"))
SIZE = QSize(1280, 800)
# The one that is revised and the one with a gap.
CHARTED = ("生产总值", "社会消费品零售总额")
BROWSED = "> 100 亿元"
PERSON = "陆小满"
SEARCHED, IN_CONTEXT = "茶 OR 合作社", "比上年"
BROWSED_UNITS = "人民币=亿元"
# Longer than the wait behind the last key, and than a flash.
SETTLE_MS = 1500
# What a palette of a PNG holds, and how much of it goes to what is most frequent; the rest is for what differs most,
# lest the few letters of a rare colour turn into another.
COLOURS, FREQUENT = 256, 96
# The upper half of each channel.
_COARSE = 0xFFF0F0F0


def take(folder: Path) -> None:
    """Write findings.png, chart.png, years.png, browser.png, search.png, contexts.png and entities.png."""
    application = make_application()
    say = Catalogue("zh")
    speak(application, say)
    with TemporaryDirectory(prefix="yearbook-shots-") as scratch:
        archive = Path(scratch) / "云泽.ybk"
        fill(archive)
        settings = Settings(Path(scratch) / "settings.ini")
        settings.theme = ThemeChoice.LIGHT
        settings.set_words("browser_units", BROWSED_UNITS)
        log = Path(scratch) / "log"
        around = surroundings(application, settings, say, Beginning(archive, None, (), open_archive, parse_file, log))
        window = MainWindow(around)
        window.resize(SIZE)
        window.show()
        window.start(archive, None, ())
        window.drain()
        shots: dict[str, Callable[[MainWindow], QWidget]] = {
            "findings.png": _findings,
            "chart.png": _chart,
            "years.png": _years,
            "browser.png": _browser,
            "search.png": _search,
            "contexts.png": _contexts,
            "entities.png": _entities,
        }
        for name, show in shots.items():
            shown = show(window)
            shown.resize(SIZE)
            _settle(window)
            thinned(shown.grab().toImage()).save(str(folder / name))
        window.close()
        window.end()


def fill(path: Path) -> None:
    """An archive with the five volumes."""
    archive = Archive.open(path)
    list(archive.import_files(sorted(VOLUMES.glob("*.txt")), parse_file))
    archive.close()


def thinned(image: QImage) -> QImage:
    """The picture with a palette of its colours, a third of the bytes."""
    plain = image.convertToFormat(QImage.Format.Format_RGB32)
    ranked = [colour for colour, _ in Counter(memoryview(plain.constBits()).cast("I")).most_common()]
    # Of each shade its most frequent colour.
    shades = {colour & _COARSE: colour for colour in reversed(ranked)}
    others = sorted(set(shades.values()) - set(ranked[:FREQUENT]), key=ranked.index)
    table = [*ranked[:FREQUENT], *others][:COLOURS]
    whole = Qt.ImageConversionFlag.ThresholdDither | Qt.ImageConversionFlag.AvoidDither
    return plain.convertToFormat(QImage.Format.Format_Indexed8, table, whole)


def _findings(window: MainWindow) -> QWidget:
    newest = max(window.shelf.listings, key=lambda listing: listing.year or 0)
    window.reader.open(newest.id)
    window.drain()
    window.tabs.setCurrentWidget(window.tabs.findings)
    window.layout_.splitter.setSizes((210, 600, 450))
    _settle(window)
    window.tabs.findings.open.cards[0].link.click()
    return window


def _chart(window: MainWindow) -> QWidget:
    window.figures.charts.chart([SeriesKey("云泽市", name, "人民币", "") for name in CHARTED])
    window.drain()
    return _opened(window.figures.charts.window)


def _years(window: MainWindow) -> QWidget:
    window.actions_[Command.COMPARE_YEARS].trigger()
    window.drain()
    return _opened(window.figures.years.window)


def _browser(window: MainWindow) -> QWidget:
    window.actions_[Command.BROWSE_FIGURES].trigger()
    window.drain()
    browser = _opened(window.figures.browser.window)
    browser.filters.span.setText(BROWSED)
    return browser


def _search(window: MainWindow) -> QWidget:
    window.layout_.splitter.setSizes((210, 560, 490))
    _type(window, SEARCHED)
    window.searches.search.step(1)
    return window


def _contexts(window: MainWindow) -> QWidget:
    _type(window, IN_CONTEXT)
    window.actions_[Command.SHOW_LINES].trigger()
    window.drain()
    return _opened(window.searches.found.lines.window)


def _entities(window: MainWindow) -> QWidget:
    files = sorted(BODIES.glob("*.txt"))
    wanted = len(window.shelf.listings) + len(files)
    window.imports.import_paths(files)
    while len(window.shelf.listings) < wanted:
        _settle(window)
    window.actions_[Command.BROWSE_ENTITIES].trigger()
    window.drain()
    browser = _opened(window.entities.browser.window)
    _settle(window)
    rows = range(browser.model.rowCount())
    person = next(row for row in rows if browser.model.index(row, 0).data().startswith(PERSON))
    browser.table.setCurrentIndex(browser.model.index(person, 0))
    return browser


def _type(window: MainWindow, words: str) -> None:
    window.tool_bar.search.setText(words)
    _settle(window)


def _opened(window: Shown | None) -> Shown:
    if window is None:
        sys.exit("a window did not open")
    return window


def _settle(window: MainWindow) -> None:
    """Wait for timers of typing and flashing, and for every answer."""
    loop = QEventLoop()
    QTimer.singleShot(SETTLE_MS, loop.quit)
    loop.exec()
    window.drain()


if __name__ == "__main__":
    first_look, into = map(Path, sys.argv[1:])
    take(into)
    thinned(QImage(str(first_look))).save(str(into / first_look.name))
