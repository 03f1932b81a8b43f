"""Averages against the total and the number that it is divided by: 人均存款, 平均亩产, 每千人床位, 日均供水."""

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from yearbook_viewer.records import Figure, Finding, Role, Verdict
from yearbook_viewer.text.audit.clauses.sentences import Sentence, joined
from yearbook_viewer.text.audit.numbers.precision import (
    RATES,
    Interval,
    interval_of,
    is_well_read,
    value_of,
)
from yearbook_viewer.text.audit.quotients.averages import COUNTED, FURTHEST, Average, Divisor, held
from yearbook_viewer.text.audit.quotients.days_told import days_of
from yearbook_viewer.text.figures.scan import RANGE
from yearbook_viewer.text.series.families import family_of

_HEADS = frozenset("人名口位")
_VISITS = frozenset(("人次",))
# The words of an average, and the units of what is divided by.
_PER = re.compile(
    r"(?:(?P<day>(?<!最高)日均|平均每[日天])|(?P<month>月均|平均每月)|(?P<field>亩产)|(?P<head>人平均?)|(?P<house>户平均?)"
    r"|(?P<what>[人户亩场生校村店艘班株套台件笔册床项所家篇只箱炉组站人])均(?![匀衡])"
    r"|(?:每(?P<power>[百千万]|[0-9]{1,3}(?![0-9]))?|(?<![每0-9百千亿])(?P<ten>万)(?=元))(?P<each>[\u4e00-\u9fff][^,;:。]{0,20}))"
    r"(?P<name>[^,;:。]*)$"
)
# A list of averages goes on: 每百户拥有电视机65台、自行车195辆.
_GOES_ON = re.compile("^(?:、|和|及|与)(?!.*[每均])")
_COUNTERS = {
    "人": _HEADS,
    "生": _HEADS,
    "场": frozenset(("场", "场次")),
    "校": frozenset(("所", "校")),
    "店": frozenset(("家", "个")),
    "村": frozenset(("个", "村")),
    "班": frozenset(("个", "班")),
    "组": frozenset(("个", "组")),
    "站": frozenset(("个", "站")),
}
_POWERS = {"百": Decimal(100), "千": Decimal(1000), "万": Decimal(10000)}
_MONTHS = (Decimal(12),)
_YEARLY = re.compile("全年|年内|年度|(?:^|[,;:。])年(?=[客货运输供用售发产处接])|(?:19|20)[0-9]{2}年(?![末底初])")
# What says of a name nothing that the total's name has to say too.
_SAID = re.compile(r"平均|拥有|占有|达到?|为|是|约|实现|完成|有|每.*均")
_AVERAGE = re.compile("均|每|单产|亩产|[人户亩]平")
_CLAUSE = re.compile("[,;:。]")
_TOTAL = re.compile("^,(?:全年|年|共)?(?:总[^,;:。均每]{1,6}|产量|共计|合计)(?:达到?|为|约)?$")
_POPULATION = re.compile("人口(?:总数|数)?$")
_OF_WHOM = re.compile("[\u4e00-\u9fff]{2}人口$")
_MEANT = re.compile("年?平均|年均|按")
# People are counted on the average of the year too: 按年均常住人口41.37万人计算.
_OF_THE_YEAR = re.compile("年平均|年均(?=[^,;:。]{0,4}(?:人口|人数|职工|从业))")
# Of one another time there is another average: 每人每月.
_TIMED = re.compile("每|[日月天]")
_SLACK, _SLACK_OF_HEADS = Decimal("0.01"), Decimal("0.04")
_BACK = 12
_LONGEST_THING = 8


def quotients(sentences: Sequence[Sentence]) -> Iterator[Finding]:
    """The averages of which the text prints the total and the number divided by, one of each, in one sentence or two.

    Where the name does not tell the total for certain, only what looks mistyped is 不符.
    """
    former: Sentence | None = None
    for sentence in sentences:
        for at, figure in enumerate(sentence.figures):
            if figure.role is Role.LEVEL and _is_plain(figure) and figure.unit not in RATES:
                finding = _of_average(sentence, at, sure=True) if at else None
                if finding is None and former is not None and former.number + 1 == sentence.number:
                    finding = _of_average(joined(former, sentence), at + len(former.figures), sure=False)
                if finding is not None:
                    yield finding
        former = sentence


def _is_plain(figure: Figure) -> bool:
    return not figure.target and figure.qualifier != RANGE and is_well_read(figure) and value_of(figure) > 0


def _of_average(sentence: Sentence, at: int, *, sure: bool) -> Finding | None:
    lead = at
    while lead and at - lead < _BACK and _GOES_ON.match(sentence.before(lead)):
        lead -= 1
    per = _PER.search(_CLAUSE.split(sentence.before(lead))[-1])
    if per is None:
        return None
    divisors, name = _divisors(sentence, lead, per)
    if lead != at:
        name = sentence.before(at)[1:]
    printed = sentence.figures[at]
    counted = "".join(each.figure.indicator for each in divisors if each.figure is not None)
    place, named = _total(sentence, lead, printed, name, counted) if divisors else (None, False)
    if place is None and divisors and at == lead:
        place, named = _total_behind(sentence, at), True
    if place is None:
        return None
    average = Average(printed, _power(per), _names_whom(per, counted))
    total = sentence.figures[place]
    found = [held(total, average, each, sure=sure and named) for each in divisors]
    best = min(found, key=lambda each: each[1])
    if best[0].verdict is Verdict.INCONSISTENT:
        others = (
            held(sentence.figures[each], average, divisor, sure=True)[0]
            for each in _amounts(sentence, lead, printed)
            for divisor in divisors
        )
        right = next((each for each in others if each.verdict is Verdict.CONSISTENT), None)
        if right is not None:
            return right
        if not (per["each"] or per["field"] or _said(name, counted)):
            # 户均260元 behind 物品价值42万元: no word says that the two belong together.
            best = min((held(total, average, each, sure=False) for each in divisors), key=lambda each: each[1])
    return best[0] if best[1] <= FURTHEST else None


def _names_whom(per: re.Match[str], counted: str) -> bool:
    """Whether an average says of whom by the name that the number has: 每千常住人口, of 年末常住人口."""
    told = _OF_WHOM.search(counted)
    return told is not None and (per["each"] or "").startswith(told[0])


def _power(per: re.Match[str]) -> Decimal:
    told = per["power"] or per["ten"]
    return Decimal(1) if not told else _POWERS[told] if told in _POWERS else Decimal(told)


def _total(sentence: Sentence, at: int, printed: Figure, name: str, counted: str) -> tuple[int | None, bool]:
    """The amount before an average that its name tells of, what is counted left out (每家企业产值), and True.

    If none is told so, the nearest amount, and False.
    """
    said = _said(name, counted)
    nearest: int | None = None
    for place in _amounts(sentence, at, printed):
        words, figure = _CLAUSE.split(sentence.before(place))[-1], sentence.figures[place]
        if said <= set(words + figure.indicator) and (said or nearest is None):
            return place, True
        nearest = place if nearest is None else nearest
    return (None, False) if _TIMED.search(name) else (nearest, False)


def _said(name: str, counted: str) -> frozenset[str]:
    """What the words of an average say that it is of; `counted`: the name of what it is divided by."""
    # 每张蚕种平均产茧: the average is of what stands behind 平均.
    return frozenset(_SAID.sub("", name.rpartition("平均")[2])) - frozenset(counted)


def _amounts(sentence: Sentence, at: int, printed: Figure) -> Iterator[int]:
    """The places of the amounts before an average that it may be of, the nearest first."""
    family = _family(printed.unit)
    for place in range(at - 1, max(-1, at - _BACK), -1):
        figure = sentence.figures[place]
        if figure.role is not Role.LEVEL or not _is_plain(figure) or _family(figure.unit) != family:
            continue
        if not _AVERAGE.search(_CLAUSE.split(sentence.before(place))[-1]) and not figure.qualifier:
            yield place


def _total_behind(sentence: Sentence, at: int) -> int | None:
    """The total that stands right behind its average: 平均亩产412公斤,总产7.58万吨."""
    if at + 1 == len(sentence.figures) or _TOTAL.match(sentence.behind(at)) is None:
        return None
    figure = sentence.figures[at + 1]
    fits = figure.role is Role.LEVEL and _is_plain(figure) and not figure.qualifier
    return at + 1 if fits and _family(figure.unit) == _family(sentence.figures[at].unit) else None


def _family(unit: str) -> str:
    """The family of a unit; who came is a person, however often."""
    return "人" if unit in _VISITS or unit in _HEADS else family_of(unit).name


def _divisors(sentence: Sentence, at: int, per: re.Match[str]) -> tuple[list[Divisor], str]:
    """What the words of an average say that it is divided by, and what they say is averaged."""
    if per["day"] or per["month"]:
        words = "".join(sentence.gaps[max(0, at - 2) : at + 1])
        numbers = _MONTHS if per["month"] else days_of(words)
        if not _YEARLY.search(words):
            return [], ""
        return [Divisor(None, Interval(number, number), number, _SLACK) for number in numbers], per["name"]
    own = sentence.figures[at].unit
    counts = [place for place in range(max(0, at - _BACK), at) if _is_count(sentence, place, own, per)]
    if per["each"]:
        fit, name = _told_by_each(sentence, counts, per["each"])
    else:
        kind = _kind(per)
        fit, name = [place for place in counts if sentence.figures[place].unit in kind], per["name"]
        if not fit and kind is _HEADS:
            fit = [place for place in counts if sentence.figures[place].unit in _VISITS]
    figures = {value_of(sentence.figures[place]): sentence.figures[place] for place in fit}
    if len(figures) != 1:
        return [], ""
    (figure,) = figures.values()
    before = "".join(sentence.before(place) for place in fit)
    sure = figure.unit not in COUNTED or _MEANT.search(before) is not None
    return [Divisor(figure, interval_of(figure), value_of(figure), _SLACK if sure else _SLACK_OF_HEADS)], name


def _kind(per: re.Match[str]) -> frozenset[str]:
    if per["head"]:
        return _HEADS
    told = "户" if per["house"] else "亩" if per["field"] else per["what"]
    return _COUNTERS.get(told, frozenset((told,)))


def _is_count(sentence: Sentence, place: int, own: str, per: re.Match[str]) -> bool:
    """Whether a number may be what is divided by; heads over heads (每千人口5人) are so where they are a population."""
    figure = sentence.figures[place]
    of_people = per["power"] is not None and _POPULATION.search(figure.indicator) is not None
    plain_count = figure.role is Role.LEVEL and _is_plain(figure) and not figure.qualifier
    plain_count = plain_count and (figure.unit != own or of_people)
    if not plain_count or (own in _HEADS and figure.unit in _HEADS and not of_people):
        return False
    return not _AVERAGE.search(_OF_THE_YEAR.sub("", _CLAUSE.split(sentence.before(place))[-1]))


def _told_by_each(sentence: Sentence, counts: Sequence[int], words: str) -> tuple[list[int], str]:
    """The numbers that the words behind 每 name by their unit (每艘) or by what they count (每基站), and the rest."""
    heads = re.match(r"[\u4e00-\u9fff]{0,4}人口|[人名位口](?!次)", words)
    if heads is not None:
        fit = [place for place in counts if sentence.figures[place].unit in _HEADS]
        return fit, words[heads.end() :]
    told: dict[str, list[int]] = {}
    for place in counts:
        figure = sentence.figures[place]
        unit = figure.unit if figure.unit and words.startswith(figure.unit) else ""
        rest = words[len(unit) :]
        thing = next((tail for tail in _tails(figure.indicator) if rest.startswith(tail)), "")
        # 编为612个班,平均每班: the whole name may be one character.
        if unit or len(thing) > 1 or (thing and thing == figure.indicator):
            told.setdefault(unit + thing, []).append(place)
    if not told:
        return [], ""
    longest = max(told, key=len)
    return told[longest], words[len(longest) :]


def _tails(name: str) -> Iterator[str]:
    """The tails of a name, the longest first."""
    return (name[at:] for at in range(max(0, len(name) - _LONGEST_THING), len(name)))
