"""Rates told behind their part and its whole: 抽检4860批次,合格4763批次,合格率98%; 其中酸性112个,频率60.2%."""

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from yearbook_viewer.records import Figure, Finding, FindingKind, Role, Verdict
from yearbook_viewer.records.found import PART
from yearbook_viewer.text.audit.clauses.sentences import Sentence
from yearbook_viewer.text.audit.numbers.misprints import are_digits_mistyped, may_be_mistyped
from yearbook_viewer.text.audit.numbers.precision import (
    Interval,
    common_scale,
    interval_of,
    is_amount,
    is_well_read,
    last_digit,
    plain,
    value_of,
)
from yearbook_viewer.text.audit.numbers.rates import printed_rate, rate_verdict, rate_words, rounded

_RATE = re.compile(
    r"^[^,;:()]{0,8}[,;、(](?P<name>[^,;:()、]{0,12}?)(?:频率|比率|比例|率|占比|比重|(?<=[损盈])面)(?:为|达到?|是|约|仅|均)*$"
)
# Rates that are no part of what stands before them.
_OF_ELSE = re.compile(
    r"增长|增速|年均|平均|利|汇|税|费|覆盖|普及|自然|化$|生育|死亡|发病|出生|毕业|就业|待业|失业|中标|下浮|降|上升|提高"
)
# The whole stands at most so many figures before its part.
_BACK = 3
# A rate that is wrong by more is of something else, if no digit is mistyped.
_FAR = Decimal(10)
_HUNDRED = Decimal(100)


def rates_of_parts(sentences: Sequence[Sentence]) -> Iterator[Finding]:
    """What these sentences tell of the rates that part and whole before them come to."""
    for sentence in sentences:
        for at, figure in enumerate(sentence.figures):
            said = _RATE.match(sentence.before(at)) if at > 1 and figure.unit == "%" else None
            if said is None or figure.role is not Role.LEVEL or figure.target or not is_well_read(figure):
                continue
            part = sentence.figures[at - 1]
            if is_amount(part) and not part.qualifier and not _OF_ELSE.search(said["name"]):
                finding = _finding(sentence, at, said["name"])
                if finding is not None:
                    yield finding


def _finding(sentence: Sentence, at: int, name: str) -> Finding | None:
    figure, part = sentence.figures[at], sentence.figures[at - 1]
    wholes = [
        each
        for each in sentence.figures[max(0, at - 1 - _BACK) : at - 1]
        if is_amount(each) and each.unit == part.unit and value_of(each) >= value_of(part) > 0 and not each.qualifier
    ]
    held = [_held(part, whole, figure) for whole in reversed(wholes)]
    right = next((each for each in held if each.verdict is not Verdict.INCONSISTENT), None)
    if not held or right is not None:
        return right
    words = sentence.before(at - 1) + part.indicator
    is_named = len(name) > 1 and name in words
    akin = bool(set(name) & set(words))
    for whole, finding in zip(reversed(wholes), held, strict=True):
        among = part.relation == PART + whole.indicator
        beside = whole is sentence.figures[at - 2]
        computed = rounded(value_of(part) / value_of(whole) * _HUNDRED, last_digit(figure))
        # 总资产12480万元,净资产4368万元,资产负债率65%: the rate is that of the rest.
        if not is_named and interval_of(figure).holds(_HUNDRED - computed):
            return None
        off = abs(computed - value_of(figure))
        mistyped = are_digits_mistyped(computed, value_of(figure), last_digit(figure)) or (
            among and is_named and _is_amount_mistyped(part, whole, figure)
        )
        # 审结86件,结案率: a character of the rate's name stands in its part's.
        # 贪污14人、渎职7人,大案率: of none of them.
        if ((is_named or (among and (akin or not name))) and mistyped) or (is_named and beside and off <= _FAR):
            return finding
    return None


def _is_amount_mistyped(part: Figure, whole: Figure, printed: Figure) -> bool:
    """Whether the rate would be right but for a mistyped digit in its part."""
    rate = printed_rate(printed)
    meant = Interval(value_of(whole) * rate.interval.low / rate.per, value_of(whole) * rate.interval.high / rate.per)
    return may_be_mistyped(part, meant)


def _held(part: Figure, whole: Figure, printed: Figure) -> Finding:
    quotient = interval_of(part).over(interval_of(whole))
    assert quotient is not None  # the whole is above nought
    per = printed_rate(printed).per
    computed = value_of(part) / value_of(whole) * per
    verdict = rate_verdict(computed, quotient.times(per), printed)
    scale = common_scale(part, whole)
    sides = f"{plain(value_of(part) / scale)} ÷ {plain(value_of(whole) / scale)}"
    return Finding(FindingKind.SHARE, verdict, rate_words(sides, computed, printed, verdict), printed, (whole, part))
