"""The words of a row of the tree."""

from html import escape

from yearbook_viewer.messages import Catalogue
from yearbook_viewer.records import SectionListing


def section_words(section: SectionListing, say: Catalogue) -> str:
    """The title; an item of a chronicle with its day where the title tells only a part of it or none."""
    words = _day_words(section.date, say)
    if section.title and section.title in words:
        return words
    if not words or section.title.replace(" ", "").startswith(words.replace(" ", "")):
        return section.title or say("(开头)")
    return " · ".join(filter(None, (words, section.title)))


def as_plain(words: str) -> str:
    """Words for a tooltip, which would take what looks like markup for it."""
    return f"<qt>{escape(words).replace(chr(10), '<br>')}</qt>"


def _day_words(date: str, say: Catalogue) -> str:
    """5月3日 for 2020-05-03, 5月 for 2020-05, empty for a year alone and for no date."""
    parts = date.split("-")[1:]
    if len(parts) == 2:
        return say("{month}月{day}日", month=int(parts[0]), day=int(parts[1]))
    return say("{month}月", month=int(parts[0])) if parts else ""
