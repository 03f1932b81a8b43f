"""What a reader types for a range of values: `> 1000 万元`, `500-800 亿元`, `≥3%`, `<2万人`, 五百万元以上."""

import math
import re
from dataclasses import dataclass
from decimal import Decimal
from typing import NamedTuple

from yearbook_viewer.text.figures.numerals import ARABIC, CHINESE, MULTIPLIERS, arabic_value, chinese_value
from yearbook_viewer.text.figures.units import UNITS
from yearbook_viewer.text.folds import fold
from yearbook_viewer.text.lexicons import simplified
from yearbook_viewer.text.series.families import family_of, in_base, parted

# More than anybody types.
LONGEST = 80
_YEAR_DIGITS = 4

# What stands before a number, and whether the number itself is meant too: with 以上 and 以下 it is, with 超过 and 不足
# it is not (民法典 第1259条).
_ABOVE = {
    word: included
    for words, included in ((">= => ≥ ≧ 大于等于 大于或等于 不小于 不少于 不低于 不下 至少 最少 起码", True),
                            ("> 大于 超过 高于 多于 逾 突破 超", False))
    for word in words.split()
}  # fmt: skip
_BELOW = {
    word: included
    for words, included in (("<= =< ≤ ≦ 小于等于 小于或等于 不大于 不超过 不高于 不多于 至多 最多", True),
                            ("< 小于 低于 少于 不足 不到 未达", False))
    for word in words.split()
}  # fmt: skip
_SAME = frozenset(("=", "==", "等于", "是", "为"))
# What stands behind it.
_BEHIND = {"及以上": True, "或以上": True, "以上": True, "起": True, "及以下": False, "或以下": False, "以下": False,
           "以内": False, "之内": False}  # fmt: skip
_SIGNS = "|".join(sorted({*_ABOVE, *_BELOW, *_SAME}, key=len, reverse=True))
_ENDS = "|".join(sorted(_BEHIND, key=len, reverse=True))
_AMOUNT = r"[+\-−]?[^<>=≤≥≦≧~\-−–—]+?"
_ONE = re.compile(rf"(?P<sign>{_SIGNS})?(?P<amount>{_AMOUNT})(?P<end>{_ENDS})?")
_TWO_SIGNS = re.compile(rf"({_SIGNS})({_AMOUNT})[,、;]?(?:并且|且|并|而)?({_SIGNS})({_AMOUNT})")
_BETWEEN = re.compile(
    rf"(?:在|介于|从)?({_AMOUNT})(?:-|−|–|—{{1,2}}|~|至|到|\.\.\.?|…|和|与|及)(?:=)?({_AMOUNT})(?:之间|间)?"
)
_NUMBER = re.compile(rf"{ARABIC}|{CHINESE}|\.[0-9]{{1,12}}")
_PER = {"百": "%", "千": "‰"}


class Bound(NamedTuple):
    """An end of a range; `value`: in the base unit; `included`: whether the range holds it."""

    value: Decimal
    included: bool


@dataclass(frozen=True, slots=True)
class ValueRange:
    """Values from `least` to `most`, without end where one is None. `family`: of the unit, empty without one."""

    least: Bound | None
    most: Bound | None
    family: str

    def closed(self) -> tuple[Decimal | None, Decimal | None]:
        """The same values between two ends that both belong to the range.

        An end that does not is moved by the smallest step of a binary double, as which values are compared.
        """
        return _moved(self.least, math.inf), _moved(self.most, -math.inf)


def read_range(words: str, unit: str = "") -> ValueRange | None:
    """The range that is meant; None where the words cannot be read. `unit`: of numbers that have none."""
    told = "".join(fold(words).translate(simplified()).split())
    if not told or len(told) > LONGEST:
        return None
    if two := _TWO_SIGNS.fullmatch(told):
        return _between(two[1], two[2], two[3], two[4], unit)
    one = _ONE.fullmatch(told)
    if one and (amount := _amount(one["amount"])):
        return _one_sided(one["sign"] or "", _in_unit(amount, unit), one["end"] or "")
    if both := _BETWEEN.fullmatch(told):
        return _between(">=", both[1], "<=", both[2], unit)
    return None


def read_year(words: str) -> int | None:
    """The year that is meant by 2019, ２０１９年 or 二〇一九; None while it has less than four digits.

    ValueError where the words are no year.
    """
    told = fold(words).strip().removesuffix("年").strip()
    value = Decimal(told) if told.isascii() and told.isdecimal() else chinese_value(told) if told else Decimal(0)
    if value is None or not 0 <= value < 10**_YEAR_DIGITS or value != int(value):
        raise ValueError(words)
    return int(value) if value >= 10 ** (_YEAR_DIGITS - 1) else None


def _moved(bound: Bound | None, towards: float) -> Decimal | None:
    if bound is None or bound.included:
        return bound and bound.value
    return Decimal(math.nextafter(float(bound.value), towards))


class _Amount(NamedTuple):
    """A number and the unit behind it, multipliers of the unit left in it."""

    number: Decimal
    unit: str


def _one_sided(sign: str, amount: _Amount, end: str) -> ValueRange | None:
    value, family = in_base(amount.number, amount.unit), family_of(amount.unit).name
    if sign and end:
        return None
    if sign in _ABOVE:
        return ValueRange(Bound(value, _ABOVE[sign]), None, family)
    if sign in _BELOW:
        return ValueRange(None, Bound(value, _BELOW[sign]), family)
    bound = Bound(value, included=True)
    if not end:
        return ValueRange(bound, bound, family)
    return ValueRange(bound, None, family) if _BEHIND[end] else ValueRange(None, bound, family)


def _between(sign: str, words: str, other_sign: str, other_words: str, unit: str) -> ValueRange | None:
    """Two ends, in either order; a unit that only one of them has is the other's too."""
    amount, other = _amount(words), _amount(other_words)
    if amount is None or other is None:
        return None
    amount, other = _shared(amount, other)
    one = _one_sided(sign, _in_unit(amount, unit), "")
    two = _one_sided(other_sign, _in_unit(other, unit), "")
    if one is None or two is None or one.family != two.family:
        return None
    if one.least is None and two.least is not None:
        one, two = two, one
    if one.least is None or two.most is None or one.most is not None or two.least is not None:
        return None
    if one.least.value <= two.most.value:
        return ValueRange(one.least, two.most, one.family)
    if sign != ">=" or other_sign != "<=":
        return None
    return ValueRange(two.most, one.least, one.family)


def _shared(amount: _Amount, other: _Amount) -> tuple[_Amount, _Amount]:
    """5-8亿元 are 5亿元 and 8亿元; 500万-800万元 are 500万元 and 800万元."""
    if amount.unit in MULTIPLIERS and other.unit not in MULTIPLIERS:
        amount = amount._replace(unit=amount.unit + parted(other.unit)[1])
    return amount._replace(unit=amount.unit or other.unit), other._replace(unit=other.unit or amount.unit)


def _in_unit(amount: _Amount, unit: str) -> _Amount:
    """The amount in the unit that is meant where none is said; 5万 is 50000 of it."""
    if amount.unit in MULTIPLIERS:
        return _Amount(amount.number * MULTIPLIERS[amount.unit], unit)
    return amount if amount.unit else amount._replace(unit=unit)


def _amount(words: str) -> _Amount | None:
    """1000万元, 一亿五千万, 百分之三; None where the words are no number, or what stands behind it is no unit."""
    negative, words = words[0] in "-−", words.lstrip("+-−")
    if words[1:3] == "分之" and words[0] in _PER:
        number = _number_at(words, 3)
        told = _Amount(number[0], _PER[words[0]]) if number and number[1] == len(words) else None
    else:
        told = _measured(words)
    return told._replace(number=-told.number) if told and negative else told


def _measured(words: str) -> _Amount | None:
    total, at = Decimal(0), 0
    while number := _number_at(words, at):
        value, at = number
        multiplier = _multiplier_at(words, at)
        last = not multiplier or _number_at(words, at + len(multiplier)) is None
        if last and not total:
            # 1000万元: the multiplier belongs to the unit.
            return _Amount(value, words[at:]) if not words[at:] or _is_unit(words[at:]) else None
        # 1亿5000万元: here it belongs to its part of the number.
        total += value * MULTIPLIERS.get(multiplier, 1)
        at += len(multiplier)
        if last:
            return _Amount(total, words[at:]) if not words[at:] or _is_unit(words[at:]) else None
    return None


def _number_at(words: str, at: int) -> tuple[Decimal, int] | None:
    """The number that begins there, and where it ends."""
    found = _NUMBER.match(words, at)
    if found is None:
        return None
    digits = found[0]
    value = arabic_value(f"0{digits}") if digits[0] == "." else (
        arabic_value(digits) if digits[0].isdecimal() else chinese_value(digits)
    )  # fmt: skip
    return None if value is None else (value, found.end())


def _multiplier_at(words: str, at: int) -> str:
    return next((words[at : at + length] for length in (2, 1) if words[at : at + length] in MULTIPLIERS), "")


def _is_unit(words: str) -> bool:
    _, single = parted(words)
    known = words in UNITS or single in UNITS or words in MULTIPLIERS
    return known or "/" in words or family_of(words).name not in (words, single)
