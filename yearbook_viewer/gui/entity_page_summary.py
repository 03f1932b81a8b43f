"""The upper part of an entity's page as a text with links: names, posts, documents, and whom it is met with."""

from collections.abc import Iterator, Sequence

from PySide6.QtCore import QUrl, Signal
from PySide6.QtGui import QColor, QTextBlockFormat, QTextCharFormat, QTextCursor, QTextDocument

from yearbook_viewer.gui.document_browser import PlainBrowser
from yearbook_viewer.gui.entity_words import entity_name, other_names, post_words
from yearbook_viewer.gui.theme import UNDERLINES, Theme
from yearbook_viewer.messages import Catalogue
from yearbook_viewer.records.entities import EntityKey, EntityPage, Neighbour, Post

# More of a kind than anybody takes in at a glance, the most frequent first.
LISTED = 40
_MARGIN, _BETWEEN = 12, 7
# The line around it, above and below, which the style sheet draws.
_FRAME = 4
_POST_LINK, _NAME_LINK = "post:", "name:"


class EntitySummary(PlainBrowser):
    """`entity_requested`: an EntityKey whose page is wished; `mention_requested`: a Mention to be seen in its entry."""

    entity_requested = Signal(object)
    mention_requested = Signal(object)

    def __init__(self, say: Catalogue, theme: Theme) -> None:
        super().__init__(say)
        self._say = say
        self._theme = theme
        self._page: EntityPage | None = None
        self._keys: list[EntityKey] = []
        self.setObjectName("document")
        self.setAccessibleName(say("名称、职务、文献与相关实体"))
        self.setPalette(theme.palette())
        self.anchorClicked.connect(self._follow)

    def show_page(self, page: EntityPage | None) -> None:
        """What the page tells besides its mentions; nothing for None."""
        self._page = page
        self._build()

    def set_theme(self, theme: Theme) -> None:
        self._theme = theme
        self.setPalette(theme.palette())
        self._build()

    def needed_height(self) -> int:
        """Pixels that all of it takes in the width it has; none where there is nothing to tell."""
        document = self.document()
        return 0 if document.isEmpty() else int(document.size().height()) + _FRAME

    def _build(self) -> None:
        self._keys = []
        document = QTextDocument()
        document.setUndoRedoEnabled(False)
        document.setDefaultFont(self.font())
        document.setDocumentMargin(_MARGIN)
        cursor = QTextCursor(document)
        if self._page:
            for number, pieces in enumerate(self._paragraphs(self._page)):
                block = QTextBlockFormat()
                block.setBottomMargin(_BETWEEN)
                block.setLineHeight(125, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
                if number:
                    cursor.insertBlock(block)
                else:
                    cursor.setBlockFormat(block)
                for words, form in pieces:
                    cursor.insertText(words, form)
        self.show_document(document)

    def _paragraphs(self, page: EntityPage) -> Iterator[list[tuple[str, QTextCharFormat]]]:
        say = self._say
        others = other_names(page.entity)
        if others:
            yield [(say("又称") + "  ", self._dim()), ("、".join(others[:LISTED]), self._plain())]
        if page.posts:
            yield [(say("职务") + "  ", self._dim()), *self._posts(page.posts)]
        if page.documents:
            yield [(say("文献") + "  ", self._dim()), *self._neighbours(page.documents)]
        if page.neighbours:
            yield [(say("同句出现") + "  ", self._dim()), *self._neighbours(page.neighbours)]

    def _posts(self, posts: Sequence[Post]) -> Iterator[tuple[str, QTextCharFormat]]:
        for place, post in enumerate(posts[:LISTED]):
            if place:
                yield ";", self._plain()
            form = self._link(f"{_POST_LINK}{place}", self._theme.ink) if post.mentions else self._plain()
            yield post_words(post), form
        yield self._left_out(len(posts))

    def _neighbours(self, neighbours: Sequence[Neighbour]) -> Iterator[tuple[str, QTextCharFormat]]:
        for place, neighbour in enumerate(neighbours[:LISTED]):
            if place:
                yield "  ", self._plain()
            key = neighbour.key
            form = self._link(f"{_NAME_LINK}{len(self._keys)}", self._theme.marks[key.kind])
            form.setUnderlineStyle(UNDERLINES[key.kind])
            self._keys.append(key)
            yield entity_name(key), form
            if neighbour.together > 1:
                yield f" {neighbour.together:,}", self._dim()
        yield self._left_out(len(neighbours))

    def _left_out(self, count: int) -> tuple[str, QTextCharFormat]:
        more = count - LISTED
        return (self._say(" 等 {count} 个", count=f"{count:,}") if more > 0 else "", self._dim())

    def _plain(self) -> QTextCharFormat:
        form = QTextCharFormat()
        form.setForeground(QColor(self._theme.ink))
        return form

    def _dim(self) -> QTextCharFormat:
        form = QTextCharFormat()
        form.setForeground(QColor(self._theme.dim))
        return form

    def _link(self, target: str, colour: str) -> QTextCharFormat:
        form = QTextCharFormat()
        form.setAnchor(True)
        form.setAnchorHref(target)
        form.setForeground(QColor(colour))
        form.setUnderlineStyle(QTextCharFormat.UnderlineStyle.SingleUnderline)
        form.setUnderlineColor(QColor(self._theme.hairline))
        return form

    def _follow(self, link: QUrl) -> None:
        target = link.toString()
        if target.startswith(_NAME_LINK):
            self.entity_requested.emit(self._keys[int(target.removeprefix(_NAME_LINK))])
        elif target.startswith(_POST_LINK) and self._page:
            post = self._page.posts[int(target.removeprefix(_POST_LINK))]
            self.mention_requested.emit(post.mentions[0])
