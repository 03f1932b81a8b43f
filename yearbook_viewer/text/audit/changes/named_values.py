"""Differences whose values stand some sentences away: of what was there at first and at last by its name, of one time
and another told with its name, and from the highest or lowest value: 最高174.12米。…落到171.60米,比最高时下降2.52米."""

import re
from collections.abc import Collection, Iterator, Sequence

from yearbook_viewer.records import Figure, Finding, FindingKind, Role, Verdict
from yearbook_viewer.text.audit.changes.directions import tells_base
from yearbook_viewer.text.audit.clauses.akin import telling
from yearbook_viewer.text.audit.clauses.linked import (
    BY_WORDS,
    clause_before,
    is_difference,
    is_gross,
    is_plain_flow,
    is_plain_value,
    name_of_change,
)
from yearbook_viewer.text.audit.clauses.sentences import JOINTS, Sentence, joined
from yearbook_viewer.text.audit.clauses.stocks import closes, is_told_apart, moves, opens
from yearbook_viewer.text.audit.numbers.chances import slip_by_chance
from yearbook_viewer.text.audit.numbers.precision import common_scale, interval_of, plain, value_of
from yearbook_viewer.text.audit.numbers.rates import SIGNS

_OF_EXTREME = re.compile(
    r"(?:[比较距]|低于|高于)(?:该站|历史|本次|此次|年内|全年)?(?:(?P<high>最[高大多]|[洪高尖]峰|峰值?|顶峰|鼎盛)|(?P<low>最[低小少]|低谷|谷底))"
    r"(?:水位|时期?|年份|点|峰|值|期|日|那天)*(?:又|已|约)?(?:[下回][降落跌升]|减少|降低|跌落|退落|上[升涨]|增[加长]|提高|低|高|少|多|[降落涨升减增退])了?$"
)
_NET = re.compile(r"净[增减]加?$|(?:^|[^新])增[加长]了?$|净(?:下降|减少)$|[^新净]减少了?$")
# So many sentences with figures before it, and behind it.
_BACK, _AHEAD = 4, 2
# A sentence without figures may stand between, or the end of a paragraph.
_APART = 4
# How likely it may be by chance that a misprint explains a difference; others may have gone of what came in anew.
_ALLOWED, _ALLOWED_ANEW = 0.1, 0.01
_TELLING = 2
_ENDED = re.compile(r"年[末底终]|期末|月末|目前|现[有在]|[增减升降长扩大]到|[增升降减]至|12月|十二月")
_STOCK = frozenset("余额总数量共有实达在册")


def named_values(sentences: Sequence[Sentence], known: Collection[int]) -> Iterator[Finding]:
    """What comes out is 相符; what does not is 不符 where one misprint explains it that would hardly do so by chance.

    `known`: where the differences begin that were held against values already.
    """
    for number, sentence in enumerate(sentences):
        told = [at for at in range(len(sentence.figures)) if sentence.figures[at].start not in known]
        told = [at for at in told if is_plain_flow(sentence.figures[at])]
        nets = [at for at in told if _is_difference(sentence, at)]
        named = [at for at in told if at not in nets and _is_named_difference(sentence, at)]
        if not (nets or named):
            continue
        begin = number
        while begin and number - begin < _BACK and sentences[begin].number - sentences[begin - 1].number <= _APART:
            begin -= 1
        whole = sentences[begin]
        for former in range(begin + 1, number + 1):
            whole = joined(whole, sentences[former])
        first = len(whole.figures) - len(sentence.figures)
        found = {at: _held(whole, first + at) for at in nets}
        ahead = number
        while (
            ahead + 1 < min(len(sentences), number + 1 + _AHEAD)
            and sentences[ahead + 1].number - sentences[ahead].number <= _APART
        ):
            ahead += 1
            whole = joined(whole, sentences[ahead])
        found |= {at: _of_two_times(whole, first + at) for at in (*nets, *named) if found.get(at) is None}
        yield from (each for each in found.values() if each is not None)


def _is_difference(sentence: Sentence, at: int) -> bool:
    clause = clause_before(sentence, at)
    return _OF_EXTREME.search(clause) is not None or _NET.search(clause) is not None


def _is_named_difference(sentence: Sentence, at: int) -> bool:
    """Whether the words before a figure tell that it is a difference, or came in anew, and of what."""
    told = is_difference(sentence, at) >= BY_WORDS or is_gross(sentence, at)
    return told and len(_name(sentence, at)) >= _TELLING


def _name(sentence: Sentence, at: int) -> frozenset[str]:
    """The characters of what a difference is of: by its own words, else the value that it stands right behind."""
    own = name_of_change(sentence, at) - set(sentence.figures[at].unit)
    if own or not at or not sentence.before(at).startswith((",", "(")):
        return own
    value = sentence.figures[at - 1]
    beside = value.unit == sentence.figures[at].unit and is_plain_value(value)
    return telling(value.indicator) if beside else frozenset()


def _of_two_times(whole: Sentence, at: int) -> Finding | None:
    """A difference against the only value of an earlier time and the only other one that are told with its name."""
    name = _name(whole, at)
    if len(name) < _TELLING:
        return None
    then: list[Figure] = []
    now: list[Figure] = []
    for place, figure in enumerate(whole.figures):
        if figure.unit != whole.figures[at].unit or place == at or not is_plain_value(figure):
            continue
        if not name <= telling(figure.indicator + clause_before(whole, place)) or is_gross(whole, place):
            continue
        (then if tells_base(clause_before(whole, _head(whole, place))) else now).append(figure)
    if len(then) != 1 or len(now) != 1:
        return None
    if not is_gross(whole, at):
        return _difference(now[0], then[0], whole.figures[at], _ALLOWED)
    # 新增654张,…撤并9张: of what came in anew some went, and it is told.
    went = any(each.unit == then[0].unit and moves(whole, place) == (-1,) for place, each in enumerate(whole.figures))
    return _difference(now[0], then[0], whole.figures[at], _ALLOWED_ANEW) if not went else None


def _head(whole: Sentence, at: int) -> int:
    """The first value of the list that a value is in."""
    while at and whole.before(at)[:1] in JOINTS:
        at -= 1
    return at


def _held(whole: Sentence, at: int) -> Finding | None:
    clause = clause_before(whole, at)
    extreme = _OF_EXTREME.search(clause)
    pair = _from_extreme(whole, at, highest=extreme["high"] is not None) if extreme is not None else _of_name(whole, at)
    return _difference(*pair, whole.figures[at], _ALLOWED) if pair is not None else None


def _from_extreme(whole: Sentence, at: int, *, highest: bool) -> tuple[Figure, Figure] | None:
    """The value before a difference from the highest (or lowest) one, and that."""
    figure = whole.figures[at]
    values = [
        place
        for place in range(at)
        if whole.figures[place].unit == figure.unit
        and whole.figures[place].role is Role.LEVEL
        and is_plain_flow(whole.figures[place])
    ]
    if len(values) < 2 or values[-1] != at - 1 or "。" in whole.before(at):
        return None
    now = whole.figures[values[-1]]
    former = [whole.figures[place] for place in values[:-1]]
    best = max(former, key=value_of) if highest else min(former, key=value_of)
    passed = value_of(best) > value_of(now) if highest else value_of(best) < value_of(now)
    return (now, best) if passed else None


def _of_name(whole: Sentence, at: int) -> tuple[Figure, Figure] | None:
    """What was there at last and at first of the thing whose net change is told; None unless one of each is."""
    name = telling(whole.figures[at].indicator) or telling(_NET.sub("", clause_before(whole, at)))
    name -= frozenset("净增减当年本全")
    if not name:
        return None
    first: list[Figure] = []
    last: list[Figure] = []
    begun = False
    for place in range(len(whole.figures)):
        figure = whole.figures[place]
        # 年初各项存款余额3亿元,各项贷款余额2亿元: both.
        ended = "。" in whole.before(place) or _ENDED.search(whole.before(place)) is not None
        begun = opens(whole, place) or (begun and not ended)
        if place == at or figure.unit != whole.figures[at].unit or not is_plain_flow(figure):
            continue
        own = telling(figure.indicator)
        if figure.role is not Role.LEVEL or not name <= own or is_told_apart(whole, place):
            continue
        if begun:
            first.append(figure)
        elif closes(whole, place):
            last.append(figure)
    if len(first) != 1 or len(last) != 1:
        return None
    here, there = telling(first[0].indicator) - _STOCK, telling(last[0].indicator) - _STOCK
    return (last[0], first[0]) if here <= there or there <= here else None


def _difference(now: Figure, then: Figure, change: Figure, allowed: float) -> Finding | None:
    high, low = sorted((now, then), key=value_of, reverse=True)
    top, bottom, amount = interval_of(high), interval_of(low), interval_of(change)
    exact = value_of(high) - value_of(low)
    if exact == value_of(change):
        verdict = Verdict.CONSISTENT
    elif (top - bottom).meets(amount):
        verdict = Verdict.ROUNDING
    else:
        meant = ((change, top - bottom), (high, bottom + amount), (low, top - amount))
        if min(slip_by_chance(each, right) for each, right in meant) > allowed:
            return None
        verdict = Verdict.INCONSISTENT
    scale = common_scale(high, low, change)
    shown = f"{plain(value_of(high) / scale)} − {plain(value_of(low) / scale)}"
    if verdict is not Verdict.CONSISTENT:
        shown += f" = {plain(exact / scale)}"
    shown += f" {SIGNS[verdict]} {plain(value_of(change) / scale)}"
    against = tuple(sorted((now, then), key=lambda figure: figure.start))
    return Finding(FindingKind.CHANGE, verdict, shown, change, against)
