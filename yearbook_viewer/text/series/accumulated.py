"""What is added up from year to year (累计, 馆藏, 年末), held against what each year's entry says was added."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from yearbook_viewer.records import FindingKind, Printing, Role, Verdict, VolumeFinding
from yearbook_viewer.records.found import PART
from yearbook_viewer.text.audit.numbers.misprints import Misprint, explaining, may_be_mistyped
from yearbook_viewer.text.audit.numbers.precision import (
    Interval,
    common_scale,
    half_digit,
    has_many_digits,
    last_digit,
    plain,
    value_of,
)
from yearbook_viewer.text.audit.totals.totals import adds_up
from yearbook_viewer.text.series.families import family_of
from yearbook_viewer.text.series.kin import is_plain, shared, words_of
from yearbook_viewer.text.series.printed import title_of

# So much of what a name tells is in the other.
_HALF = 0.5
# What was added and what there is then.
_PAIR = 2
# What came and went is told with so many numbers.
_FLOWS = 5
# Of more values of one kind in an entry nothing is told which of them is added.
_MOST = 12
# What was added is so many times its last digit where that comes out by no chance, as those of another year do too.
_SOME = 10
# What is added up for years is told as such, and what is added to it.
_SINCE = re.compile("累计|累积|以来|历年|迄今|至此|总计达")
_NEW = re.compile("[新净]|增|添|[当本]年|年内")
# What is left at the end of a year, and what came and went in it.
_LEFT = re.compile(r"(?:结余|结存|库存|余额|存栏|存量)[\u4e00-\u9fff]{0,4}$")
_CAME_AND_WENT = tuple(
    (re.compile(rf"(?:{came})[\u4e00-\u9fff]{{0,5}}$"), re.compile(rf"(?:{went})[\u4e00-\u9fff]{{0,5}}$"), bare)
    for came, went, bare in (
        ("收入|征缴", "支出|支付|发放", False),
        ("收购|购进|调入|入库", "销售|调出|出库|供应", False),
        # Of these the names of what there was before and is then tell enough.
        (
            "新(?![闻疆])|增[加设添补]|引[进入]|[添购]置|录用|招收|吸收|[调迁转划]入|开业|入会|发展"
            "|购|接[受收]|[受获捐]赠|征集|补[充植栽]|恢复|繁殖",
            "拆[除迁]|撤[并销]|减少|报废|淘汰|注销|关[闭停]|退[出休]|流失|[调迁转划][出离]|核[减销]|销[毁户号]|合并|停[办业]"
            "|倒闭|除名|吊销|剔[除旧]|下架|[丢遗散]失|损[毁失坏]|[冲焚水]毁|毁坏|变卖|处理|取消|封[闭存]|枯死|病死|采伐",
            True,
        ),
    )
)
# What tells that there may be less of it then, though some was added, or that it was counted in another way.
_MAY_BE_LESS = re.compile("[拆撤减缩废汰注关退失调核销并停闭除毁损死伐划转改降少亡]|口径|普查|清[查理]")
_SUMS_UP = re.compile("累[计积]|总|馆藏|藏书|达|年[末底]|历年|保有|存量|[共现拥]有|里程|全长")
_KEPT = re.compile("馆藏|藏书|累计|库存|存栏|在册|总里程|保有量")
_REACH = 12

_Years = Mapping[int, Sequence[Printing]]


@dataclass(frozen=True, slots=True)
class _Step:
    """What there was in one year and in the next, and what was added in this; `others`: what else came and, with True,
    what went away; `alone`: whether nothing else is told in the unit, and what there is was added up for years."""

    before: Printing
    after: Printing
    added: Printing
    others: tuple[tuple[Printing, bool], ...] = ()
    alone: bool = False

    @property
    def told(self) -> tuple[Printing, ...]:
        """All that makes what there was then."""
        return (self.before, self.added, *(each for each, _ in self.others))

    @property
    def signs(self) -> tuple[int, ...]:
        """Whether each of these is added or taken away."""
        return (1, 1, *(-1 if gone else 1 for _, gone in self.others))

    @property
    def meant(self) -> Interval:
        """What there should be then, as far as rounding goes; of counts to the last one."""
        told = zip(self.signs, self.told, strict=True)
        total = sum((sign * value_of(each.figure) for sign, each in told), Decimal(0))
        tolerance = sum((half_digit(each.figure) for each in (*self.told, self.after)), Decimal(0))
        return Interval(total - tolerance, total + tolerance)

    @property
    def is_right(self) -> bool:
        """Whether what was added, and lost, makes the one of the other."""
        return self.meant.holds(value_of(self.after.figure))


def accumulated(printings: Iterable[Printing]) -> Iterator[VolumeFinding]:
    """Amounts that are added up from entry to entry of one title, where what a year added does not lead from the former
    one to its own (不符), while another year's does, or that of both years together.

    Where two entries alone tell it the words have to say that it is added up, and one misprint to explain it.
    """
    kinds: dict[tuple[str, str], dict[int, list[Printing]]] = defaultdict(lambda: defaultdict(list))
    for printing in printings:
        figure, year = printing.figure, printing.entry_year
        if year is not None and is_plain(figure) and figure.role is Role.LEVEL and figure.year == year:
            kinds[title_of(printing), family_of(figure.unit).name][year].append(printing)
    for years in kinds.values():
        if len(years) > 1 and max(map(len, years.values())) <= _MOST:
            yield from _of_kind(years)


def _of_kind(years: _Years) -> Iterator[VolumeFinding]:
    steps = [step for year in years if year - 1 in years for step in _steps(years[year - 1], years[year])]
    right = {step.after for step in steps if step.is_right} | {step.added for step in steps if step.is_right}
    told: set[Printing] = set()
    for step in steps:
        if step.is_right or step.after in right or step.added in right or step.after in told:
            continue
        if _is_amiss(step, steps):
            told.add(step.after)
            yield _finding(step)


def _steps(former: Sequence[Printing], latter: Sequence[Printing]) -> Iterator[_Step]:
    sums = [after for after in latter if _SINCE.search(_before(after))]
    for before in former:
        for after in latter:
            alone = len(latter) == _PAIR and sums == [after] and _is_begun_with(before, former)
            near = value_of(before.figure) < value_of(after.figure) * 2
            if not near or not (alone or _is_one_stock(before, after)):
                continue
            for added in latter:
                telling = value_of(added.figure) >= _SOME * last_digit(added.figure)
                less = alone or value_of(added.figure) < value_of(before.figure)
                if added is not after and telling and less:
                    yield _Step(before, after, added, alone=alone)
            left = all(_LEFT.search(_before(each)) for each in (before, after))
            for added, others in _came_and_went([each for each in latter if each is not after], bare=not left):
                yield _Step(before, after, added, others)


def _is_one_stock(before: Printing, after: Printing) -> bool:
    """Whether two years tell how much there is of one thing, by its name or as what is kept: 馆藏, 累计."""
    if shared(_words(before), _words(after)) >= _HALF:
        return True
    kept = [frozenset(_KEPT.findall(_before(each))) for each in (before, after)]
    return bool(kept[0] & kept[1])


def _is_begun_with(before: Printing, former: Sequence[Printing]) -> bool:
    """Whether a value is what was added up until then, or all that was done in the first year."""
    return _SINCE.search(_before(before)) is not None or len(former) == 1


def _came_and_went(
    printings: Sequence[Printing], *, bare: bool
) -> Iterator[tuple[Printing, tuple[tuple[Printing, bool], ...]]]:
    """What came in a year and what went (True), in one sentence: 收入5.24亿元,支出4.97亿元.

    Several may tell it of anything there is (新建12座,接收3座,拆除5座) if nothing else is told with them; `bare`: only
    of such.
    """
    for came, went, of_anything in _CAME_AND_WENT:
        if bare and not of_anything:
            continue
        lost = [each for each in printings if went.search(_before(each))]
        added = [each for each in printings if each not in lost and came.search(_before(each))]
        one = len({each.sentence_start for each in (*added, *lost)}) == 1
        if not (added and lost and one):
            continue
        beside = [
            each
            for each in printings
            if each.sentence_start == added[0].sentence_start and not each.figure.relation.startswith(PART)
        ]
        if len(added) + len(lost) == _PAIR or (of_anything and len(added) + len(lost) == len(beside) <= _FLOWS):
            yield added[0], (*((each, False) for each in added[1:]), *((each, True) for each in lost))


def _is_amiss(step: _Step, steps: Sequence[_Step]) -> bool:
    """Whether what leads on from a sum, or what other years add to it, tells that a step should come out right."""
    if step.others:
        return may_be_mistyped(step.after.figure, step.meant)
    many = has_many_digits(step.added.figure)
    fallen = (step.alone or _cannot_be_less(step)) and value_of(step.after.figure) < value_of(step.before.figure)
    for other in steps:
        if other.others:
            continue
        alike = _are_added_alike(step, other)
        if other.before is step.after and alike:
            both = (step.before.figure, step.added.figure, other.added.figure)
            if adds_up(other.after.figure, both):
                return True
        of_one = (step.alone and other.alone) or _is_one_stock(other.after, step.after)
        if other.is_right and alike and of_one:
            return fallen or _misprint(step) > Misprint.NONE
    sums_up = all(_SUMS_UP.search(_before(each)) for each in (step.before, step.after))
    since = all(_SINCE.search(_before(each)) for each in (step.before, step.after))
    many = many or (since and _NEW.search(_before(step.added)) is not None)
    return many and sums_up and _is_less(step) and _misprint(step) >= Misprint.SWAP


def _cannot_be_less(step: _Step) -> bool:
    """Whether what is added up under one name is told to have been added to, and nothing to have gone."""
    named = shared(_words(step.before), _words(step.after)) >= _HALF and _SUMS_UP.search(_before(step.after))
    told = {step.added.sentence, step.after.sentence}
    return bool(named and _NEW.search(_before(step.added))) and not any(map(_MAY_BE_LESS.search, told))


def _are_added_alike(one: _Step, other: _Step) -> bool:
    """Whether what two years added is of one kind, by its name or as all that is told to be new."""
    if (one.alone and other.alone) or shared(_words(one.added), _words(other.added)) >= _HALF:
        return True
    return all(_NEW.search(_before(each.added)) for each in (one, other))


def _is_less(step: _Step) -> bool:
    """Whether what was added is told as such, or is much less than what there was."""
    much = 2 * value_of(step.added.figure) >= value_of(step.before.figure)
    return not much or _NEW.search(_before(step.added)) is not None


def _misprint(step: _Step) -> Misprint:
    return explaining(step.after.figure, (step.before.figure, step.added.figure))


def _words(printing: Printing) -> str:
    return words_of(printing).replace("累计", "")


def _before(printing: Printing) -> str:
    at = printing.figure.start - printing.sentence_start
    return printing.sentence[max(0, at - _REACH) : max(0, at)]


def _finding(step: _Step) -> VolumeFinding:
    scale = common_scale(*(each.figure for each in (*step.told, step.after)))
    before, *others = (plain(value_of(each.figure) / scale) for each in step.told)
    total = plain((step.meant.low + step.meant.high) / 2 / scale)
    signs = ("+" if sign > 0 else "−" for sign in step.signs[1:])
    words = before + "".join(f" {sign} {each}" for sign, each in zip(signs, others, strict=True))
    words += f" = {total} ≠ {plain(value_of(step.after.figure) / scale)}"
    return VolumeFinding(FindingKind.SERIES, Verdict.INCONSISTENT, words, step.after, step.told)
