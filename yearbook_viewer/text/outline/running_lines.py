"""Running headers and page numbers that a copy of a printed volume carries among its lines: · 218 ·, 澜湾年鉴(2007)."""

import re
from collections.abc import Sequence

from yearbook_viewer.text.folds import fold
from yearbook_viewer.text.outline.volume_names import Volume, volume_in
from yearbook_viewer.text.paragraphs import Line

_DASH = r"[·•・.—–\-~〜*]{1,3}"
_NUMBER = rf"(?:{_DASH}\s*\d{{1,4}}\s*{_DASH}|第\s*\d{{1,4}}\s*页(?:\s*[,/]?\s*共\s*\d{{1,4}}\s*页)?)"
_PAGE = re.compile(rf"{_NUMBER}$")
# Beside the number the volume or the part that the page is of, white space between.
_BESIDE = re.compile(rf"(?:{_NUMBER}\s+(?P<behind>\S.{{0,29}})|(?P<before>\S.{{0,29}}?)\s+{_NUMBER})$")
_BESIDE_BARE = re.compile(r"(?:\d{1,4}\s+(?P<behind>\S.{0,29})|(?P<before>\S.{0,29}?)\s+\d{1,4})$")
_SENTENCE = re.compile(r"[。；;，,！？]")
_DIGIT = re.compile(r"\d")
_LONGEST = 50


def is_running(words: str) -> bool:
    """Whether a line is a page's number, alone or beside the running header."""
    if len(words) > _LONGEST or not _DIGIT.search(words[:8] + words[-8:]):
        return False
    folded = fold(words)
    if _PAGE.match(folded):
        return True
    beside = _BESIDE.match(folded)
    if beside:
        return not _SENTENCE.search(beside["behind"] or beside["before"])
    return running_volume(words) is not None and volume_in(words) is None


def running_volume(words: str) -> Volume | None:
    """The volume that a running header names beside its page's number; None for other lines."""
    if len(words) > _LONGEST or ("鉴" not in words and "鑑" not in words):
        return None
    found = _BESIDE.match(fold(words)) or _BESIDE_BARE.match(fold(words))
    if not found:
        return None
    group = "behind" if found["behind"] else "before"
    volume = volume_in(words[found.start(group) : found.end(group)])
    return volume if volume and volume.year and not volume.rest.strip() else None


def without_running(lines: Sequence[Line]) -> list[Line]:
    """The lines without page numbers and running headers; a volume's name directly beside a page's number goes too."""
    numbers = {index for index, line in enumerate(lines) if is_running(line.text)}
    headers = {
        near
        for index in numbers
        for near in (index - 1, index + 1)
        if 0 < near < len(lines) and _names_volume(lines[near].text)
    }
    dropped = numbers | headers
    return [line for index, line in enumerate(lines) if index not in dropped] if dropped else list(lines)


def _names_volume(words: str) -> bool:
    volume = volume_in(words) if len(words) <= _LONGEST else None
    return volume is not None and volume.year is not None and not volume.rest.strip()
