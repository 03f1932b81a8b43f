"""Shares against the part and the whole that are printed, and the shares of one whole against 100."""

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import NamedTuple

from yearbook_viewer.records import Figure, Finding, FindingKind, Role, Verdict
from yearbook_viewer.records.found import PART
from yearbook_viewer.text.audit.divisions import DIVIDED
from yearbook_viewer.text.audit.halves import are_halves
from yearbook_viewer.text.audit.misprints import is_part_mistyped
from yearbook_viewer.text.audit.precision import (
    RATES,
    common_scale,
    interval_of,
    is_well_read,
    last_digit,
    plain,
    value_of,
)
from yearbook_viewer.text.audit.rates import SIGNS, printed_rate, rate_verdict, rate_words
from yearbook_viewer.text.audit.sentences import Sentence
from yearbook_viewer.text.audit.totals import added
from yearbook_viewer.text.audit.wording import is_same_name, tells_comparison

_HUNDRED = Decimal(100)
_SHARE = re.compile(
    r"(?P<part>[^,;:、()]*?)(?:约|共|各|仅|只|也|就|均|分别|合计|所|其|数量|金额|人数|面积)*占(?P<of>[^,;、占]{0,24}?)的?(?:比重|比例|比|份额|百分比)?"
    r"(?:为|达到?|是|约|的)*$"
)
_SUM_OF = re.compile(r"(?<=..)(?:总数|总量|总额|总人数|总值|总计|合计|总面积|面积|人数|户数|数)?的?$")
_SCOPE = re.compile(r"^(?:全[市县区州省国旗镇乡校部]|[我本][市县区州省旗]|当年|同期|全年|其|所有|全体|全部|总|整个)+")
# A whole of another reach than the entry's own: 占全省工业投资的3%.
_WIDER = re.compile(r"全[市县区州省国旗镇乡盟]|[我本][市县区州省旗]")
_WHOLE = re.compile(r"^(?:总数|总量|总额|总人数|总面积|总户数|总值|总计|合计|总投资|总体|比|全部|总|人数|面积|户数)?$")
# A list of shares that was meant to be complete.
_COMPLETE = re.compile(
    r"(?<![0-9])0[-—~至]\d{1,2}岁|[ⅠⅡ][^,;]{0,4}类|三次产业|三大?产业|第一[、,]?(?:第?二|产业)|一产|结构|构成|之比|比重分别|分别占|各占"
)
_LEFT_OVER = re.compile(r"^[,;、]?(?:其他|其它|其余|另外|剩余|余下)")
# These cut across any other division of a group.
_CROSSING = re.compile(r"女|少数民族|党员|党外|本科|大专|研究生|职称|岁|以上|以下")
_OLDER = re.compile(r"(\d{1,3})岁及?以上")
_OF_SHARES = re.compile(r"占|比重|比例|构成|结构")
_NEXT = re.compile(r"[,、;][^,、;:]{1,14}?(?:为|达)?")
_BECOME = re.compile(r"(?:调整|优化|变化|演变|演进|转变|改变|变|发展)(?:为|到|至|成)")
_LISTS = frozenset(("", "、", "和", "及", "与", ",", "以及"))
# A list meant to be complete may miss 100 by so much; others only by so little, to be taken for complete.
_FAR, _NEAR = Decimal(12), Decimal(3)
# So far, if a mistyped digit explains it.
_FARTHEST = Decimal(40)
_FEWEST, _MOST = 3, 40
# The cue of a list stands before one of so many figures before it.
_CUE = 4
# Wholes stand at most so many figures back.
_LOOK_BACK = 24


def shares(sentences: Sequence[Sentence]) -> list[Finding]:
    """The shares that these sentences print, held against their parts and wholes, and against 100."""
    found: list[Finding] = []
    known: list[Figure] = []
    former = -2
    for sentence in sentences:
        if sentence.number > former + 2:
            known = []
        former = sentence.number
        found.extend(_against_wholes(sentence, known))
        found.extend(_against_hundred(sentence))
        count = len(sentence.figures)
        known = [*known, *_stated(sentence, max(0, count - _LOOK_BACK), count)][-_LOOK_BACK:]
    return found


def _against_wholes(sentence: Sentence, known: Sequence[Figure]) -> Iterator[Finding]:
    """投资162亿元,其中工业81亿元,占50%."""
    whole: Figure | None = None
    claims: list[_Claim] = []
    for at, figure in enumerate(sentence.figures):
        if figure.unit not in ("%", "‰") or figure.role is not Role.LEVEL or not is_well_read(figure):
            continue
        said = _SHARE.search(sentence.before(at))
        # 分别 gives each share a part of its own.
        if said is None or "分别" in said[0]:
            continue
        before = [*known, *_stated(sentence, max(0, at - _LOOK_BACK), at)][-_LOOK_BACK:]
        part = _part(said["part"], before, sentence, at)
        # 三类商品出口占出口总额的68%: the exports that are told are the whole.
        if part is None or (said["part"] and _SUM_OF.sub("", said["of"]) == part.indicator):
            continue
        wholes = _wholes(said["of"], part, before, whole)
        fits = [each for each in wholes if _share(part, each, figure).verdict is not Verdict.INCONSISTENT]
        if fits or len(wholes) == 1:
            whole = (fits or wholes)[-1]
            others = [] if said["of"] else _alike(part, before)
            claims.append(_Claim(part, whole, figure, others))
    yield from _settled(claims)


class _Claim(NamedTuple):
    """A printed share with its part and whole; `others`: what the whole may be too, where the words name none."""

    part: Figure
    whole: Figure
    printed: Figure
    others: Sequence[Figure]


def _settled(claims: Sequence[_Claim]) -> Iterator[Finding]:
    """What the shares come to; those whose whole is not named, with the whole that most of them are of."""
    unnamed = [claim for claim in claims if claim.others]
    wrong = [claim for claim in unnamed if not _fits(claim, claim.whole)]
    others = wrong[0].others if wrong else ()
    fitting = [(sum(_fits(claim, other) for claim in wrong), other) for other in others]
    best = max(fitting, key=lambda each: each[0], default=(0, None))
    moved = best[1] if 2 * best[0] > len(wrong) else None
    for claim in claims:
        whole = moved if moved is not None and claim in wrong and moved.start < claim.part.start else claim.whole
        yield _share(claim.part, whole, claim.printed)


def _fits(claim: _Claim, whole: Figure) -> bool:
    return _share(claim.part, whole, claim.printed).verdict is not Verdict.INCONSISTENT


def _stated(sentence: Sentence, start: int, end: int) -> list[Figure]:
    """The figures of a stretch of the sentence, without those that others are compared with (比1982年的27.18万人)."""
    return [sentence.figures[at] for at in range(start, end) if not tells_comparison(sentence.before(at))]


def _part(name: str, before: Sequence[Figure], sentence: Sentence, at: int) -> Figure | None:
    """The part that the share is of: the figure right before, or the one that the words name."""
    if not name:
        former = sentence.figures[at - 1] if at else None
        right = former is not None and former.role is Role.LEVEL and former.unit not in RATES
        return former if right else None
    named = [each for each in before if _is_amount(each) and is_same_name(name, each.indicator)]
    year = sentence.figures[at].year
    of_the_year = [each for each in named if each.year == year] or named
    return of_the_year[-1] if of_the_year else None


def _wholes(of: str, part: Figure, before: Sequence[Figure], former: Figure | None) -> list[Figure]:
    """The figures that may be the whole."""
    alike = _alike(part, before)
    scope = _WIDER.match(of)
    alike = [each for each in alike if scope is None or each.scope == scope[0]]
    name = _SUM_OF.sub("", _SCOPE.sub("", of))
    total = part.relation.removeprefix(PART) if part.relation.startswith(PART) else None
    told = [each for each in alike if each.indicator == total]
    if _WHOLE.match(name) or (told and _share_a_word(name, told[-1].indicator)):
        if told:
            return told
        return [former] if former is not None and former in alike else []
    alike = [each for each in alike if each.year == part.year]
    named = [each for each in alike if is_same_name(name, _SUM_OF.sub("", each.indicator))]
    if not named and len(name) > 1:
        named = [each for each in alike if name in each.indicator]
    wholes = [each for each in named if not each.relation.startswith(PART)] or named
    return [each for each in wholes if each in told] or wholes


def _alike(part: Figure, before: Sequence[Figure]) -> list[Figure]:
    """The amounts before a part that are as much or more."""
    return [
        each
        for each in before
        if _is_amount(each)
        and each.unit == part.unit
        and each is not part
        and each.start < part.start
        and value_of(each) >= value_of(part)
        and value_of(each) > 0
    ]


def _share_a_word(one: str, other: str) -> bool:
    """Whether the two have two characters in a row in common."""
    return any(one[at : at + 2] in other for at in range(len(one) - 1))


def _is_amount(figure: Figure) -> bool:
    return figure.role is Role.LEVEL and figure.unit not in RATES and is_well_read(figure)


def _share(part: Figure, whole: Figure, printed: Figure) -> Finding:
    quotient = interval_of(part).over(interval_of(whole))
    assert quotient is not None  # the whole is above nought
    per = printed_rate(printed).per
    computed = value_of(part) / value_of(whole) * per
    verdict = rate_verdict(computed, quotient.times(per), printed)
    scale = common_scale(part, whole)
    sides = f"{plain(value_of(part) / scale)} ÷ {plain(value_of(whole) / scale)}"
    words = rate_words(sides, computed, printed, verdict)
    return Finding(FindingKind.SHARE, verdict, words, printed, (whole, part))


def _against_hundred(sentence: Sentence) -> Iterator[Finding]:
    """第一、二、三产业分别占12.3%、45.6%和42.1%."""
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
        halved = len(group) == 2 and _are_halves(sentence, group)
        if halved or (len(group) > 1 and together == _HUNDRED) or len(group) == _MOST:
            yield from _group(sentence, group)
            group = []
    yield from _group(sentence, group)


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
        meant = DIVIDED.search(words) is not None or (off <= _FAR and added(figures) > _HUNDRED)
        if meant and is_part_mistyped(_HUNDRED, figures):
            return True
    if off > _FAR:
        return False
    if _LEFT_OVER.search(sentence.before(group[-1])):
        return True
    if len(group) == 2:
        return _are_halves(sentence, group)
    cue = _COMPLETE.search(words) is not None or ("以下" in words and "以上" in words)
    if crosses and not cue:
        return False
    return len(group) >= _FEWEST and (cue or off <= _NEAR)


def _are_halves(sentence: Sentence, group: Sequence[int]) -> bool:
    one, other = (sentence.before(at) + sentence.figures[at].indicator for at in group)
    return are_halves(one, other)
