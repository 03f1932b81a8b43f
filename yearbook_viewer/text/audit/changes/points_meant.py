"""Per cent told of what is a rate itself, and points of per cent told of an amount, whether or not its earlier value
is printed."""

import re
from collections.abc import Collection, Iterator, Sequence
from decimal import Decimal

from yearbook_viewer.records import Figure, Finding, FindingKind, Role, Verdict
from yearbook_viewer.text.audit.clauses import wording
from yearbook_viewer.text.audit.clauses.runs import CLAUSE
from yearbook_viewer.text.audit.clauses.sentences import JOINTS, Sentence
from yearbook_viewer.text.audit.numbers.chances_of_rates import less_one
from yearbook_viewer.text.audit.numbers.precision import RATES, interval_of, is_well_read, last_digit, plain, value_of
from yearbook_viewer.text.audit.numbers.rates import POINTS, printed_rate, rounded
from yearbook_viewer.text.figures.lexicon import either
from yearbook_viewer.text.figures.units import is_measure

_HUNDRED = Decimal(100)
# Before this year hardly anybody wrote 百分点.
_POINTS_SINCE = 1985
# What a name ends with that is told in per cent of a whole.
_RATE = re.compile(
    r"(?:率|占比|比重|比例|份额|恩格尔系数|存贷比|[意信晓持与]度|集中度|依存度|化(?:程度|水平)|增速|[增涨降]幅)(?:指标|平均)?$"
)
# Rates that change by per cent of themselves: 生产率提高12%, 利率上浮10%.
_NO_SHARE = re.compile(r"(?:[利税汇费]率|生产率|效率|频率|功率|速率|周转率|容积率|比率)$")
# And those of which both may be told: how much less there is of what is unwelcome (事故率下降30%).
_UNWELCOME = re.compile(
    r"发病|患病|死亡|感染|事故|发案|案件|投诉|差错|故障|缺陷|不良|报废|废品|次品|损|耗|漏|违|犯|逾期|文盲|复发|流失|检出|阳性|致残|污染|访"
    r"|返修|返工|退货|停电|停机|(?<!贫困)发生"
)
# What is told to grow behind these may be the amount of which they are told: 涉农贷款26亿元,占比62%,比年初增长18%.
_OF_AN_AMOUNT = re.compile(
    r"占(?!用|领|地(?![区方])|道|压)[^,;]*(?<![药耗材]占比)$|(?:比重|比例|份额|占有率|增长率|增速|[增涨降]幅)$"
)
_OF_RATES_ONLY = re.compile(r"(?:提高|提升|回升|降低|回落|扩大|收窄|加快|放缓)了?$")
_OF_RATES_TOO = re.compile(r"(?:上升|升高|攀升|下降)了?$")
_THEN = r"(?:同比|[比较](?:上一?[年届期轮月]|上学年|去年|前年|同期|年初|[12][0-9]{3}年)[^,;:。、]{0,4})"
# What follows is a rate's change: 增速比上年回落, 所占比重比上年提高.
_NAMED = re.compile(
    rf"(?P<rate>率|占比|比重|增速|[增涨降]幅)(?:也|又|均|都|则|已|同步|略|再|仍)*{_THEN}"
    rf"(?:{either('increase')}|{either('decrease')}|高|低)了?$"
)
# 增速比全省高, 增幅高于全市.
_AHEAD = re.compile(
    r"(?:增速|[增涨降]幅)(?:[比较][^,;:。、()]{2,12}[高低快慢]出?了?|(?:高|低|快|慢)[于出][^,;:。、()为达]{2,12})$"
)
# And that of a growth told before: 增长8.2%,比上年回落, 降幅收窄.
_SLOWED = re.compile(rf",(?:(?:增速|[增涨降]幅){_THEN}?|{_THEN})(?:回落|放缓|加快|扩大|收窄)了?")
# And of two growths that differ by just so much: 增长7.8%,上年增长9.1%,回落1.3%.
_DIFFER = re.compile(r",(?:增速|[增涨降]幅)?(?:[降升增]低?|提高|回升|上升|下降|回落|放缓|加快|扩大|收窄)了?")
# 高于全省平均水平〔1.3%〕, 比全省平均高.
_BEYOND = re.compile(
    r"[,(]?(?:分别)?(?:(?:高于|低于|高出|高过)[^,;:。、()为达]{2,16}|[比较][^,;:。、()为达]{2,16}[高低]出?了?)"
)
# An amount is told to grow by points: what is between must name no rate.
_OF_A_RATE = re.compile(r"率|速|(?<!大)幅|占|比[重例]|份额|进度|系数|水平|拉动|指数")
# Numbers that are no amounts: marks, degrees, points of an index, and how many times.
_NO_AMOUNT = frozenset(("", "分", "点", "度", "℃", "摄氏度", "位", "成"))
_RESPECTIVELY = "分别"
# Amounts by their names, that grow by so many per cent: 工业增加值增长8.2%.
_GROWN = re.compile(
    r"(?:增加值|总产值|产值|总产量|产量|收入|投资|零售总?额|销售额|出口总?额|贸易总?额|成交额|交易额|利润总?额?|用电量|发电量|吞吐量|客运量|货运量"
    rf"|余额|贷款|存款|支出|生产总值){_THEN}?(?:增长|下降|减少)了?$"
)
_NOT_ITS_OWN = re.compile("拉动|带动|贡献|影响|使|促|推动|对|[高低快慢]于")
# By so many points hardly any rate changes that is not printed.
_MUCH, _AHEAD_BY = Decimal(20), Decimal(5)
# No list of values or changes is longer, and no words about a rate.
_MOST, _LONGEST = 12, 40


def points_meant(sentences: Sequence[Sentence], held: Collection[int]) -> Iterator[Finding]:
    """Changes of rates told in per cent, and of amounts told in points. `held`: where changes begin that were held
    against values already."""
    for sentence in sentences:
        for at, figure in enumerate(sentence.figures):
            if figure.unit != "%" and figure.unit not in POINTS:
                continue
            if figure.start in held or not is_well_read(figure) or not 0 < value_of(figure) <= _HUNDRED:
                continue
            if figure.year is not None and figure.year < _POINTS_SINCE:
                continue
            found = _rate_by_per_cent(sentence, at) if figure.unit == "%" else _amount_by_points(sentence, at)
            if found is not None:
                yield found


def _rate_by_per_cent(sentence: Sentence, at: int) -> Finding | None:
    """参保率91.36%,比上年提高2.08%; 增速比上年回落1.3%; 高于全省平均0.7%."""
    figure, words = sentence.figures[at], sentence.before(at)
    if value_of(figure) < _AHEAD_BY and _AHEAD.search(words[-_LONGEST:]):
        return _finding(figure)
    if figure.role is Role.LEVEL:
        level = _level_beyond(sentence, at)
        return _finding(figure, level) if level is not None else None
    named = _NAMED.search(words[-_LONGEST:])
    if named is not None:
        name = words[-_LONGEST:][: named.end("rate")]
        told = not _NO_SHARE.search(name) and not _UNWELCOME.search(name)
        return _finding(figure) if told and value_of(figure) < _MUCH else None
    if at and _is_growth(sentence.figures[at - 1]) and _SLOWED.fullmatch(words):
        return _finding(figure, sentence.figures[at - 1])
    if at > 1 and _DIFFER.fullmatch(words):
        two = sentence.figures[at - 2 : at]
        if all(each.unit == "%" for each in two) and abs(value_of(two[0]) - value_of(two[1])) == value_of(figure):
            return _finding(figure, *two)
    place = _place_of(sentence, at)
    of_rate = place is not None and _is_of_rate(sentence, at, place)
    return _finding(figure, sentence.figures[place]) if place is not None and of_rate else None


def _is_growth(figure: Figure) -> bool:
    return figure.unit == "%" and figure.role is not Role.LEVEL


def _is_rate(level: Figure) -> bool:
    told = _RATE.search(level.indicator) or _OF_AN_AMOUNT.search(level.indicator)
    return level.unit == "%" and told is not None and not _NO_SHARE.search(level.indicator)


def _is_of_rate(sentence: Sentence, at: int, place: int) -> bool:
    """Whether a change in per cent is that of the rate at `place`, and is not told of the rate by itself."""
    change, level = sentence.figures[at], sentence.figures[place]
    words = sentence.before(_first_of(sentence, at))
    if not _is_rate(level) or "幅" in words or not _is_likely(level, change):
        return False
    if _UNWELCOME.search(level.indicator) and not _is_too_little(level, change):
        return False
    if _OF_AN_AMOUNT.search(level.indicator) and not _is_of_the_share(sentence, place, words):
        return False
    near = sentence.figures[max(0, place - _MOST) : place + _MOST]
    return not any(_is_told_of_itself(level, other, change) for other in near if other is not level)


def _is_of_the_share(sentence: Sentence, place: int, words: str) -> bool:
    """Whether what changed is the share, not the amount that has it: 工业用电占用电总量的68%,比上年提高1.2%."""
    before = sentence.figures[max(0, place - _MOST) : place]
    if all(figure.unit in RATES and figure.role is Role.LEVEL for figure in before):
        return bool(_OF_RATES_ONLY.search(words) or _OF_RATES_TOO.search(words))
    # What is counted does not 提高: 专任教师312人,其中硕士占43%,比上年提高3%.
    named = _RATE.search(sentence.figures[place].indicator) or not any(is_measure(figure.unit) for figure in before)
    return bool(named and _OF_RATES_ONLY.search(words))


def _is_likely(level: Figure, change: Figure) -> bool:
    """Whether there was a rate before that points lead back to."""
    value, points = value_of(level), value_of(change)
    if change.role is Role.INCREASE:
        return points <= value / 2
    return 0 < value <= _HUNDRED - points and (points <= value or _is_of_no_printed(level, change))


def _is_too_little(level: Figure, change: Figure) -> bool:
    """Whether so many per cent of the rate are less than the digits it is printed with can show."""
    return value_of(level) * value_of(change) / _HUNDRED < last_digit(level)


def _is_of_no_printed(level: Figure, change: Figure) -> bool:
    """Whether both have the same digits behind the point, and no rate with these fell by so many per cent."""
    digit = last_digit(level)
    before = rounded(value_of(level) / (1 - value_of(change) / _HUNDRED), digit)
    fell = (1 - value_of(level) / before) * _HUNDRED
    return digit == last_digit(change) < 1 and rounded(fell, digit) != value_of(change)


def _is_told_of_itself(level: Figure, other: Figure, change: Figure) -> bool:
    """Whether the other is a value of which the rate changed by so many per cent: 由40%提高到44%,提高10%."""
    if other.unit != "%" or other.role is not Role.LEVEL or not is_well_read(other):
        return False
    if other.indicator != level.indicator and _is_rate(other):
        return False
    ratio = interval_of(level).over(interval_of(other))
    falls = change.role is Role.DECREASE
    return ratio is not None and less_one(ratio, printed_rate(change).per, falls=falls).meets(interval_of(change))


def _place_of(sentence: Sentence, at: int) -> int | None:
    """Where the value stands that a change is said of: before it, or of several 分别, or the one that it led to."""
    figures = sentence.figures
    first = _first_of(sentence, at)
    words = sentence.before(first)
    before = figures[first - 1] if first else None
    if before is not None and before.role is Role.LEVEL:
        listed = first > 1 and sentence.before(first - 1) in JOINTS and figures[first - 2].role is Role.LEVEL
        if listed or _RESPECTIVELY in words:
            return _respective(sentence, first, at)
        if wording.tells_change(words, before.indicator):
            return first - 1
    if at + 1 == len(figures) or not wording.tells_change_of_its_own(words):
        return None
    behind = figures[at + 1]
    alike = behind.role is Role.LEVEL and behind.indicator == figures[at].indicator
    return at + 1 if alike and wording.tells_reached(sentence.before(at + 1), behind.indicator) else None


def _first_of(sentence: Sentence, at: int) -> int:
    """The first of the changes up to this one that are said of the same values."""
    first = at
    while first and at - first < _MOST and sentence.figures[first - 1].role is not Role.LEVEL:
        if not _goes_on(sentence, first):
            break
        first -= 1
    return first


def _goes_on(sentence: Sentence, at: int) -> bool:
    words = sentence.before(at)
    return words in JOINTS or wording.tells_change(words.lstrip("、和及与"), sentence.figures[at - 1].indicator)


def _respective(sentence: Sentence, first: int, at: int) -> int | None:
    """入学率、巩固率分别为99.6%、98.3%,分别提高0.2%、0.4%: where the value stands that is its own."""
    figures = sentence.figures
    behind = at + 1
    while behind < min(len(figures), first + _MOST) and figures[behind].role is not Role.LEVEL:
        if not _goes_on(sentence, behind):
            break
        behind += 1
    begin, place = 2 * first - behind, at + first - behind
    if begin < 0 or any(level.role is not Role.LEVEL for level in figures[begin:first]):
        return None
    return place if figures[place].indicator == figures[at].indicator else None


def _level_beyond(sentence: Sentence, at: int) -> Figure | None:
    """The rate of which is said by how much it is above another: 比上年提高0.6个百分点,高于全省平均〔1.3%〕."""
    if not at or not _BEYOND.fullmatch(sentence.before(at)):
        return None
    first = at - 1
    while first and at - first < _MOST and (_BEYOND.fullmatch(sentence.before(first)) or _is_change(sentence, first)):
        first -= 1
    level = sentence.figures[first]
    told = level.role is Role.LEVEL and _is_rate(level) and not _UNWELCOME.search(level.indicator)
    # 失业率3.2%,低于控制目标4.5%: that is another rate.
    return level if told and value_of(sentence.figures[at]) <= value_of(level) / 2 else None


def _is_change(sentence: Sentence, at: int) -> bool:
    """Whether the figure is a change of the one before it."""
    figure, words = sentence.figures[at], sentence.before(at)
    return figure.role is not Role.LEVEL and wording.tells_change(words, sentence.figures[at - 1].indicator)


def _amount_by_points(sentence: Sentence, at: int) -> Finding | None:
    """完成税收7.12亿元,比上年增长9.6个百分点."""
    figure = sentence.figures[at]
    if figure.role is Role.LEVEL:
        return None
    place = _place_of(sentence, at)
    clause = CLAUSE.split(sentence.before(at))[-1]
    if place is None:
        grown = _GROWN.search(clause) is not None and not _OF_A_RATE.search(clause) and not _NOT_ITS_OWN.search(clause)
        return _finding(figure) if grown else None
    level = sentence.figures[place]
    if level.unit in RATES or level.unit in _NO_AMOUNT:
        return None
    first, last = sorted((place, at))
    words = "".join(sentence.gaps[first : last + 1])
    # 增长8.5%,比上年提高1.2个百分点: of the rate that stands between.
    within = sentence.figures[first + 1 : last]
    apart = any(each.unit != level.unit or each.role is Role.LEVEL for each in within) and _RESPECTIVELY not in words
    return None if apart or _OF_A_RATE.search(words + level.indicator) else _finding(figure, level)


def _finding(figure: Figure, *against: Figure) -> Finding:
    printed, meant = plain(value_of(figure)), "%" if figure.unit in POINTS else "个百分点"
    words = f"{printed}{meant} ≠ {printed}{figure.unit}"
    return Finding(FindingKind.RATIO, Verdict.INCONSISTENT, words, figure, against)
