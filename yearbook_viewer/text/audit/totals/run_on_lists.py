"""Lists of parts that run on right behind their total, without a word that says so."""

import re
from collections.abc import Sequence
from decimal import Decimal
from functools import reduce
from itertools import takewhile

from yearbook_viewer.records import Figure
from yearbook_viewer.text.audit.clauses.sentences import Sentence
from yearbook_viewer.text.audit.numbers.misprints import Misprint, explaining, is_mistyped
from yearbook_viewer.text.audit.numbers.precision import is_amount, value_of
from yearbook_viewer.text.audit.numbers.surprise import bits_of_sum
from yearbook_viewer.text.audit.totals.totals import CROSSING, Sum, added, adds_up, are_alike, is_near, off_by

# What stands between the total and its first part, and between two parts.
_FIRST = re.compile(r"^[^,;:、]{0,8}[,;:—][^,;:()]{1,12}$")
_NEXT = re.compile(r"^[,;、和及与][^,;:()]{1,12}$")
_NAME = re.compile(r"^.*[,;:—]|^[、和及与]|有$")
_POINTED = re.compile(r"^[、和及与]")
# Another matter begins, or something that is no division of the total.
_ELSEWHERE = re.compile(
    r"合计|共|总|全[市县区州省]|同时|此外|累计|均|每|比|较|占|增(?!加?值)|减|年|新|专任"
    r"|[高中]级|骨干|持|以|完成|超|支出|结余|其中|含"
)
_LIGHT = re.compile(r"[的各类级个数量额总和与及]")
_KINDS = frozenset("级类等产镇乡街区县市村季期组型式港站局")
_FEWEST = 3
_MOST_PARTS = 20
_REACH = 12
# Arithmetic that says less, in bits, is no rare misprint: any small number becomes many with a digit put in.
_RARE = 1.0
# How far a list may miss its total, as a share of it: one that is sure to be of its parts, any other.
_FAR, _CLOSE = Decimal("0.4"), Decimal("0.12")


def sum_run_on(sentence: Sentence, depths: Sequence[int], at: int) -> Sum | None:
    """A total with a list behind it: 卫生机构286个,县级医院6个、乡镇卫生院26个、村卫生室254个.

    The list is held to be complete where its items are of one kind and one mistyped number would make it so.
    """
    total = sentence.figures[at]
    parts = _run(sentence, depths, at) if is_amount(total) and not total.relation else []
    if len(parts) < 2:
        return None
    names = [_NAME.sub("", sentence.before(at + 1 + number)) for number in range(len(parts))]
    if any(word in name for word in CROSSING for name in names):
        return None
    # 参加医疗保险48.5万人,参加失业保险14.3万人,参加工伤保险18.6万人: the first is one of them.
    if all(name[:2] == total.indicator[:2] for name in names) and not adds_up(total, parts):
        return None
    for count in range(len(parts), 1, -1):
        if adds_up(total, parts[:count]):
            return Sum(total, parts[:count], complete=True) if count >= _FEWEST else None
    words = sentence.before(at)[-_REACH:] + total.indicator + sentence.before(at + 1)[: -len(names[0])]
    two = len(parts) < _FEWEST
    said = bits_of_sum(total, parts) if explaining(total, parts) is Misprint.RARE else None
    if (
        said is not None
        and said.bits >= _RARE
        and (not two or (_are_of_one_kind(names, words) and off_by(total, parts) <= _FAR))
    ):
        return Sum(total, parts, complete=True)
    smaller = list(takewhile(lambda part: value_of(part) < value_of(total), parts))
    signs = [sentence.before(at + 1 + number) for number in range(len(smaller))]
    return _of_smaller(total, smaller, names[: len(smaller)], signs, words) if len(smaller) > 1 else None


def _of_smaller(
    total: Figure, parts: Sequence[Figure], names: Sequence[str], gaps: Sequence[str], words: str
) -> Sum | None:
    """The list of parts each less than the total, where it was meant to come to it; `words`: those of the total."""
    pointed = all(_POINTED.match(gap) for gap in gaps[1:])
    kindred = _are_of_one_kind(names, words)
    if len(parts) < _FEWEST:
        stands = _are_named_apart(names, words) and off_by(total, parts) <= _CLOSE
    else:
        most = _FAR if added(parts) > value_of(total) or kindred else _CLOSE
        stands = (pointed or kindred) and off_by(total, parts) <= most
    if stands and (is_mistyped(total, parts) or (len(parts) >= _FEWEST and is_near(total, parts))):
        return Sum(total, list(parts), complete=True)
    return None


def _run(sentence: Sentence, depths: Sequence[int], at: int) -> list[Figure]:
    total = sentence.figures[at]
    parts: list[Figure] = []
    for item in range(at + 1, min(len(sentence.figures), at + 1 + _MOST_PARTS)):
        figure, words = sentence.figures[item], sentence.before(item)
        fits = (_NEXT if parts else _FIRST).match(words) is not None and not _ELSEWHERE.search(words)
        if not fits or depths[item] != depths[at] or not is_amount(figure) or not are_alike(figure, total):
            break
        if figure.qualifier:
            break
        parts.append(figure)
    return parts


def _are_of_one_kind(names: Sequence[str], words: str) -> bool:
    """Whether a character that the names have in common tells of what they are parts: 国家级, 省级; 个人贷款."""
    common: set[str] = reduce(set.intersection, (set(name) for name in names))
    return bool(common & _KINDS) or bool(common & set(words))


def _are_named_apart(names: Sequence[str], words: str) -> bool:
    """Whether the words of the total name each part: 村(社区)26个, 行政村18个, 社区8个."""
    named = [set(_LIGHT.sub("", name)) & set(words) for name in names]
    return all(named) and not set.intersection(*named)
