"""The arithmetic of a text, checked: what its figures say of each other, kind by kind."""

from collections.abc import Sequence

from yearbook_viewer.records import Entry, Figure, Finding
from yearbook_viewer.text.audit.sums import sums


def audit(entry: Entry, figures: Sequence[Figure]) -> list[Finding]:
    """What was checked in an entry, in the order of the text. `figures`: the entry's own, in the order of the text."""
    found = sums(figures, entry.layout.tables)
    return sorted(found, key=lambda finding: finding.checked.start)
