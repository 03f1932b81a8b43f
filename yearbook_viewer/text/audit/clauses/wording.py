"""What the words between two figures say: what is compared with, whether at comparable prices, and nothing else."""

import re

from yearbook_viewer.text.figures.lexicon import either

# What a value is compared with, where that is no year: nothing said, the year before, something else.
UNSAID = ""
PRIOR = "prior"
OTHER = "other"
# The stretch between two values that are printed: 五年增加.
SPAN = "span"

_YEAR = r"(?:[12][0-9]{3}|[一二][〇零○九八][〇零○一二三四五六七八九]{2})年"
_ENDS = r"(?:度|同期|期末|同月|年末|年底|末|底|年初|初|全年|此时|这时)*"
_PRIOR = r"(?:上一?年|去年|头年|同期|年初|上一[^,;:由从自比较]{0,3}(?:期|季|学年|年度|财年))"
# Of these no value of the year before follows.
_OTHER = (
    r"(?:前年|上个?月|上个?季度?|上半年|[一二三四]季度|前[一二三四]季度|[0-9一二三四五六七八九十]+月份?|上届|上次|上期|上轮"
    r"|[0-9一二三四五六七八九十]+年前|“?□+”?(?:期间|时期|末|初|规划)*|“[^”]{1,6}”(?:期间|时期|末|初|规划)*"
    r"|建[国厂市县区]初?期?|解放[前初]期?|改革开放[前初]期?|环比)"
)
_NOW = r"(?:今年|本年|当年|目前|现在|如今|而今|现|年底|年末|全年)"
_TIME = rf"(?:(?:{_YEAR}|{_PRIOR}|{_OTHER}|{_NOW}){_ENDS})"

_STRETCH = (
    rf"(?:[0-9一二三四五六七八九十两]{{1,3}}年(?:来|间|中|内)?(?=共|累计|净|{either('increase')}|{either('decrease')}))"
)
_YEARS = re.compile(rf"({_YEAR})|({_PRIOR}|同比)|({_STRETCH})|({_OTHER})")
_DIGITS = {digit: str(number) for digits in ("〇一二三四五六七八九",) for number, digit in enumerate(digits)} | {
    "零": "0",
    "○": "0",
}

_COMPARABLE = re.compile(r"可比|同口径|不变价|实际(?=增|下|提|上升|减|降)|(?:扣除|剔除)[^,;]{1,12}因素")
# Rates of these are at comparable prices by convention, also where the text does not say so.
_CONVENTION = re.compile(
    r"生产总值|GDP|增加值|国民收入|社会总产值|工农业总产值|农业总产值|农林牧渔业总产值|农林牧副渔业?总产值"
    r"|(?:第?[一二三]次?产业?|[一二三]产)$|经济总量|经济增长|经济增速"
)

# What is used or given out for so much of it is no value at prices itself: 万元工业增加值用水量.
_OF_OUTPUT = re.compile("(?:耗|用水量|排放量|排放强度)$")

# No name is longer; so much of one is looked at.
_LONGEST_NAME = 80
# Two names have at least so many characters in common.
_SHORTEST = 2

_UP_OR_DOWN = rf"(?:[增减][收产支盈]|减亏|{either('increase')}|{either('decrease')})"
_SAID = (
    r"(?:同比|相比较?|(?:比|较|与|同|和|跟)|按(?:照)?|可比价格?|可比口径|同口径|不变价格?|现行?价格?|当年价格?|计算|口径|扣除[^,;]{1,12}因素后?"
    r"|实际|名义|绝对[额数量值]|水平|(?:的)?基础上?|的|净|共|又|再|还|则|也|已|约|大幅度?|小幅|略|稍|有所|持续|继续|稳步|明显|显著|逐年|逐步|且|并|而|但)"
)
_BEING = r"(?:为|是|有|仅|只|达到?|了|:|完成|实现|约)"
_SIGNS = r"[,、()“”]"
_TOTAL = r"(?:总数|总量|总额|总人数|总值|总计|合计|累计|总共|余额|规模|数量)"

_CHANGE = re.compile(rf"{_STRETCH}|{_TIME}|{_UP_OR_DOWN}(?:率|幅度?|额|数|量)?|{_SAID}|{_BEING}|{_SIGNS}")
# 新增 tells what came in, and only with what is compared with a change: 比上年新增6200户.
_ANEW = re.compile("新(?=增)")
_CHANGES = re.compile(rf"{_UP_OR_DOWN}(?:率|幅度?|额|数|量)?{_BEING}*$")
_EARLIER = re.compile(
    rf"{_TIME}|(?:修订|调整|核定|核实|订正)(?:后|数)?|而|但|则|在|的|指标|数字|数据|水平|该|同类|{_BEING}|{_SIGNS}|;"
)
_SWIFT = r"猛|激|剧|陡|骤|迅速|快速|逐步|逐年|大幅度?|稳步|回"
_MADE = r"(?:调[整高低升降增减]?|提|改[建扩]?|压[减降]?|合并|精减|扩建|加[高宽深长固]|拓宽|延长|延伸|充实|整合|撤并)"
_REACHED = re.compile(
    rf"{_TIME}|{_SWIFT}|{_UP_OR_DOWN}|{_MADE}|到|至|成|的|{_SAID}|{_TOTAL}|{_BEING}|{_SIGNS}|突破|跃升|发展|变|调整|恢复|扩展"
)
_STRONG = re.compile(rf"(?:{_UP_OR_DOWN}|{_MADE}|跃升|发展|恢复|扩展|变)了?[到至为成]|增至|降至|减至|升至")
_DATED = re.compile(rf"{_YEAR}|{_NOW}")
_IN_ALL = re.compile(rf"{_SIGNS}*(?:{_TOTAL}|达|为)+")
_TO = re.compile(r"[到至为成]")
_COMPARED = re.compile(rf"(?:比|较|与|同|和|跟)(?:{_YEAR}|{_PRIOR}|{_OTHER}){_ENDS}的?\(?$")
_COMPARISON = re.compile(r"(?:(?<![占对之])比(?![重例率值])|(?<!比)较|(?<!参)与)[^,;、由从自为达]{1,16}的?$")
_FROM = re.compile(r"[由从自](?P<when>[^,;,由从自]{0,16})$")
_MULTIPLE = re.compile(rf"(?:为|是|达到?|相当于|等于)了?(?:{_YEAR}|{_PRIOR}){_ENDS}的$")
# The value stands between: 为1997年(348万元)的3倍.
_MULTIPLE_OF_IT = re.compile(r"^\)?的$")
_BEING_IT = re.compile(rf"(?:为|是|达到?|相当于|等于)了?(?:{_YEAR}|{_PRIOR}){_ENDS}(?:的|\()*$")
_SPAN = re.compile(r"[0-9一二三四五六七八九十两几多]年(?:来|间|中|内)|期间|时期|以来|周年|累计")
_NEW = re.compile(r"新(?=[增登建开注设入认培])|增设|增建|退出|注销")
_CUT = re.compile(r"削减|压减|核减|精简|取消|减少|下放|关停|淘汰|撤并|裁减|节约|降低")
# What is said per head or field changes per head or field.
_EACH = re.compile(
    r"[人户亩月日]均|平均|每(?:[人户亩公顷月年]+|百?(?:市斤|公斤|斤|吨|担|度|头|只|件|台|平方米|立方米))|亩产|单产|价"
)
# What is said of a value on the way to its change: ,首次突破亿元,比上年增长.
_MILESTONE = re.compile(
    r"^,(?:首次|第一次|历史性地?|一举|成功|顺利)*(?:(?:突破|跨越|跨过|跨上|迈上|站上|超过|闯过|登上)了?[^,;:]{1,12}(?:元|吨|大关|台阶|关口)"
    r"|[再又]?创(?:历史|建[国县市区校]以来)?(?:同期)?(?:的)?(?:新高|最高(?:水平|纪录)?|新纪录|历史新高))(?=,)"
)
# How a change differs from another change: 比上年少增.
_LESS_SO = re.compile("[多少][增减]")
AVERAGED = re.compile(r"年均|年平均|年递增|平均每年|(?<![人户亩月日])均(?:每年)?(?=增|下|递|提)")


def base_of(words: str) -> str:
    """What is compared with: four digits, PRIOR, OTHER, or UNSAID; the last that the words name."""
    base = UNSAID
    for year, prior, stretch, _other in _YEARS.findall(words):
        if year:
            base = "".join(_DIGITS.get(char, char) for char in year[:4])
        else:
            base = PRIOR if prior else SPAN if stretch else OTHER
    return base


def is_comparable(words: str) -> bool:
    """Whether the words say that a rate is at comparable prices or of comparable scope, or that it is real."""
    return _COMPARABLE.search(words) is not None


def is_comparable_by_convention(indicator: str) -> bool:
    """Whether rates of this indicator are at comparable prices though nothing says so (GDP, value added)."""
    name = indicator[-_LONGEST_NAME:]
    return _CONVENTION.search(name) is not None and _OF_OUTPUT.search(name) is None


def tells_change(words: str, name: str) -> bool:
    """Whether the words behind a level say only that it changed by what follows; `name`: the level's indicator."""
    if AVERAGED.search(words) or _LESS_SO.search(words):
        return False
    words = _MILESTONE.sub("", words)
    if _EACH.search(name):
        words = _EACH.sub("", words)
    if base_of(words) != UNSAID:
        words = _ANEW.sub("", words)
    return _CHANGES.search(words) is not None and _is_only(_CHANGE, words, name)


def tells_average(words: str) -> bool:
    """Whether the words behind a level say only by how much it changed on average every year: ,年均增长."""
    rest = AVERAGED.sub("", words, count=1)
    return rest != words and AVERAGED.search(rest) is None and _is_only(_CHANGE, rest, "")


def tells_change_of_its_own(words: str) -> bool:
    """Whether the words end with a word of change (全市会员比上年增加): a level may follow."""
    return _CHANGES.search(words) is not None and AVERAGED.search(words) is None


def tells_earlier(words: str, name: str) -> bool:
    """Whether the words say only that the figure is the value of an earlier time: ,上年为."""
    if base_of(words) in (UNSAID, OTHER) or "比" in words or AVERAGED.search(words):
        return False
    rest = _EARLIER.sub("", words)
    # 受理 is enough where 受理投诉 was named.
    return not rest or is_same_name(rest, name) or (len(rest) >= _SHORTEST and rest in name)


def tells_compared(words: str) -> bool:
    """Whether the words end with what a level is compared with: 比上年的〔150亿元〕."""
    return _COMPARED.search(words) is not None and _is_only(_CHANGE, words, "")


def ends_compared(words: str) -> bool:
    """Whether the words, whatever else they say, end with an earlier time that is compared with: …比上年的〔61.5%〕."""
    return _COMPARED.search(words) is not None


def tells_comparison(words: str) -> bool:
    """Whether the words end with something else that is compared: 比全省平均的〔5.2%〕."""
    return _COMPARISON.search(words) is not None


def tells_later(words: str, name: str) -> bool:
    """Whether the words say only that the figure is the value of another year: ,2020年达到."""
    return _DATED.search(words) is not None and _is_only(_REACHED, words, name)


def tells_reached(words: str, name: str) -> bool:
    """Whether the words say only that the changes before led to this figure: ,总数达到."""
    only = _TO.search(words) is not None and _is_only(_REACHED, words, name)
    return only or _IN_ALL.fullmatch(words) is not None


def tells_to(words: str, name: str, *, started: bool) -> bool:
    """Whether the words lead from a first value to a second: 增加到; where 由 stood before the first, also 到."""
    return (_STRONG.search(words) is not None or (started and _TO.search(words) is not None)) and _is_only(
        _REACHED, words, name
    )


def started_from(words: str) -> str | None:
    """What stands between 由 and a first value, empty where nothing does; None where there is no 由."""
    found = _FROM.search(words)
    return found["when"] if found is not None else None


def starts_with_from(words: str) -> bool:
    """Whether the words begin with 由, so that nothing else is meant than what was named before."""
    return words.lstrip(",(、")[:1] in ("由", "从")


def tells_multiple_of(led: str, words: str) -> bool:
    """Whether the words around an earlier value say that the figure behind is how many times it a level is."""
    return _BEING_IT.search(led) is not None and _MULTIPLE_OF_IT.match(words) is not None


def tells_multiple(words: str) -> bool:
    """Whether the figure behind the words is how many times the earlier value a level is: 是上年的〔1.5倍〕."""
    return _MULTIPLE.search(words) is not None


def is_a_cut(indicator: str) -> bool:
    """Whether the indicator tells by how much something was cut: 削减审批事项〔62项〕,精简30.5%."""
    return _CUT.search(indicator) is not None


def is_new(indicator: str) -> bool:
    """Whether the indicator tells what came in anew: 新登记企业."""
    return _NEW.search(indicator) is not None


def speaks_of_years(words: str) -> bool:
    """Whether the words speak of several years, so that a first value may be of any of them."""
    return _SPAN.search(words) is not None


def is_same_name(words: str, name: str) -> bool:
    """Whether the words name the same thing: one is the other, or its tail."""
    return (
        words == name
        or (len(words) >= _SHORTEST and name.endswith(words))
        or (len(name) >= _SHORTEST and words.endswith(name))
    )


def _is_only(tokens: re.Pattern[str], words: str, name: str) -> bool:
    """Whether nothing is left of the words but the name, when the tokens are taken out."""
    if AVERAGED.search(words):
        return False
    rest = tokens.sub("", words)
    return not rest or is_same_name(rest, name)
