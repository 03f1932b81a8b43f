"""Plain text files."""

import hashlib
import re
from pathlib import Path

from yearbook_viewer.errors import FileRefused
from yearbook_viewer.reading.encodings import decode_chosen
from yearbook_viewer.reading.limits import shown
from yearbook_viewer.reading.signatures import other_format, picture_format
from yearbook_viewer.records import Choices, SourceText

# A stray NUL or escape is damage and stays in the text; where there are more than these, it is no text.
_CONTROLS_BORNE = 8
_CHARACTERS_FOR_EACH = 100
_CONTROLS = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f]")


def read(path: Path, data: bytes, choices: Choices) -> SourceText:
    """The canonical text of a plain text file's bytes; `path` is for the messages.

    Raises FileRefused for other formats under a text's name, for bytes that no encoding takes (unless U+FFFD may
    replace them), and for a text without text.
    """
    if picture := picture_format(data):
        raise FileRefused("file-is-picture", path=shown(path), content=picture)
    if other := other_format(data):
        raise FileRefused("file-is-other", path=shown(path), content=other)
    decoded = decode_chosen(data, choices)
    if decoded is None:
        raise FileRefused("file-undecodable", path=shown(path))
    controls = sum(1 for _ in _CONTROLS.finditer(decoded.text))
    if controls > max(_CONTROLS_BORNE, len(decoded.text) // _CHARACTERS_FOR_EACH):
        raise FileRefused("file-binary", path=shown(path), count=controls)
    if not decoded.text.strip("\ufeff\u200b \t\n\r\f\v\u3000\xa0") or decoded.text.isspace():
        raise FileRefused("file-blank", path=shown(path))
    return SourceText(
        text=decoded.text,
        encoding=decoded.encoding,
        digest=hashlib.sha256(data).hexdigest(),
        doubtful=decoded.doubtful,
        replaced=decoded.replaced,
    )
