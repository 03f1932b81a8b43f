"""Web pages with all their parts in one file, as browsers and Word save them (MHTML, RFC 2557)."""

import email
from collections.abc import Iterator
from dataclasses import replace
from email.message import Message
from pathlib import Path

from yearbook_viewer.errors import FileRefused
from yearbook_viewer.reading.limits import shown
from yearbook_viewer.reading.web.page import read_page
from yearbook_viewer.records import Choices, SourceText

_PAGES = ("text/html", "application/xhtml+xml")


def read(path: Path, data: bytes, choices: Choices) -> SourceText:
    """The article of the page that an archive holds; `path` is for messages.

    Of several pages the one that the envelope starts with is read; where that is a set of frames, or has no text,
    the first that has. Raises FileRefused as `web_page.read` does.
    """
    message = email.message_from_bytes(data.lstrip())
    pages = list(_pages(message))
    if not pages and message.is_multipart():
        raise FileRefused("file-blank", path=shown(path))
    if not pages:
        # Some programs save a bare page under an archive's name.
        return replace(read_page(path, data, data, choices), format="mhtml")
    refusals = []
    for page in pages:
        try:
            return replace(read_page(path, _bytes_of(page), data, choices, _charset(page)), format="mhtml")
        except FileRefused as error:
            refusals.append(error)
    raise next((each for each in refusals if each.key == "file-undecodable"), refusals[0])


def _pages(message: Message) -> Iterator[Message]:
    """The pages in it, the one first that the envelope starts with."""
    found = [part for part in message.walk() if part.get_content_type() in _PAGES]
    start = message.get_param("start")
    address = message.get("Snapshot-Content-Location") or ""
    first = next((part for part in found if start and part.get("Content-ID") == start), None) or next(
        (part for part in found if address and part.get("Content-Location") == address), None
    )
    if first is not None:
        yield first
    yield from (part for part in found if part is not first)


def _bytes_of(part: Message) -> bytes:
    payload = part.get_payload(decode=True)
    return payload if isinstance(payload, bytes) else b""


def _charset(part: Message) -> str:
    return part.get_content_charset() or ""
