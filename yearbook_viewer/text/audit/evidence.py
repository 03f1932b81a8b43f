"""How much the place of a list in its text speaks for its being all of a total: evidence in bits, sign by sign."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from yearbook_viewer.records import Figure
from yearbook_viewer.text.audit.divisions import DIVIDED
from yearbook_viewer.text.audit.halves import are_halves
from yearbook_viewer.text.audit.opened_lists import is_amount
from yearbook_viewer.text.audit.precision import last_digit
from yearbook_viewer.text.audit.totals import CROSSING, are_alike

# Each sign with its bits, as a logistic regression weighs them over 4,100 lists of neighbouring amounts in the texts
# of tests, of which 350 add up in four digits and more; rounded. Those of averages, of brackets that differ and of
# parts told in turn in the same words are set by hand.
WEIGHTS = {
    "halves": 4.4,
    "gathered": 2.4,
    "gathered at once": 1.9,
    "parted alike": 1.6,
    "counted": 1.5,
    "among": 1.5,
    "behind": 1.4,
    "begins": 1.3,
    "as exact": 1.1,
    "ends": 1.1,
    "kindred": 1.1,
    "opened": 1.0,
    "all": 0.9,
    "left over": 0.7,
    "divided": 0.6,
    "others follow": -0.2,
    "bracketed": -0.3,
    "same words": -0.5,
    "rate between": -1.0,
    "amount within": -1.1,
    "three": -1.1,
    "long words": -1.2,
    "rate within": -1.3,
    "crossing": -1.5,
    "depths": -2.0,
    "told in turn": 1.5,
    "sentence by sentence": -2.2,
    "stop within": -2.5,
    "amount between": -2.5,
    "closed": -3.0,
    "two": -2.6,
    "part itself": -3.0,
    "goes on": -5.7,
    "always": -6.2,
    "average": -20.0,
}

_OPENED = re.compile(r"包括|分为|分别|依次|由|按|分|构成|组成|——|[:(—]")
ALL = re.compile(r"总|共|合计|累计|全部|各[类项种级]|计")
_GATHERED = re.compile(r"合计|共|总计|总[数量额值]|全年|合|相加|以上|上述")
_ELSEWHERE = re.compile(r"新增|新[建开]|净|计划|目标|力争|达到|累计|同时|此外|全[市县区省]|年")
AVERAGE = re.compile("[人户亩月日]均|平均|每(?!年)")
_LEFT_OVER = re.compile("其他|其它|其余|另|剩余|余下")
_TWO = 2
_LIGHT = re.compile(r"[的各类数量额和与及,、;:()占为有达是人了]")
CLAUSE = re.compile("[。;,:]")
_SIGNS = re.compile("[^、,;。和及与]")
# So many of them: 以上五项相加, 三家共, 三日.
_COUNTED = re.compile("(?<!第)([二三四五六七八九])[项类者种样家个大级部块渠方船季县区乡镇厂校口日月天村站]")
_NUMERALS = "〇一二三四五六七八九"
_JOINTS = frozenset("和及与")
_LONG = 16


def place_of_list(figures: Sequence[Figure], words: Sequence[str], at: int, parts: Sequence[int]) -> float:
    """The bits for parts that stand so before or behind a total. `words`: those before each figure; `at`, `parts`:
    the places of the total and of its parts among the figures."""
    return sum(WEIGHTS.get(sign, 0.0) for sign in signs_of_list(figures, words, at, parts))


def signs_of_list(figures: Sequence[Figure], words: Sequence[str], at: int, parts: Sequence[int]) -> Iterator[str]:
    """What can be seen of where a list and its total stand, sign by sign."""
    total = figures[at]
    behind = parts[0] > at
    own = [CLAUSE.split(words[part])[-1] for part in parts]
    yield "always"
    yield from _of_names(total, CLAUSE.split(words[at])[-1], [figures[part] for part in parts], own)
    link = range(at + 1, parts[0] + 1) if behind else range(parts[-1] + 1, at + 1)
    yield from _of_link(figures, "".join(words[place] for place in link), link, len(parts), behind=behind)
    if behind and (at == 0 or "。" in words[at]):
        yield "begins"
    yield from signs_within(figures, words, parts)
    yield from _of_ends(figures, words, parts, total, behind=behind)


def sign_before(words: str) -> str:
    """The stop or joint that parts an amount from the one before, empty if there is none."""
    return _SIGNS.sub("", words)[:1]


def is_last(sign: str, inner: set[str]) -> bool:
    """Whether a stop does not end a list whose items these part."""
    return sign in inner or sign in _JOINTS


def core_of(words: str) -> str:
    """Words before an amount without those that say nothing of what it counts."""
    return _LIGHT.sub("", words)


def tail_of(words: str) -> str:
    """What the words before an amount end with, which amounts of one list may have in common: 入库, 全年入库."""
    return core_of(words)[-2:]


def _of_names(total: Figure, told: str, parts: Sequence[Figure], own: Sequence[str]) -> Iterator[str]:
    if len(parts) == 2:
        yield "two"
        if are_halves(own[0], own[1]):
            yield "halves"
    elif len(parts) == 3:
        yield "three"
    if len({tail_of(words) for words in own}) == 1:
        yield "same words"
    if set.intersection(*(set(core_of(words)) for words in own)):
        yield "kindred"
    if AVERAGE.search(told) or any(map(AVERAGE.search, own)):
        yield "average"
    if any(map(_ELSEWHERE.search, own)):
        yield "elsewhere"
    if _LEFT_OVER.search(own[-1]):
        yield "left over"
    if any(word in part.indicator for word in CROSSING for part in parts):
        yield "crossing"
    if ALL.search(told + total.indicator):
        yield "all"
    if total.relation:
        yield "part itself"
    if len({last_digit(each) for each in (total, *parts)}) == 1:
        yield "as exact"


def _of_link(figures: Sequence[Figure], words: str, link: range, count: int, *, behind: bool) -> Iterator[str]:
    """What stands between the total and the part next to it; `count`: how many parts there are."""
    between = [figures[place] for place in link[:-1]]
    counted = [each for each in between if is_amount(each) and each.value == count]
    if any(is_amount(each) and each not in counted for each in between):
        yield "amount between"
    if not all(map(is_amount, between)):
        yield "rate between"
    if counted or any(_NUMERALS.find(number) == count for number in _COUNTED.findall(words.replace("两", "二"))):
        yield "counted"
    if "。" in words:
        yield "other sentence"
    if between and count == _TWO and ";" in words and not _OPENED.search(words):
        yield "closed"
    if behind:
        yield "behind"
        if _OPENED.search(words):
            yield "opened"
        if "其中" in words:
            yield "among"
        if DIVIDED.search(words):
            yield "divided"
    elif _GATHERED.search(words):
        yield "gathered"
        if not between:
            yield "gathered at once"


def signs_within(figures: Sequence[Figure], words: Sequence[str], parts: Sequence[int]) -> Iterator[str]:
    """What stands within a list, sign by sign."""
    inner = [words[place] for place in range(parts[0] + 1, parts[-1] + 1)]
    others = [figures[place] for place in range(parts[0], parts[-1]) if place not in parts]
    signs = {sign_before(words[part]) for part in parts[1:]}
    if len(signs - _JOINTS) < 2:
        yield "parted alike"
    if any(map(is_amount, others)):
        yield "amount within"
    if not all(map(is_amount, others)):
        yield "rate within"
    if any("。" in each for each in inner):
        each_own = all(
            any("。" in words[place] for place in range(one + 1, other + 1)) for one, other in pairwise(parts)
        )
        alike = len(parts) > 2 and len({tail_of(CLAUSE.split(words[part])[-1]) for part in parts}) == 1
        yield "stop within" if not each_own else "told in turn" if alike else "sentence by sentence"
    if max(map(len, inner)) > _LONG:
        yield "long words"
    depths = [0]
    for each in inner:
        depths.append(depths[-1] + each.count("(") - each.count(")"))
    if len({depths[part - parts[0]] for part in parts}) > 1:
        yield "depths"
    if "(" in words[parts[0]]:
        yield "bracketed"


def _of_ends(
    figures: Sequence[Figure], words: Sequence[str], parts: Sequence[int], total: Figure, *, behind: bool
) -> Iterator[str]:
    """What stands where the list ends that its total does not stand at."""
    edge, beyond = (parts[-1] + 1, parts[-1] + 1) if behind else (parts[0], parts[0] - 1)
    if not 0 <= beyond < len(figures) or "。" in words[edge]:
        yield "ends"
    elif is_amount(figures[beyond]) and are_alike(figures[beyond], total):
        inner = {sign_before(words[part]) for part in parts[1:]}
        yield "goes on" if is_last(sign_before(words[edge]), inner) else "others follow"
