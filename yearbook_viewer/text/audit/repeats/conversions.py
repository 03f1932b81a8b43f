"""An amount told in two units side by side, one in brackets: 30亩(20010平方米), 12.6公里,合25.2华里; or in old and new
money: 旧币26亿元,折合新币26万元."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal

from yearbook_viewer.records import Figure, Finding, Role, Verdict
from yearbook_viewer.text.audit.clauses.sentences import Sentence
from yearbook_viewer.text.audit.numbers.precision import RATES, is_well_read, last_digit, scale_of, value_of
from yearbook_viewer.text.audit.repeats.repeated import repeated
from yearbook_viewer.text.series.families import family_of, in_base

# Nothing but that it is the same stands between.
_SAME = re.compile(r"^[(\[〔,]?(?:折合|折算|约合|合计约?|相当于|换算|[合即约计折为])*(?:成|为|约)?$")
_OPENS = re.compile(r"^[(\[〔]")
_SAYS_SO = re.compile("[合折即]|换算")
# 里 and 斤 were not always as long or as heavy as since this year.
_SINCE = 1950
_OLD = frozenset(("里", "华里", "斤", "市斤", "担", "顷"))
_LOOSE, _LOOSE_OLD = Decimal("0.003"), Decimal("0.21")
# What is so many times as large is of something else.
_FAR = Decimal(30)
# What was money until 1955 was changed at this rate.
_OLD_FOR_NEW, _MONEY, _NEAR = Decimal(10000), "人民币", 12
_OLD_MONEY, _NEW_MONEY = re.compile("旧(?:人民)?[币版制]"), re.compile("新(?:人民)?[币版制]")


def conversions(sentences: Sequence[Sentence]) -> Iterator[Finding]:
    """The amounts whose second unit tells another amount than the first (不符)."""
    for sentence in sentences:
        has_old_money = "旧" in sentence.words and _OLD_MONEY.search(sentence.words) is not None
        for at in range(1, len(sentence.figures)):
            one, other = sentence.figures[at - 1 : at + 1]
            if has_old_money:
                rate = _rate_of_money(sentence, at)
                if rate is not None and _are_unlike(one, other, rate):
                    worth = replace(one, value=value_of(one) / rate)
                    yield replace(repeated(other, worth, Verdict.INCONSISTENT, "≠"), against=(one,))
            elif _is_same(sentence, at) and _are_amounts(one, other) and _differ(one, other):
                yield repeated(other, one, Verdict.INCONSISTENT, "≠")


def _rate_of_money(sentence: Sentence, at: int) -> Decimal | None:
    """How much of the money of the figure before this one makes one of this one's; None where not one of both is old
    and the other new."""
    before, between, behind = sentence.before(at - 1), sentence.before(at), sentence.behind(at)
    if not _SAYS_SO.search(between):
        return None
    if _NEW_MONEY.search(between) and (_OLD_MONEY.match(between[1:]) or _OLD_MONEY.search(before[-_NEAR:])):
        return _OLD_FOR_NEW
    if _OLD_MONEY.search(between) or _OLD_MONEY.match(behind[1:]):
        return 1 / _OLD_FOR_NEW
    return None


def _are_unlike(one: Figure, other: Figure, rate: Decimal) -> bool:
    """Whether an amount of one money is not what it makes in the other, however both were rounded or cut off."""
    if any(figure.value is None or family_of(figure.unit).name != _MONEY for figure in (one, other)):
        return False
    rest = abs(value_of(one) - value_of(other) * rate)
    return rest > last_digit(one) + last_digit(other) * rate


def _is_same(sentence: Sentence, at: int) -> bool:
    before, behind = sentence.before(at), sentence.behind(at)
    if not _SAME.match(before):
        return False
    # 长1.2公里(宽8米): in brackets alone, or said to be the same.
    return _SAYS_SO.search(before) is not None or (_OPENS.match(before) is not None and behind[:1] in (")", "]", "〕"))


def _are_amounts(one: Figure, other: Figure) -> bool:
    return (
        family_of(one.unit).name == family_of(other.unit).name
        and family_of(one.unit).factor * int(scale_of(one)) != family_of(other.unit).factor * int(scale_of(other))
        and not RATES.intersection((one.unit, other.unit))
        and all(each.role is Role.LEVEL and each.value is not None and is_well_read(each) for each in (one, other))
        and min(value_of(one), value_of(other)) > 0
    )


def _differ(one: Figure, other: Figure) -> bool:
    """Whether two amounts are not the same however they were rounded or cut off."""
    here, there = (in_base(value_of(each), each.unit) for each in (one, other))
    digits = sum(in_base(last_digit(each), each.unit) * (2 if each.qualifier else 1) for each in (one, other))
    old = any(each.unit in _OLD and (each.year or _SINCE) < _SINCE for each in (one, other))
    loose = (_LOOSE_OLD if old else _LOOSE) * max(here, there)
    if abs(here - there) <= digits + loose:
        return False
    ratio = max(here / there, there / here)
    return ratio < _FAR or ratio.normalize().as_tuple().digits == (1,)
