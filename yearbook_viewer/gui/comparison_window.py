"""An entry beside one of its earlier texts, in a window of its own."""

from collections.abc import Sequence

from PySide6.QtCore import QDateTime, Qt
from PySide6.QtWidgets import QWidget

from yearbook_viewer.gui.comparison_rows import Comparison
from yearbook_viewer.gui.comparison_view import ComparisonView
from yearbook_viewer.gui.fonts import Families
from yearbook_viewer.gui.side_by_side import SideBySide
from yearbook_viewer.gui.theme import Theme
from yearbook_viewer.messages import Catalogue
from yearbook_viewer.records import Revision


class ComparisonWindow(SideBySide):
    """`other_chosen`: which of the earlier texts is to stand at the left, its place in the list."""

    def __init__(  # noqa: PLR0913, PLR0917  what is compared, and what the window wears
        self,
        title: str,
        revisions: Sequence[Revision],
        say: Catalogue,
        families: Families,
        theme: Theme,
        parent: QWidget | None = None,
    ) -> None:
        others = [revision_words(revision) for revision in revisions]
        super().__init__(ComparisonView(say, families, theme), say("较早的文字(&E)"), others, say, parent)
        self.setWindowTitle(say("修订对照 — {title}", title=title))
        self.other.setAccessibleName(say("较早的文字"))
        self.other.setMinimumContentsLength(24)
        for head, words in zip(
            self.heads, (say("较早的文字:删去的字划去"), say("现在的文字:加上的字有下划线")), strict=True
        ):
            head.setText(words)
        self._column.addWidget(self.view, 1)
        self.resize(1_000, 650)
        self.wait()

    def show_comparison(self, comparison: Comparison) -> None:
        self.view.show_comparison(comparison)
        self.view.setFocus()


def revision_words(revision: Revision) -> str:
    """When an earlier text came in, by the clock here, and the file it came from."""
    at = QDateTime.fromString(revision.at, Qt.DateFormat.ISODate).toLocalTime().toString("yyyy-MM-dd HH:mm")
    return f"{at} · {revision.path.name}"
