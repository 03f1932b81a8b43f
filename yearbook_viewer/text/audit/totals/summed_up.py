"""Lists that the total behind them sums up: 小学80所、中学40所,合计120所; 三港共完成…; (甲3亿元,乙4亿元)7亿元."""

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from functools import reduce

from yearbook_viewer.records import Figure
from yearbook_viewer.text.audit.clauses.sentences import Sentence
from yearbook_viewer.text.audit.numbers.misprints import Misprint, explaining, is_mistyped
from yearbook_viewer.text.audit.numbers.precision import is_amount, value_of
from yearbook_viewer.text.audit.totals.totals import Sum, adds_up, are_alike, off_by

# A figure behind these sums up the list before it, for sure, or if its number comes near.
_SURE = re.compile(
    r"[,、;:)](?:以上)?(?:[两二三四五六七八九十]|[0-9]{1,2})?[\u4e00-\u9fff]{0,4}?(?:相加)?(?:合计|共计|总计|总共|一共)[^,;:()]{0,12}$"
)
_TOGETHER = re.compile(
    r"^(?:[^,;:()]{0,10}[,、;:)])?[^,;:()]{0,6}?(?:以上)?(?:[两二三四五六七八九十]|[0-9]{1,2})?[项类者种样]?(?:相加)?(?:合计|共计|总计|总共|一共)[^,;:()]{0,12}$"
)
# 中医院280张,乡镇卫生院合计864张: of those alone that it names.
_OF_ITS_OWN = re.compile(
    r"[,;、](?![以上述这两二三四五六七八九十全总各])[\u4e00-\u9fff]{4,}(?<![项类者种样家县区乡镇])(?:合计|共计|总计)"
)
_IN_ALL = re.compile(r"^[^,;:()]{0,6}[,、;](?:总?共|合计|共计)(?:有|为|达)?$")
# Two ports that did so together: 三港共完成.
_JOINTLY = re.compile(
    r"^[^,;:()]{0,6}[,;](?:[两二三四五六七八九十全]?[\u4e00-\u9fff]{1,3})?(?:总?共|合|总[数量额值])(?!同|作|格|建|享|青|同|产[党业])[^,;:()]{0,8}$"
)
# What came in of each, and then how much that is: 金牌4枚、银牌3枚、铜牌5枚,奖牌总数12枚.
_NUMBERED = re.compile(r"^[,;](?P<name>[^,;:()]{1,6})总[数量额计](?:达到?|为|是)?$")
# The quarters or halves of a year one by one, and then the year.
_YEAR = re.compile(r"^[,;](?:全年|年度)(?:累?计|合计|总计|共|总量|总额)?[^,;:()]{0,8}$")
_SEASONS = (
    (re.compile(r"四个?季度?|[各分]季度?|一季度|第?[一1]季度|春季"), 4),
    (re.compile(r"上半年|上、?下半年|两个半年"), 2),
    (re.compile(r"十二个?月|12个月|各月|[分逐]月|(?<!\d)1月"), 12),
)
# Five of them together: ,五家合计. The count is a figure of its own.
_COUNT_OF_THEM = re.compile(r"^[,、;:)](?:以上|这|上述)?$")
_TOGETHER_THEY = re.compile(
    r"^[\u4e00-\u9fff]{0,4}?(?:合计|共计|总计|总共|一共|共)(?:为|是|达到?|有|完成|实现|发放|投放)?[^,;:()]{0,6}$"
)
# The list stands in brackets before its total.
_BRACKETED = re.compile(r"^\)(?:共?计?|合计)$")
# What stands between two parts of a list.
_NEXT = re.compile(r"^[,;、和及与][^,;:()]{0,12}$")
_FEWEST = 3
_MOST_PARTS = 40
# What is named by what its parts are named (乡镇 of 乡 and 镇), and in how many characters.
_NAMED_SO, _NOUN = Decimal("0.2"), 4
# How far a list may be off the total that sums it up, as a share of it: behind 合计, behind 共 alone; with a digit
# mistyped.
_FAR, _CLOSE, _MISTYPED = Decimal("0.3"), Decimal("0.05"), Decimal("0.4")


def sum_before(sentence: Sentence, depths: Sequence[int], at: int) -> Sum | None:
    """The list before a figure that sums it up; None if its words do not say so, or it comes to something else."""
    total, words = sentence.figures[at], sentence.before(at)
    if at < 2 or not is_amount(total):
        return None
    counted = sentence.figures[at - 1]
    if _COUNT_OF_THEM.match(sentence.before(at - 1)) and _TOGETHER_THEY.match(words) and not are_alike(counted, total):
        return _summed(sentence, depths, at, _FAR, last=at - 2)
    sure = _SURE.search(words) is not None
    if sure or _TOGETHER.search(words) or _IN_ALL.search(words):
        return _summed(sentence, depths, at, _FAR if sure else _CLOSE, last=at - 1)
    if _YEAR.match(words):
        return _of_the_year(sentence, depths, at)
    numbered = _NUMBERED.match(words)
    if numbered is None and not _JOINTLY.match(words) and not _BRACKETED.match(words):
        return None
    named = set(numbered["name"]) if numbered is not None else set()
    return _run_up(sentence, depths, at, named)


def _of_the_year(sentence: Sentence, depths: Sequence[int], at: int) -> Sum | None:
    """The quarters, halves or months before a year's total: 四个季度依次为3万吨、4万吨、5万吨和4万吨,全年16万吨."""
    for parts in _strict(sentence, depths, at):
        first = at - len(parts)
        if any(count == len(parts) and named.search(sentence.before(first)) for named, count in _SEASONS):
            total = sentence.figures[at]
            less = all(value_of(part) < value_of(total) for part in parts)
            return Sum(total, parts, complete=True) if less and off_by(total, parts) <= _FAR else None
    return None


def _run_up(sentence: Sentence, depths: Sequence[int], at: int, named: set[str]) -> Sum | None:
    """The list right before a total; `named`: characters of the total's name, of which its parts have one too."""
    total = sentence.figures[at]
    runs = list(_strict(sentence, depths, at))
    whole = next((parts for parts in runs if adds_up(total, parts)), None)
    if whole is not None or not runs:
        return None if whole is None else Sum(total, whole, complete=True)
    parts = runs[-1]
    names = [sentence.before(at - 1 - number) for number in range(len(parts))]
    akin = not named or reduce(set.intersection, map(set, names), named)
    long = len(parts) >= _FEWEST or not (named or sentence.before(at).startswith(")"))
    return Sum(total, parts, complete=True) if akin and long and _are_mistyped(total, parts) else None


def _are_mistyped(total: Figure, parts: Sequence[Figure]) -> bool:
    return explaining(total, parts) > Misprint.DIGIT or (
        is_mistyped(total, parts) and off_by(total, parts) <= _MISTYPED
    )


def _summed(sentence: Sentence, depths: Sequence[int], at: int, far: Decimal, *, last: int) -> Sum | None:
    """The list that 合计 ends, whatever stands between its parts; `last`: the place of the last part."""
    total = sentence.figures[at]
    parts: list[Figure] = []
    for item in range(last, max(-1, at - _MOST_PARTS), -1):
        figure = sentence.figures[item]
        if depths[item] > depths[at]:
            continue
        if not are_alike(figure, total) or not is_amount(figure):
            if is_amount(figure) or item == last:
                break
            continue
        parts.insert(0, figure)
        if len(parts) > 1 and adds_up(total, parts):
            return Sum(total, parts, complete=True)
    if len(parts) < 2:
        return None
    named = all(noun[:1] and noun[0] in sentence.behind(at)[:_NOUN] for noun in _nouns(sentence, at, len(parts)))
    most = max(far, _NAMED_SO) if named else far
    near = all(value_of(part) < value_of(total) for part in parts) and off_by(total, parts) <= most
    near = near and _OF_ITS_OWN.search(sentence.before(at)) is None
    return Sum(total, parts, complete=True) if near or explaining(total, parts) or _are_mistyped(total, parts) else None


def _nouns(sentence: Sentence, at: int, count: int) -> list[str]:
    """The words behind each part of a list right before a total: 镇, 乡 in 5个镇和6个乡,共11个乡镇."""
    return [sentence.behind(place) for place in range(at - count, at)]


def _strict(sentence: Sentence, depths: Sequence[int], at: int) -> Iterator[list[Figure]]:
    """The runs of two parts and more right before a total, the shortest first, with nothing but names in them."""
    parts: list[Figure] = []
    for item in range(at - 1, max(-1, at - _MOST_PARTS), -1):
        figure = sentence.figures[item]
        if depths[item] != depths[at - 1] or not is_amount(figure) or not are_alike(figure, sentence.figures[at]):
            return
        parts.insert(0, figure)
        if len(parts) > 1:
            yield list(parts)
        if not _NEXT.match(sentence.before(item)):
            return
