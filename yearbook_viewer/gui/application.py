"""The Qt application around the main window: fonts, theme, Qt's own words, faults, and the end."""

import gc
import logging
import signal
import socket
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import (
    QLibraryInfo,
    QMessageLogContext,
    QObject,
    QSocketNotifier,
    Qt,
    QTimer,
    QtMsgType,
    QTranslator,
    qInstallMessageHandler,
)
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QApplication

from yearbook_viewer.archive.doors import ParseTelling
from yearbook_viewer.archive.keyword_process import KeywordProcess
from yearbook_viewer.gui import fonts
from yearbook_viewer.gui.appearance import Appearance
from yearbook_viewer.gui.bug_report import BugHook
from yearbook_viewer.gui.document import text_font
from yearbook_viewer.gui.document_zoom import TEXT_PIXELS
from yearbook_viewer.gui.letters_drawn import LettersDrawn
from yearbook_viewer.gui.lit_text import smaller
from yearbook_viewer.gui.main_window import MainWindow
from yearbook_viewer.gui.one_window import OneWindow
from yearbook_viewer.gui.settings import Settings
from yearbook_viewer.gui.surroundings import Surroundings
from yearbook_viewer.gui.tasks import Tasks
from yearbook_viewer.messages import Catalogue, system_language
from yearbook_viewer.places import data_home, resource

if TYPE_CHECKING:
    from yearbook_viewer.archive.archive import Archive

NAME = "yearbook-viewer"

ICON_SIZES = (16, 24, 32, 48, 64, 128, 256)
# Up to this size the lines of the whole drawing run together.
SMALLEST_DRAWN = 16

# So many looks at what is newer come between two looks at all that lives (Python's own: 10): one of the latter took
# 54 ms in an archive of a million sections.
_SELDOM = 200

# By then an index that was opened beside the window is there (Bookshelf opens it after 3 s).
_LOADED_MS = 6_000

_LEVELS = {
    QtMsgType.QtDebugMsg: logging.DEBUG,
    QtMsgType.QtInfoMsg: logging.INFO,
    QtMsgType.QtWarningMsg: logging.WARNING,
    QtMsgType.QtCriticalMsg: logging.ERROR,
    QtMsgType.QtFatalMsg: logging.CRITICAL,
}


@dataclass(frozen=True, slots=True)
class Beginning:
    """What the program is started with. `seeds`: the folder of first entries, None where none are to be put in."""

    archive: Path
    seeds: Path | None
    files: tuple[Path, ...]
    open_archive: "Callable[[Path], Archive]"
    parse: ParseTelling
    log_file: Path


def run(beginning: Beginning, one: OneWindow) -> int:
    """Open the window and return the exit code when it was closed. `one`: hears what later starts want of it."""
    gc.disable()  # until what lives long is there
    application = make_application()
    settings = Settings(data_home() / "settings.ini")
    say = Catalogue(settings.language or system_language())
    speak(application, say)
    hook = BugHook(beginning.log_file, say)
    hook.install()
    window = first_window(surroundings(application, settings, say, beginning), beginning)
    attend(application, window, one)
    terminate = _Terminate(window.close)
    terminate.listen()
    window.show()
    code = application.exec()
    window.end()
    hook.uninstall()
    return code


def first_window(around: Surroundings, beginning: Beginning) -> MainWindow:
    """The window, not shown yet. The shell is painted first; only then is loaded what takes long."""
    window = MainWindow(around)
    window.painted.connect(lambda: window.start(beginning.archive, beginning.seeds, beginning.files))
    window.shelf.listed.connect(_set_aside, Qt.ConnectionType.SingleShotConnection)
    # Again when the libraries of searching are there; and where nothing is ever listed.
    window.painted.connect(lambda: QTimer.singleShot(_LOADED_MS, _set_aside))
    text = text_font(around.families.text, TEXT_PIXELS * window.pane.document.zoom())
    letters = LettersDrawn(window, (text, window.font(), smaller(window.font())))
    window.passage_shown.connect(letters.begin, Qt.ConnectionType.SingleShotConnection)
    return window


def attend(application: QApplication, window: MainWindow, one: OneWindow) -> None:
    """Let the window do what later starts and the desktop ask of it."""
    window.painted.connect(one.listen)
    window.closing.connect(one.close)
    one.asked.connect(window.arrivals.take)
    if sys.platform == "darwin":  # every event passes through a filter, so only where files come as events
        application.installEventFilter(window.arrivals)
    application.applicationStateChanged.connect(tidy_when_left)
    # The session ends, maybe without closing the window. The archive needs nothing: what was done is on the disk.
    application.commitDataRequest.connect(window.remember)


def _set_aside() -> None:
    """Have Python look for what nobody needs any more among what comes from now on alone.

    What lives by now lives until the end: modules, and the records of a first listing. To look at all of it takes 50 to
    90 ms for 100,000 sections, and nothing else runs meanwhile.
    """
    gc.freeze()
    gc.set_threshold(*gc.get_threshold()[:2], _SELDOM)
    gc.enable()


def tidy_when_left(state: Qt.ApplicationState) -> None:
    """Look through all of it when the reader has gone to another program: that takes longer than a key may wait."""
    if state is Qt.ApplicationState.ApplicationInactive:
        gc.collect()


def make_application() -> QApplication:
    """The application with its names and icon; what Qt has to say goes into the log."""
    qInstallMessageHandler(_log)
    # Desktops find the icon and the desktop entry of a window by this name.
    application = QApplication([NAME])
    application.setApplicationName(NAME)
    application.setDesktopFileName(NAME)
    application.setWindowIcon(window_icon())
    return application


def window_icon() -> QIcon:
    """Drawn now in every size: of one SVG Qt would draw a small icon blurred, and of two know no sizes."""
    folder = resource("resources", "icons")
    whole, small = (QIcon(str(folder / name)) for name in (f"{NAME}.svg", f"{NAME}-16.svg"))
    icon = QIcon()
    for size in ICON_SIZES:
        icon.addPixmap((small if size <= SMALLEST_DRAWN else whole).pixmap(size))
    return icon


def _log(kind: QtMsgType, _context: QMessageLogContext, words: str) -> None:
    logging.getLogger("qt").log(_LEVELS[kind], words)


def speak(application: QApplication, say: Catalogue) -> None:
    """Give Qt's own buttons and menus the reader's language."""
    application.setApplicationDisplayName(say("年鉴档案"))
    if say.language == "zh":
        translator = QTranslator(application)
        translator.load("qtbase_zh_CN", QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath))
        application.installTranslator(translator)


def surroundings(application: QApplication, settings: Settings, say: Catalogue, beginning: Beginning) -> Surroundings:
    """What the window needs, made once."""
    families = fonts.load(application)
    return Surroundings(
        say=say,
        settings=settings,
        tasks=Tasks(application),
        appearance=Appearance(application, settings),
        families=families,
        open_archive=beginning.open_archive,
        parse=beginning.parse,
        log_file=beginning.log_file,
        keywords=KeywordProcess(),
    )


class _Terminate(QObject):
    """SIGTERM and Ctrl+C close the window as the reader would: what is under way is dropped, the rest is saved.

    Python runs its handlers only when it is running itself; the signal's byte on a socket wakes Qt's loop.
    """

    def __init__(self, close: Callable[[], object]) -> None:
        super().__init__()
        self._close = close
        self._read, self._write = socket.socketpair()
        self._write.setblocking(False)
        self._notifier = QSocketNotifier(self._read.fileno(), QSocketNotifier.Type.Read, self)
        self._notifier.activated.connect(self._woken)

    def listen(self) -> None:
        signal.set_wakeup_fd(self._write.fileno())
        for number in (signal.SIGTERM, signal.SIGINT):
            signal.signal(number, lambda *_: None)

    def _woken(self) -> None:
        self._read.recv(16)
        self._close()
