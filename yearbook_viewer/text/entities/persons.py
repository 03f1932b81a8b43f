"""PER: names after a post, in lists, with spaces in them, minority names with a dot, names that sign."""

import re
from collections.abc import Iterator, Sequence
from functools import cache

from yearbook_viewer.records import Kind
from yearbook_viewer.text.entities.clauses import Clause
from yearbook_viewer.text.entities.lexicons import words_of
from yearbook_viewer.text.entities.spans import Span
from yearbook_viewer.text.entities.vocabulary import boundaries, full_places, short_places
from yearbook_viewer.text.words import is_word, word_kinds

_HAN = "\u3400-\u9fff\U00020000-\U0003ffff"

# Surnames that are also words of grammar or common nouns: a name of three characters is asked of them.
_DOUBTFUL = frozenset("于和向从应任由时方成全都水年高单党员常首先经别平通利支明阳东家包项温")

# They end a name of one character rather than being its second.
_AFTER_NAME = frozenset("在到对和与等的被向就率任将把从是说称于以并赴来去了及作带主当受代讲做获先再又还已均共分接指听介参出表陪强深走看调")

_FOLLOWS = re.compile(r"(?:同志|先生|女士|烈士|同学|教授|院士|老人|一行|夫妇|当选|任[^务期职])")
_APPOINTED = frozenset("选举 任命 聘任 推选 增补 补选 提名 聘请 免去 授予 撤销 决定任命 追认".split())
_PADDED = re.compile(rf"(?<![{_HAN}A-Za-z])([{_HAN}]) {{1,4}}([{_HAN}])(?![{_HAN}]| [{_HAN}](?![{_HAN}]))")
_DOTTED = re.compile(rf"[{_HAN}]{{1,8}}(?:·[{_HAN}]{{1,8}}){{1,3}}")
_SPACES = " \u3000\xa0"


@cache
def _surnames() -> tuple[frozenset[str], frozenset[str]]:
    """Surnames of one character and of two."""
    words = words_of("surnames")
    return frozenset("".join(word for word in words if len(word) != 2)), frozenset(word for word in words if len(word) == 2)


def is_person_name(name: str) -> bool:
    """Whether the whole of a short text reads as a name: a surname and one or two characters, no common word."""
    single, compound = _surnames()
    if name[:2] in compound and 3 <= len(name) <= 4:
        return True
    if not 2 <= len(name) <= 3 or name[0] not in single:
        return False
    if name in short_places() or name in full_places():
        return False
    return name in word_kinds().persons or not is_word(name)


def find_persons(clauses: Sequence[Clause]) -> Iterator[Span]:
    """People of clauses that follow one another."""
    posts = words_of("posts")
    for index, clause in enumerate(clauses):
        words = clause.words
        for at, word in enumerate(words):
            if word not in posts and not any(word.endswith(post) for post in _two_character_posts() if len(word) > 2):
                continue
            if at + 1 < len(words):
                yield from _names_from(clauses, index, at + 1)
            elif index + 1 < len(clauses) and _is_gap(clause, clauses[index + 1]):
                yield from _names_from(clauses, index + 1, 0)
        for at, word in enumerate(words):
            if word in _APPOINTED and at + 1 < len(words):
                yield from _names_from(clauses, index, at + 1)
            if at == 0 or words[at - 1] in boundaries():
                end = _name_end(clause, at)
                if end and _FOLLOWS.match(clause.plain, end):
                    yield Span(clause.borders[at][0], end, Kind.PER)
    yield from _bare_lists(clauses)


@cache
def _two_character_posts() -> tuple[str, ...]:
    return tuple(post for post in words_of("posts") if len(post) > 1)


def _is_gap(left: Clause, right: Clause) -> bool:
    """A space or a colon between a post and its name: 区长　何文, 主席:何文."""
    return re.fullmatch(r"[ :]{1,4}", left.plain[left.end : right.start]) is not None


def _names_from(clauses: Sequence[Clause], index: int, at: int) -> Iterator[Span]:
    """The name that begins at word `at`, and those that are listed after it by 、 和 与."""
    while True:
        clause = clauses[index]
        end = _name_end(clause, at)
        if not end:
            return
        yield Span(clause.borders[at][0], end, Kind.PER)
        following = next((later for later, (start, _) in enumerate(clause.borders) if start >= end), None)
        if following is not None:
            if clause.words[following] not in {"和", "与", "及"} or following + 1 == len(clause.words):
                return
            at = following + 1
        elif clause.after in {"、", " "} and index + 1 < len(clauses) and clauses[index + 1].start == clause.end + 1:
            index, at = index + 1, 0
        else:
            return


def _name_end(clause: Clause, at: int) -> int:
    """Where the name that begins at word `at` ends; 0 if none begins there."""
    start = clause.borders[at][0]
    dotted = _DOTTED.match(clause.plain, start, clause.end)
    if dotted:
        return _without_verb(clause, at, dotted.end())
    single, compound = _surnames()
    text = clause.plain[start : min(start + 4, clause.end)]
    size = 2 if text[:2] in compound else 1
    if size == 1 and text[:1] not in single:
        return 0
    rest = clause.words[at:]
    if size == 1 and len(rest[0]) > 1:
        return _end_in_word(clause, at)
    given = _given(rest[1:] if len(rest[0]) == size else [rest[0][size:], *rest[1:]] if len(rest[0]) > size else rest[size:])
    if not given:
        return 0
    end = start + size + given
    name = clause.plain[start:end]
    if size == 1 and (name in short_places() or name in full_places()):
        return 0
    if name[0] in _DOUBTFUL and size == 1 and len(name) < 3:
        return 0
    return end


def _given(words: list[str]) -> int:
    """How many characters of the words are a given name: one or two."""
    if not words:
        return 0
    first = words[0]
    if not _is_han(first) or len(first) > 2:
        return 0
    if len(first) == 2:
        return 0 if first in boundaries() and first not in word_kinds().persons else 2
    if first in _AFTER_NAME and first in boundaries():
        return 0
    second = words[1] if len(words) > 1 else ""
    if len(second) == 1 and _is_han(second) and second not in _AFTER_NAME:
        return 2
    return 1


def _end_in_word(clause: Clause, at: int) -> int:
    """A word that begins with a surname: 李强 and 张建国 are names, 高度 is none; 张建 + 国 is one."""
    word = clause.words[at]
    start, end = clause.borders[at]
    if len(word) > 3 or not (word in word_kinds().persons or not is_word(word)):
        return 0
    if word in short_places() or word in full_places():
        return 0
    following = clause.words[at + 1] if at + 1 < len(clause.words) else ""
    if len(word) == 2 and len(following) == 1 and _is_han(following) and following not in _AFTER_NAME and following not in boundaries():
        return end + 1
    return end if end - start > 1 else 0


def _without_verb(clause: Clause, at: int, end: int) -> int:
    """A dotted name ends before the first verb after its last dot."""
    dot = clause.plain.rfind("·", 0, end)
    for word, (start, _) in zip(clause.words[at:], clause.borders[at:], strict=True):
        if start >= end:
            break
        if start > dot + 1 and word in boundaries():
            return start
    return end


def _is_han(word: str) -> bool:
    return all("\u3400" <= sign <= "\u9fff" or sign >= "\U00020000" for sign in word)


def _bare_lists(clauses: Sequence[Clause]) -> Iterator[Span]:
    """Three or more names between 、 without a post: all but one must read as names."""
    run: list[Clause] = []
    for clause in clauses:
        if run and not (clause.start == run[-1].end + 1 and run[-1].after == "、"):
            yield from _people(run)
            run = []
        run.append(clause)
    yield from _people(run)


def _people(run: list[Clause]) -> Iterator[Span]:
    inner = [clause for clause in run if 2 <= clause.end - clause.start <= 4 and is_person_name(clause.plain[clause.start : clause.end])]
    if len(inner) >= 3 and len(inner) >= len(run) - 2:
        yield from (Span(clause.start, clause.end, Kind.PER) for clause in inner)


def find_padded_names(plain: str) -> Iterator[Span]:
    """Names of two characters set apart to the width of three: 张　三."""
    single, _ = _surnames()
    for match in _PADDED.finditer(plain):
        name = match[1] + match[2]
        if match[1] in single and (not is_word(name) or name in word_kinds().persons) and "\n" not in match.group():
            yield Span(match.start(), match.end(), Kind.PER)


def find_signed(plain: str, names: Sequence[str], start: int, end: int) -> Iterator[Span]:
    """The names of a signature at their last place between `start` and `end`, padded or not."""
    for name in names:
        pattern = rf"[{_SPACES}]*".join(map(re.escape, name))
        places = list(re.finditer(pattern, plain[max(start, end - 400) : end]))
        if places:
            offset = max(start, end - 400)
            yield Span(offset + places[-1].start(), offset + places[-1].end(), Kind.PER)
