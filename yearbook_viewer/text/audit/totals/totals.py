"""A total and its parts: whether they add up, and how that is written out."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from functools import lru_cache

from yearbook_viewer.records import Figure, Finding, FindingKind, Verdict
from yearbook_viewer.text.audit.clauses.halves import are_halves
from yearbook_viewer.text.audit.numbers.misprints import explaining, is_mistyped, is_swapped
from yearbook_viewer.text.audit.numbers.precision import (
    RATES,
    Interval,
    blur,
    common_scale,
    half_digit,
    plain,
    value_of,
)
from yearbook_viewer.text.figures.scan import RANGE

# A list ends with what is left over.
LEFT_OVER = re.compile(r"^(?:其他|其它|其余|另外|其馀|剩余|余下|另有)")
# These cut across any other division of a group: a woman may be a party member too.
CROSSING = (
    "女",
    "少数民族",
    "党员",
    "党外",
    "本科",
    "大专",
    "研究生",
    "高级职称",
    "中级职称",
    "党纪",
    "政纪",
    "岁",
    "以上",
    "以下",
    "学位",
    "成灾",
    "绝收",
)
# One of each of these is no list: women, party members, those below 35.
_CUTS = tuple(map(re.compile, ("女", "少数民族", "党", "本科|大专|研究生|学历", "职称", "岁")))
_AVERAGE = re.compile("均|每")
# Two halves that miss their whole by more name something else.
_FAR = Decimal("0.2")
# What is left over closes no list that misses its total by more.
_FARTHEST = Decimal("0.5")
_ALIKE = (
    frozenset("人名位"),
    frozenset("头匹峰只"),
    frozenset("件起宗批"),
    frozenset("册件"),
    frozenset("门部"),
    frozenset("辆台"),
    frozenset("棵株"),
    frozenset("幅篇张"),
    frozenset("处座"),
    frozenset("个家所"),
)
_LIKES = frozenset.union(*_ALIKE)
# Texts have few units, and ask for two of them again and again.
_KEPT = 1024
# A list of three and more that comes this near to its total was meant to be complete.
NEAR = Decimal("0.03")


@dataclass(slots=True)
class Sum:
    """A total and the parts that the text gives for it; `complete`: something shows that they are all of them."""

    total: Figure
    parts: list[Figure] = field(default_factory=list)
    complete: bool = False

    @property
    def alike(self) -> list[Figure]:
        """The parts in the total's unit."""
        return [part for part in self.parts if are_alike(part, self.total)]


def finding_of(each: Sum) -> Finding | None:
    """What the sum comes to; None where it cannot be told. Only parts in the total's unit are added.

    Whole numbers are exact; rounded ones may differ by half of their last digit each, as statistical
    yearbooks warn (未作机械调整), and by what a word blurs. A list counts as complete if it ends with 其他, names both
    halves, equals its total or comes near it; otherwise it is partial as long as it stays below.
    """
    total = each.total
    parts = tuple(part for part in each.parts if are_alike(part, total) and part.qualifier != RANGE)
    if not parts or total.unit in RATES or total.qualifier == RANGE:
        return None
    # A single amount above an average is no part of it: 平均每家产值12万元,其中乡办企业14家,产值2130万元.
    if len(parts) == 1 and value_of(parts[0]) > value_of(total) and _AVERAGE.search(total.indicator):
        return None
    verdict = _verdict(each, parts)
    if verdict is None:
        return None
    return Finding(FindingKind.SUM, verdict, _arithmetic(total, parts, verdict), total, parts)


def are_alike(one: Figure, other: Figure) -> bool:
    """Whether two figures count in the same unit, or in counters that mean the same (人, 名; of animals 头, 匹)."""
    return one.unit == other.unit or _count_alike(one.unit, other.unit)


@lru_cache(maxsize=_KEPT)
def _count_alike(one: str, other: str) -> bool:
    # 件（套） are 件.
    here, there = (re.split("[(（]", each)[0] for each in (one, other))
    return here == there or any(here in alike and there in alike for alike in _ALIKE)


def may_have_likes(figure: Figure) -> bool:
    """Whether figures in other units may count the same."""
    return re.split("[(（]", figure.unit)[0] in _LIKES


def added(parts: Sequence[Figure]) -> Decimal:
    """The parts together, in the base unit."""
    return sum((value_of(part) for part in parts), Decimal(0))


def adds_up(total: Figure, parts: Sequence[Figure]) -> bool:
    """Whether the parts, as far as rounding goes, make up the total."""
    tolerance = sum((half_digit(figure) for figure in (total, *parts)), Decimal(0))
    return abs(added(parts) - value_of(total)) <= tolerance


def is_near(total: Figure, parts: Sequence[Figure]) -> bool:
    """Whether the parts come so near to the total that they were meant to make it up."""
    return abs(added(parts) - value_of(total)) <= abs(value_of(total)) * NEAR


def off_by(total: Figure, parts: Sequence[Figure]) -> Decimal:
    """By how much the parts miss their total, as a share of it; 1 of nothing."""
    whole = value_of(total)
    return abs(added(parts) - whole) / whole if whole > 0 else Decimal(1)


def _verdict(each: Sum, parts: Sequence[Figure]) -> Verdict | None:
    total = each.total
    whole, together = value_of(total), added(parts)
    if together == whole:
        return Verdict.CONSISTENT
    if _cut_across(parts):
        return Verdict.PARTIAL if together < whole else None
    complete = each.complete or is_complete(total, parts)
    if adds_up(total, parts) and (complete or together > whole):
        return Verdict.ROUNDING
    if together < whole and not complete:
        return Verdict.PARTIAL
    blurred = bool(total.qualifier) or any(part.qualifier for part in parts)
    may_overlap = not each.complete and (_crosses(whole, parts) or not (complete or _is_slip(total, parts)))
    if may_overlap or (blurred and _interval(parts).meets(_interval([total]))):
        return None
    return Verdict.INCONSISTENT


def _interval(figures: Sequence[Figure]) -> Interval:
    """Where the figures together may lie: counts are exact, rounded numbers and blurred ones are not."""
    found = Interval(Decimal(0), Decimal(0))
    for figure in figures:
        half = half_digit(figure)
        found = found + blur(figure) + Interval(value_of(figure) - half, value_of(figure) + half)
    return found


def is_complete(total: Figure, parts: Sequence[Figure]) -> bool:
    """Whether the list was meant to name all parts: it ends with what is left over, names both halves, comes near."""
    names = [part.indicator for part in parts]
    if len(parts) > 1 and LEFT_OVER.match(names[-1]) and off_by(total, parts) <= _FARTHEST:
        return True
    off = abs(added(parts) - value_of(total))
    if len(parts) == 2 and are_halves(names[0], names[1]):
        far = _FARTHEST if explaining(total, parts) else _FAR
        if off <= abs(value_of(total)) * far:
            return True
    if len(parts) >= 2 and is_swapped(total, parts):
        return True
    return len(parts) >= 3 and is_near(total, parts)


def _is_slip(total: Figure, parts: Sequence[Figure]) -> bool:
    """Whether a part is more than its total, or one misprint made several so: else kinds that nothing closes overlap
    (案件862起,其中盗窃416起、命案3起、侵财528起)."""
    more = any(value_of(part) > value_of(total) for part in parts)
    return more or bool(explaining(total, parts)) or is_mistyped(total, parts)


def _crosses(whole: Decimal, parts: Sequence[Figure]) -> bool:
    """Whether the parts may overlap, so that together they may be more than the whole."""
    if any(value_of(part) > whole for part in parts) or LEFT_OVER.match(parts[-1].indicator):
        return False
    names = [part.indicator for part in parts]
    if len(names) == 2 and any("男" in name for name in names):
        return False
    return any(word in name for name in names for word in CROSSING)


def _cut_across(parts: Sequence[Figure]) -> bool:
    """Whether all parts but one at most are of groups that cut across each other."""
    cuts = [at for part in parts for at, cut in enumerate(_CUTS) if cut.search(part.indicator)]
    return len(cuts) > 1 and len(set(cuts)) == len(cuts) >= len(parts) - 1


def _arithmetic(total: Figure, parts: Sequence[Figure], verdict: Verdict) -> str:
    """The sum written out in the text's own scale, or in base units where the scales differ."""
    scale = common_scale(total, *parts)
    whole, together = value_of(total), added(parts)
    shown = " + ".join(plain(value_of(part) / scale) for part in parts)
    if len(parts) > 1 and verdict is not Verdict.CONSISTENT:
        shown += f" = {plain(together / scale)}"
    sign = {
        Verdict.CONSISTENT: "=",
        Verdict.ROUNDING: "≈",
        Verdict.PARTIAL: "<",
        Verdict.INCONSISTENT: ">" if len(parts) == 1 and together > whole else "≠",
    }[verdict]
    return f"{shown} {sign} {plain(whole / scale)}"
