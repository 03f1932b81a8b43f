"""Lists of parts that open right behind their total: under 其中, in brackets, behind a colon, 由…组成."""

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from yearbook_viewer.records import Figure
from yearbook_viewer.text.audit.clauses.sentences import Sentence
from yearbook_viewer.text.audit.numbers.misprints import (
    Misprint,
    are_digits_mistyped,
    explaining,
    is_mistyped,
    is_part_mistyped,
)
from yearbook_viewer.text.audit.numbers.precision import (
    half_digit,
    is_amount,
    last_digit,
    value_of,
)
from yearbook_viewer.text.audit.numbers.surprise import bits_of_sum
from yearbook_viewer.text.audit.totals.totals import CROSSING, LEFT_OVER, Sum, added, are_alike, is_complete, off_by

# What stands in brackets within a name opens no list: 药师(士)143人.
_BRACKETED = re.compile(r"\([^()]*\)")
_AMONG = re.compile(r"其中(?!心|央)|包括|分为|分别是|(?<!不)(?<!包)含有?(?![量水税金氧硫铁盐糖])")
# What opens a list right behind its total.
_OPENS = re.compile(
    r"^(?:[,、;:(—]*(?:其中(?!心|央)|包括|分为|分别是|含|分别为|由|按[^,;:]{1,10}分[,:类])|[^,;()]{0,12}[:(—]|[,;][^,;:()]{2,12}:"
    r"|[,;:][^,;:()]{2,24}(?:分别|依次|各)(?:完成|实现|达到?)?(?:为|是|有)?$|[^,;:()]{0,16}中,|[^,;:()]{0,4}[,;:]其中(?!心|央))"
)
# A list that is told off from its sentence: 其中:…;…;….
_TOLD_OFF = re.compile(r"(?:其中|包括|分别是|[分类]):")
# A list that divides its total by something (按年龄分) is complete, if it does not miss it by more.
_DIVIDES = re.compile(r"按[^,;:]{1,10}分[,:类]?")
_DIVIDED_OFF = Decimal("0.1")
_COMPOSED = re.compile("组成|构成")
_FROM = re.compile(r"由[^,;]{0,16}$")
# These may be some of the parts.
_PARTIAL = re.compile(r"[,、;:(—]*(?:其中|包括|含)")
_JOINTS = ("和", "及", "与", "以及")
_CLASSES = frozenset("类级型")
_LAST_SAID = re.compile("(?:总数|总量|总额|面积|人数|数量?)$")
_NUMBER = re.compile("第?[一二三四五甲乙丙丁特ⅠⅡⅢⅣⅤIV]")
_OTHER_MATTER = re.compile(r"合计|共计|总计|全[市县区州省]|同时|此外|累计")
# What comes to so many times the total has gone past the end of its list.
_TOO_MUCH = 2
_MOST_PARTS = 40
_OF_NEXT = re.compile(r"^(?![和及与至到]|以及)[\u4e00-\u9fff]{1,6}$")
# Two neighbouring digits that changed places move a number by at least so many of the last one.
_SWAPPED = 9
# A list of parts goes on with this; it does not open another of parts of its last one.
_GOES_ON = re.compile(r"^、(?!其中|包括|分为|含)")
# What is left over closes a list that comes to less than this share of its total away from it.
_FARTHEST = Decimal("0.5")
# So far a list with one misprint may be off its total, as a share of it; with fewer parts than this it may be one of
# some of them.
_FAR = Decimal("0.5")
_FEWEST = 3
# From so many bits on a misprint says something of a list that may be of some of the parts.
_TELLING = 2.0
# A number of five digits.
_LONG = 10000


def sum_behind(sentence: Sentence, depths: Sequence[int], at: int) -> Sum | None:
    """The list that opens behind the total: (小学80所、中学40所), 由小学80所、中学40所组成, :小学80所、中学40所."""
    total = sentence.figures[at]
    first = _opening(sentence, depths, at)
    items = list(_items(sentence, depths, first, total)) if first is not None else []
    if first is None or not items or _are_counted_off([sentence.figures[item] for item in items]):
        return None
    parts = [sentence.figures[item] for item in items]
    signs = [sentence.before(item)[:1] for item in items]
    whole = _whole(total, parts, signs)
    if whole is not None:
        return Sum(total, parts[:whole], complete=True)
    slipped = _mistyped(total, parts, signs, all_told=_PARTIAL.match(sentence.before(first)) is None)
    if slipped is not None:
        return slipped
    parts = _within(total, parts)
    composed = _FROM.search(sentence.before(first)) and _COMPOSED.search(sentence.behind(items[-1]))
    left_over = LEFT_OVER.match(sentence.before(items[-1]).lstrip(",、;和及与")) is not None
    closed = left_over and off_by(total, parts) <= _FARTHEST
    if len(parts) > 1 and (composed or closed):
        return Sum(total, parts, complete=True)
    off = abs(added(parts) - value_of(total))
    divides = _DIVIDES.search(sentence.before(first)) is not None and off <= _DIVIDED_OFF * value_of(total)
    if divides or is_complete(total, parts):
        return Sum(total, parts, complete=True)
    some = len(parts) > 1 and _TOLD_OFF.search(sentence.before(first)) is not None
    less = added(parts) < value_of(total)
    # 其中:…;…;…. that comes to more overlaps only where its kinds do.
    whole_list = some and not less and not any(word in part.indicator for word in CROSSING for part in parts)
    return Sum(total, parts, complete=whole_list) if some or (len(parts) >= _FEWEST and less) else None


def _are_counted_off(parts: Sequence[Figure]) -> bool:
    """Whether numbers only number what is told: 公交线路4路:1路…,2路…."""
    return [value_of(part) for part in parts] == list(range(1, len(parts) + 1))


def _opening(sentence: Sentence, depths: Sequence[int], at: int) -> int | None:
    """Where the list of the figure's parts begins, if the words behind it open one."""
    if not is_amount(sentence.figures[at]):
        return None
    first = at + 1
    while first < len(depths) and not is_amount(sentence.figures[first]) and depths[first] == depths[at]:
        first += 1
    if first >= len(depths) or depths[first] < depths[at]:
        return None
    words = sentence.before(first)
    closes = depths[first] == depths[at] and words.startswith(")")
    bare = _BRACKETED.sub("", words.lstrip(")"))
    if closes or _OPENS.search(bare) is None or (depths[first] == depths[at] and _GOES_ON.match(bare)):
        return None
    # 由 opens a list only where the sentence ends in 组成.
    starts = words.lstrip(",、;:(").startswith("由")
    ends = any(_COMPOSED.search(gap) for gap in sentence.gaps[first + 1 : first + _MOST_PARTS])
    return first if not starts or ends else None


def _whole(total: Figure, parts: Sequence[Figure], signs: Sequence[str]) -> int | None:
    """How many of the parts, of two or more, make up the total; as many as can.

    `signs`: what stands before each; where the list goes on with the same sign, rounding is no excuse.
    """
    found = None
    together, tolerance = Decimal(0), half_digit(total)
    for count, part in enumerate(parts, 1):
        together, tolerance = together + value_of(part), tolerance + half_digit(part)
        goes_on = 1 < count < len(parts) and signs[count] in signs[1:count]
        if count > 1 and abs(together - value_of(total)) <= (0 if goes_on else tolerance):
            found = count
    return found


def _items(sentence: Sentence, depths: Sequence[int], first: int, total: Figure) -> Iterator[int]:
    """The parts from `first` on that stand as deep, in the total's unit; what they hold themselves is passed over."""
    depth, opening = depths[first], sentence.before(first)
    nested = False
    # 甲、乙分别为8.2亿元和3.5亿元,丙…: as many as were named, and the last is joined to them.
    joined = False
    for at in range(first, min(len(depths), first + _MOST_PARTS)):
        figure, words = sentence.figures[at], sentence.before(at)
        if depths[at] > depth:
            continue
        if depths[at] < depth:
            return
        if at > first and _AMONG.search(words):
            nested = True
        elif "," in words or ";" in words:
            nested = False
        if nested or not are_alike(figure, total) or not is_amount(figure) or _is_of_next(sentence, at):
            continue
        if at > first and (joined or _OTHER_MATTER.search(words) or _is_divided_itself(sentence, at, opening)):
            return
        joined = at > first and "分别" in opening and words.startswith(_JOINTS)
        yield at


def _is_divided_itself(sentence: Sentence, at: int, opening: str) -> bool:
    """Whether a semicolon parts an amount with parts of its own from those under 其中: 其中发明31件;授权52件,其中…."""
    behind = at + 1 < len(sentence.figures) and _AMONG.search(sentence.before(at + 1)) is not None
    return behind and ";" in sentence.before(at) and _PARTIAL.match(opening) is not None and ":" not in opening


def _is_of_next(sentence: Sentence, at: int) -> bool:
    """Whether a number only says of how many the next one is told: 其余6个乡镇43个."""
    of_next = at + 1 < len(sentence.figures) and _OF_NEXT.match(sentence.behind(at)) is not None
    return of_next and are_alike(sentence.figures[at], sentence.figures[at + 1])


def _mistyped(total: Figure, parts: Sequence[Figure], signs: Sequence[str], *, all_told: bool) -> Sum | None:
    """The list as one misprint explains it: all of the parts, or those before a stop where others were parted by 、.

    `all_told`: what opens the list does not say that these are some of the parts.
    """
    for count in range(len(parts), 1, -1):
        if count < len(parts) and (signs[count] not in (",", ";") or signs[count] in signs[1:count]):
            continue
        some = parts[:count]
        # 存款61.4亿元,其中储蓄43.2亿元;贷款70.5亿元: behind the stop something larger is told of.
        if any(sign == ";" and value_of(part) > value_of(total) for sign, part in zip(signs, some, strict=False)):
            continue
        if any(word in part.indicator for word in CROSSING for part in some):
            continue
        # One may be mistyped, not two.
        if sum(value_of(part) > value_of(total) for part in some) > 1:
            continue
        misprint = explaining(total, some)
        more = added(some) > value_of(total)
        # Two parts under 其中 are some of them, and a digit put in explains too much: 186项,其中国家级14项、省级52项.
        told = all_told or len(some) >= _FEWEST
        rare = misprint >= Misprint.RARE and (all_told or _tells(total, some))
        if (more and misprint >= Misprint.DIGIT) or (rare and (more or told)):
            return Sum(total, list(some), complete=True)
        likely = misprint is Misprint.SWAP or (misprint and all_told and len(some) >= _FEWEST)
        # Of long numbers few differ by one digit alone: 1843.26万元:现金1512.08万元,物资331.18万元.
        long = misprint and all_told and count == len(parts) and all(map(_is_long, (total, *some)))
        near = (likely or long) and off_by(total, some) <= _FAR
        # Of two digits any may be the mistyped one: only what cannot be otherwise, or counts its parts.
        short = len(some) >= _FEWEST and is_mistyped(total, some) and (more or _are_numbered(some))
        # 景区11家,其中4A级3家;饭店7家: behind such a stop another matter may begin.
        short = short and (all_told or ";" not in signs[1:count])
        short = short or (len(some) >= _FEWEST and _are_kinds(total, some) and _is_one_mistyped(total, some))
        if near or short:
            return Sum(total, list(some), complete=True)
    return None


def _tells(total: Figure, parts: Sequence[Figure]) -> bool:
    """Whether a misprint says something: a digit put in makes so much of a small part that it fills any list."""
    said = bits_of_sum(total, parts)
    return said is not None and said.bits >= _TELLING


def _is_long(figure: Figure) -> bool:
    return value_of(figure) >= _LONG * last_digit(figure)


def _are_numbered(parts: Sequence[Figure]) -> bool:
    """Whether the names of the parts number them: 一级, 二级, 三级."""
    return all(_NUMBER.match(part.indicator) for part in parts)


def _are_kinds(total: Figure, parts: Sequence[Figure]) -> bool:
    """Whether the parts are kinds of what the total counts: 用材林, 经济林, 薪炭林 of 造林; or are named as classes."""
    ends = {part.indicator[-1:] for part in parts}
    if len(ends) > 1 or "" in ends:
        return False
    return ends <= _CLASSES or ends == {_LAST_SAID.sub("", total.indicator)[-1:]}


def _is_one_mistyped(total: Figure, parts: Sequence[Figure]) -> bool:
    """Whether one wrong digit, or two that changed places, in one number makes up for what little is missing."""
    whole = value_of(total)
    if off_by(total, parts) > _DIVIDED_OFF:
        return False
    digit = min(last_digit(figure) for figure in (total, *parts))
    # A few more or less may be what the list leaves out.
    if abs(whole - added(parts)) < _SWAPPED * digit:
        return False
    return is_part_mistyped(whole, parts) or are_digits_mistyped(whole, added(parts), digit)


def _within(total: Figure, parts: Sequence[Figure]) -> list[Figure]:
    """The parts down to the one with which they come to far more than their total."""
    together = Decimal(0)
    for at, part in enumerate(parts):
        together += value_of(part)
        if together > _TOO_MUCH * value_of(total):
            return list(parts[: at + 1])
    return list(parts)
