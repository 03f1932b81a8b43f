"""What a number near a table may be reckoned from: sums, shares, differences, growth and quotients of its items."""

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import combinations

from yearbook_viewer.records import Figure, Role
from yearbook_viewer.text.audit.clauses.akin import telling
from yearbook_viewer.text.audit.clauses.stretches import months_of, stretch_of
from yearbook_viewer.text.audit.numbers.precision import Interval, interval_of, value_of
from yearbook_viewer.text.audit.numbers.rates import POINTS
from yearbook_viewer.text.audit.tables.table_items import Line
from yearbook_viewer.text.audit.tables.table_named import Chosen, Told, Words, lines_named
from yearbook_viewer.text.audit.tables.table_reckoned import Reading, as_shown, divided, mean_of, summed
from yearbook_viewer.text.audit.totals.totals import added
from yearbook_viewer.text.figures.table_units import is_additive

# The words that say what is reckoned.
_SHARE = re.compile("占|比重|比例|份额|构成|百分比|为[^,;:]{1,10}的$")
_APART = re.compile(
    "相差|差距|之差|差额|悬殊|差$|(?:[比较超欠短少多高低缺差]|超过|减少|增加|[增减][产收支]|盈余|结余|净[增减])[^,;:]{0,16}$"
)
# 超过上半年2.0万吨: by how much, but 超过2.0万吨 how much.
_MORE_THAN = re.compile("(?:超过?|[高多大]于|多[于出]?|[少低]于|比)[^,;:]{2,12}$")
_THAN = re.compile("比|较|超过|[高多大少低]于")
_LEFT = re.compile("未|没有|剩|结余|节余|尚有|损")
_OF_TIMES = re.compile("[月季年日]均|平均每[月季年]")
_EACH_YEAR = re.compile("每[年月季日]|[年月季日]均|递[增减]")
# 增幅最大,达34.2%.
_RISEN = re.compile("(?:增[长幅速]|[升降减]幅|下降)[^,;:]{0,6}[,:]?[达为约是]?$")
_RATE = re.compile("率|完成|比(?!上年|去年)|覆盖")
_EACH = re.compile(r"每|均|单产|亩产|密度|单价|平均")
_ALL = re.compile(r"共|合计|总|全|累计|各|[两二三四五六七八九十0-9]+[个所家大县市区镇乡村院校年项类级座]|一年")
_TOGETHER = re.compile("共|合计|累计|总[计数量]")
_REST = re.compile("除|其余|其他|其它|以外|之外")
_UP_TO = re.compile("及?以[上下前后]|[及之][上下前后]")
# What is told of another time.
_OTHER_TIME = re.compile(
    "上年|去年|前年|上学年|上季|上月|同期|(?<!当)年初(?!中)|以前|往年|常年|历史|计划|目标|任务|预计|[由从][^,;:]{0,6}$"
)
_HUNDRED = Decimal(100)
# 每个企业, 户均: what a quotient is reckoned for each of.
_PER = re.compile("每一?([\u4e00-\u9fff]{1,5})|([\u4e00-\u9fff])均|([亩])产")
# No rate is higher, but for those of plans.
_MOST_OF_WHOLE = Decimal("1.5")
_POWERS = tuple(Decimal(10) ** power for power in range(-4, 5))
_NEAR = 3
_FEWEST, _TWO = 3, 2
_MOST_ITEMS = 14


def readings_of(lines: Sequence[Line], figure: Figure, words: Words) -> Iterator[Reading]:
    """What a number may be reckoned from by the words around it."""
    # 平均每年增加2090人 is no difference of two.
    if figure.role is not Role.LEVEL and _EACH_YEAR.search(words.lead):
        return
    other = _OTHER_TIME.search(words.lead) if figure.role is Role.LEVEL else None
    if other is not None and not any(other[0] in name for line in lines for name in (line.head, *line.names)):
        return
    for chosen in lines_named(lines, figure, words):
        if figure.unit in POINTS:
            yield from _apart(chosen, figure, "%")
        elif figure.unit == "倍":
            yield from _multiples(chosen)
        elif figure.unit != "%":
            yield from _amounts(chosen, figure)
        elif figure.role is Role.LEVEL:
            yield from _shares(chosen)
            if _RISEN.search(words.before):
                yield from _growth(chosen, figure)
            yield from _quotients(chosen, figure, _RATE)
        else:
            yield from _growth(chosen, figure)


def _may_add(line: Line) -> bool:
    first = line.figures[0]
    return all(item.unit == first.unit and is_additive(item.unit, item.indicator) for item in line.figures)


def _groups(chosen: Chosen) -> Iterator[tuple[Sequence[int], Told]]:
    """The items that words may mean together, or one of them, with how surely they do."""
    line, clause = chosen.line, chosen.words.clause
    places = range(len(line.figures))
    if chosen.group:
        yield chosen.group, chosen.told(chosen.group)
    for at in chosen.near or chosen.far:
        yield [at], chosen.told([at])
        if _UP_TO.search(clause):
            yield places[: at + 1], chosen.told([at])
            yield places[at:], chosen.told([at])
        if _REST.search(clause):
            yield [each for each in places if each != at], chosen.told([at])
    for several in (chosen.near, chosen.far):
        if len(several) > 1:
            yield several, chosen.told(several)


def _amounts(chosen: Chosen, figure: Figure) -> Iterator[Reading]:
    line = chosen.line
    more = _MORE_THAN.search(chosen.words.lead) is not None
    if chosen.fitting and _may_add(line) and figure.role is Role.LEVEL and not more:
        for items, told in _groups(chosen):
            yield summed([line.figures[at] for at in items], told)
        yield from _together(chosen)
    if figure.role is Role.LEVEL and len(chosen.fitting) == len(line.figures) >= _FEWEST:
        of_each = _OF_TIMES if _may_add(line) else _EACH
        of_all = "平均" in chosen.words.lead and chosen.words.count == len(line.figures)
        if of_all or of_each.search(chosen.words.lead):
            # 月均 of quarters.
            months = sum(len(months_of(name)) for name in line.names) if "月均" in chosen.words.lead else 0
            yield mean_of(line, Told.NAMED if chosen.headed else Told.LOOSELY, months or len(line.figures))
    if figure.role is Role.LEVEL and not _may_add(line):
        for at in chosen.named:
            if at in chosen.fitting:
                yield summed([line.figures[at]], chosen.told([at]))
    yield from _apart(chosen, figure, figure.unit)
    if figure.role is Role.LEVEL:
        yield from _quotients(chosen, figure, _EACH)


def _together(chosen: Chosen) -> Iterator[Reading]:
    """All items of a line together, or some that follow one another."""
    line = chosen.line
    if len(line.figures) < _FEWEST or (line.across and not months_of(line.names[0])):
        return
    said = (_TOGETHER if chosen.named else _ALL).search(chosen.words.clause) is not None
    of_all = chosen.headed and (said or chosen.words.count == len(line.figures))
    yield summed(line.figures, Told.NAMED if of_all else Told.LOOSELY)
    if line.whole is not None and of_all:
        yield summed([line.whole], Told.NAMED)
    # 通车640公里,其中等级公路518.2公里: of what the whole column tells its first items, or its last.
    part = chosen.words.whole == added(line.figures)
    if (part or _ALL.search(chosen.words.clause)) and len(line.figures) <= _MOST_ITEMS:
        for first, last in combinations(range(len(line.figures) + 1), 2):
            at_end = first == 0 or last == len(line.figures)
            if 1 < last - first < len(line.figures) and (at_end or not part):
                yield summed(line.figures[first:last], Told.NAMED if part else Told.LOOSELY)


def _shares(chosen: Chosen) -> Iterator[Reading]:
    """How much of all that a line tells some of its items are."""
    line = chosen.line
    if not _SHARE.search(chosen.words.lead) or not _may_add(line):
        return
    whole = summed(line.figures, Told.LOOSELY) if line.whole is None else summed([line.whole], Told.LOOSELY)
    for items, told in _groups(chosen):
        if len(items) < len(line.figures):
            part = summed([line.figures[at] for at in items], told)
            yield from divided(part, whole, _HUNDRED, told)
    # What was told last is divided: 营业税9660万元,占税收收入的25.0% is no share of what a table names.
    parts = [line.figures[at] for at in {*chosen.near, *chosen.last}]
    bases = [line.figures[at] for at in chosen.near]
    for one, other, told in _pairs(chosen, range(len(line.figures))):
        if one in parts and other in bases and value_of(one) < value_of(other) * _MOST_OF_WHOLE:
            yield from divided(summed([one], told), summed([other], told), _HUNDRED, told)


def _quotients(chosen: Chosen, figure: Figure, gate: re.Pattern[str]) -> Iterator[Reading]:
    """One item of a line by another, as words that speak of each or of a rate name them: 平均每班, 结案率."""
    line = chosen.line
    said = f"{chosen.words.lead}{figure.indicator}"
    if not gate.search(said) or not chosen.headed or len(line.figures) > _MOST_ITEMS:
        return
    per = {*"".join("".join(found.groups("")) for found in _PER.finditer(said))}
    rate = figure.unit == "%"
    # One sign is common by chance: 工业 and 失业率.
    akin = [len(telling(name) & telling(said)) > rate for name in line.names]
    below_akin = [bool(per & {*f"{name}{item.unit}"}) for name, item in zip(line.names, line.figures, strict=True)]
    for at, one in enumerate(line.figures):
        for below, other in enumerate(line.figures):
            alike = rate and one.unit == other.unit and akin[at]
            if at == below or not (alike or (not rate and one.unit != other.unit)) or value_of(other) <= 0:
                continue
            told = Told.LOOSELY
            if rate:
                told = Told.FULLY if below in chosen.near and at in chosen.near else Told.NAMED
            elif below_akin[below] and (akin[at] or at in chosen.fitting):
                told = Told.FULLY if list(chosen.fitting) == [at] or at in chosen.near else Told.NAMED
            upper, lower = summed([one], told), summed([other], told)
            if rate:
                wholes = [lower]
                if below + 1 < len(line.figures) and at != below + 1 and line.figures[below + 1].unit == other.unit:
                    wholes.append(summed([other, line.figures[below + 1]], told))
                for whole in wholes:
                    if upper.value < whole.value * _MOST_OF_WHOLE:
                        yield from divided(upper, whole, _HUNDRED, told)
            elif (power := _power(value_of(one) / value_of(other), value_of(figure))) is not None:
                yield from divided(upper, lower, power, told)


def _power(quotient: Decimal, printed: Decimal) -> Decimal | None:
    """What a quotient is multiplied by so that it comes near a number in another unit."""
    return next(
        (each for each in _POWERS if quotient > 0 and printed < quotient * each * _NEAR < printed * _NEAR * _NEAR), None
    )


def _multiples(chosen: Chosen) -> Iterator[Reading]:
    for one, other, told in _pairs(chosen, range(len(chosen.line.figures))):
        yield from divided(summed([one], told), summed([other], told), Decimal(1), told)


def _growth(chosen: Chosen, figure: Figure) -> Iterator[Reading]:
    for one, other, told in _pairs(chosen, range(len(chosen.line.figures))):
        for each in divided(summed([one], told), summed([other], told), _HUNDRED, told):
            sign = -1 if figure.role is Role.DECREASE else 1
            low, high = sorted((sign * (each.interval.low - _HUNDRED), sign * (each.interval.high - _HUNDRED)))
            if each.value != _HUNDRED:
                yield Reading(told, f"{each.sides} − 1", sign * (each.value - _HUNDRED), Interval(low, high), each.used)


def _apart(chosen: Chosen, figure: Figure, unit: str) -> Iterator[Reading]:
    """How much more one item is than another."""
    if figure.role is Role.LEVEL and not _APART.search(chosen.words.lead) and not _LEFT.search(chosen.words.clause):
        return
    yield from _stretches_apart(chosen)
    items = [at for at, item in enumerate(chosen.line.figures) if item.unit == unit or at in chosen.fitting]
    for one, other, told in _pairs(chosen, items):
        # A rise since the year compared with may turn out a fall.
        years = (one.year, other.year) if figure.role is Role.INCREASE else (other.year, one.year)
        if figure.role is not Role.LEVEL and figure.relation in map(str, years):
            is_order = f"{years[0]}" != figure.relation
        else:
            is_order = value_of(one) > value_of(other)
        if is_order:
            sides = f"{as_shown(one)} − {as_shown(other)}"
            value, interval = value_of(one) - value_of(other), interval_of(one) - interval_of(other)
            yield Reading(told, sides, value, interval, (one, other))


def _stretches_apart(chosen: Chosen) -> Iterator[Reading]:
    """How much more there is in one stretch of time than in another: 下半年比上半年多5727辆."""
    line = chosen.line
    halves = _THAN.split(chosen.words.lead, maxsplit=1)
    if len(halves) < _TWO or not _may_add(line):
        return
    one, other = (stretch_of(line.names, half) for half in halves)
    if one and other and not set(one) & set(other):
        told = Told.FULLY if chosen.headed else Told.NAMED
        first, second = (summed([line.figures[at] for at in items], told) for items in (one, other))
        if first.value < second.value:
            first, second = second, first
        sides = f"({first.sides}) − ({second.sides})"
        interval = first.interval - second.interval
        yield Reading(told, sides, first.value - second.value, interval, (*first.used, *second.used))


def _pairs(chosen: Chosen, items: Sequence[int]) -> Iterator[tuple[Figure, Figure, Told]]:
    """Two items of which words name at least one, in either order."""
    line = chosen.line
    near = [at for at in (*chosen.near, *chosen.far) if at in items]
    pairs = [(one, other) for one in near[:_TWO] for other in items if one != other]
    if len(items) == _TWO and not near:
        pairs = [(items[0], items[1])]
    named = {*near, *(chosen.before if len(near) == 1 else ())}
    for one, other in pairs:
        both, only = {one, other} <= named, len(items) == _TWO
        told = chosen.told([one, other])
        if told < Told.NAMED and chosen.headed and (both or only):
            told = Told.NAMED
        if line.figures[one].unit != line.figures[other].unit:
            continue
        for first, second in ((one, other), (other, one)):
            yield line.figures[first], line.figures[second], told
