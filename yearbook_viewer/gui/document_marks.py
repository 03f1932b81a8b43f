"""How words stand in a document that are marked: as a name of some kind, as a figure, or as both."""

from PySide6.QtGui import QColor, QTextCharFormat, QTextFormat

from yearbook_viewer.gui.certainty import is_doubtful
from yearbook_viewer.gui.theme import UNDERLINES, Theme
from yearbook_viewer.messages import Catalogue
from yearbook_viewer.records import Entry, Figure, Kind, Mark
from yearbook_viewer.text.entities.dated import completed
from yearbook_viewer.wordings import KIND_NAMES

# The links on screen: behind the one stands where the mark begins, which other marks do not change; behind the other
# the figure's place in the extraction.
MARK_LINK = "mark:"
FIGURE_LINK = "figure:"


# What letters have besides what Qt knows: the ink they would have unmarked, and whether they are never marked.
_PLAIN_INK = QTextFormat.Property.UserProperty
_NEVER_MARKED = QTextFormat.Property.UserProperty + 1

_OF_MARKS = (
    QTextFormat.Property.ForegroundBrush,
    QTextFormat.Property.BackgroundBrush,
    QTextFormat.Property.TextUnderlineStyle,
    QTextFormat.Property.TextUnderlineColor,
    QTextFormat.Property.FontUnderline,
    QTextFormat.Property.IsAnchor,
    QTextFormat.Property.AnchorHref,
    QTextFormat.Property.TextToolTip,
    _PLAIN_INK,
)


def keep_unmarked(letters: QTextCharFormat) -> None:
    """Headings stay as they are, whatever is named in them."""
    letters.setProperty(_NEVER_MARKED, True)


class MarkFormats:
    """`links`: on screen, where marks can be followed and have tips. `entry`: what they stand in; the tip of a time
    that leaves out its year tells it.

    A doubtful mark is fainter there: its words keep the ink they have and only the line below them has the colour of
    the kind. On paper nobody can put it right, and it looks like the others.
    """

    def __init__(self, theme: Theme, say: Catalogue, entry: Entry, *, links: bool) -> None:
        self._theme = theme
        self._entry = entry
        self._say = say
        self._links = links
        self._names = {kind: say(name) for kind, name in KIND_NAMES.items()}

    def format_of(
        self, plain: QTextCharFormat, mark: Mark | None, figure: tuple[int, Figure] | None
    ) -> QTextCharFormat:
        """The format of words that these stand for; the figure with its place in the extraction."""
        if (mark is None and figure is None) or plain.boolProperty(_NEVER_MARKED):
            return plain
        marked = QTextCharFormat(plain)
        marked.setProperty(_PLAIN_INK, plain.foreground().color())
        tips = []
        link = ""
        if mark is not None:
            self._draw(marked, mark)
            tips += [self._tip(mark)] if self._links else []
            link = f"{MARK_LINK}{mark.start}"
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

    def plain_of(self, letters: QTextCharFormat) -> QTextCharFormat:
        """The format that words have without what `format_of` gave them."""
        ink = letters.property(_PLAIN_INK)
        if ink is None:
            return letters
        plain = QTextCharFormat(letters)
        for each in _OF_MARKS:
            plain.clearProperty(each)
        plain.setForeground(ink)
        return plain

    def _draw(self, marked: QTextCharFormat, mark: Mark) -> None:
        colour = QColor(self._theme.marks[mark.kind])
        if not (self._links and is_doubtful(mark)):
            marked.setForeground(colour)
        marked.setUnderlineStyle(UNDERLINES[mark.kind])
        marked.setUnderlineColor(colour)

    def _tip(self, mark: Mark) -> str:
        meant = mark.text
        if mark.kind is Kind.TIME:
            meant = completed(self._entry.text, mark.start, mark.end, self._entry.year)
        words = f"{self._names[mark.kind]} {meant}"
        if is_doubtful(mark):
            return self._say("{mark}(存疑,把握 {percent}%)", mark=words, percent=mark.certainty)
        return words
