"""Lists that no word opens: both halves of a whole, a sentence that only lists parts."""

import re
from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from yearbook_viewer.records import Figure
from yearbook_viewer.text.audit.divisions import DIVIDED
from yearbook_viewer.text.audit.halves import are_halves
from yearbook_viewer.text.audit.misprints import is_swapped
from yearbook_viewer.text.audit.opened_lists import is_amount
from yearbook_viewer.text.audit.precision import value_of
from yearbook_viewer.text.audit.sentences import SIGN, Sentence
from yearbook_viewer.text.audit.totals import LEFT_OVER, Sum, adds_up, are_alike, is_near, off_by

_DIVIDED = re.compile(rf"^(?:其中[,:]?|{DIVIDED.pattern}|包括|[^,;:]{{1,14}}:)")
# A figure behind these sums up the list before it.
_TOGETHER = re.compile(
    r"^(?:[^,;:()]{0,10}[,、;:)])?[^,;:()]{0,10}?(?:以上)?(?:[两二三四五六七八九十]|[0-9]{1,2})?[项类者种样]?(?:相加)?(?:合计|共计|总计|总共|一共)[^,;:()]{0,12}$"
)
# 分三类: how many parts there are.
_IN_KINDS = re.compile(
    rf"^(?:其中|按[^,;:]{{1,10}})?[,:]?(?:共|可|主要|大体)*分(?:为|成|作|属)?{SIGN}[^,;:]{{0,4}}[:,]"
)
_SHORT = 3
_NUMERALS = "两三四五六七八九十"
_NUMBER = re.compile(f"(?<!第)[{_NUMERALS}]")
_KINDS = frozenset("类种部块项级档等层")
# Another matter begins.
_ELSEWHERE = re.compile(
    r"合计|共计|总计|总共|一共|全[市县区州省]|同时|此外|累计|人均|平均|每|比|较|占|增(?!加?值)|减|年"
)
_LAST = re.compile("另有|其他|其它|其余|此外|还有")
_NOUN = re.compile(r"^[,、;和及与(:]{0,2}[^,;:()]{0,16}$")
# A list without a cue is long enough to be one from so many on.
_FEWEST = 3
_MOST_PARTS = 40
# How far a list may be off its total, as a share of it.
_FAR = Decimal("0.3")
# Of a list that divides its total by something (按所有制分).
_DIVIDED_OFF = Decimal("0.1")


def sum_of_halves(sentence: Sentence, depths: Sequence[int], at: int) -> Sum | None:
    """A total with both of its halves right behind it: 人口1846人,男952人,女894人."""
    if at + 2 >= len(depths) or not depths[at] == depths[at + 1] == depths[at + 2]:
        return None
    total, *parts = sentence.figures[at : at + 3]
    if any(not is_amount(each) or not are_alike(each, total) for each in (total, *parts)):
        return None
    one, other = (sentence.before(place).strip(",、;和及与") for place in (at + 1, at + 2))
    if total.relation and sentence.before(at + 1).startswith(";"):
        return None
    short = all(_NOUN.match(name) and not _ELSEWHERE.search(name) for name in (one, other))
    if not short or not are_halves(one, other) or any(value_of(part) >= value_of(total) for part in parts):
        return None
    return Sum(total, parts, complete=True) if off_by(total, parts) <= _FAR else None


def sum_closed(sentence: Sentence) -> Sum | None:
    """A sentence that names a total and then nothing but its parts, down to what is left over: …,其他3个."""
    total, *parts = sentence.figures
    last = sentence.before(len(parts)).lstrip(",、;和及与")
    if len(parts) < 2 or LEFT_OVER.match(last) is None or "(" in sentence.words or total.relation:
        return None
    if not is_amount(total) or any(not is_amount(part) or not are_alike(part, total) for part in parts):
        return None
    short = all(_NOUN.match(gap) and not _ELSEWHERE.search(gap) for gap in sentence.gaps[1:-1])
    return Sum(total, parts, complete=True) if short and off_by(total, parts) <= _FAR else None


def sum_listed(sentence: Sentence) -> Sum | None:
    """A total with nothing but its parts behind it, which come to it as printed or but for two digits swapped."""
    total, *rest = sentence.figures[: _MOST_PARTS + 1]
    parts: list[Figure] = []
    for at, figure in enumerate(rest, 1):
        words = sentence.before(at)
        if not is_amount(figure) or not are_alike(figure, total) or not _NOUN.match(words) or _ELSEWHERE.search(words):
            break
        parts.append(figure)
    if not is_amount(total) or len(parts) < _FEWEST or any(value_of(part) >= value_of(total) for part in parts):
        return None
    return Sum(total, parts, complete=True) if adds_up(total, parts) or is_swapped(total, parts) else None


def sum_gathered(former: Sentence, sentence: Sentence) -> Sum | None:
    """A sentence that begins with the total of the one before: 国营商店86个,集体商店152个。合计238个。"""
    total, parts = sentence.figures[0], list(former.figures[-_MOST_PARTS:])
    gathers = _TOGETHER.search(sentence.before(0)) is not None
    if not gathers or not is_amount(total) or len(parts) < 2:
        return None
    if any(not is_amount(part) or not are_alike(part, total) or value_of(part) >= value_of(total) for part in parts):
        return None
    return Sum(total, parts, complete=True) if off_by(total, parts) <= _DIVIDED_OFF else None


def sum_of_sentences(sentences: Sequence[Sentence], at: int) -> Sum | None:
    """A total of sentences of one amount each: 早稻总产4万吨。中稻总产9万吨。晚稻总产3万吨。三季合计16万吨。"""
    own, words = sentences[at].figures, sentences[at].gaps
    # 三批投资合计: how many they are may be a figure too.
    numbered = len(own) > 1 and not words[0] and own[0].end - own[0].start <= _SHORT
    total, told = (own[1], f"{words[0]}{words[1]}") if numbered else (own[0], words[0])
    if not is_amount(total) or _TOGETHER.search(told) is None:
        return None
    parts: list[Figure] = []
    for place in range(at - 1, max(-1, at - _MOST_PARTS), -1):
        former = sentences[place]
        part = former.figures[0]
        if former.number + 1 != sentences[place + 1].number or not is_amount(part) or not are_alike(part, total):
            break
        if any(are_alike(figure, total) for figure in former.figures[1:]) or value_of(part) >= value_of(total):
            break
        parts.insert(0, part)
        if len(parts) > 1 and adds_up(total, parts):
            return Sum(total, parts, complete=True)
    # 两渠共计, 三季合计: so many of them.
    number = _NUMBER.search(told)
    counted = int(value_of(own[0])) if numbered else _NUMERALS.index(number[0]) + 2 if number is not None else 0
    if 1 < counted <= len(parts):
        last = parts[-counted:]
        return Sum(total, last, complete=True) if off_by(total, last) <= _FAR else None
    return Sum(total, parts, complete=True) if len(parts) >= _FEWEST and off_by(total, parts) <= _FAR / 3 else None


def sum_following(former: Sentence, sentence: Sentence) -> Sum | None:
    """A sentence that does nothing but list the parts of the total that ends the one before."""
    totals = [figure for figure in former.figures if is_amount(figure)]
    kinds = _IN_KINDS.match(sentence.words) is not None and sentence.figures[0].unit[-1:] in _KINDS
    if kinds and len(sentence.figures) > 1:
        opened = (f"{sentence.before(0)}{sentence.before(1)}", *sentence.gaps[2:])
        sentence = replace(sentence, words=SIGN.join(opened), figures=sentence.figures[1:], gaps=opened)
    first = sentence.figures[0]
    named = [figure for figure in totals if are_alike(figure, first)]
    figures = [figure for figure in sentence.figures if are_alike(figure, first)]
    if len(named) != 1 or len(figures) < 2 or named[0] is not totals[-1]:
        return None
    total = named[0]
    if any(not is_amount(figure) or value_of(figure) >= value_of(total) for figure in figures):
        return None
    divided = _DIVIDED.match(sentence.words)
    gaps = [sentence.words[divided.end() :].partition(SIGN)[0] if divided else sentence.gaps[0], *sentence.gaps[1:-1]]
    if any(_NOUN.match(gap) is None or _ELSEWHERE.search(gap) for gap in gaps):
        return None
    if adds_up(total, figures):
        return Sum(total, figures, complete=True)
    closed = LEFT_OVER.match(figures[-1].indicator) is not None
    alone = len(figures) == len(sentence.figures) >= _FEWEST and not sentence.behind(len(figures) - 1)
    by = kinds or (divided is not None and divided[0].startswith(("按", "分")))
    near = is_near(total, figures) or (by and off_by(total, figures) <= _DIVIDED_OFF)
    return Sum(total, figures, complete=True) if closed or (alone and near) else None


def prolong(each: Sum, following: Sentence) -> None:
    """Parts go on in the next sentence: 其中,小学80所。另有中学40所。"""
    if adds_up(each.total, each.alike) or len(following.figures) > _FEWEST:
        return
    figures = [figure for figure in following.figures if are_alike(figure, each.total) and is_amount(figure)]
    if not figures or any(_NOUN.match(gap) is None or _ELSEWHERE.search(gap) for gap in following.gaps[:-1]):
        return
    closed = _LAST.match(following.words) is not None
    parts = [*each.alike, *figures]
    if adds_up(each.total, parts) or closed:
        each.parts, each.complete = parts, True
