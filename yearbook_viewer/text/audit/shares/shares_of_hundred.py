"""The shares of one whole against 100: 第一、二、三产业分别占12.3%、45.6%和42.1%."""

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from functools import reduce

from yearbook_viewer.records import Figure, Finding, FindingKind, Role, Verdict
from yearbook_viewer.text.audit.clauses.halves import are_halves
from yearbook_viewer.text.audit.clauses.sentences import Sentence
from yearbook_viewer.text.audit.numbers.misprints import is_part_mistyped
from yearbook_viewer.text.audit.numbers.precision import is_well_read, last_digit, plain, value_of
from yearbook_viewer.text.audit.numbers.rates import SIGNS
from yearbook_viewer.text.audit.totals.divisions import DIVIDED
from yearbook_viewer.text.audit.totals.totals import added

_HUNDRED = Decimal(100)
# A list of shares that was meant to be complete.
_COMPLETE = re.compile(
    r"(?<![0-9])0[-—~至]\d{1,2}岁|[ⅠⅡ][^,;]{0,4}类|三次产业|三大?产业|第一[、,]?(?:第?二|产业)|一产|结构|构成|之比|比重分别|分别占|各占"
)
_LEFT_OVER = re.compile(r"^[,;、]?(?:其他|其它|其余|另外|剩余|余下)")
# These cut across any other division of a group.
_CROSSING = re.compile(r"女|少数民族|党员|党外|本科|大专|研究生|职称|岁|以上|以下")
_OLDER = re.compile(r"(\d{1,3})岁及?以上")
_END_OF_SCALE = {side: re.compile(rf"(\S)(?:及|\(含\))?以{side}") for side in "上下"}
_MEASURES = frozenset("岁元年人亩吨级")
_OF_SHARES = re.compile(r"占|比重|比例|构成|结构")
# 其余油漆工、篾工等2.3%: what is left may be told by several names.
_NEXT = re.compile(r"[,、;](?:[^,、;:]{1,14}?|(?:其[他它余]|另外|剩余)[^,;:]{1,40}?)(?:为|达)?")
_BECOME = re.compile(r"(?:调整|优化|变化|演变|演进|转变|改变|变|发展)(?:为|到|至|成)")
_LISTS = frozenset(("", "、", "和", "及", "与", ",", "以及"))
# A list meant to be complete may miss 100 by so much; others only by so little, to be taken for complete.
_FAR, _NEAR = Decimal(12), Decimal(3)
# So far, if a mistyped digit explains it.
_FARTHEST = Decimal(40)
_FEWEST, _MOST = 3, 40
# These say nothing of what is divided.
_LIGHT = frozenset("占比的总全重例率数人口面积额收入支出")
# The shares of a division of two have so many signs each (4.5) where they tell anything.
_TELLING = 3
# 从用水时段看, 按水源分: by what is divided.
_DIVIDED_BEFORE = re.compile(f"{DIVIDED.pattern}|^[^,;:]{{0,8}}(?:方面|结构|构成)[,:]")
# The cue of a list stands before one of so many figures before it.
_CUE = 4


def against_hundred(sentence: Sentence) -> Iterator[Finding]:
    """The lists of shares in a sentence, held against 100."""
    group: list[int] = []
    for at, figure in enumerate(sentence.figures):
        if figure.role is not Role.LEVEL:
            continue
        words = sentence.before(at)
        chained = bool(group) and group[-1] == at - 1 and words in _LISTS
        if figure.unit != "%" or not is_well_read(figure):
            continue
        goes_on = chained or (bool(group) and group[-1] == at - 1 and _NEXT.fullmatch(words) is not None)
        becomes = at > 0 and sentence.figures[at - 1].unit == "%" and _BECOME.fullmatch(words) is not None
        if becomes or (not goes_on and not _OF_SHARES.search(words)):
            yield from _group(sentence, group)
            group = [at] if becomes else []
            continue
        if group and _is_nested(sentence.figures[group[-1]], figure):
            continue
        group.append(at)
        together = added([sentence.figures[each] for each in group])
        halved = len(group) == 2 and _are_halves(sentence, group) and not _is_rest(sentence, at + 1, together)
        if halved or (len(group) > 1 and together == _HUNDRED) or len(group) == _MOST:
            yield from _group(sentence, group)
            group = []
    yield from _group(sentence, group)


def _is_rest(sentence: Sentence, at: int, together: Decimal) -> bool:
    """Whether a share is all that is left: 本省占61.4%,外省占32.5%,境外占6.1%."""
    return at < len(sentence.figures) and together + (sentence.figures[at].value or 0) == _HUNDRED


def _is_nested(former: Figure, figure: Figure) -> bool:
    """Whether a share is of those that the one before is of too: 60岁及以上, 65岁及以上."""
    here, there = _OLDER.search(former.indicator), _OLDER.search(figure.indicator)
    return here is not None and there is not None and int(there[1]) > int(here[1])


def _group(sentence: Sentence, group: Sequence[int]) -> Iterator[Finding]:
    """The shares of one list, if it is a complete one."""
    if len(group) < 2:
        return
    figures = [sentence.figures[at] for at in group]
    names = [figure.indicator for figure in figures]
    together = added(figures)
    off = abs(together - _HUNDRED)
    if off and not _is_complete(sentence, group, names, off):
        return
    tolerance = sum((last_digit(figure) / 2 for figure in figures), Decimal(0))
    blurred = any(figure.qualifier for figure in figures)
    verdict = Verdict.CONSISTENT if not off else Verdict.ROUNDING if off <= tolerance else Verdict.INCONSISTENT
    if blurred and verdict is Verdict.INCONSISTENT:
        return
    shown = " + ".join(plain(value_of(figure)) for figure in figures)
    if off:
        shown += f" = {plain(together)}"
    yield Finding(FindingKind.SHARE, verdict, f"{shown} {SIGNS[verdict]} 100", figures[0], tuple(figures[1:]))


def _is_complete(sentence: Sentence, group: Sequence[int], names: Sequence[str], off: Decimal) -> bool:
    """Whether the list was meant to name all shares of its whole."""
    words = "".join(sentence.gaps[max(0, group[0] - _CUE) : group[-1] + 1])
    crosses = any(_CROSSING.search(name) for name in names)
    if len(group) >= _FEWEST and not crosses and off <= _FARTHEST:
        figures = [sentence.figures[at] for at in group]
        more = added(figures) > _HUNDRED
        meant = DIVIDED.search(words) is not None or (more and (off <= _FAR or _are_of_one_kind(names)))
        if meant and is_part_mistyped(_HUNDRED, figures):
            return True
    if off > _FAR:
        return False
    if _LEFT_OVER.search(sentence.before(group[-1])):
        return True
    if len(group) == 2:
        return _are_halves(sentence, group) or _are_all_told(sentence, group, off)
    cue = _COMPLETE.search(words) is not None or _has_both_ends(words)
    if crosses and not cue:
        return False
    return len(group) >= _FEWEST and (cue or off <= _NEAR)


def _has_both_ends(words: str) -> bool:
    """Whether both ends of a scale are told: 35岁以下, 60岁以上, but not 35岁以下, 大专以上."""
    above, below = (set(_END_OF_SCALE[side].findall(words)) for side in ("上", "下"))
    return bool(above and below) and (bool(above & below) or not (above | below) & _MEASURES)


def _are_of_one_kind(names: Sequence[str]) -> bool:
    """Whether all names have a word in common that tells what is divided: 满意, 基本满意, 不满意."""
    return bool(reduce(set.intersection, map(set, names)) - _LIGHT)


def _are_all_told(sentence: Sentence, group: Sequence[int], off: Decimal) -> bool:
    """Whether a division is of two shares that a misprint keeps from 100: 从来源看,省内占36.2%,省外占68.3%;."""
    figures = [sentence.figures[at] for at in group]
    begins = sentence.before(group[0]).rpartition(";")[2]
    # What stands behind goes on with these, or divides anew.
    ends = group[-1] + 1 == len(sentence.figures) or ";" in sentence.before(group[-1] + 1)
    told = all(len(plain(value_of(figure))) >= _TELLING for figure in figures)
    if not (told and ends and off <= _FAR and _DIVIDED_BEFORE.search(begins)):
        return False
    return is_part_mistyped(_HUNDRED, figures) and _OF_SHARES.search(sentence.before(group[-1])) is not None


def _are_halves(sentence: Sentence, group: Sequence[int]) -> bool:
    one, other = (sentence.before(at) + sentence.figures[at].indicator for at in group)
    return are_halves(one, other)
