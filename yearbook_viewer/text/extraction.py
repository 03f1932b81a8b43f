"""Everything found in a file's text: the one way from a canonical text to what the archive keeps."""

from collections.abc import Sequence

from yearbook_viewer.records import Choices, Entry, Extraction, Layout
from yearbook_viewer.text.audit import audit
from yearbook_viewer.text.entities import find_marks
from yearbook_viewer.text.figures import find_figures
from yearbook_viewer.text.outline import cut


def extract(
    text: str, layout: Layout = Layout(), names: Sequence[str] = (), choices: Choices = Choices()
) -> tuple[Extraction, ...]:
    """The entries of a file's canonical text, each with its marks, figures and findings.

    `layout`, `names`, `choices`: as in `cut`. Offsets count from each entry's own slice; never raises, whatever
    the text.
    """
    return tuple(_extraction(entry) for entry in cut(text, layout, names, choices))


def _extraction(entry: Entry) -> Extraction:
    marks = find_marks(entry)
    figures = find_figures(entry, marks)
    return Extraction(entry=entry, marks=marks, figures=figures, findings=tuple(audit(figures)))
