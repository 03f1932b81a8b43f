"""Rates of change of several things whose values of now and then are told one list after the other."""

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace

from yearbook_viewer.records import Figure, Finding, Role, Verdict
from yearbook_viewer.text.audit.changes.growth import against_values
from yearbook_viewer.text.audit.changes.pair_signs import FELL
from yearbook_viewer.text.audit.clauses import wording
from yearbook_viewer.text.audit.clauses.akin import telling
from yearbook_viewer.text.audit.clauses.linked import clause_before, is_plain_value
from yearbook_viewer.text.audit.clauses.sentences import Sentence, joined
from yearbook_viewer.text.audit.clauses.statements import Change
from yearbook_viewer.text.audit.clauses.value_pairs import listed_with
from yearbook_viewer.text.audit.numbers.chances_of_rates import rate_by_chance
from yearbook_viewer.text.audit.numbers.precision import RATES, is_well_read, value_of
from yearbook_viewer.text.audit.numbers.rates import is_rate

# The words before the first value of an earlier time, with those before a number of things: 上年这三项依次是.
_THEN = re.compile(
    r"(?:^|[,;。(:、])(?:而|但|则|又|其)?(?:[上头]一?年度?|去年|前一?年|年初|期初|(?:19|20)[0-9]{2}学?年)(?:同期|末|底|初|度)?[^;。比较增减]{0,24}$"
)
_NOW = re.compile(r"今年|本年|当年|年[末底]|现在?|目前|期末")
_SAID = re.compile(
    r"(?:19|20)[0-9]{2}|[上头]一?年|去年|前年|年初|年|同期|末|底|初|度|同?口径"
    r"|这|上述|以上|前述|该|各|项|指标|数据|依次|分别|为|是|有|达到?|仅|只|[的则而但又其即也就说,:;、。()]|实现|完成|共|两者|二者"
)
_CHANGE = re.compile(
    "[增减升降涨跌扩上下回][加长少到升降涨跌滑扬扩大落浮产]?(?:幅度?|速度?|率|比例)?|幅度?|速度|同比|比|多|少"
)
_ROSE = re.compile("增|升|涨|扩|提高|多|长")
_NO_RATE = re.compile("占|均|每|递增|递减|其中|环比|比重|完成|率(?:为|达)")
_COMPARABLE = re.compile("可比价|不变价|可比增长|价格|物价|扣除|剔除|实际[增下]")
# What the words before a value and a rate say beside the name of what it is of.
NO_NAME = re.compile(
    f"{_SAID.pattern}|{_CHANGE.pattern}|[两二三四五六七八九十]|间|相比|以此|基数|产量|总量|最高值?|水平|最|均|[较与同提高低平“”前比]|以来|开局"
)
_THINGS = frozenset("项个类种")
_BACK, _AHEAD, _LONGEST = 14, 12, 8
_MOST_LIKELY = 0.15
_ORDINARY = 4

# The places of a value of now and of the earlier one.
Pair = tuple[int, int]


def now_and_then(sentences: Sequence[Sentence], known: Collection[int]) -> Iterator[Finding]:
    """Rates against the values of now and of then of their thing, by its name or by their order.

    What comes out is 相符; what does not is 不符 where another rate of the two lists comes out, or where one misprint
    explains it. `known`: where the rates begin that were held against values already.
    """
    done = set(known)
    for number, sentence in enumerate(sentences):
        starts = [at for at in range(len(sentence.figures)) if _is_then(sentence, at)]
        if not starts:
            continue
        whole, first = sentence, 0
        if number and sentences[number - 1].number + 1 == sentence.number:
            first = len(sentences[number - 1].figures)
            whole = joined(sentences[number - 1], whole)
        if number + 1 < len(sentences) and sentences[number + 1].number == sentence.number + 1:
            whole = joined(whole, sentences[number + 1])
        for start in starts:
            for found in _of_lists(whole, first + start, done):
                done.add(found.checked.start)
                yield found


def _is_then(sentence: Sentence, at: int) -> bool:
    figure = sentence.figures[at]
    return figure.unit not in _THINGS and is_plain_value(figure) and _THEN.search(_lead(sentence, at)) is not None


def _lead(both: Sentence, at: int) -> str:
    """The words before a value, with those before a number of things that it is of."""
    words = both.before(at)
    counted = at > 0 and both.figures[at - 1].unit in _THINGS and len(words) <= _LONGEST
    return both.before(at - 1) + words if counted else words


def _of_lists(both: Sentence, start: int, done: Collection[int]) -> Iterator[Finding]:
    then = list(_list_from(both, start))
    pairs = list(_pairs(both, then))
    if not pairs:
        return
    rates = [(at, change) for at in _places_of_rates(both, pairs, then) if (change := as_rate(both, at)) is not None]
    held: list[tuple[Figure, Figure, Figure, Finding]] = []
    for at, change in rates:
        pair = _pair_of(both, at, pairs, [each for each, _ in rates])
        if pair is not None and not wording.is_comparable_by_convention(both.figures[pair[0]].indicator):
            later, earlier = both.figures[pair[0]], both.figures[pair[1]]
            found = against_values(later, earlier, Change(change, wording.UNSAID))
            if found is not None:
                held.append((change, later, earlier, replace(found, checked=both.figures[at])))
    agreeing = sum(found.verdict is not Verdict.INCONSISTENT for *_, found in held)
    for change, later, earlier, found in held:
        if found.checked.start in done:
            continue
        near = value_of(later) <= value_of(earlier) * _ORDINARY and value_of(earlier) <= value_of(later) * _ORDINARY
        sure = (agreeing and near) or found.verdict is not Verdict.INCONSISTENT
        if sure or rate_by_chance(later, earlier, change) <= _MOST_LIKELY:
            yield found


def _list_from(both: Sentence, start: int) -> Iterator[int]:
    """The places of the values from one on that are told of its time."""
    yield start
    for at in range(start + 1, min(len(both.figures), start + _LONGEST)):
        words = both.before(at)
        if ";" in words or "。" in words or _NOW.search(words) or not is_plain_value(both.figures[at]):
            return
        if both.figures[at].unit in RATES:
            return
        yield at


def _pairs(both: Sentence, then: Sequence[int]) -> Iterator[Pair]:
    """Each value of then with that of now: those of the same units in the same order, or of the same name."""
    values = [
        at
        for at in range(max(0, then[0] - _BACK), then[0])
        if is_plain_value(both.figures[at])
        and both.figures[at].unit not in (*RATES, *_THINGS)
        and may_be_later(both.figures[at], both.figures[then[0]])
    ]
    names = [telling(_SAID.sub("", clause_before(both, at))) for at in then]
    if not any(names[1:]) and (len(then) > 1 or not names[0]):
        units = [both.figures[at].unit for at in then]
        for begin in range(len(values) - len(then), -1, -1):
            run = values[begin : begin + len(then)]
            if [both.figures[at].unit for at in run] == units:
                yield from zip(run, then, strict=True)
                return
        return
    for at, name in zip(then, names, strict=True):
        alike = [
            (len(own), each)
            for each in values
            if both.figures[each].unit == both.figures[at].unit
            and (own := name & telling(clause_before(both, each) + both.figures[each].indicator))
            and len(name - own) <= len(own) // 2
        ]
        shared, best = max(alike, default=(0, 0))
        if shared and sum(each == shared for each, _ in alike) == 1:
            yield best, at


def _places_of_rates(both: Sentence, pairs: Sequence[Pair], then: Sequence[int]) -> Iterator[int]:
    """The places between the values of now and those of then, and behind these up to the next value."""
    first = min(now for now, _ in pairs)
    yield from (at for at in range(first + 1, then[0]) if both.figures[at].unit in RATES)
    for at in range(then[-1] + 1, min(len(both.figures), then[-1] + 1 + _AHEAD)):
        if is_plain_value(both.figures[at]) and both.figures[at].unit not in (*RATES, *_THINGS):
            return
        yield at


def may_be_later(now: Figure, then: Figure) -> bool:
    """Whether a value is not of a time before another's, as far as their years are known."""
    return None in (now.year, then.year) or (now.year or 0) >= (then.year or 0)


def as_rate(both: Sentence, at: int) -> Figure | None:
    """A figure as a rate of change, but not one a year, at the prices of its years."""
    figure = both.figures[at]
    if not is_rate(figure) or figure.unit == "倍" or figure.qualifier or figure.target or not is_well_read(figure):
        return None
    listed = listed_with(both, at)
    clause = clause_before(both, at if listed is None else listed[0])
    if value_of(figure) <= 0 or _NO_RATE.search(clause) or _COMPARABLE.search(both.before(at)):
        return None
    if figure.role is not Role.LEVEL:
        return figure
    if FELL.search(clause):
        return replace(figure, role=Role.DECREASE)
    return replace(figure, role=Role.INCREASE) if _ROSE.search(clause) else None


def _pair_of(both: Sentence, at: int, pairs: Sequence[Pair], rates: Sequence[int]) -> Pair | None:
    """The two values that a rate is of: by its place in a list of as many rates as values, or by its name."""
    listed = listed_with(both, at)
    if listed is not None:
        count = listed[1] - listed[0]
        return pairs[at - listed[0]] if count == len(pairs) else None
    name = telling(_CHANGE.sub("", _SAID.sub("", clause_before(both, at))))
    # 38.61亿元,同比增长22.4%(上年两项为473.0万人次、31.54亿元).
    own = [pair for pair in pairs if pair[0] == at - 1]
    if not name and own:
        return own[0]
    if not name:
        # 供气8640吨,增长10.5%,用户5.2万户,增长8.3%;上年供气7820吨: the rate behind another value is of that.
        own = list(pairs if len(pairs) == 1 else pairs[rates.index(at) :][:1] if len(rates) == len(pairs) else ())
        between = range(own[0][0] + 1, min(at, own[0][1])) if own else range(0)
        others = any(is_plain_value(both.figures[place]) and both.figures[place].unit not in RATES for place in between)
        return own[0] if own and (len(pairs) > 1 or not others) else None
    shared = [
        len(name & telling(clause_before(both, now) + both.figures[now].indicator + clause_before(both, then)))
        for now, then in pairs
    ]
    best = max(shared)
    right = shared.count(best) == 1 and 2 * best >= len(name)
    return pairs[shared.index(best)] if best and right else None
