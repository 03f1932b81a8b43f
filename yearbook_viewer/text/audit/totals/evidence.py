"""How much the place of a list in its text speaks for its being all of a total: evidence in bits, sign by sign."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from math import fsum

from yearbook_viewer.records import Figure
from yearbook_viewer.records.found import PART
from yearbook_viewer.text.audit.clauses.halves import are_halves, are_of_one_set
from yearbook_viewer.text.audit.clauses.runs import AVERAGE, CLAUSE, Run, names_total
from yearbook_viewer.text.audit.numbers.precision import last_digit, value_of
from yearbook_viewer.text.audit.totals.divisions import DIVIDED
from yearbook_viewer.text.audit.totals.sign_weights import WEIGHTS
from yearbook_viewer.text.audit.totals.subtotals import sums_up
from yearbook_viewer.text.audit.totals.totals import CROSSING, are_alike

# These say nothing against a list of which the names themselves tell that it is one.
_NO_MATTER = frozenset(("stop within", "long words", "elsewhere", "crossing", "sentence by sentence"))
# What speaks for it that a list is of the total before it; of a longer one names do too.
_OPENING = frozenset(("among", "opened", "named", "halves", "all told", "divided", "counted"))
_OF_PAIR = _OPENING | {"all"}
_OF_LIST = _OPENING | {"kindred", "of total", "one set", "left over", "named again", "aside", "subtotal"}
_OPENED = re.compile(r"包括|分为|分别|依次|由|按|分|构成|组成|——|[:(—]")
ALL = re.compile(r"总|共|合计|累计|全部|各[类项种级]|计")
# What opens a list that is all there is.
_ALL_TOLD = re.compile(
    r"分布|(?:原因|类型|类别|成分|等级|用途|性质|去向|流向)[^。;,:]{0,4}[:,]"
    r"|来源|构成|分为|依次|[分各](?:项|季|类|别)|[从按就分][^,;:。]{1,10}?(?:看|分|计|论)|[:—]$"
)
_GATHERED = re.compile(r"合计|共|总计|总[数量额值]|全年|合|相加|以上|上述")
_ELSEWHERE = re.compile(r"新增|新[建开]|净|计划|目标|力争|达到|累计|同时|此外|全[市县区省]|(?<!全)年(?!末|底)")
LEFT_OVER = re.compile("其他|其它|其余|另|剩余|余下")
_TWO, _THREE, _FOUR = 2, 3, 4
_LIGHT = re.compile(r"[的各类数量额和与及,、;:()占为有达是人了]")
_SIGNS = re.compile("[^、,;。和及与]")
# So many of them: 以上五项相加, 三家共, 三日.
_COUNTED = re.compile("(?<!第)([二三四五六七八九])[项类者种样家个大级部块渠方船季县区乡镇厂校口日月天村站]")
_NUMERALS = "〇一二三四五六七八九"
_JOINTS = frozenset("和及与")
_LONG, _SMALL = 16, 12
# So many numbers further on nothing else may be like what a total counts.
_NEAR = 10
_STOP = re.compile("[。;]")
# 其余种植蔬菜: what is left over has no number.
_UNTOLD = re.compile("^[^。;]{0,12}?(?:其余|其[他它]|余下|剩余|余者|等等)[^。;]*[。;]")
_PARTED = re.compile("[。;,:、()]|^(?:[和及与至到]|以及)")
_TIME = re.compile("^.*?(?:年末|年底|年内|全年|年|其中[,:]?)")
_COUNT_WORDS = re.compile("总数|总量|总额|人数|数量?$")


def place_of_list(run: Run, at: int, parts: Sequence[int]) -> float:
    """The bits for parts that stand so before or behind a total; `at`, `parts`: their places in the run."""
    signs = set(_signs_of_list(run, at, parts))
    if "one set" in signs:
        signs -= _NO_MATTER
    pair = len(parts) == _TWO
    if "behind" not in signs:
        signs |= {"pair before"} if pair and "gathered" not in signs else set()
    elif len(parts) <= _FOUR and (pair or "ends" in signs) and signs.isdisjoint(_OF_PAIR if pair else _OF_LIST):
        signs.add("opened by nothing")
    # Exactly: the order of a set must not matter.
    return fsum(WEIGHTS.get(sign, 0.0) for sign in signs)


def _signs_of_list(run: Run, at: int, parts: Sequence[int]) -> Iterator[str]:
    """What can be seen of where a list and its total stand, sign by sign."""
    total, words = run.figures[at], run.words
    behind = parts[0] > at
    own = [CLAUSE.split(words[part])[-1] for part in parts]
    yield "always"
    yield from _of_names(total, CLAUSE.split(words[at])[-1], [run.figures[part] for part in parts], own)
    names = [words[part].rpartition("。")[2] for part in parts]
    if are_of_one_set(names):
        yield "its own set" if are_of_one_set([words[at].rpartition("。")[2], *names]) else "one set"
    yield from _of_link(run, at, parts, behind=behind)
    if LEFT_OVER.search("".join(words[parts[-2] + 1 : parts[-1] + 1])):
        yield "left over"
    if behind and _begins(run, at):
        yield "begins"
    if any(run.asides[part] for part in parts[1:]):
        yield "aside"
    if behind and len(parts) > _FOUR and _is_alone(run, at, parts):
        yield "alone"
    yield from signs_within(run, parts)
    yield from _of_ends(run, parts, total, behind=behind)


def _is_alone(run: Run, at: int, parts: Sequence[int]) -> bool:
    """Whether a total and its parts, one next to the other, are all that is told in its unit near them."""
    if parts[-1] - parts[0] >= len(parts):
        return False
    around = range(max(0, at - _NEAR), min(len(run.figures), parts[-1] + 1 + _NEAR))
    like = [place for place in around if run.amounts[place] and run.figures[place].unit == run.figures[at].unit]
    return like == [at, *parts]


def _begins(run: Run, at: int) -> bool:
    """Whether a total is the first figure of its sentence, small counts (春、冬两季) left out of account."""
    while at and "。" not in run.words[at] and run.amounts[at - 1] and value_of(run.figures[at - 1]) <= _SMALL:
        at -= 1
    return at == 0 or "。" in run.words[at]


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


def _of_number(count: int, own: Sequence[str]) -> Iterator[str]:
    if count == _TWO:
        yield "two"
        if are_halves(own[0], own[1]):
            yield "halves"
    elif count <= _THREE:
        yield "three"
    elif count > _FOUR:
        yield "five"


def _of_names(total: Figure, told: str, parts: Sequence[Figure], own: Sequence[str]) -> Iterator[str]:
    yield from _of_number(len(parts), own)
    common = set.intersection(*(set(core_of(words)) for words in own))
    if common & set(core_of(told + total.indicator)):
        yield "of total"
    if len({tail_of(words) for words in own}) == 1:
        yield "same words"
        bare = len(_TIME.sub("", told))
        if total.indicator and all(words.endswith(total.indicator) and len(words) > bare for words in own):
            yield "kinds of it"
    if common:
        yield "kindred"
        if not ALL.search(told + total.indicator) and _are_told_alike([told, *own]):
            yield "one of them"
    if AVERAGE.search(told) or any(map(AVERAGE.search, own)):
        yield "average"
    if any(map(_ELSEWHERE.search, own)):
        yield "elsewhere"
    if any(word in part.indicator for word in CROSSING for part in parts):
        yield "crossing"
    if ALL.search(told + total.indicator):
        yield "all"
    yield from _of_figures(total, parts)


def _are_told_alike(names: Sequence[str]) -> bool:
    """Whether names begin and end alike, each with words of its own between: 参加养老保险, 参加失业保险."""
    bare = [_TIME.sub("", name) for name in names]
    begun, ended = (_in_common(each) for each in (bare, [name[::-1] for name in bare]))
    return begun >= _TWO and ended >= _TWO and all(len(name) > begun + ended for name in bare)


def _in_common(names: Sequence[str]) -> int:
    """How many characters all names begin with."""
    columns = enumerate(zip(*names, strict=False))
    return next((at for at, signs in columns if len(set(signs)) > 1), min(map(len, names)))


def _of_figures(total: Figure, parts: Sequence[Figure]) -> Iterator[str]:
    years = {each.year for each in (total, *parts)}
    if len(years - {None}) > 1:
        yield "other year" if len(years) <= len(parts) else "each its year"
    if all(part.relation and part.relation != PART + total.indicator for part in parts):
        yield "of another"
    if len({last_digit(each) for each in (total, *parts)}) == 1:
        yield "as exact"


def _of_link(run: Run, at: int, parts: Sequence[int], *, behind: bool) -> Iterator[str]:
    """What stands between the total and the part next to it."""
    link = range(at + 1, parts[0] + 1) if behind else range(parts[-1] + 1, at + 1)
    words, count = "".join(run.words[place] for place in link), len(parts)
    between = [place for place in link[:-1] if not run.asides[place]]
    counted = [place for place in between if run.amounts[place] and run.figures[place].value == count]
    if behind and names_total(run, at, parts[0]):
        yield "named"
    else:
        if run.figures[at].relation:
            yield "part itself"
        yield from _of_between(run, at, [place for place in between if place not in counted])
        if behind and _is_named(run.figures[at], run.words[parts[0]]):
            yield "named again"
    if counted or any(_NUMERALS.find(number) == count for number in _COUNTED.findall(words.replace("两", "二"))):
        yield "counted"
    if between and count == _TWO and ";" in words and not _OPENED.search(words):
        yield "closed"
    yield from _of_opening(words, behind=behind)
    if not behind and not between and _GATHERED.search(words):
        yield "gathered at once"


def _of_opening(words: str, *, behind: bool) -> Iterator[str]:
    """What the words between a total and its list say that opens or ends it."""
    if behind:
        yield "behind"
        if _OPENED.search(words):
            yield "opened"
        if _ALL_TOLD.search(words):
            yield "all told"
        if "其中" in words:
            yield "among"
        if DIVIDED.search(words):
            yield "divided"
    elif _GATHERED.search(words):
        yield "gathered"


def _of_between(run: Run, at: int, between: Sequence[int]) -> Iterator[str]:
    others = [run.figures[place] for place in between if run.amounts[place]]
    if others:
        yield "amount between" if any(are_alike(each, run.figures[at]) for each in others) else "other between"
    if len(others) < len(between):
        yield "rate between"


def _is_named(total: Figure, words: str) -> bool:
    """Whether the words before a list say again what its total counts: 党员总数862人。…党员中,工人…."""
    opening = _STOP.split(words)[-1]
    name = core_of(_COUNT_WORDS.sub("", total.indicator))
    return len(opening) < len(words) and any(name[at : at + 2] in opening for at in range(len(name) - 1))


def signs_within(run: Run, parts: Sequence[int]) -> Iterator[str]:
    """What stands within a list, sign by sign."""
    words = run.words
    inner = [words[place] for place in range(parts[0] + 1, parts[-1] + 1)]
    others = [
        place
        for place in range(parts[0], parts[-1])
        if place not in parts
        and not run.asides[place]
        and run.depths[place] <= run.depths[parts[0]]
        and not tells_of_next(run, place)
    ]
    signs = {sign_before(words[part]) for part in parts[1:]}
    if len(signs - _JOINTS) < 2:
        yield "parted alike"
    amounts = [place for place in others if run.amounts[place]]
    if amounts:
        summed = all(sums_up(run, place, [part for part in parts if part < place]) for place in amounts)
        yield "subtotal" if summed else "amount within"
    if len(amounts) < len(others):
        yield "rate within"
    if _goes_past_its_end(run, parts):
        yield "past its end"
    if any("。" in each for each in inner):
        each_own = all(
            any("。" in words[place] for place in range(one + 1, other + 1)) for one, other in pairwise(parts)
        )
        alike = len(parts) > 2 and len({tail_of(CLAUSE.split(words[part])[-1]) for part in parts}) == 1
        yield "stop within" if not each_own else "told in turn" if alike else "sentence by sentence"
    if any("\n" in each for each in inner):
        yield "line end within"
    if max(map(len, inner)) > _LONG:
        yield "long words"
    if len({run.depths[part] for part in parts}) > 1:
        yield "depths"


def _goes_past_its_end(run: Run, parts: Sequence[int]) -> bool:
    """Whether a list goes on behind those 分别 tells of, or to what has parts itself: 其中储蓄43亿元;贷款…,其中."""
    words, opening = run.words, run.words[parts[0]]
    if "其中" in opening and ":" not in opening:
        return any(";" in words[part] and "其中" in "".join(words[part + 1 : part + 2]) for part in parts[1:])
    return "分别" in opening and any(words[part][:1] in _JOINTS for part in parts[1:-1])


def tells_of_next(run: Run, place: int) -> bool:
    """Whether an amount is said of what the next one counts, in one breath: 其余5个乡镇73间."""
    return run.amounts[place] and place + 1 < len(run.words) and _PARTED.search(run.words[place + 1]) is None


def _of_ends(run: Run, parts: Sequence[int], total: Figure, *, behind: bool) -> Iterator[str]:
    """What stands where the list ends that its total does not stand at."""
    if parts[-1] + 1 < len(run.words) and _UNTOLD.search(run.words[parts[-1] + 1]):
        yield "rest untold"
    edge, step = (parts[-1] + 1, 1) if behind else (parts[0], -1)
    beyond = edge if behind else edge - 1
    while 0 <= beyond < len(run.figures) and run.asides[beyond] and "。" not in run.words[edge]:
        edge, beyond = edge + step, beyond + step
    if not 0 <= beyond < len(run.figures) or "。" in run.words[edge]:
        yield "ends"
    elif run.amounts[beyond] and are_alike(run.figures[beyond], total):
        inner = {sign_before(run.words[part]) for part in parts[1:]}
        yield "goes on" if is_last(sign_before(run.words[edge]), inner) else "others follow"
