"""Documents for screen and paper, and how soon a start is over."""

import subprocess
import sys
import tempfile
from functools import partial
from pathlib import Path

from PySide6.QtGui import QTextDocument
from PySide6.QtWidgets import QApplication

from tests.bench.job import Job
from yearbook_viewer.gui import fonts
from yearbook_viewer.gui.document import EVERYTHING, Look, build
from yearbook_viewer.gui.paper import PaperChoice, paper_paragraphs
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
    target = Path(tempfile.gettempdir(), "yearbook-bench.pdf")
    size = f"{len(entry.text)} characters"

    def marked() -> None:
        build(extraction, paper_paragraphs(entry, whole), look, say).document.size()

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
            "the window's modules loaded",
            "a new process",
            partial(_python, "-c", "import yearbook_viewer.app"),
            partial(_python, "-c", "import PySide6.QtWidgets"),
            "QtWidgets alone",
        ),
    ]


def _python(*arguments: str) -> None:
    subprocess.run([sys.executable, *arguments], stdout=subprocess.DEVNULL, check=True)
