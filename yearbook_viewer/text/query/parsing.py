"""Typed words to a tree; whatever is typed, it is no error.

Several words are all wanted. "…", “…”, 「…」 and 『…』 hold what is meant as it stands; a doubled mark is a letter.
A - before a word leaves out what has it. OR, |, and 或 between two words join their neighbours before all are joined.
Brackets hold groups, a field's name before a word, a phrase or a group says where it stands. Within a word, - and
brackets are letters. A sign that has nothing to do is passed over, or searched for where nothing else was typed.
"""

import re
from dataclasses import dataclass, field

from yearbook_viewer.records import Reason
from yearbook_viewer.text.query.fields import VALUE, YEAR, field_at, leaf_in, unknown_field
from yearbook_viewer.text.query.tree import Leaf, Query, Word, all_of, one_of, without
from yearbook_viewer.text.search_folds import search_fold

# More than anybody types: code points, words, brackets within brackets.
LONGEST, MOST_WORDS, DEEPEST = 10_000, 64, 20

OPEN, CLOSE, BARS, MINUS = "(（", ")）", "|｜", "-－"
OR_WORDS, OR_CHARACTER = frozenset(("OR", "ＯＲ")), "或"
# What begins a phrase, and what may end it.
_STRAIGHT = '"＂“”„‟'
QUOTES = {**dict.fromkeys(_STRAIGHT, _STRAIGHT), "「": "」", "『": "』"}

# Where a word may end: what stands between is skipped at once.
_LETTERS = re.compile(rf"[^\s{re.escape(OPEN + CLOSE + BARS + ''.join(QUOTES))}]+")
_SPACE = re.compile(r"\s+")
# A year or value typed with blanks: 2015 - 2020, > 1000 万元.
_PIECE = re.compile(rf"\s*([^\s{re.escape(OPEN + CLOSE + BARS + ''.join(QUOTES))}]+)")
_MOST_PIECES, _LONGEST_PIECES = 5, 80


@dataclass(frozen=True, slots=True)
class Parsed:
    """What a query asks; `query` is None where it asks for nothing. `remarks`: what could not be taken as it was
    meant, keys of messages.
    """

    query: Query | None
    remarks: tuple[Reason, ...] = ()


def parse(words: str) -> Parsed:
    """The tree of what was typed."""
    return _Parser(words).parsed()


@dataclass(slots=True)
class _Group:
    """Brackets under way, or all that is typed. `name`: of the field in which its words stand; `left_out`: a - stood
    before it; `either`: an OR stood behind its last item.
    """

    name: str = ""
    left_out: bool = False
    items: list[Query] = field(default_factory=list)
    either: bool = False

    def add(self, item: Query) -> None:
        if self.either:
            self.items[-1] = one_of((self.items[-1], item))
        else:
            self.items.append(item)
        self.either = False


class _Parser:
    def __init__(self, words: str) -> None:
        self._text = words[:LONGEST]
        self._last_quote = {closers: max(map(self._text.rfind, closers)) for closers in set(QUOTES.values())}
        self._groups = [_Group()]
        self._left_out = False
        self._field = ""
        self._count = self._too_deep = 0
        self._remarks: dict[Reason, None] = {}
        if len(words) > LONGEST:
            self._remark("query-too-long", "count", LONGEST)

    def parsed(self) -> Parsed:
        at = 0
        while at < len(self._text):
            at = self._step(at)
        while len(self._groups) > 1:
            self._close()
        query = all_of(self._groups[0].items)
        if query is None and (folded := search_fold(self._text)):
            query = Word(self._text.strip(), folded)
        return Parsed(query, tuple(self._remarks))

    def _step(self, at: int) -> int:
        """Take what stands there; where the next begins."""
        sign = self._text[at]
        if space := _SPACE.match(self._text, at):
            return space.end()
        if sign in OPEN:
            return self._open(at)
        if sign in CLOSE:
            if self._too_deep:
                self._too_deep -= 1
            elif len(self._groups) > 1:
                self._close()
            return at + 1
        if sign in BARS:
            self._join()
            return at + 1
        if sign in MINUS and not self._field:
            begins = self._begins(at + 1)
            if not begins or not self._left_out:
                self._left_out = begins
                return at + 1
        return self._phrase(at) if sign in QUOTES else self._bare(at)

    def _open(self, at: int) -> int:
        if len(self._groups) > DEEPEST:
            self._too_deep += 1
            self._remark("query-too-deep", "count", DEEPEST)
        else:
            self._groups.append(_Group(self._field or self._groups[-1].name, self._left_out))
            self._left_out, self._field = False, ""
        return at + 1

    def _close(self) -> None:
        group = self._groups.pop()
        self._left_out, self._field = False, ""
        query = all_of(group.items)
        if query is not None:
            self._groups[-1].add(without(query) if group.left_out else query)

    def _join(self) -> None:
        """An OR: it joins what stands before it, if anything does, with what comes."""
        self._left_out, self._field = False, ""
        self._groups[-1].either = bool(self._groups[-1].items)

    def _phrase(self, at: int) -> int:
        closers = QUOTES[self._text[at]]
        letters: list[str] = []
        begin = at = at + 1
        while at < len(self._text):
            if self._text[at] not in closers:
                at += 1
                continue
            letters.append(self._text[begin:at])
            if self._text[at + 1 : at + 2] != self._text[at]:
                self._take("".join(letters), quoted=True)
                return at + 1
            letters.append(self._text[at])
            begin = at = at + 2
        letters.append(self._text[begin:at])
        self._take("".join(letters), quoted=True)
        return at

    def _bare(self, at: int) -> int:
        if named := field_at(self._text, at):
            name, behind = named
            if name in (YEAR, VALUE) and (read := self._measured(name, at, behind)):
                return read
            # Without anything behind it, it is still being typed.
            self._field = name if self._begins(self._behind_blanks(behind)) else ""
            return behind
        end = self._end_of_word(at)
        typed = self._text[at:end]
        alone = not self._left_out and not self._field
        if alone and (typed in OR_WORDS or (typed == OR_CHARACTER and self._is_between(end))):
            self._join()
        else:
            self._take(typed, quoted=False)
        return end

    def _measured(self, name: str, start: int, at: int) -> int | None:
        """Take the years or values that stand behind a field's name, blanks and all; where they end."""
        pieces: list[tuple[str, int]] = []
        while len(pieces) < _MOST_PIECES and (piece := _PIECE.match(self._text, at)):
            told = (pieces[-1][0] if pieces else "") + piece[1]
            if len(told) > _LONGEST_PIECES or (pieces and told[-len(piece[1]) - 1 :][:2].isdecimal()):
                break
            at = piece.end()
            pieces.append((told, at))
        for told, end in reversed(pieces):
            leaf = leaf_in(name, told, quoted=False)
            if leaf is not None and not isinstance(leaf, Reason):
                self._add(leaf)
                return end
        if pieces:
            self._remark(f"query-no-{name}", "words", pieces[0][0])
            self._add_word(self._text[start : pieces[0][1]], quoted=False)
            return pieces[0][1]
        return None

    def _is_between(self, at: int) -> bool:
        """Whether words stand before and behind."""
        group = self._groups[-1]
        return bool(group.items) and not group.either and self._begins(self._behind_blanks(at))

    def _behind_blanks(self, at: int) -> int:
        space = _SPACE.match(self._text, at)
        return space.end() if space else at

    def _begins(self, at: int) -> bool:
        """Whether something that can be searched for begins there."""
        sign = self._text[at : at + 1]
        return bool(sign) and not sign.isspace() and sign not in CLOSE + BARS

    def _end_of_word(self, at: int) -> int:
        """Where the word ends that begins there: brackets within it are letters if they are opened within it."""
        opened = 0
        begin = at
        while at < len(self._text):
            if letters := _LETTERS.match(self._text, at):
                at = letters.end()
                continue
            sign = self._text[at]
            if sign in OPEN:
                opened += 1
            elif sign in CLOSE:
                if not opened and len(self._groups) > 1:
                    break
                opened = max(opened - 1, 0)
            elif sign not in QUOTES or (at > begin and self._last_quote[QUOTES[sign]] > at):
                break
            at += 1
        return at

    def _take(self, typed: str, *, quoted: bool) -> None:
        name = self._field or self._groups[-1].name
        if not name:
            if not quoted and (unknown := unknown_field(typed)):
                self._remark("query-no-field", "words", unknown)
            self._add_word(typed, quoted=quoted)
            return
        leaf = leaf_in(name, typed, quoted=quoted)
        if isinstance(leaf, Reason):
            self._remarks[leaf] = None
            self._add_word(typed, quoted=quoted)
        elif leaf is not None:
            self._add(leaf)
        self._left_out, self._field = False, ""

    def _add_word(self, typed: str, *, quoted: bool) -> None:
        folded = search_fold(typed)
        if folded:
            self._add(Word(typed, folded, quoted))
        self._left_out, self._field = False, ""

    def _add(self, leaf: Leaf) -> None:
        if self._count == MOST_WORDS:
            self._remark("query-too-many", "count", MOST_WORDS)
        else:
            self._count += 1
            self._groups[-1].add(without(leaf) if self._left_out else leaf)
        self._left_out, self._field = False, ""

    def _remark(self, key: str, name: str, value: str | int) -> None:
        self._remarks[Reason(key, ((name, str(value)),))] = None
