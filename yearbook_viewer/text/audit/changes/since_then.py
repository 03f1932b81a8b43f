"""Rates of change against one earlier value and the value of now, which may stand some sentences before."""

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace
from decimal import Decimal

from yearbook_viewer.records import Figure, Finding, Verdict
from yearbook_viewer.text.audit.changes.growth import against_values
from yearbook_viewer.text.audit.changes.now_and_then import NO_NAME, as_rate, may_be_later
from yearbook_viewer.text.audit.clauses import wording
from yearbook_viewer.text.audit.clauses.akin import telling
from yearbook_viewer.text.audit.clauses.linked import BY_WORDS, clause_before, is_difference, is_plain_value
from yearbook_viewer.text.audit.clauses.sentences import Sentence, joined
from yearbook_viewer.text.audit.clauses.statements import Change
from yearbook_viewer.text.audit.clauses.value_pairs import listed_with
from yearbook_viewer.text.audit.numbers.chances_of_rates import rate_by_chance
from yearbook_viewer.text.audit.numbers.precision import RATES, value_of

_TIME = r"(?:[上头]一?年度?|去年|前一?年|年初|期初|(?:19|20)[0-9]{2}年)(?:同期|全年|末|底|初|度)?"
_THEN = re.compile(rf"(?:^|[,;。(:、])[^,;。比较与同]{{0,14}}{_TIME}[^;。比较增减]{{0,16}}$")
# 较上年最高值33.5万千瓦增长: nothing but the rate follows, it is of these two.
_COMPARED = re.compile(rf"(?:比|较之?|与|同|相对于){_TIME}的?[^,;。比较增减]{{0,10}}$")
# 1972年产钢4.8万吨,1973年因限电,产量跌至3.9万吨: the value of now may follow.
_BECAME = re.compile("(?:[到至达]了?|[今本当]年[^,;。]{0,12})$")
_BACK, _AHEAD = 5, 6
_TELLING = 2
_MOST_LIKELY = 0.15
_ORDINARY = Decimal(4)


def since_then(sentences: Sequence[Sentence], known: Collection[int]) -> Iterator[Finding]:
    """Rates told behind a value of an earlier time, against it and the value of now before it.

    What comes out is 相符; what does not is 不符 where the words leave no other value, or where one misprint explains
    it. `known`: where the rates begin that were held against values already.
    """
    done = set(known)
    for number, sentence in enumerate(sentences):
        starts = [at for at in range(len(sentence.figures)) if _is_then(sentence, at)]
        if not starts:
            continue
        whole, first = _with_former(sentences, number)
        if number + 1 < len(sentences) and sentences[number + 1].number == sentence.number + 1:
            whole = joined(whole, sentences[number + 1])
        for start in starts:
            found = _of_value(whole, first + start, first, done)
            if found is not None:
                done.add(found.checked.start)
                yield found


def _with_former(sentences: Sequence[Sentence], number: int) -> tuple[Sentence, int]:
    """A sentence with those of its paragraph before it, and how many figures these have."""
    begin = number
    while begin and number - begin < _BACK and sentences[begin - 1].number + 1 == sentences[begin].number:
        begin -= 1
    whole = sentences[begin]
    for at in range(begin + 1, number + 1):
        whole = joined(whole, sentences[at])
    return whole, len(whole.figures) - len(sentences[number].figures)


def _is_then(sentence: Sentence, at: int) -> bool:
    words, figure = sentence.before(at), sentence.figures[at]
    if not is_plain_value(figure) or figure.unit in RATES:
        return False
    return _THEN.search(words) is not None or _COMPARED.search(words) is not None


def _of_value(both: Sentence, then: int, own: int, done: Collection[int]) -> Finding | None:
    """`own`: the place of the first figure of the sentence that the earlier value stands in."""
    rate = next(_rates_behind(both, then, done), None)
    if rate is None:
        return None
    at, change = rate
    compared = _COMPARED.search(both.before(then)) is not None
    values = list(_values_of_now(both, then, at))
    right: Finding | None = None
    wrong: list[tuple[float, Finding]] = []
    for now in values:
        later, earlier = both.figures[now], both.figures[then]
        found = against_values(later, earlier, Change(change, wording.UNSAID))
        if found is None or wording.is_comparable_by_convention(later.indicator):
            continue
        if found.verdict is not Verdict.INCONSISTENT:
            right = right or found
            continue
        ratio = max(value_of(later) / value_of(earlier), value_of(earlier) / value_of(later))
        only = ratio < _ORDINARY and len(values) == 1 and now >= own
        # 1.214吨/工,上年为1.136吨/工,提高0.69%: nothing stands between that the rate could be of.
        next_to = at == max(now, then) + 1 and (compared or (now == then - 1 and not _name(both, then, at)))
        chance = 0.0 if only and next_to else rate_by_chance(later, earlier, change) * len(values)
        wrong.append((chance, found))
    if right is not None:
        return replace(right, checked=both.figures[at])
    best = min(wrong, key=lambda each: each[0], default=None)
    return replace(best[1], checked=both.figures[at]) if best is not None and best[0] <= _MOST_LIKELY else None


def _became(both: Sentence, then: int, at: int) -> bool:
    """Whether a value is what an earlier one became, told right behind it."""
    alike = both.figures[at].unit == both.figures[then].unit and "。" not in both.before(at)
    return at == then + 1 and alike and _BECAME.search(both.before(at)) is not None


def _rates_behind(both: Sentence, then: int, done: Collection[int]) -> Iterator[tuple[int, Figure]]:
    """The rates of change behind an earlier value, up to the next value."""
    for at in range(then + 1, min(len(both.figures), then + 1 + _AHEAD)):
        figure = both.figures[at]
        is_value = is_plain_value(figure) and figure.unit not in RATES and is_difference(both, at) < BY_WORDS
        if is_value and not _became(both, then, at):
            return
        # 分别增长18.6%、20.1%和18.0%: each is of another value.
        change = as_rate(both, at) if listed_with(both, at) is None else None
        if change is not None and figure.start not in done:
            yield at, change


def _values_of_now(both: Sentence, then: int, at: int) -> Iterator[int]:
    """The places of the values before an earlier one that the rate may be of: of its name, or the only one."""
    earlier = both.figures[then]
    if is_plain_value(both.figures[then + 1]) and _became(both, then, then + 1):
        yield then + 1
        return
    alike = [
        place
        for place in range(then)
        if both.figures[place].unit == earlier.unit
        and is_plain_value(both.figures[place])
        and may_be_later(both.figures[place], earlier)
    ]
    name = _name(both, then, at)
    if not name:
        yield from alike[-1:]
        return
    named = {place: telling(clause_before(both, place) + both.figures[place].indicator) for place in alike}
    of_name = [place for place in alike if name & named[place] and len(name - named[place]) < _TELLING]
    if of_name:
        yield from of_name
    elif len(name) < _TELLING:
        yield from alike[-1:]


def _name(both: Sentence, then: int, at: int) -> frozenset[str]:
    """The characters of what the words before an earlier value and a rate are of."""
    return telling(NO_NAME.sub("", clause_before(both, then) + clause_before(both, at)))
