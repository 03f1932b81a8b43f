"""Whether the word behind a number is its unit: 12家 counts, 二级 and 北纬30度 do not."""

import re
from decimal import Decimal

from yearbook_viewer.text.figures import units
from yearbook_viewer.text.figures.averaged import tells_average
from yearbook_viewer.text.figures.numbers import NOWHERE, Number

# 一 counts only where something is brought about or owned; elsewhere it is an article (一条路子, 一批).
_ONE_AFTER = re.compile(
    r"(?:建成|新建|改建|扩建|新增|现有|共有|只有|仅有|下辖|设有|设立|设|有|购置|新购|购买|获得|荣获|获|夺得|摘得|出版|破获|发生|"
    r"引进|完成|实施|举办|召开|开展|成立|创建|编印|捐赠|[、和及与])$"
)
# 增长一倍, 减少一人, 翻一番.
_ONE_CHANGED = re.compile(r"(?:增[加长添产收]|减[产收]|提高|上升|扩大|减少|下降|降低|缩短|翻)了?$")
_ONE_NEVER = frozenset(["个", "支", "种", "批", "些", "项", "件", "条", "次", "期", "片", "段", "笔"])
# What is numbered in speeches is no count: 三个方面, 两个维护.
_ABSTRACT = re.compile(
    r"(?:重点|主要|重大|基本|核心|关键|突出)?(?:方面|阶段|环节|层面|维度|关键|转变|结合|意识|自信|维护|确立|文明|倡导|坚持|必须|确保|"
    r"全面|基本|代表(?![团队处])|务必|纪律|规矩|规定|统筹|攻坚|主义|效应|导向|定位|基地|思维|着力|突破|一|百|千|要|到位|不)"
)
# 年龄35岁以下120人: who is counted, not an age that was measured.
_BRACKET_OF_AGE = re.compile(r"周?岁(?:\(含\)|[（]含[）]|及)?以[上下]的?[\u4e00-\u9fff]{0,8}[占为有]?[0-9０-９]")
_SCORE_OR_TIME = re.compile(
    r"分(?![之别米贝公钟行会局店类区支部布校场站])|天(?![然津气空桥])|小时|分钟|周?岁|秒(?!/)|个?工作日|日(?![\u4e00-\u9fff])"
)
# Of more days than these, or of parts of one, no date tells (平均住院9.8日).
_DAY, _LAST_DAY = "日", 31
# 11.18秒 measures whatever stands before it.
_SPLIT_SECONDS = "秒"
# How far back what is measured or scored stands; a score that rose stands behind the score itself.
_REACH = 10
_BACK = 40
# 排名由369位上升到235位: ranks, though no 第 stands before them.
_RANK = "位"
_RANKED = re.compile(r"(?:排名|位次|名次|排位|位居|位列|名列|排在)[^,，。;；]{0,20}$")
_DEGREES = re.compile(r"(?:[东西]经|[南北]纬)[^,，。;；]{0,14}$")
# 每户, 每人: 二十元; without it a few 元 are 一元化, 三元区, 多元.
_MONEY = "元"
_LEAST_MONEY = 10
_HUNDRED = 100
# 十字, 十分, 十里 are words.
_TEN = 10
# One unit for another, or for a stretch of time: 元/米, 人次/日, 元/人·月.
_TIMES = "人年|人月|小时|分钟|年|月|日|天|人|时|分|秒|户|次|万人|百户|千人|百人|百公里"
_PER = re.compile(rf"[/／](?:{_TIMES})(?:[·・](?:{_TIMES}))?")
# 石塘、五里、三担: places in a list of names.
_IN_NAMES = frozenset("里担斗石尺丈亩")
# 占一成五, 二成一; but not 一成不变.
_TENTH = "成"
_TENTHS = re.compile(r"[一二三四五六七八九](?:[,，、。；;)）的以左]|$)")
_BESIDE = "、"
# 五里堆, 七里桥: places.
_IN_PLACES = re.compile(r"[堆店铺庄屯坪墩岗亭塘湾牌庙营]|桥(?!梁)|河(?![堤道岸床段])|沟(?!渠)|坡(?!地)|井(?!台)")
_STOP = frozenset((*",，。;；、:：()!?\n和及与并〔[", ""))
# 一类、二类: the same counter again numbers its things.
_SERIES = re.compile(r"[一二三四五六七八九](?P<word>[^、和及与至]{1,2})[、和及与至]$")
# 二期, 三层, 四班 are names; 演出四期, 楼高五层 are counts.
_NUMBERED = frozenset("期层班组队段轮节版章代")
_LEAST_OF_NUMBERED = 4

# 县人大五次会议: the fifth of that body's; 召开五次会议, 全年3次会议: how many were held.
_SESSION = re.compile(r"次(?:全体|代表)?(?:会议|全会)")
_SAT = re.compile(r"(?:人大|政协|委员|代表|代会|党委|党代|常委|大会|支部|工会|青联|妇联|工商联)$")


# 机械、化工、纺织三大产业, 四大行业:煤炭、电力…; 浙江、江苏、福建三省: what a list beside a numeral is summed up by.
_GREAT = re.compile(
    r"大(?:[^\W0-9一二三四五六七八九十百]{2,10}(?=[:：(（—]|——|,?即|,?分别[是为])|(?=[^学队会桥专小量批多部约半家陆同中型]))"
)
# 三大工程,…。一是…: they are told point by point.
_POINTED = re.compile(r"大[^\W0-9一二三四五六七八九十百]{2,10}[^\n:：]{0,60}?[,，。;；](?:一是|其一|第一[,，、是])")
_NOUN_OF_LIST = re.compile(
    rf"(?:{'|'.join(sorted(units.BEHIND_LISTS, key=len, reverse=True))})"
    r"(?![级长里内外家民委办际员一二两三四五六七八九十0-9])"
)
_LISTED = re.compile(r"(?P<end>.)(?:、|(?<=”)(?=“))[^、,，。;；:：0-9]{1,14}(?:[,，](?:共|合计|总计|共?计))?$")
_FAR, _MOST_LISTED = 40, 20
_NUMERALS_OF_NAMES = frozenset("一二三四五六七八九十0123456789")
_NO_NAMES = units.UNITS | frozenset("年月日时分秒级号届天岁成")
# 分三个阶段进行。…阶段…;…阶段…: what is told further on by the same name is counted.
_TOLD_ON = re.compile("阶段|环节|方面|层面|板块|基地|转变|步骤")
_REACH_OF_TOLD, _TWICE = 400, 2
# 4点要求:一是…;二是….
_POINT = "点"
# 作出四条规定:(1)…(2)…; 抓好三个方面:一是…二是….
_POINTS_BEHIND = re.compile(
    r"[^,，。;；:：、()（）\n0-9]{0,12}[:：。]?\n*(?:一[、.．是]|[(（][一1][)）]|①|1[.．、](?![0-9])|第一[,，、是])"
)
# 辖七区一镇, 八乡三镇:…: places of two kinds in one breath.
_PLACES = "[一二两三四五六七八九十]{1,3}(?:民族乡|[区县市旗镇乡街村])"
_PLACES_OF_KINDS = re.compile(rf"(?:{_PLACES}){{1,2}}")
_HELD = re.compile(rf"(?:[辖设有成为共]|划[为分]|分)(?:{_PLACES}){{0,2}}$")
_OPENED = re.compile("[:：(（]")


# 1路火车站至一中: a line has its number for a name.
_LINE = "路"
_NAMED_LINE = re.compile("路(?!公交|客车|班车|汽车|信号|电话|电视|[分支干]|纵队|大军)[\u4e00-\u9fff]")


def unit_of(text: str, number: Number, former: str) -> str:
    """The unit behind a number, in folded forms; empty where it counts nothing.

    `former`: the unit of the figure before, empty where that is far.
    """
    if 1 < number.value * number.multiplier <= _MOST_LISTED:
        summed = _unit_of_list(text, number)
        if summed:
            return summed
    unit = "" if is_class(text, number) else units.unit_at(text, number.end)
    while unit and not units.is_whole(text, unit, number.end + len(unit)):
        unit = unit[:-1] if unit[:-1] in units.UNITS else ""
    if not unit:
        return _score_or_time(text, number, former)
    behind = number.end + len(unit)
    if _is_place_in_order(text, number, unit):
        return ""
    if number.arabic:
        if unit == "P" and number.multiplier == 1:
            return ""
    # 长十八里半、十二里、九里 are lengths, 石塘、五里、三担 are places.
    elif not (
        (unit == former and unit in _IN_NAMES)
        or (unit == _TENTH and _TENTHS.match(text, behind))
        or _counts(text, number, unit, behind)
    ):
        return ""
    return unit + _for_each(text, behind)


def _unit_of_list(text: str, number: Number) -> str:
    """The unit of a numeral that sums up a list, or announces one, where it is no counter: 大, 省."""
    if text.startswith(_POINT, number.end) and _POINTS_BEHIND.match(text, number.end + 1):
        return _POINT
    great = _POINTED.match(text, number.end) or _GREAT.match(text, number.end)
    if great is not None and len(great[0]) > 1:
        return units.GREAT
    listed = _LISTED.search(text, max(0, number.start - _FAR), number.start)
    if listed is None:
        return ""
    noun = _NOUN_OF_LIST.match(text, number.end) if great is None else great
    if noun is None:
        # 数学系、物理系、化学系三系: what the names end with.
        end = listed["end"]
        # 检查一科、检查二科: names that hold their number.
        numbered = text[listed.start() - 1] in _NUMERALS_OF_NAMES
        alike = text.startswith(end, number.end) and end.isalpha() and end not in _NO_NAMES and not numbered
        return end if alike else ""
    # 4科室 sums up a list too, but 3国 is no way to write.
    return "" if number.arabic and len(noun[0]) == 1 and noun[0] not in units.ARABIC_BEHIND_LISTS else noun[0]


def _is_place_in_order(text: str, number: Number, unit: str) -> bool:
    """Whether a number tells a degree of the globe, a rank, or which meeting it was."""
    if unit == _LINE:
        return number.arabic and _NAMED_LINE.match(text, number.end) is not None
    if unit == units.DEGREE:
        return _DEGREES.search(text, max(0, number.start - 20), number.start) is not None
    if unit == _RANK:
        return _RANKED.search(text, max(0, number.start - 24), number.start) is not None
    return _is_session(text, number)


def _is_session(text: str, number: Number) -> bool:
    """Whether a number tells which meeting of a body it was and not how many there were."""
    if _SESSION.match(text, number.end) is None:
        return False
    return not number.arabic and _SAT.search(text, max(0, number.start - 3), number.start) is not None


def is_class(text: str, number: Number) -> bool:
    """Whether the number names a class of size and no amount: 40吨级, 千万元级."""
    unit = units.unit_at(text, number.end)
    return text.startswith(units.CLASS, number.end + len(unit))


def _for_each(text: str, behind: int) -> str:
    """What stands behind the stroke of a compound unit: 元/套, 公斤/亩."""
    if text[behind : behind + 1] != "/":
        return ""
    known = units.unit_at(text, behind + 1)
    each = _PER.match(text, behind)
    longest = max(len(known) + 1 if known else 0, len(each[0]) if each is not None else 0)
    return text[behind : behind + longest]


def _score_or_time(text: str, number: Number, former: str) -> str:
    """分, 天, 小时, 岁 where a score or a measured time stands before the number (无霜期110天)."""
    found = _SCORE_OR_TIME.match(text, number.end)
    if found is None or (not number.arabic and number.value == 1) or _is_date(text, number, found[0]):
        return ""
    if _BRACKET_OF_AGE.match(text, number.end):
        return ""
    if _DEGREES.search(text, max(0, number.start - 20), number.start):
        return ""
    if found[0] == former:
        return former
    before = text[max(0, number.start - _REACH) : number.start]
    if found[0] == _SPLIT_SECONDS and number.value % 1:
        return found[0]
    wanted = units.SCORES if found[0] == "分" else units.MEASURED_TIMES
    return found[0] if any(word in before for word in wanted) else ""


def _is_date(text: str, number: Number, unit: str) -> bool:
    """Whether a number of days is that of a month."""
    return unit == _DAY and number.value <= _LAST_DAY and "." not in text[number.start : number.end]


def _counts(text: str, number: Number, unit: str, behind: int) -> bool:
    """Whether a Chinese numeral with this unit counts something, or is part of a phrase."""
    value = number.value * number.multiplier
    before = text[max(0, number.start - 4) : number.start]
    beside = unit in _IN_NAMES and value < _TEN and _BESIDE in (before[-1:], text[behind : behind + 1])
    if beside or (unit == "里" and value <= _TEN and _IN_PLACES.match(text, behind)):
        return False
    if tells_average(text, number, behind):
        return True
    few = unit == _MONEY and value < _LEAST_MONEY
    if few or value >= _HUNDRED or _is_of_places(text, number, unit, behind):
        return not few
    if value == 1 and number.qualifier == NOWHERE:
        return _is_one(unit, before)
    series = _SERIES.search(before)
    if series is not None and series["word"] == unit:
        return False
    listed = _LISTED.search(text, max(0, number.start - _FAR), number.start) is not None
    told = listed or _ABSTRACT.match(text, behind) is None or _is_told_on(text, behind)
    return told and _is_few(text, value, unit, behind, listed=listed)


def _is_told_on(text: str, behind: int) -> bool:
    """Whether what a numeral counts is told one by one behind it: 分三个阶段。宣传阶段…;学习阶段…."""
    if _POINTS_BEHIND.match(text, behind):
        return True
    noun = _TOLD_ON.match(text, behind)
    return noun is not None and text.count(noun[0], noun.end(), noun.end() + _REACH_OF_TOLD) >= _TWICE


def _is_of_places(text: str, number: Number, unit: str, behind: int) -> bool:
    """Whether a numeral counts places of one kind, told with those of another: 辖七区一镇."""
    if unit not in units.NOUNS:
        return False
    further = _PLACES_OF_KINDS.match(text, behind)
    former = _HELD.search(text, max(0, number.start - _FAR), number.start)
    if further is not None:
        return former is not None or _OPENED.match(text, further.end()) is not None
    return former is not None and len(former[0]) > _TWICE


def _is_one(unit: str, before: str) -> bool:
    """Whether 一 is a number here."""
    if unit in _ONE_NEVER or unit not in units.CHINESE_COUNTERS | units.SMALL_MEASURES:
        return False
    return (_ONE_CHANGED.search(before) or _ONE_AFTER.search(before)) is not None


def _is_few(text: str, value: Decimal, unit: str, behind: int, *, listed: bool) -> bool:
    """Whether a numeral below a hundred counts with this unit; `listed`: a list stands right before it."""
    if unit in units.CHINESE_COUNTERS or unit in units.SMALL_MEASURES:
        return True
    if value >= _TEN:
        return value > _TEN or unit not in units.IN_PHRASES
    if unit in units.COUNTED_AT_A_STOP - _NUMBERED and listed:
        return True
    least = _LEAST_OF_NUMBERED if unit in _NUMBERED else 0
    return unit in units.COUNTED_AT_A_STOP and value >= least and text[behind : behind + 1] in _STOP
