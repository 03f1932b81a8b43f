"""What a figure of the prose states, told apart from like statements: of what, when, of which part, in which sense."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import NamedTuple

from yearbook_viewer.records import Entry, Figure, Period, Role
from yearbook_viewer.text.audit.clauses import wording
from yearbook_viewer.text.audit.clauses.sentences import SIGN, Sentence
from yearbook_viewer.text.audit.numbers.precision import Interval, interval_of, last_digit, value_of
from yearbook_viewer.text.figures import cues
from yearbook_viewer.text.figures.scan import RANGE
from yearbook_viewer.text.series.families import family_of, in_base
from yearbook_viewer.text.series.names import is_known, series_name

# Names that are the same thing wherever they stand; 投资, 面积, 产值 alone are each time of something else.
_QUANTITY = re.compile(
    r"(?:总值|产值|增加值|收入|支出|总额|金额|余额|销售额|营业额|成交额|存款|贷款|利润|税收|税金|产量|总产|单产|面积|人口|人数|总数|户数|里程"
    r"|用电量|发电量|供水量|吞吐量|周转量|运量|存栏[数量]?|出栏[数量]?|投资|资产|率|价格|密度|床位数?|总量|藏书|容量|储量|降水量|气温"
    r"|日照时数|无霜期|覆盖|比重|比例|指数|系数|寿命|年龄|浓度|用户|保有量)$"
)
_BARE = re.compile(
    r"(?:总|年|月|新增|完成|累计|实际|计划|当年|本年|其他|项目|企业|工程|单位|全部|固定|平均|人均|户均|亩均|占地|建筑|总建筑|种植|使用"
    r"|用地|规划|建设|销售|营业|经营|生产)*"
    r"(?:产值|增加值|收入|支出|总额|金额|余额|存款|贷款|利润|税收|税金|产量|单产|面积|人数|总数|户数|里程|投资|资产|价格|总量|容量|率|比重"
    r"|覆盖|年龄|床位数?)"
)
_LONGEST_BARE = 6
_SHORTEST = 3
# A count is of the whole only with a word that says so.
_WHOLE = re.compile(r"规模以上|年[末底]|全[市县区省州旗盟镇乡村校院局系]|境内|共有?|现有|总数|拥有|下?辖|设有|计有")
_WHOLE_REACH = 24
_COUNTS = frozenset(("个", "家", "户", "人", "名", "所", "座", "处", "条", "辆", "台", "张", "只", "头", "门", "种"))
# What is told of the whole year, be it in trips of passengers.
_TRAFFIC = re.compile("(?:运量|吞吐量|周转量|客流量)$")
# What happens again and again is counted anew each time.
_EVENTS = frozenset(("次", "期", "场", "场次", "人次", "项", "件", "起", "例", "批", "批次", "份", "篇"))

_TIMES = re.compile(
    r"[0-9]{1,2}(?:[-—~至][0-9]{1,2})?月(?:[0-9]{1,2}日)?(?:份|末|底|初)?|[上下]半年|第?[一二三四]季度|前[一二三]季度|首季"
    r"|[春夏秋冬早晚][季粮稻]|[0-9一二三四五六七八九十两]+年(?:来|间)|累计|历年|历史|以来|期间|时期|同期|当[月日天]|日均|月均|年均|平均"
    r"|最[高低大小多少]|高峰|单日|每[年月日天]|“□+”|[0-9]{4}年初?|年初"
)
_OF_A_CLAUSE = re.compile("[春夏秋冬]季|[日月年]均|平均|最|高峰|单日")
# What something else was compared with before: 存款余额186亿元,较年初增加24亿元;贷款余额….
_COMPARED = re.compile(rf"(?:比|较)(?:年初|上年|去年)[^,;:]{{0,8}}{SIGN}")
# 4月起提高标准,全年发放: what was said of other times before ends here.
_WHOLE_YEAR = re.compile(r"全年|年内|当年|本年|年[末底]")
# A way of counting that is said in the clause before: 按新口径计算,.
_BY = re.compile(r"(?:计算|口径|折算|统计)$")
_SENSES = re.compile(
    r"可比|不变价|现价|现行价|当年价|实际|名义|口径|扣除|剔除|按[^,]{1,8}计算|(?<!包)含|除外|预算|决算|计划(?!生育)|调整后"
    r"|户籍|常住|环比|年递"
)
# Of these the whole sentence speaks, of those below only the clause.
_PARTS = re.compile(
    r"市本级|县本级|区本级|本级|市直|县直|区直|直属|市属|县属|区属|省属|央属|规模以上|规上|限额以上|限上|乡镇企业|开发区|园区|其中"
)
_KINDS = re.compile(
    r"全国|全省|中央|地方|农村|城镇|城区|市区|县城|城关|中心城区|城乡|男|女|新建|本地|外地|全部|国有|集体|民营|私营|个体|外资|三资"
)
_OWN = re.compile(r"全(?:[市县区州旗盟镇乡村省]|社(?!会))")
_SCOPES = re.compile(f"{_PARTS.pattern}|{_KINDS.pattern}|{_OWN.pattern}|[农乡]村|乡镇|各[县镇乡村]|行政村|自然村")
_PLACES = re.compile(
    r"(?!各|本|我|该|每|年|[县镇乡村])[\u4e00-\u9fff]{1,6}?(?:自治[县旗州]|[县镇乡村]|街道|社区|公司|工厂|[局厂矿]|医院|学院|(?:大学|中学|小学)(?!生)"
    r"|银行|支行|农场|林场|集团|中心|基地|项目|工程|工业园|合作社|水库|景区|码头|机场|车站)"
    # What is counted there is no subject: 高级中学3所.
    rf"(?![{SIGN}0-9０-９])"
)
# A goal; for an amount, also a value of another time, or a bound.
_GOALS = r"目标|任务|计划(?!生育|内|外|免疫|单列)|预计|预期|力争|将达?|拟"
_GOAL = re.compile(f"(?:{_GOALS})[^,;]{{0,6}}$")
_ELSEWHERE = re.compile(
    rf"(?:{_GOALS}|上年|去年|前年|同期|原[来有先为]|突破|跨越|跨过|迈上|站上|跃上|比(?![重例率])|较|高于|低于|超过|相当于)[^,;]{{0,6}}$"
    # From then; not 自来水, 自治县.
    r"|(?:[由从]|自(?!来水|治|然|营|筹|有|产|主|动|费|建|助|愿|学|给|备|用))[^,;由从自]{0,16}$"
)
_BEHIND = re.compile(r"以上|以下|的.")
_CLAUSE = re.compile("[,;:]")
# Who says so is not what it is said of: 据县畜牧局年报,.
_SAYS = re.compile(
    r"(?:^|[,;:])(?:据|根据|按|经)[^,;:]{1,20}(?:年报|报表|统计|数据|资料|材料|报告|公报|普查|调查|反映|测算|核定|审定|核实|显示)[^,;:]{0,3}(?=,)"
)
_HEAD = 16
_LONGEST_PARAGRAPH = 3000
# Words further before a figure say nothing of it; looking no further keeps the work linear.
_REACH, _FIGURES_BACK = 300, 40


class FactKey(NamedTuple):
    """What statements of the same have in common; `base`: the year a change is compared with."""

    name: str
    family: str
    year: int | None
    level: bool
    base: str


@dataclass(frozen=True, slots=True)
class Fact:
    """A figure of the prose with what it states. `sentence`: its sentence's number; `words`: those before it there.

    `value`: in the base unit of its family, a fall below nought.
    """

    figure: Figure
    key: FactKey
    sentence: int
    words: str
    value: Decimal

    @property
    def is_bare(self) -> bool:
        """Whether the name says too little, or what was done: 新增就业."""
        return is_bare(self.key.name) or (cues.VERB.match(self.key.name) is not None and self.key.name[-1] != "率")

    @property
    def is_steady(self) -> bool:
        """Whether the name stands for the same thing wherever an entry uses it."""
        name, unit = self.key.name, self.figure.unit
        if self.is_of_the_year and is_known(name):
            return True
        if self.is_bare or (unit in _EVENTS and _TRAFFIC.search(name) is None):
            return False
        if _QUANTITY.search(name) is not None:
            return True
        return unit in _COUNTS and self.key.level and _WHOLE.search(self.words[-_WHOLE_REACH:]) is not None

    @property
    def told(self) -> tuple[tuple[str, ...], ...]:
        """The words of time, sense and part by which statements of one name differ."""
        *before, clause = _CLAUSE.split(self.words)
        sensed = f"{before[-1]},{clause}" if before and _BY.search(before[-1]) else clause
        senses = _SENSES.findall(sensed if self.key.level else self.words)
        if not self.key.level and wording.is_comparable_by_convention(self.key.name.upper()):
            senses = [sense for sense in senses if not wording.is_comparable(sense) and "计算" not in sense]
        return (
            self.times,
            tuple(sorted({*senses})),
            tuple(sorted({*_PARTS.findall(self.words), *_KINDS.findall(clause)})),
        )

    @property
    def times(self) -> tuple[str, ...]:
        """The words of other times than the year described, and of other stretches, by which statements differ."""
        own = (f"{self.figure.year}年", self.figure.indicator)
        *earlier, clause = _CLAUSE.split(self.words)
        since = max((found.end() for found in _WHOLE_YEAR.finditer(self.words)), default=0)
        begin = self.words.rfind(",", 0, since) + 1
        words = self.words[begin:] if since else self.words
        said = _TIMES.findall(_COMPARED.sub("", words) if self.key.level else words)
        # 春季少雨,小麦亩产294公斤; 年平均气温17℃,年降水量1210毫米.
        told = (time for time in said if not _OF_A_CLAUSE.match(time) or time in clause or time in earlier)
        return tuple(time for time in told if not any(time in words for words in own))

    @property
    def is_of_the_year(self) -> bool:
        """Whether the words say that it is the amount of the whole year, or of the whole place at its end."""
        return self.figure.period in (Period.FLOW, Period.STOCK) and not self.times

    @property
    def whole(self) -> frozenset[str]:
        """The words that say of what whole it is: 全县."""
        return frozenset(_OWN.findall(self.words))


def is_bare(name: str) -> bool:
    """Whether a name (text.series.names) says too little of what is counted: 投资, 产值."""
    return len(name) < _SHORTEST or (len(name) <= _LONGEST_BARE and _BARE.fullmatch(name) is not None)


def facts_of(sentences: Sequence[Sentence]) -> Iterator[Fact]:
    """What sentences state as facts, in the order of the text; goals, ranges, bounds and first values left out."""
    for sentence in sentences:
        for at, figure in enumerate(sentence.figures):
            if figure.target or figure.value is None or figure.qualifier == RANGE or figure.doubt:
                continue
            name = series_name(figure.indicator)
            other = _ELSEWHERE if figure.role is Role.LEVEL else _GOAL
            if not name or other.search(sentence.before(at)) or _BEHIND.match(sentence.behind(at)):
                continue
            words = _words_before(sentence, at)
            yield Fact(figure, key_of(name, figure), sentence.number, words, signed(figure))


def key_of(name: str, figure: Figure) -> FactKey:
    """The key of a figure under a name (text.series.names)."""
    level = figure.role is Role.LEVEL
    return FactKey(name, family_of(figure.unit).name, figure.year, level, "" if level else figure.relation)


def signed(figure: Figure) -> Decimal:
    """The value in the base unit of its family, a fall below nought."""
    value = in_base(value_of(figure), figure.unit)
    return -value if figure.role is Role.DECREASE else value


def agree(one: Figure, other: Figure) -> bool:
    """Whether two figures may print the same value: equal, or one rounded or cut off from the other, or blurred."""
    difference = abs(signed(one) - signed(other))
    digits = [in_base(last_digit(figure), figure.unit) for figure in (one, other)]
    if one.qualifier or other.qualifier:
        return _interval(one).meets(_interval(other))
    return difference == 0 or (digits[0] != digits[1] and difference < max(digits))


def _interval(figure: Figure) -> Interval:
    interval = interval_of(figure)
    low, high = in_base(interval.low, figure.unit), in_base(interval.high, figure.unit)
    return Interval(-high, -low) if figure.role is Role.DECREASE else Interval(low, high)


def places_of(entry: Entry, fact: Fact) -> frozenset[str]:
    """The bodies and places that the words before a figure, the head of its paragraph and its section name."""
    start = fact.figure.start
    section = entry.section_at(start)
    titles = "" if section is None else "".join(section.path)
    begin = entry.text.rfind("\n", max(0, start - _LONGEST_PARAGRAPH), start) + 1
    head = entry.text[begin : begin + _HEAD].lstrip()
    named = (_SCOPES.sub(",", words) for words in (_SAYS.sub("", fact.words), titles, _SAYS.sub("", head)))
    name = fact.key.name
    places = (place for words in named for place in _PLACES.findall(words))
    # 各类农民专业合作社 is what is counted, no body.
    return frozenset(place for place in places if place not in name and name not in place)


def places_in(words: str) -> frozenset[str]:
    """The bodies and places that words name."""
    return frozenset(_PLACES.findall(_SCOPES.sub(",", words)))


def parts_in(words: str) -> frozenset[str]:
    """The words that say of which part something is told: 市本级."""
    return frozenset(_PARTS.findall(words))


def _words_before(sentence: Sentence, at: int) -> str:
    words: list[str] = []
    length = 0
    for place in range(at, max(-1, at - _FIGURES_BACK), -1):
        words.append(sentence.before(place))
        length += len(words[-1])
        if length >= _REACH:
            break
    return SIGN.join(reversed(words))[-_REACH:]
