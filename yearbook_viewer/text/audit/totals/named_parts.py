"""Totals that name what they add up: 教育支出10.3亿元,卫生支出5.4亿元,…。教育、卫生两项支出合计15.7亿元."""

import re
from collections.abc import Callable, Iterator, Sequence
from decimal import Decimal

from yearbook_viewer.records import Figure
from yearbook_viewer.text.audit.clauses.sentences import SIGN, Sentence
from yearbook_viewer.text.audit.numbers.misprints import explaining, is_mistyped
from yearbook_viewer.text.audit.numbers.precision import is_amount, value_of
from yearbook_viewer.text.audit.totals.totals import Sum, adds_up, are_alike, off_by

# 教育、卫生和文化[三项][支出]合计.
_TOGETHER = re.compile(
    r"(?:^|[。;,:(])(?:其中[,:]?|仅|上述|以上)?(?P<names>[^。;,:()\ufffc]{2,60}?)"
    r"(?:(?P<count>[两二三四五六七八九十]|\ufffc)[项类者种样大家个地县区乡镇村国省市州业]{0,2}[^。;,:()、\ufffc]{0,8}?)?"
    r"(?:合计|共计|总计|总共|一共|之和|相加|合起来|加起来|(?<![公中])[共合](?!同|作|格|建|享|有制))[^。;,:()\ufffc]{0,8}$"
)
# Without these no total names its parts.
_JOINED, _MARK = re.compile("[、和及与]"), re.compile("[合共计总和加][^、]{0,10}$")
_JOINT = re.compile("以及|[和及与]")
_COUNTED = frozenset("项类者种样大家个地县区乡镇村国省市州业")
_NUMERALS = "〇一二三四五六七八九十"
# So many numbers further before are looked at for what a name counts.
_REACH = 40
_FEWEST, _MANY = 2, 3
# So many characters of a longer name tell it.
_TELLING = 2
# A sum of what is named may miss it by so much, as a share of it.
_FAR = Decimal("0.2")
_CLAUSE = re.compile("[。;,:(、)]")


def sums_named(sentences: Sequence[Sentence]) -> Iterator[Sum]:
    """The totals of these sentences that name their parts, each told before, once, as an amount of its own."""
    told: list[tuple[Figure, str]] = []
    for sentence in sentences:
        for at, figure in enumerate(sentence.figures):
            named = _named(sentence, at) if is_amount(figure) and len(told) > 1 else None
            if named is not None:
                like = [each for each in told[-_REACH:] if is_amount(each[0]) and are_alike(each[0], figure)]
                parts = _parts(*named, like)
                if len(parts) >= _FEWEST and _is_meant(figure, parts):
                    yield Sum(figure, sorted(parts, key=lambda part: part.start), complete=True)
            told.append((figure, _CLAUSE.split(sentence.before(at))[-1].lstrip("和及与")))


def _named(sentence: Sentence, at: int) -> tuple[str, int | None] | None:
    """The names of what a total adds up, and how many they are told to be."""
    words = sentence.before(at)
    if at and sentence.figures[at - 1].unit[:1] in _COUNTED:
        words = sentence.before(at - 1) + SIGN + words
    told = _TOGETHER.search(words) if _JOINED.search(words) and _MARK.search(words) else None
    if told is None:
        return None
    count = told["count"]
    if count == SIGN:
        return told["names"], int(value_of(sentence.figures[at - 1]))
    return told["names"], _NUMERALS.find(count.replace("两", "二")) if count else None


def _parts(names: str, count: int | None, like: Sequence[tuple[Figure, str]]) -> list[Figure]:
    """The amounts that names joined by 、 and 和 tell; a name may have a 和 itself (社会保障和就业). None but all."""
    found: list[Figure | None] = []
    for name in names.split("、"):
        whole = _part(name, like, (str.__eq__, str.startswith, str.__contains__))
        found += [whole] if whole is not None else [_part(each, like, _FITS) for each in _JOINT.split(name)]
    parts = [part for part in found if part is not None]
    whole_list = len({part.start for part in parts}) == len(found) and count in (None, len(found))
    return parts if whole_list else []


def _part(name: str, like: Sequence[tuple[Figure, str]], ways: Sequence[Callable[[str, str], bool]]) -> Figure | None:
    """The amount before a total that a name tells, if those told so are all as much, in one of these ways."""
    if not name:
        return None
    for fits in ways:
        found = [figure for figure, words in like if fits(words, name)]
        if found:
            return found[-1] if len({value_of(each) for each in found}) == 1 else None
    return None


def _begins_alike(words: str, name: str) -> bool:
    """Whether a name is told in words that have its beginning: 财政贴息, 贴息资金."""
    return len(name) > _TELLING and name[:_TELLING] in words


# From the surest on.
_FITS = (str.__eq__, str.startswith, str.__contains__, _begins_alike)


def _is_meant(total: Figure, parts: Sequence[Figure]) -> bool:
    if adds_up(total, parts) or explaining(total, parts) or is_mistyped(total, parts):
        return True
    return len(parts) >= _MANY and off_by(total, parts) <= _FAR
