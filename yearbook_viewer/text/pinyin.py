"""How characters are read: what somebody may mean who types gongshanglian, gsl or gongsl for 工商联."""

import re
from collections.abc import Iterator
from functools import cache
from itertools import islice
from typing import NamedTuple

from yearbook_viewer.text.lexicons import syllables

# Where one letter or two stand for a syllable inside of what is typed.
_INITIALS = frozenset(("zh", "ch", "sh", *"bcdfghjklmnpqrstwxyz"))

# xian is also 西安, gan'en is not: beyond these nobody means them.
_MOST_SPELLINGS = 12
_LONGEST = 6

# Longer than any name; beyond it the ways to part letters only cost time.
_MOST_LETTERS = 60


_SILENT: frozenset[str] = frozenset()


class Sound(NamedTuple):
    """The letters of one character: a whole syllable without its tone, or what one begins with."""

    letters: str
    whole: bool


def spellings(typed: str) -> tuple[tuple[Sound, ...], ...]:
    """The ways to read letters as characters, one sound a character, those of fewest characters first.

    Inside, a character has its whole syllable or its initial (zh, ch, sh or a consonant); the last one may be half
    typed. Apostrophes part syllables (xi'an), ü is v. Nothing where something else than letters is typed.
    """
    letters = typed.lower().replace("ü", "v").replace("’", "'")
    if not re.fullmatch(r"[a-z][a-z']*", letters) or len(letters) > _MOST_LETTERS:
        return ()
    ways = _Ways(letters)
    found = (spelling for count in sorted(ways.counts(0)) for spelling in ways.of(0, count))
    return tuple(islice(found, _MOST_SPELLINGS))


def characters_of(sound: Sound) -> str:
    """The characters that are read so, each once."""
    if sound.whole:
        return syllables().get(sound.letters, "")
    return _beginning_with(sound.letters)


@cache
def readings() -> dict[str, frozenset[str]]:
    """A character → the syllables it is read with, without tones."""
    known: dict[str, set[str]] = {}
    for syllable, characters in syllables().items():
        for character in characters:
            known.setdefault(character, set()).add(syllable)
    return {character: frozenset(heard) for character, heard in known.items()}


def homophones(character: str) -> str:
    """The characters that share a reading with this one, itself among them; itself alone where none is known."""
    heard = "".join(syllables()[syllable] for syllable in readings().get(character, ()))
    return heard or character


def sound_alike(one: str, other: str) -> bool:
    """Whether two characters share a reading."""
    known = readings()
    return one == other or not known.get(one, _SILENT).isdisjoint(known.get(other, _SILENT))


class _Ways:
    """The ways to part letters into sounds; none is begun that leads nowhere, so that it takes no longer than they."""

    def __init__(self, letters: str) -> None:
        self._letters = letters
        self._counts: dict[int, frozenset[int]] = {}
        # From the end, so that each place asks only those behind it that are known.
        for at in range(len(letters), -1, -1):
            self.counts(at)

    def counts(self, at: int) -> frozenset[int]:
        """How many sounds the letters from here on may be."""
        if at not in self._counts:
            ways = (1 if end is None else 1 + count for _, end in self._first(at) for count in self._after(end))
            self._counts[at] = frozenset(ways)
        return self._counts[at]

    def of(self, at: int, count: int) -> Iterator[tuple[Sound, ...]]:
        """The ways to part the letters from here on into so many sounds, the longer first."""
        for sound, end in self._first(at):
            if end is None and count == 1:
                yield (sound,)
            elif end is not None and count - 1 in self.counts(end):
                yield from ((sound, *others) for others in self.of(end, count - 1))

    def _after(self, end: int | None) -> frozenset[int]:
        return frozenset((0,)) if end is None else self.counts(end)

    def _first(self, at: int) -> Iterator[tuple[Sound, int | None]]:
        """The sounds that may stand first from here on, and where it goes on; None where all is read."""
        letters = self._letters
        at = len(letters) - len(letters[at:].lstrip("'"))
        rest = letters[at:].rstrip("'")
        if _beginning_with(rest):
            yield Sound(rest, whole=False), None
        for end in range(min(at + _LONGEST, at + len(rest) - 1), at, -1):
            first = letters[at:end]
            if first in syllables() or first in _INITIALS:
                # a, e and o are syllables, and what others begin with.
                yield Sound(first, whole=first in syllables() and len(first) > 1), end


@cache
def _beginnings() -> frozenset[str]:
    return frozenset(syllable[:length] for syllable in syllables() for length in range(1, len(syllable) + 1))


@cache
def _beginning_with(letters: str) -> str:
    if letters not in _beginnings():
        return ""
    heard = (characters for syllable, characters in syllables().items() if syllable.startswith(letters))
    return "".join(sorted(set().union(*heard)))
