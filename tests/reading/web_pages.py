"""Reading a page that a test wrote down."""

from pathlib import Path

from yearbook_viewer.reading.web.page import read
from yearbook_viewer.records import Choices, SourceText


def source_of(page: str | bytes, choices: Choices = Choices()) -> SourceText:
    """The page as it is read."""
    return read(Path("page.html"), page.encode() if isinstance(page, str) else page, choices)


def lines_of(page: str | bytes) -> list[str]:
    """The lines of the page's text."""
    return source_of(page).text.splitlines()
