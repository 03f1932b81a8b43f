"""Names without an ending of their own, known by the list they stand in: 甲、乙等企业, 甲、乙等地."""

import re
from collections.abc import Iterator, Sequence

from yearbook_viewer.records import Kind
from yearbook_viewer.text.entities.clauses import Clause
from yearbook_viewer.text.entities.lexicons import words_of
from yearbook_viewer.text.entities.spans import Span
from yearbook_viewer.text.entities.vocabulary import added_words, boundaries, is_edge, looks_proper
from yearbook_viewer.text.words import cut, is_word, word_kinds

_FIRMS = re.compile(
    r"等(?:[\d一二三四五六七八九十百]+|多|数|几|一批|一大批|众多|知名|重点|大型|骨干|龙头|会员|[多余家个户])*[\u4e00-\u9fff]{0,4}?(?:企业|公司|厂家|商家|品牌商|集团|商场|超市|酒店|机构|银行)"
)
_LONGEST_ITEM = 12


def find_listed_firms(clauses: Sequence[Clause]) -> Iterator[Span]:
    """Firms of a list that 等…企业 closes; half of them at least must look like names."""
    for index, clause in enumerate(clauses):
        closing = next((at for at, word in enumerate(clause.words) if word[0] == "等"), None)
        if closing is None or not _FIRMS.match(clause.plain, clause.borders[closing][0], clause.end):
            continue
        items = [item for item in _items(clauses, index, closing) if item]
        named = [item for item in items if _looks_like_firm(item, clause.plain)]
        if len(items) > 1 and 2 * len(named) >= len(items):
            for first, last in items:
                if (first, last) in named or last - first > 3:
                    yield Span(first, last, Kind.ORG)


def _items(clauses: Sequence[Clause], index: int, closing: int) -> list[tuple[int, int]]:
    """The items of the list that ends before word `closing` of clause `index`, first item last."""
    items = []
    end = closing
    while True:
        clause = clauses[index]
        words = clause.words[:end]
        listed = index > 0 and clause.before == "、" and clauses[index - 1].end == clause.start - 1
        first = 0 if listed and not any(len(word) > 1 and word in boundaries() for word in words) else _after_verb(words)
        inner = first > 0
        while not listed and first < end and (words[first] in words_of("generic") | words_of("inside_names")):
            first += 1
        if first < end and clause.borders[end - 1][1] - clause.borders[first][0] <= _LONGEST_ITEM:
            items.append((clause.borders[first][0], clause.borders[end - 1][1]))
        else:
            break
        if inner or not listed:
            break
        index -= 1
        end = len(clauses[index].words)
    return items


def _after_verb(words: list[str]) -> int:
    """The word after the last verb, also of those that bodies' names may hold."""
    verbs = word_kinds().verbs
    last = (at + 1 for at in range(len(words) - 1, -1, -1) if is_edge(words, at) or (len(words[at]) > 1 and words[at] in verbs))
    return next(last, 0)


def _looks_like_firm(item: tuple[int, int], plain: str) -> bool:
    text = plain[item[0] : item[1]]
    words = [text[start:end] for start, end in cut(text, added_words())]
    if len(words) == 1:
        return text in word_kinds().proper or not is_word(text)
    return looks_proper(words)
