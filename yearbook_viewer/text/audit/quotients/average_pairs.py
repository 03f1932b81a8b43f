"""Which two numbers an average, a yield or a density may come from: 人均存款, 吨水泥煤耗, 单箱税利, 日均榨蔗."""

import re
from collections.abc import Iterator
from decimal import Decimal
from typing import NamedTuple

from yearbook_viewer.records import Figure
from yearbook_viewer.text.audit.clauses.akin import telling
from yearbook_viewer.text.audit.clauses.runs import Run
from yearbook_viewer.text.audit.quotients.days_told import days_of
from yearbook_viewer.text.audit.quotients.definitions import bits_of, definitions_of
from yearbook_viewer.text.audit.quotients.quotient_pairs import (
    DOUBTED,
    NAMED_OVER,
    NAMED_UNDER,
    UNNAMED,
    Pair,
    bits_of_place,
    clause_of,
    near,
    thing_of,
)
from yearbook_viewer.text.audit.quotients.rate_readings import PEOPLE, kind_of, power_of
from yearbook_viewer.text.series.families import family_of, in_base

_POWER = "十万|百万|千万|[百千万]|[1-9][0-9]{0,2}(?![0-9])"
_WORD = "[\u4e00-\u9fff]"
# Words of a measure begin with the one that they are told for: 吨水泥煤耗, 百车公里油耗, 万元产值能耗.
_MEASURES = "吨公里|车公里|平方米|立方米|公斤|千克|公里|公顷|标箱|吨|斤|亩|箱|度|元|件|台|辆|车|头|匹|担"
# What tells a number as one over another, the surest first. `name`: what it is told for, `power`: for how many;
# `whole`: what may tell it.
_PER = tuple(
    map(
        re.compile,
        (
            rf"每(?:一(?!个?[日天月年]))?(?P<power>{_POWER})?(?P<name>(?![日天月年均]){_WORD}{{1,12}})",
            rf"(?<!年)(?P<name>(?![平日月年天季]){_WORD})[日月年]?均(?![匀衡线价])",
            r"(?P<name>[人户车台])[日月](?=[平补收])",
            r"(?P<name>[人户亩])平(?![均方原等])",
            rf"单(?![位独项一纯方产价元调])(?P<name>{_WORD})",
            r"(?P<name>亩)产(?![值出])",
            rf"^(?:全[市县区州省乡镇厂矿]|综合|实际|其中)*(?P<power>{_POWER})?(?P<name>(?:{_MEASURES})(?![数以])(?:{_WORD}|[A-Za-z]){{1,8}})",
            rf"(?<!年)平均(?P<whole>{_WORD}{{0,8}})",
            "(?P<whole>)(?:密度|周转|用小时|利用|系数|负担|强度|工效|生产率|班额|单价|均价|售价|单耗|单位(?=[成面产增])|运距|行程|乘距|单产)",
        ),
    )
)
_STROKE = re.compile(f"/(?P<power>十万|百万|千万|[百万]|千(?![瓦克米焦升卡伏]))?(?P<name>{_WORD}{{1,4}})")
_YIELD = "单产"
_MONTH = re.compile("月均|每月|均月(?!份)|月(?=[人户车台]均)|[人户车]月")
_DAY = re.compile("日均|每[日天]|天均|均日(?!常)|日(?=[人户车台]均)")
_MONTHS, _DAYS, _WHOLE = (Decimal(12),), (Decimal(365), Decimal(366)), (Decimal(1),)
_YEARLY = re.compile("全年|年内|年度|累计|年(?=[客货运输供用售发产处接营])|(?:19|20)[0-9]{2}年(?![末底初])")
_DAY_UNITS = frozenset(("天", "日", "个工作日"))
_FOR_WHOM = frozenset("人户车")
# Of these a number is no average of its year's, or the average is of others.
_OTHER = re.compile(
    "比[^例重]|较|上年|去年|同期|最[高大低小多少]|计划|超|多$|少$|净|其余|其他|标准由|提高|增[收加资支幅]|减[负支收少]"
)
_SAID = re.compile("平均|综合|全员|每|均|达到?|为|是|约|有|拥有|占有|完成|实现|全年|年|[的了单日月人户亩]")
# Sums of which one is none of another: no income is an output.
_SUMS = re.compile("产值|增加值|生产总值|GDP|收入|支出|利润|利税|存款|贷款|工资|投资")
# Things and their counters, where an average tells the one and a number the other.
_COUNTERS = {
    "车": "辆台部",
    "船": "艘条只",
    "机": "架台",
    "校": "所",
    "店": "家个",
    "点": "个处",
    "站": "个座",
    "班": "个",
    "户": "家",
    "组": "个",
    "村": "个",
    "案": "起件宗",
    "场": "场次",
    "床": "张",
    "企": "家户",
    "次": "人次",
    "单": "单笔",
    "票": "票件",
}
_PIECES = frozenset("户部台张辆门线个套条件")
_PUPILS = re.compile("学生|在校|幼儿|学员|新生")
_COUNTED = frozenset("个家所座台只条处项")
_HEADS = re.compile("[人名口位]|职工|农民|居民|学生|教师|医生|农业人口|城镇人口|常住人口|总人口|户籍人口")
_ANY = re.compile("全[市县区州省国镇乡厂矿校局行]|平均|实际|其中|年末|年底|企业|单位")
_OF_COAL = re.compile("煤|能")
_FEW = 2
_ONLY = 1.0
_LONGEST = 4


class _Average(NamedTuple):
    """An average with what its words `own` tell: `unit` of what is divided, `name` of what it is divided by; `unnamed`
    where they need not tell that."""

    own: str
    unit: str
    name: str
    unnamed: bool
    power: Decimal
    times: tuple[Decimal, ...]


def average_pairs(run: Run, at: int, own: str) -> Iterator[Pair]:
    """The pairs of numbers that a number, by its words and its unit, may be the average of. `own`: its words."""
    behind = run.words[at + 1] if at + 1 < len(run.words) else ""
    average = _read(run.figures[at].unit, own, behind) if not _OTHER.search(own) else None
    if average is None:
        return
    places, defined = near(run, at), definitions_of(own)
    told = [place for place in places if kind_of(_bare(run.figures[place].unit)) == kind_of(_bare(average.unit))]
    only = _ONLY if len(told) == 1 else 0.0
    for over in places:
        said = clause_of(run, over) + run.figures[over].indicator
        # 钢404万吨: of tons of whatever none is of standard coal.
        if average.unit != _bare(average.unit) and not _OF_COAL.search(said + run.figures[over].unit):
            continue
        for under in places if average.name or average.unnamed else ():
            number = run.figures[under]
            scale = _scale(run.figures[over], number, average, said) if over != under else None
            divisor = _divisor(number, thing_of(run, under), average) if scale is not None else None
            if scale is not None and divisor is not None:
                bits = divisor[1] + _of_total(own, said, number.indicator)
                by_rule = bits_of(defined, said, thing_of(run, under))
                bits = max(bits, UNNAMED + by_rule) if by_rule else bits
                bits += bits_of_place(run, at, over, under) + only
                factor = scale * divisor[0] * average.power
                yield from (Pair(over, under, factor / time, bits) for time in average.times)
        if len(average.times) > 1 or average.times == _MONTHS:
            yield from _over_time(run, at, over, average)


def _read(unit: str, own: str, behind: str) -> _Average | None:
    """What the words of a number tell of an average, and what stands behind its unit (千瓦时/万元); None where it is
    none."""
    times = _MONTHS if _MONTH.search(own) else _DAYS if _DAY.search(own) else _WHOLE
    unit, _, each = unit.partition("/")
    stroke = _STROKE.match(f"/{each}" if each else behind)
    if stroke is not None:
        return _Average(own, unit, stroke["name"], False, power_of(stroke["power"]), times)
    per = next((found for each_ in _PER if (found := each_.search(own)) is not None), None)
    if per is None:
        return _Average(own, unit, "", False, Decimal(1), times) if times != _WHOLE else None
    told = per.groupdict()
    name = told.get("name") or ("亩" if _YIELD in own else "")
    return _Average(own, unit, name, not name, power_of(told.get("power")), times)


def _over_time(run: Run, at: int, over: int, average: _Average) -> Iterator[Pair]:
    """榨季136天,日均榨蔗3132吨; 全年供水1486万吨,日均4.07万吨."""
    said = clause_of(run, over) + run.figures[over].indicator
    scale = _scale(run.figures[over], None, average, said)
    if scale is None:
        return
    bits = _of_total(average.own, said, "") + NAMED_UNDER
    for under in near(run, at) if average.times is _DAYS else ():
        if run.figures[under].unit in _DAY_UNITS and under != over:
            yield Pair(over, under, scale, bits + bits_of_place(run, at, over, under))
    if over < at and average.name[:1] not in _FOR_WHOM:
        words = "".join(run.words[max(0, over - 1) : at + 1])
        bits += (UNNAMED if _YEARLY.search(words) else DOUBTED) + bits_of_place(run, at, over, over)
        times = days_of(words) if average.times is _DAYS else average.times
        yield from (Pair(over, None, scale / time, bits) for time in times)


def _of_total(own: str, said: str, counted: str) -> float:
    """The bits for an amount's being the one that the words of an average tell of, what is counted left out."""
    name = telling(_SAID.sub("", own)) - set(counted)
    kinds, others = _SUMS.findall(own), _SUMS.findall(said)
    if kinds and others and not set(kinds) & set(others):
        return 3 * DOUBTED
    return NAMED_OVER if name & telling(said) else UNNAMED if not name else 0.0


def _divisor(figure: Figure, thing: str, average: _Average) -> tuple[Decimal, float] | None:
    """How many times a number is to be taken as a divisor, and the bits for its being one; None if it is none.

    `thing`: its words.
    """
    name = average.name
    heads = _HEADS.match(name)
    if heads is not None:
        akin = bool(telling(heads[0]) & telling(thing)) or heads[0][-1:] in thing
        # 离退休人员月人均: not of 参加失业保险9.87万人.
        group = telling(_ANY.sub("", average.own.partition(name)[0]))
        others = len(group) > _FEW and not group & telling(thing)
        bits = 0.0 if others else NAMED_OVER if len(heads[0]) == 1 else NAMED_UNDER if akin else 0.0
        return (Decimal(1), bits - (figure.unit == "人次")) if figure.unit in PEOPLE else None
    measure = next((name[:end] for end in range(_LONGEST, 0, -1) if name[:end] and _is_measure(name[:end])), "")
    if measure:
        if kind_of(measure) != kind_of(figure.unit):
            return None
        # 吨水泥煤耗, where clinker is told too.
        rest = telling(name[len(measure) :])
        bits = NAMED_UNDER if not rest or rest & telling(thing) else NAMED_OVER - UNNAMED
        return in_base(Decimal(1), measure) / in_base(Decimal(1), figure.unit), bits
    if name:
        bits = _of_name(figure, thing, name)
        return (Decimal(1), bits) if bits else None
    if not average.unnamed or kind_of(figure.unit) == kind_of(average.unit):
        return None
    return Decimal(1), float(min(len(telling(average.own) & (telling(thing) | set(figure.unit))), 2))


def _is_measure(unit: str) -> bool:
    return family_of(unit).name != unit and kind_of(unit) != "人"


def _of_name(figure: Figure, thing: str, name: str) -> float:
    """The bits for a number's being what a name tells, by its counter or by what it counts; nought where it is not."""
    if name[:1] == "生":
        return NAMED_UNDER if figure.unit in PEOPLE and _PUPILS.search(thing) else 0.0
    if figure.unit and (name.startswith(figure.unit) or name[:1] == figure.unit[-1:]):
        rest = name[len(figure.unit) : len(figure.unit) + 2]
        known = figure.unit not in _COUNTED or not rest or bool(set(rest) & set(thing))
        return NAMED_UNDER if known else UNNAMED
    if figure.unit and figure.unit in _COUNTERS.get(name[:1], ""):
        return NAMED_UNDER if name[:1] in thing else NAMED_OVER if figure.unit not in _COUNTED else UNNAMED
    # 平均每个雨日 of 雨日142天.
    if name[:1] in _COUNTED and len(name) > _FEW and name[1:3] in thing:
        return NAMED_UNDER
    if figure.indicator and (name[:2] in figure.indicator if len(name) > 1 else name in figure.indicator[-2:]):
        return NAMED_UNDER if figure.unit in _COUNTED or len(name) > 1 else UNNAMED
    return 0.0


def _scale(over: Figure, under: Figure | None, average: _Average, said: str) -> Decimal | None:
    """How many of an average's unit one of what a number is told in is; None where they do not measure the same.

    `said`: the words of that number.
    """
    unit = average.unit
    here, there = _bare(over.unit), _bare(unit)
    if kind_of(here) == kind_of(there):
        same = under is not None and (under.unit, under.value) == (over.unit, over.value)
        return None if same else in_base(Decimal(1), here) / in_base(Decimal(1), there)
    if under is None:
        return None
    # 移动电话4.28万户,每百人拥有移动电话79.9部.
    pieces = unit in _PIECES and over.unit in _PIECES and len(telling(average.own) & telling(said)) > 1
    # 座位2880个,平均每车45座.
    pieces = pieces or (over.unit == "个" and bool(unit) and unit in over.indicator[-2:])
    times = unit == "次" and over.unit in PEOPLE
    if pieces or times or (unit in _DAY_UNITS and over.unit.endswith(("日", "天"))):
        return Decimal(1)
    return _compounded(over.unit, under.unit, unit)


def _compounded(over: str, under: str, unit: str) -> Decimal | None:
    """The same where a unit is made of two others: 人公里 over 人, 千瓦时 over 千瓦."""
    if over.endswith("公里") and kind_of(unit) == "长度" and (under in over or under == "人次"):
        return in_base(Decimal(1), "公里") / in_base(Decimal(1), unit)
    if unit == "小时" and kind_of(over) == "电量" and kind_of(under) == "功率":
        power = in_base(Decimal(1), over) / in_base(Decimal(1), under)
        return power / (in_base(Decimal(1), "千瓦时") / in_base(Decimal(1), "千瓦"))
    return None


def _bare(unit: str) -> str:
    """A unit without what it is a measure of: 千克 of 千克标准煤."""
    return unit.partition("标")[0] or unit if unit.endswith(("标准煤", "标煤")) else unit
