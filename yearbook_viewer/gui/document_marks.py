"""How words stand in a document that are marked: as a name of some kind, as a figure, or as both."""

from PySide6.QtGui import QColor, QTextCharFormat

from yearbook_viewer.gui.certainty import is_doubtful
from yearbook_viewer.gui.theme import UNDERLINES, Theme
from yearbook_viewer.messages import KIND_NAMES, Catalogue
from yearbook_viewer.records import Figure, Mark

# The links on screen; an index into the extraction's marks or figures follows.
MARK_LINK = "mark:"
FIGURE_LINK = "figure:"


class MarkFormats:
    """`links`: on screen, where marks can be followed and have tips.

    A doubtful mark is fainter there: its words keep the ink they have and only the line below them has the colour of
    the kind. On paper nobody can put it right, and it looks like the others.
    """

    def __init__(self, theme: Theme, say: Catalogue, *, links: bool) -> None:
        self._theme = theme
        self._say = say
        self._links = links
        self._names = {kind: say(name) for kind, name in KIND_NAMES.items()}

    def format_of(
        self, plain: QTextCharFormat, mark: tuple[int, Mark] | None, figure: tuple[int, Figure] | None
    ) -> QTextCharFormat:
        """The format of words that one or both of these stand for, each with its place in the extraction."""
        marked = QTextCharFormat(plain)
        tips = []
        link = ""
        if mark is not None:
            index, name = mark
            self._draw(marked, name)
            tips.append(self._tip(name))
            link = f"{MARK_LINK}{index}"
        if figure is not None:
            number, amount = figure
            marked.setBackground(QColor(self._theme.figure))
            tips.append(f"{self._say('指标')} {amount.indicator} {amount.text}")
            link = f"{FIGURE_LINK}{number}"
        if self._links:
            marked.setAnchor(True)
            marked.setAnchorHref(link)
            marked.setToolTip("\n".join(tips))
        return marked

    def _draw(self, marked: QTextCharFormat, mark: Mark) -> None:
        colour = QColor(self._theme.marks[mark.kind])
        if not (self._links and is_doubtful(mark)):
            marked.setForeground(colour)
        marked.setUnderlineStyle(UNDERLINES[mark.kind])
        marked.setUnderlineColor(colour)

    def _tip(self, mark: Mark) -> str:
        words = f"{self._names[mark.kind]} {mark.text}"
        if is_doubtful(mark):
            return self._say("{mark}(存疑,把握 {percent}%)", mark=words, percent=mark.certainty)
        return words
