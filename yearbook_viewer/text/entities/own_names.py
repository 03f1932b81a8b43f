"""Where the names of a reader's dictionary stand in a text.

They are compared as a search compares (`search_fold`): width, case, traditional forms. A name that a page's width
broke in two is one; so is one of a person that was set apart to fill a column (张　三).
"""

import re
from array import array
from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import NamedTuple, Protocol

from yearbook_viewer.records import Entry, Kind
from yearbook_viewer.records.entities import OwnName
from yearbook_viewer.text.line_ends import Joint
from yearbook_viewer.text.search_folds import search_fold
from yearbook_viewer.text.wraps import Wraps

# Says whether all line ends of a passage, from its start to its end, are breaks within a paragraph.
IsJoined = Callable[[int, int], bool]

# Names of people are set apart to the width of four characters.
_PADDED = 4
_BLANK = re.compile(r"\s+")
# Nearly all of a text; none of it is passed over.
_PLAIN = re.compile(r"[一-鿿0-9A-Za-z]+")
_LETTER = re.compile(r"[0-9A-Za-zＡ-Ｚａ-ｚ０-９]")


class Found(NamedTuple):
    """A name of the dictionary at `start` to `end` of the text; `length`: how many characters it has when folded."""

    start: int
    end: int
    length: int
    own: OwnName


class Folded(Protocol):
    """A text as `search_fold` gives it, with the way back."""

    @property
    def text(self) -> str: ...
    @property
    def folded(self) -> str: ...

    def origin(self, place: int) -> int:
        """Where a character of the folded text stands in the text itself."""
        ...


class FoldedText:
    """A text folded, some milliseconds for ten thousand characters."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.folded = search_fold(text)
        dropped = "".join(re.escape(sign) for sign in sorted(set(_PLAIN.sub("", text))) if not search_fold(sign))
        self._places, self._shifts = array("q"), array("q", [0])
        if dropped:
            for run in re.finditer(f"[{dropped}]+", text):
                self._places.append(run.start() - self._shifts[-1])
                self._shifts.append(self._shifts[-1] + run.end() - run.start())

    def origin(self, place: int) -> int:
        """See Folded."""
        return place + self._shifts[bisect_right(self._places, place)]


class _Line(NamedTuple):
    """A line of the dictionary. `blanks`: before which characters of the folded name the reader left a blank."""

    own: OwnName
    blanks: frozenset[int]


class Lexicon:
    """Names to be looked for together: the time grows with the text, and hardly with how many they are."""

    def __init__(self, names: Iterable[OwnName]) -> None:
        """`names`: of two that are folded to the same the later counts."""
        lines = {search_fold(own.name): _Line(own, _blanks(own.name)) for own in names}
        lines.pop("", None)
        self._lines = lines
        # How long the names are that begin with two characters; those of one character by that one.
        lengths: dict[str, set[int]] = {}
        for folded in lines:
            lengths.setdefault(folded[:2], set()).add(len(folded))
        self._lengths = {beginning: tuple(sorted(found)) for beginning, found in lengths.items()}
        firsts = "".join(sorted({re.escape(beginning[0]) for beginning in lengths}))
        self._firsts = re.compile(f"[{firsts}]") if firsts else None

    def __len__(self) -> int:
        return len(self._lines)

    @property
    def words(self) -> Sequence[str]:
        """The folded names."""
        return tuple(self._lines)

    def within(self, folded: str) -> Iterator[tuple[int, str, _Line]]:
        """Where any of the names begin in a folded text, those too that stand in another; with the folded name."""
        if self._firsts is None:
            return
        for match in self._firsts.finditer(folded):
            start = match.start()
            for beginning in (folded[start : start + 1], folded[start : start + 2]):
                for length in self._lengths.get(beginning, ()):
                    line = self._lines.get(folded[start : start + length])
                    if line is not None:
                        yield start, folded[start : start + length], line


def find_own(text: Folded, lexica: Sequence[Lexicon], is_joined: IsJoined) -> list[Found]:
    """All places of the names, in no order; they may overlap. What stands in one lexicon is found once for each.

    Not within a longer word of letters or digits (GDP in AGDP), nor across the end of a paragraph.
    """
    found: list[Found] = []
    for place, word, line in (each for lexicon in lexica for each in lexicon.within(text.folded)):
        start, end = text.origin(place), text.origin(place + len(word) - 1) + 1
        alone = _stands_alone(text.text, start, end)
        if alone and (end - start == len(word) or _is_one(text.text, start, end, line, is_joined)):
            found.append(Found(start, end, len(word), line.own))
    return found


class Breaks:
    """Says of an entry whether all line ends of a passage are breaks within a paragraph; looked at when it is asked."""

    def __init__(self, entry: Callable[[], Entry]) -> None:
        self._entry = entry
        self._wraps: Wraps | None = None
        # The breaks of the stretches that were asked for, by where those begin.
        self._joints: dict[int, Sequence[Joint]] = {}

    def __call__(self, start: int, end: int) -> bool:
        entry = self._entry()
        self._wraps = wraps = self._wraps or Wraps(entry)
        section = entry.section_at(start)
        first, last = (section.body, section.end) if section else (entry.head_end, len(entry.text))
        if start < first or last < end or (entry.sections and section is None):
            return False
        if first not in self._joints:
            self._joints[first] = tuple(wraps.joints(first, last))
        joints = self._joints[first]
        breaks = (match.start() for match in re.finditer("\n", entry.text[start:end]))
        return all(_is_inside(joints, start + place) for place in breaks)


def _is_inside(joints: Sequence[Joint], place: int) -> bool:
    at = bisect_right(joints, place, key=lambda joint: joint.start)
    return at > 0 and place < joints[at - 1].end


def _blanks(name: str) -> frozenset[int]:
    return frozenset(len(search_fold(name[: gap.start()])) for gap in _BLANK.finditer(name))


def _stands_alone(text: str, start: int, end: int) -> bool:
    before, after = text[start - 1 : start] if start else "", text[end : end + 1]
    cut_before = _LETTER.match(before) and _LETTER.match(text, start)
    cut_after = _LETTER.match(after) and _LETTER.match(text, end - 1)
    return not cut_before and not cut_after


def _is_one(text: str, start: int, end: int, line: _Line, is_joined: IsJoined) -> bool:
    """Whether what stands between the characters of a name leaves it one name."""
    passage = text[start:end]
    if "\n" in passage and not is_joined(start, end):
        return False
    length = len(search_fold(passage))
    may_be_padded = length <= _PADDED and line.own.kind in {Kind.PER, None}
    return may_be_padded or all(
        "\n" in gap[0]
        or len(search_fold(passage[: gap.start()])) in line.blanks
        or _LETTER.match(passage, gap.start() - 1)
        or _LETTER.match(passage, gap.end())
        for gap in _BLANK.finditer(passage)
    )
