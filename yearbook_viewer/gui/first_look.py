"""The main job done once without a reader: pictures of the window, a PDF and a table, for a first look."""

import os
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from PySide6.QtCore import QEventLoop, QSize, QTimer

from yearbook_viewer.export.tables import write_figures
from yearbook_viewer.gui.application import Beginning, make_application, speak, surroundings
from yearbook_viewer.gui.main_window import MainWindow
from yearbook_viewer.gui.paper import PaperChoice, with_nested
from yearbook_viewer.gui.printing import export_pdf
from yearbook_viewer.gui.settings import Settings, ThemeChoice
from yearbook_viewer.messages import Catalogue, system_language
from yearbook_viewer.records import Reading, Verdict

WINDOW_SIZE = QSize(1440, 900)
# Long enough for a flash or a tooltip of the start to be over.
SETTLE_MS = 150
PATIENCE_MS = 120_000
THEMES = {"window.png": ThemeChoice.LIGHT, "window-dark.png": ThemeChoice.DARK}


def take_first_look(out: Path, beginning: Beginning) -> int:
    """Import the seeds into an archive of its own and write the pictures, the PDF and the table into `out`.

    The archive of an earlier look is begun anew.
    """
    if sys.platform == "linux" and not (os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY")):
        os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    application = make_application()
    say = Catalogue(system_language())
    speak(application, say)
    beginning.archive.unlink(missing_ok=True)
    with TemporaryDirectory(prefix="yearbook-first-look-") as folder:
        settings = Settings(Path(folder) / "settings.ini")
        around = surroundings(application, settings, say, beginning)
        window = MainWindow(around)
        window.resize(WINDOW_SIZE)
        window.show()
        window.start(beginning.archive, beginning.seeds, beginning.files)
        reading = _first_reading(window)
        around.tasks.drain()
        # Nobody is there to look at what is doubtful.
        if window.imports.take_in_held():
            around.tasks.drain()
        if reading is None:
            _leave(window)
            return 1
        _show_section(window, reading, _telling_section(reading))
        written = []
        for picture, choice in THEMES.items():
            around.appearance.choose(choice)
            _wait(SETTLE_MS)
            window.grab().save(str(out / picture))
            written.append(out / picture)
        _leave(window)
    entry = reading.extraction.entry
    pdf = out / "first-section.pdf"
    export_pdf(reading, PaperChoice(with_nested(entry, 0) if entry.sections else None), pdf, say)
    table = out / "figures.tsv"
    write_figures(table, [reading.extraction])
    for path in (*written, pdf, table):
        sys.stdout.write(f"{path}\n")
    return 0


def _first_reading(window: MainWindow) -> Reading | None:
    """The entry that opens by itself when the seeds are in; None if none does."""
    loop = QEventLoop()
    window.passage_shown.connect(loop.quit)
    QTimer.singleShot(PATIENCE_MS, loop.quit)
    if window.reader.passage is None:
        loop.exec()
    return window.reader.passage.reading if window.reader.passage else None


def _show_section(window: MainWindow, reading: Reading, section: int | None) -> None:
    window.reader.open(reading.id, None if section is None else reading.section_ids[section])
    _wait(SETTLE_MS)


def _telling_section(reading: Reading) -> int | None:
    """The section with most figures, one with a sum that fails before all others; None without sections."""
    extraction = reading.extraction
    sections = extraction.entry.sections
    if not sections:
        return None
    failing = [finding.checked for finding in extraction.findings if finding.verdict is Verdict.INCONSISTENT]

    def weight(place: int) -> tuple[bool, int]:
        start, end = sections[place].start, sections[place].end
        held = sum(start <= figure.start < end for figure in extraction.figures)
        return any(start <= total.start < end for total in failing), held

    return max(range(len(sections)), key=weight)


def _leave(window: MainWindow) -> None:
    window.close()
    window.end()


def _wait(milliseconds: int) -> None:
    loop = QEventLoop()
    QTimer.singleShot(milliseconds, loop.quit)
    loop.exec()
