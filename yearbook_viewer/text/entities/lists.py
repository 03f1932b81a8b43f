"""Names without an ending of their own, known by the list they stand in: 甲、乙等企业, 甲、乙等地."""

import re
from collections.abc import Iterator, Sequence

from yearbook_viewer.records import Kind
from yearbook_viewer.text.entities.clauses import Clause
from yearbook_viewer.text.entities.names import is_person_name
from yearbook_viewer.text.entities.spans import Span
from yearbook_viewer.text.entities.vocabulary import (
    added_words,
    boundaries,
    full_places,
    is_edge,
    listed_places,
    looks_proper,
    parted_words,
    proper_words,
)
from yearbook_viewer.text.lexicons import words_of
from yearbook_viewer.text.words import cut, is_word, word_kinds

_COUNT = r"(?:[\d一二三四五六七八九十百]+|多|数|几|一批|一大批|众多|知名|重点|大型|骨干|龙头|会员|[多余家个户])*"

# What closes a list, and what its items are.
_CLOSINGS = (
    (
        re.compile(rf"等(?:{_COUNT}(?:国家|省份|省市|省区|县市|县区|县|市|区域|地区|乡镇|乡|镇|村|街道|社区|国)|地)"),
        Kind.LOC,
    ),
    (re.compile(r"\d{1,2}个?(?:国家|省|县|市|区|旗|乡镇|乡|镇|村|街道|社区)"), Kind.LOC),
    (re.compile(r"等(?:\d+[名位]?)?(?:同志|人|领导|专家|老师|先生)"), Kind.PER),
    (
        re.compile(rf"等{_COUNT}[\u4e00-\u9fff]{{0,4}}?(?:企业|公司|厂家|商家|品牌商|集团|商场|超市|酒店|机构|银行)"),
        Kind.ORG,
    ),
)
_LONGEST_LIST = 60
_LONGEST_ITEM = {Kind.ORG: 12, Kind.LOC: 6, Kind.PER: 4}


def find_listed(clauses: Sequence[Clause]) -> Iterator[Span]:
    """Firms of a list that 等…企业 closes and places of one that 等地 closes; half of them at least look like names."""
    for index, clause in enumerate(clauses):
        closing = next((at for at, word in enumerate(clause.words) if at and (word[0] == "等" or word.isdigit())), None)
        if closing is None:
            continue
        kind = next((kind for sign, kind in _CLOSINGS if sign.match(clause.plain, clause.borders[closing][0])), None)
        if kind is None:
            continue
        items = list(_items(clauses, index, closing, _LONGEST_ITEM[kind]))
        if kind is Kind.PER:
            yield from (Span(start, end, kind) for start, end in items if _may_be_person(clause.plain[start:end]))
            continue
        looks = _looks_like_place if kind is Kind.LOC else _looks_like_name
        named = {item for item in items if looks(clause.plain[item[0] : item[1]])}
        if len(items) > 1 and 2 * len(named) >= len(items):
            yield from (Span(start, end, kind) for start, end in items if (start, end) in named or end - start > 3)


def _items(clauses: Sequence[Clause], index: int, closing: int, longest: int) -> Iterator[tuple[int, int]]:
    """The items of the list that ends before word `closing` of clause `index`, from the last to the first."""
    end = closing
    for _ in range(min(index + 1, _LONGEST_LIST)):
        clause = clauses[index]
        words = clause.words[:end]
        listed = index > 0 and clause.before == "、" and clauses[index - 1].end == clause.start - 1
        whole = listed and not any(len(word) > 1 and word in boundaries() for word in words)
        first = 0 if whole else _after_verb(words)
        while not whole and first < end and words[first] in words_of("generic") | words_of("inside_names"):
            first += 1
        if first == end or clause.borders[end - 1][1] - clause.borders[first][0] > longest:
            return
        yield clause.borders[first][0], clause.borders[end - 1][1]
        if not whole:
            return
        index -= 1
        end = len(clauses[index].words)


def _after_verb(words: list[str]) -> int:
    """The word after the last verb, also of those that bodies' names may hold."""
    verbs = word_kinds().verbs
    edges = (
        at + 1
        for at in range(len(words) - 1, -1, -1)
        if is_edge(words, at) or (len(words[at]) > 1 and words[at] in verbs)
    )
    return next(edges, 0)


def _looks_like_name(text: str) -> bool:
    words = [text[start:end] for start, end in cut(text, added_words(), parted_words())]
    if len(words) == 1:
        return text in proper_words() or text in listed_places() or not is_word(text)
    return looks_proper(words)


def _looks_like_place(text: str) -> bool:
    return text in listed_places() or text in full_places() or text in word_kinds().places


def _may_be_person(text: str) -> bool:
    return is_person_name(text) or (len(text) > 2 and not is_word(text))
