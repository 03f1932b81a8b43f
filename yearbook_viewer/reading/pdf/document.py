"""PDF files with a text layer."""

import hashlib
from pathlib import Path

from yearbook_viewer.errors import FileRefused
from yearbook_viewer.reading.confined import confined
from yearbook_viewer.reading.limits import shown
from yearbook_viewer.reading.pdf.contents import pdf_contents
from yearbook_viewer.records import Choices, SourceText

# Readers of PDF look for the sign no further.
_WINDOW = 1024


def read(path: Path, data: bytes, choices: Choices) -> SourceText:  # noqa: ARG001  every format is asked so
    """The text of a PDF's bytes; `path` is for messages.

    Raises FileRefused for what is no PDF, is encrypted, damaged or endless, or has no text that can be read.
    """
    if b"%PDF-" not in data[:_WINDOW]:
        raise FileRefused("file-damaged", path=shown(path))
    contents = confined(path, pdf_contents, data)
    if not contents.text.strip():
        raise FileRefused("file-blank", path=shown(path))
    return SourceText(
        contents.text,
        encoding="",
        digest=hashlib.sha256(data).hexdigest(),
        layout=contents.layout,
        remarks=contents.remarks,
    )
