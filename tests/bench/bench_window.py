"""Documents for screen and paper, and how soon a start is over."""

import atexit
import shutil
import subprocess
import sys
import tempfile
from functools import partial
from pathlib import Path

from PySide6.QtGui import QTextDocument
from PySide6.QtWidgets import QApplication

from tests.bench.job import Job
from yearbook_viewer.gui import fonts
from yearbook_viewer.gui.document import Look, build
from yearbook_viewer.gui.document_runs import EVERYTHING
from yearbook_viewer.gui.paper import PaperChoice, paper_blocks
from yearbook_viewer.gui.printing import export_pdf
from yearbook_viewer.gui.theme import LIGHT
from yearbook_viewer.messages import Catalogue
from yearbook_viewer.records import EntryId, Reading, SectionId
from yearbook_viewer.text.extraction import extract

SEED = next((Path(__file__).resolve().parents[2] / "seeds").glob("*.txt"))


def jobs() -> list[Job]:
    application = QApplication.instance() or QApplication([])
    assert isinstance(application, QApplication)
    family = fonts.load(application).text
    say = Catalogue("zh")
    (extraction,) = extract(SEED.read_text(encoding="utf-8-sig"))
    entry = extraction.entry
    reading = Reading(EntryId(1), extraction, tuple(SectionId(n) for n, _ in enumerate(entry.sections)))
    look = Look(theme=LIGHT, family=family, size=16, visible=EVERYTHING, links=True)
    whole = PaperChoice()
    folder = Path(tempfile.mkdtemp(prefix="yearbook-bench-"))
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    target, archive = folder / "entry.pdf", folder / "archive.ybk"
    _start("text", archive)
    size = f"{len(entry.text)} characters"

    def marked() -> None:
        build(extraction, paper_blocks(entry, whole), look, say).document.size()

    def plain_text() -> None:
        document = QTextDocument()
        document.setPlainText(entry.text)
        document.size()

    return [
        Job("text with marks, laid out", size, marked, plain_text, "plain text"),
        Job("entry as PDF", size, partial(export_pdf, reading, whole, target, say)),
        Job(
            "start of `list --help`",
            "a new process",
            partial(_python, "-m", "yearbook_viewer", "list", "--help"),
            partial(_python, "-c", "pass"),
            "an empty Python",
        ),
        Job(
            "start to the painted shell",
            "a new process",
            partial(_start, "shell", archive),
            partial(_start, "bare", archive),
            "an empty window of Qt",
        ),
        Job("start to the seed's text on screen", "archive at hand", partial(_start, "text", archive)),
        Job("the first start of all", "seed imported", partial(_first_start, archive)),
    ]


def _python(*arguments: str) -> None:
    subprocess.run([sys.executable, *arguments], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=True)


def _start(moment: str, archive: Path) -> None:
    _python(str(Path(__file__).with_name("start.py")), moment, str(archive))


def _first_start(archive: Path) -> None:
    """With an archive that is not there yet; the worker process that reads the seed counts too."""
    archive.unlink()
    _start("text", archive)
