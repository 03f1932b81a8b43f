"""Rich text (.rtf) of Word, WPS, WordPad and LibreOffice."""

import hashlib
from dataclasses import replace
from pathlib import Path

from yearbook_viewer.errors import FileRefused
from yearbook_viewer.reading import plain
from yearbook_viewer.reading.blocks import Blocks
from yearbook_viewer.reading.layouts import put
from yearbook_viewer.reading.limits import shown
from yearbook_viewer.reading.rtf.story import RichStory
from yearbook_viewer.reading.rtf.tokens import tokens
from yearbook_viewer.records import Choices, SourceText


def read(path: Path, data: bytes, choices: Choices) -> SourceText:
    """The text and layout of a file's bytes; one that is no RTF is plain text. `path` is for the messages.

    Raises FileRefused for what has no text.
    """
    if not data.lstrip().startswith(b"{\\rtf"):
        return plain.read(path, data, choices)
    story = RichStory()
    for token in tokens(data):
        story.take(token)
    blocks = Blocks()
    put(blocks, story.finish())
    text, layout = blocks.finish(story.title)
    if not text:
        raise FileRefused("file-blank", path=shown(path))
    return replace(SourceText(text, story.page, hashlib.sha256(data).hexdigest()), layout=layout)
