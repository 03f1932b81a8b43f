"""PER: people named after a post, before a verb of office, in lists and rosters, and those who sign."""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import islice, pairwise

from yearbook_viewer.records import Kind
from yearbook_viewer.text.entities.clauses import Clause
from yearbook_viewer.text.entities.names import HAN, foreign_name_end, is_person_name, name_end, surnames
from yearbook_viewer.text.entities.spans import Span
from yearbook_viewer.text.entities.vocabulary import boundaries
from yearbook_viewer.text.lexicons import words_of
from yearbook_viewer.text.outline.bodies import is_body
from yearbook_viewer.text.outline.people import is_name
from yearbook_viewer.text.words import is_word, word_kinds

_FOLLOWS = re.compile(r"(?:同志|先生|女士|烈士|同学|教授|院士|老人|一行|夫妇|当选|任[^务期职])")
_DEEDS = re.compile(
    r"(?:荣?获|被|出席|陪同|主持|率|担任|出任|带领|讲话|参加|代表|入选|主编|编著|撰写|创作|毕业|病逝|逝世|因病|生前)"
)
_APPOINTED = frozenset({"选举", "任命", "聘任", "推选", "增补", "补选", "提名", "聘请", "免去", "追认", "追授"})
_JOINTS = frozenset({"和", "与", "及"})

# Behind a name in a list: 段学忠(女,白族)、…
_NOTE = re.compile(r"\([^()\n]{1,20}\)")
_PADDING = re.compile(r" {1,4}")
_PADDED = re.compile(rf"(?<![{HAN}A-Za-z])([{HAN}]) {{1,4}}([{HAN}])(?![{HAN}]| [{HAN}](?![{HAN}]))")

# 副主任委员:詹云超 司徒慧 郝　敏: a label at the start of a line, its characters perhaps set apart, then names alone.
_ROSTER = re.compile(rf"(?m)^[\W_]{{0,4}}((?:[{HAN}] {{0,4}}){{2,16}})(?::|(?<= ))")
_ROSTER_NAME = re.compile(
    rf" *((?:[{HAN}]{{1,8}}(?:·[{HAN}]{{1,8}}){{1,3}}|[{HAN}]{{2,4}}|[{HAN}] {{1,4}}[{HAN}])(?![{HAN}]))"
    r"(?:\([^()\n]{1,20}\))?[ 、,]*"
)
_LIFE = re.compile(
    rf"(?m)^[ ]*([{HAN}]{{2,4}}|[{HAN}] {{1,4}}[{HAN}])"
    r"(?= *(?:,? *[男女][,。;]|\((?:约?\d{4}|[男女]|曾用名|原名|又名)))"
)
_SPACES = " \u3000\xa0"
_SIGNATURE_REACH = 400


def find_persons(clauses: Sequence[Clause]) -> Iterator[Span]:
    """People of clauses that follow one another."""
    for index, clause in enumerate(clauses):
        words = clause.words
        for at, word in enumerate(words):
            if _is_post(word) or word in _APPOINTED:
                yield from _after_post(clauses, index, at)
            if at == 0 or words[at - 1] in boundaries():
                end = name_end(clause, at)
                if end and (_FOLLOWS.match(clause.plain, end) or (at == 0 and _acts(clause, end))):
                    yield Span(clause.borders[at][0], end, Kind.PER)
                    yield from _listed_before(clauses, index if at == 0 else 0)
    yield from _bare_lists(clauses)


def _acts(clause: Clause, end: int) -> bool:
    """Whether a full name that opens a clause is followed by what people do: 吴晓蓉获…, 李长春出席…"""
    named = end - clause.start > 2 and is_person_name(clause.plain[clause.start : end])
    return named and _DEEDS.match(clause.plain, end, clause.end) is not None


@lru_cache(maxsize=20_000)
def _is_post(word: str) -> bool:
    posts = words_of("posts")
    return word in posts or any(word[-size:] in posts for size in (2, 3, 4) if len(word) > size)


def _after_post(clauses: Sequence[Clause], index: int, at: int) -> Iterator[Span]:
    clause = clauses[index]
    if at + 1 < len(clause.words):
        found = list(_names_from(clauses, index, at + 1))
        foreign = 0 if found or clause.words[at] in _APPOINTED else foreign_name_end(clause, at + 1)
        yield from _foreign_names(clauses, index, at + 1, foreign) if foreign else found
    elif index + 1 < len(clauses) and re.fullmatch(r"[ :]{1,4}", clause.plain[clause.end : clauses[index + 1].start]):
        yield from _names_from(clauses, index + 1, 0)


def _foreign_names(clauses: Sequence[Clause], index: int, at: int, end: int) -> Iterator[Span]:
    """A name without a known surname from word `at` to `end`, and those of its kind that 、 lists after it."""
    yield Span(clauses[index].borders[at][0], end, Kind.PER)
    for left, right in pairwise(islice(clauses, index, None)):
        if end != left.end or left.after != "、" or right.start != left.end + 1:
            return
        end = foreign_name_end(right, 0) or name_end(right, 0)
        if not end:
            return
        yield Span(right.start, end, Kind.PER)


def _names_from(clauses: Sequence[Clause], index: int, at: int) -> Iterator[Span]:
    """The name that begins at word `at`, and those that are listed after it by 、 和 与."""
    while True:
        clause = clauses[index]
        start, end = clause.borders[at][0], name_end(clause, at)
        if not end:
            end = _padded_end(clauses, index, at)
            if not end:
                return
            index += 1
            clause = clauses[index]
        yield Span(start, end, Kind.PER)
        following = next((later for later, (begin, _) in enumerate(clause.borders) if begin >= end), None)
        if following is not None:
            if clause.words[following] not in _JOINTS or following + 1 == len(clause.words):
                return
            at = following + 1
            continue
        note = _NOTE.match(clause.plain, end)
        rest = note.end() if note else end
        later = next((later for later in range(index + 1, len(clauses)) if clauses[later].start > rest), None)
        if later is None or clause.plain[rest : clauses[later].start] not in {"、", " ", "  "}:
            return
        index, at = later, 0


def _padded_end(clauses: Sequence[Clause], index: int, at: int) -> int:
    """The end of a name whose surname closes clause `index` and whose given name stands after spaces (高　峰)."""
    clause = clauses[index]
    if at + 1 != len(clause.words) or clause.words[at] not in surnames()[0] or index + 1 == len(clauses):
        return 0
    following = clauses[index + 1]
    padded = _PADDING.fullmatch(clause.plain, clause.end, following.start)
    return following.borders[0][1] if padded and len(following.words[0]) == 1 else 0


def _listed_before(clauses: Sequence[Clause], index: int) -> Iterator[Span]:
    """The names that 、 joins to one found at the start of clause `index`."""
    for at in range(index - 1, -1, -1):
        clause = clauses[at]
        if clause.after != "、" or clause.end + 1 != clauses[at + 1].start or name_end(clause, 0) != clause.end:
            return
        yield Span(clause.start, clause.end, Kind.PER)


def _bare_lists(clauses: Sequence[Clause]) -> Iterator[Span]:
    """Three or more names between 、 without a post: all but the first and the last must read as names."""
    run: list[Clause] = []
    for clause in clauses:
        if run and not (clause.start == run[-1].end + 1 and run[-1].after == "、"):
            yield from _people(run)
            run = []
        run.append(clause)
    yield from _people(run)


def _people(run: list[Clause]) -> Iterator[Span]:
    named = [clause for clause in run if is_person_name(clause.plain[clause.start : clause.end])]
    if len(named) >= 3 and len(named) >= len(run) - 2:
        yield from (Span(clause.start, clause.end, Kind.PER) for clause in named)


def find_padded_names(plain: str) -> Iterator[Span]:
    """Names of two characters set apart to the width of three: 张　三."""
    single, _ = surnames()
    for match in _PADDED.finditer(plain):
        name = match[1] + match[2]
        if match[1] in single and (not is_word(name) or name in word_kinds().persons):
            yield Span(match.start(), match.end(), Kind.PER)


def find_lives(plain: str) -> Iterator[Span]:
    """The name that opens a life: 罗瑞兰,女,… 韦拔群(1894—1932年)…"""
    for match in _LIFE.finditer(plain):
        if " " in match[1] or is_person_name(match[1]):
            yield Span(match.start(1), match.end(1), Kind.PER)


def find_rosters(plain: str) -> Iterator[Span]:
    """The names after a post at the start of a line (局　长:张　三　李小四), and of those who wrote the text."""
    for label in _ROSTER.finditer(plain):
        if not _is_post(label[1].replace(" ", "")):
            continue
        at = label.end()
        while name := _ROSTER_NAME.match(plain, at):
            bare = name[1].replace(" ", "")
            if "·" not in bare and " " not in name[1] and not is_person_name(bare) and is_word(bare):
                break
            yield Span(name.start(1), name.end(1), Kind.PER)
            at = name.end()


def find_signed(plain: str, names: Sequence[str], start: int, end: int) -> Iterator[Span]:
    """The names of a signature at their last place between `start` and `end`, padded or not; of people and bodies."""
    reach = max(start, end - _SIGNATURE_REACH)
    for name in names:
        found = list(re.finditer(rf"[{_SPACES}]*".join(map(re.escape, name)), plain[reach:end]))
        if name and found:
            kind = Kind.ORG if is_body(name) and not is_name(name) else Kind.PER
            yield Span(reach + found[-1].start(), reach + found[-1].end(), kind)
