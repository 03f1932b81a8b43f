"""Which way something went: a difference that comes out, but as a rise where the two values tell a fall."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence

from yearbook_viewer.records import Figure, Finding, FindingKind, Role, Verdict
from yearbook_viewer.text.audit.clauses import wording
from yearbook_viewer.text.audit.clauses.linked import clause_before, is_of_else, name_of_change
from yearbook_viewer.text.audit.clauses.sentences import Sentence
from yearbook_viewer.text.audit.numbers.precision import common_scale, plain, value_of
from yearbook_viewer.text.audit.numbers.rates import SIGNS

_AGREEING = (Verdict.CONSISTENT, Verdict.ROUNDING)
_EARLY = (
    r"上年|去年|头年|前年|上一年度?|上届|上[次期轮]|同期|[年期月]初|原[有来先]|原(?=[为是])|曾|过去|[常往历]年|以前"
)
# What a value is told as that another is compared with, in its own clause.
_BASE = re.compile(
    rf"(?:^|[^比较与同跟和])(?:{_EARLY})[^,;:。比较增减升降多少]{{0,14}}$|(?<![占对之])(?:比(?![重例率值])|较|同|与)[^,;:。]{{1,16}}$|(?:^|[^来])(?:[由从]|自(?![来然治]))[^,;:。]{{0,16}}$"
)
_YEAR = re.compile("[0-9]{4}年|[一二][〇零○八九][〇零○一二三四五六七八九]{2}年")
_IN_YEAR = re.compile(rf"^(?:而|但)?(?:{_YEAR.pattern})(?:同期|[末底])?(?:仅|只)?[为是]?$")
_ROSE = re.compile(
    "(?:增[加长产收设配支]?|[上回攀提]升|升高?|[上]?涨|扩[大充展]?|提高|高出?|多[出发了收产支用种养]?|超[出过]?)了?$"
)
_FELL = re.compile(
    "(?:减[少产收退轻]?|下[降跌滑落调]|[降回]低?落?|跌|缩[小短减]?|压[缩减]|低|少[出了发收产支用种养]?)了?$"
)
# Of these the lesser is the better: 10.82秒,比上届提高0.31秒; a rank that rises is a smaller number.
_BETTER_BY_LESS = frozenset(("秒", "分", "分钟", "小时", "天", "日", "个月", "位", "个位次", "位次"))
_OPPOSITE = re.compile("[不未非无]")
_RANK = re.compile("第$")
_PAIR = 2
# Of a loss, a depth below ground, a result run or worked for, more may be less.
_TURNED = re.compile("[亏盈赤负欠埋]|逆差|顺差|效益|节[约余支]|零下|成绩|用时|耗时|名次|排名|位次|周期")


def gone_astray(sentences: Sequence[Sentence], found: Iterable[Finding]) -> Iterator[Finding]:
    """The findings, where a difference that comes out of two values is not told as the rise or the fall that it is of
    them by their times turned into 不符.

    `found`: what was found of changes.
    """
    places: dict[int, tuple[Sentence, int]] = {}
    for sentence in sentences:
        places.update((figure.start, (sentence, at)) for at, figure in enumerate(sentence.figures))
    for each in found:
        held = each.kind is FindingKind.CHANGE and each.verdict in _AGREEING and len(each.against) == _PAIR
        yield (_of_difference(each, places) if held else None) or each


def tells_base(clause: str) -> bool:
    """Whether the words before a value tell that another is compared with it: 比上年的, 与1997年的, 由."""
    return _BASE.search(clause) is not None


def _of_difference(found: Finding, places: Mapping[int, tuple[Sentence, int]]) -> Finding | None:
    if any(figure.start not in places for figure in (found.checked, *found.against)):
        return None
    sentence, at = places[found.checked.start]
    order = _order(sentence, at, [places[figure.start] for figure in found.against])
    told = _way(sentence, at)
    if order is None or told is None or not _may_turn(places, order, sentence.figures[at]):
        return None
    earlier, later = order
    rises = value_of(later) > value_of(earlier)
    if rises == (told is Role.INCREASE):
        return None
    scale = common_scale(earlier, later, sentence.figures[at])
    now, then, printed = (plain(value_of(figure) / scale) for figure in (later, earlier, sentence.figures[at]))
    off = plain((value_of(later) - value_of(earlier)) / scale).replace("-", "−")
    shown = f"{now} − {then} = {off} {SIGNS[Verdict.INCONSISTENT]} {'' if told is Role.INCREASE else '−'}{printed}"
    return Finding(found.kind, Verdict.INCONSISTENT, shown, found.checked, found.against)


def _order(sentence: Sentence, at: int, pair: Sequence[tuple[Sentence, int]]) -> tuple[Figure, Figure] | None:
    """The two values that a figure is the difference of, the earlier one first; None where it may be of others."""
    one, other = (own.figures[place] for own, place in pair)
    apart = abs(value_of(one) - value_of(other))
    levels = one.unit == other.unit and one.role is other.role is Role.LEVEL
    # Neither a sum nor a rate has this difference.
    if not levels or apart == 0 or abs(apart - value_of(sentence.figures[at])) * 2 > apart:
        return None
    base = wording.base_of(sentence.before(at))
    order = _in_time(pair[0], pair[1], base)
    other_year = order is not None and base.isdigit() and order[0].year is not None and int(base) != order[0].year
    return None if other_year else order


def _way(sentence: Sentence, at: int) -> Role | None:
    """Whether a difference is told as a rise or as a fall."""
    clause = clause_before(sentence, at)
    rose, fell = _ROSE.search(clause) is not None, _FELL.search(clause) is not None
    role = sentence.figures[at].role
    if rose == fell:
        return None
    told = Role.INCREASE if rose else Role.DECREASE
    return told if role in (Role.LEVEL, told) else None


def _in_time(one: tuple[Sentence, int], other: tuple[Sentence, int], base: str) -> tuple[Figure, Figure] | None:
    """The two values, the earlier one, or the one compared with, first; None where the words do not tell.

    `base`: what the change is compared with.
    """
    (here, first), (there, second) = one, other
    values = here.figures[first], there.figures[second]
    clauses = [clause_before(*place) for place in (one, other)]
    told = [tells_base(clause) for clause in clauses]
    # 比1985年缩小1200亩(1985年为25600亩).
    if base.isdigit() and not any(told):
        told = [wording.base_of(clause) == base for clause in clauses]
    # 2.07万件,2022年为2.31万件: the only year that is told is another one.
    if not any(told) and here is there and first < second and _IN_YEAR.search(clauses[1]):
        told[1] = not _YEAR.search("".join(here.gaps[:second]))
    years = [figure.year for figure in values]
    by_year = None
    if None not in years and years[0] != years[1]:
        by_year = (years[0] or 0) < (years[1] or 0)
    if told[0] != told[1]:
        # By its year the one compared with would be the later one.
        if by_year is not None and by_year != told[0]:
            return None
        return values if told[0] else (values[1], values[0])
    if by_year is None or any(told):
        return None
    return values if by_year else (values[1], values[0])


def _may_turn(places: Mapping[int, tuple[Sentence, int]], pair: Sequence[Figure], change: Figure) -> bool:
    """Whether the change is told of the very thing that the two values are of, and more of it is more."""
    sentence, at = places[change.start]
    if change.unit in _BETTER_BY_LESS or _TURNED.search(clause_before(sentence, at)):
        return False
    for figure in pair:
        own, place = places[figure.start]
        clause = clause_before(own, place)
        if _TURNED.search(clause) or _TURNED.search(figure.indicator) or _RANK.search(clause):
            return False
        # 不合格率由4.2%降到2.6%,合格率上升1.6个百分点.
        if _OPPOSITE.search(clause + figure.indicator) and name_of_change(sentence, at):
            return False
        if own is sentence and is_of_else(sentence, place, at):
            return False
    return True
