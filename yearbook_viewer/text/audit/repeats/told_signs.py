"""What speaks for it that a number is an earlier one told again and mistyped: evidence in bits, sign by sign."""

import re
from collections.abc import Iterable, Iterator

from yearbook_viewer.records.found import PART
from yearbook_viewer.text.audit.clauses.akin import abridges, are_opposed, telling
from yearbook_viewer.text.audit.clauses.facts import parts_in, places_in
from yearbook_viewer.text.audit.clauses.sentences import Sentence
from yearbook_viewer.text.audit.numbers.precision import RATES
from yearbook_viewer.text.audit.repeats.numbers_told import Told, pairs_in

# What is told so is another number of the same thing.
_OTHER = re.compile(
    r"总[数计量]|每|均|新[增建设]|净增|其中|计划|预计|目标|[增减]加?了?$|余|剩|最|比|超|另|其他|部分|第|首|将|拟"
)
_NEWLY = re.compile("新增|净增")
_THEN = re.compile(
    r"上年|去年|前年|次年|翌年|同期|上届|上半年|下半年|季度|[0-9]月|^原(?![有设来]?的$)|原[有来先为]?$|年初|年来|以来|历年|[0-9]{4}年(?![末底])"
)
_MONTH = re.compile("[0-9]月")
_DAY = re.compile("[0-9]{1,2}月[0-9]{1,2}日")
_OPPOSED = ({"收入", "支出"}, {"存款", "贷款"}, {"进口", "出口"}, {"招生", "毕业"}, {"存栏", "出栏"})
# What is among others may be told again of itself.
_AMONG = frozenset(("其中",))
# 实现对2846公顷园区的全覆盖: what is that large, no part of it.
_SITES = frozenset(("园区", "开发区"))
# 全县 may be left out, but not told for 全国.
_SCOPE = re.compile("全[国省市州盟县区旗镇乡村]")
_RATE = re.compile("[率比重度]|占比|覆盖|指数|系数|成绩")
_IS_RATE = re.compile("率$|占比$")
# 由12个调整为8个; not 经由386.5米长的大桥, nor 从320万字资料中筛选.
_FROM = re.compile(r"(?<!经)(?:由(?!于)|从|自)[^,;(由从自]{0,16}$")
_TO = re.compile(r"[增减升降提扩缩调改变]|到|至|为|发展|跃|压")
# 出席的247名代表, 面对1.8亿元的损失: what is known is told again.
_KNOWN = re.compile(
    r"(?:在|这|该|上述|对|将|把|向|给|为|从|由|使|让|令|面临|凭|依托|围绕|境内|辖区内?|[全本我该][\u4e00-\u9fff]$)"
    r"|[\u4e00-\u9fff]{1,6}的$|(?:全部|全体|所有|上述|这|现有|其)$"
)
# 1036户中,三代同堂的占31.4%: it was told before how many there are.
_WHOLE_OF_THEM = re.compile("中(?![小学心等层医药央国高级型])|里|之中|当中")
_AMONG_THEM = re.compile("[中里]$|之中|当中")
_AFORESAID = re.compile("(?:^|上|前)[该此这述][^,]{0,4}$|(?:全部|全体|所有)$")
_ALL = re.compile(
    r"中(?![小学心等层医药央国高级型])|全部|[均都皆已里内尚仍除]|无[一不]|没有一|个个|悉数|逐[一户个村人件]|大多|多[为属系是]|陆续|一律|无人|人人|户户"
)
# Some of them did, or it befell some: 十一个公社受灾; not 69个受淹村庄, 9枚金牌的获得者.
_SOME = re.compile(r"(?:受[灾旱涝淹损]|遭[受到]?|获奖|获得|参加|参与|评为|试点)(?![者的人村户群单])")
# What is as large as it was told to be: 41.6万平方米载体.
_WHOLE = re.compile(
    "载体|园区|场地|校区|厂区|院区|新馆|馆舍|场馆|大楼|大桥|隧道|公路|线路|渠道|水库|广场|山林|林地|湿地|草场|果园|茶园|农田|水面|水域|土地|河段|路段"
)
_SIZE = re.compile("占地|建筑|面积|全长|总长|长度|库容")
_MEASURES = frozenset(("面积", "里程", "投资", "收入", "支出", "产值", "人口", "人数", "金额", "资金", "库容", "总产"))
# What the names of bodies end with.
_BODY = re.compile(
    "(?:公司|工厂|工程|项目|集团|中心|基地|[县镇乡村局厂矿]|医院|学院|大学|中学|小学|银行|支行|农场|林场|水库|景区|码头)$"
)
# 总投资386万元 are 386万元工程款.
_FUNDS = re.compile("投资|[资基现]金|经费|拨?款|造价|费用")
# What is counted, whatever it is called.
_COUNTED = frozenset("个次部台株册")
_COMMON = re.compile("村[庄民级委干寨屯办居]|[乡县镇][级办管]|受[淹灾]村")
_HEAD, _LONGEST_TITLE = 4, 6
_MOST_ALIKE, _MOST_TAIL = 4, 4
_TELLING = 3
_THIRDS = 3


def signs_of(first: Told, again: Told) -> Iterator[str]:
    """What can be seen of two numbers that may be one, but for how they differ and what stands between, sign by
    sign."""
    yield "always"
    yield from _of_names(first, again)
    if again.thing:
        told = list(_of_thing(first, again))
        yield from told
        if name_in_common(first, again) and len(told) > 1:
            yield "known by name"
    if _WHOLE_OF_THEM.match(again.behind):
        yield "whole of them"
    elif not again.thing and len(again.digits) < _TELLING:
        yield "small and behind its thing"
    if not have_words_in_common(first, again):
        yield "no words"
    yield f"theme {min(len(theme_in_common(first, again)), _MOST_ALIKE)}"
    yield f"subject {min(len(subject_in_common(first, again)), _MOST_ALIKE)}"
    if not again.thing and _have_hardly_a_word(first, again):
        yield "hardly a word"
    if first.figure.unit != again.figure.unit and "人次" in (first.figure.unit, again.figure.unit):
        yield "visits"
    # 完成预算的102.5%: of what it is a rate tells its name.
    if again.figure.unit in RATES and not (_RATE.search(first.name) and _RATE.search(again.name + again.thing)):
        yield "rate of something"
    rates = [
        telling(told.name.removesuffix("率").removesuffix("占比"))
        for told in (first, again)
        if _IS_RATE.search(told.name)
    ]
    # 合格率71.3%,…抽检合格率73.1%; 女会员占17.3%,30岁以下占13.7%.
    if len(rates) > 1 and rates[0].isdisjoint(rates[1]):
        yield "another rate"
    if any(_FROM.search(told.clause) and (not told.thing or _TO.search(told.behind)) for told in (first, again)):
        yield "from"
    if "、" in (first.stop, again.stop):
        yield "listed"
    yield from _of_otherness(first, again)


def is_known(again: Told) -> bool:
    """Whether the words take it for told before how many there are, whatever they are called."""
    if _WHOLE_OF_THEM.match(again.behind) or _AFORESAID.search(again.clause):
        return True
    # 148万字的县志: what is that large was told to be.
    return bool(again.thing) and (again.behind.startswith("的") or _AMONG_THEM.search(again.behind[1:]) is not None)


def have_words_in_common(first: Told, again: Told) -> bool:
    """Whether anything in the words around two numbers tells of one thing."""
    if first.signs & again.signs or first.pairs & again.pairs or _has_head(first, again):
        return True
    return bool(again.thing) and (
        name_in_common(first, again) > 0 or stands_in(again, first.sentence) or _is_size(first, again)
    )


def _have_hardly_a_word(first: Told, again: Told) -> bool:
    """Whether no more than a character here or there tells that two numbers are of one thing."""
    if first.pairs & again.pairs or subject_in_common(first, again):
        return False
    return len(first.signs & again.signs) < 2 and len(theme_in_common(first, again)) < 2


def theme_in_common(first: Told, again: Told) -> frozenset[str]:
    """The pairs of characters that the sentences of two numbers have in common and their clauses have not."""
    return (first.theme & again.theme) - (first.pairs & again.pairs)


def subject_in_common(first: Told, again: Told) -> frozenset[str]:
    """The pairs that the titles over one of two numbers have in common with the words of the other, where it stands
    under others or names what its own title tells: what it is told of."""
    same = first.headed == again.headed
    over = frozenset[str]() if same else again.headed & first.theme
    return (over | (first.headed & again.theme)) - (first.pairs & again.pairs)


def _has_head(first: Told, again: Told) -> bool:
    """Whether a name ends with what another number is told of, be it a word that names of all kinds have: 面积."""
    if first.name and first.name == again.name:
        return True
    head = first.name[-2:]
    return (head in _MEASURES and (head in again.thing or again.name.endswith(head))) or (
        _FUNDS.search(first.name) is not None and _FUNDS.search(again.thing[:_HEAD]) is not None
    )


def _is_taken_up(again: Told) -> bool:
    return bool(again.thing) and (_ALL.search(again.behind[1:]) is not None or _KNOWN.match(again.clause) is not None)


def _is_size(first: Told, again: Told) -> bool:
    return _WHOLE.match(again.thing) is not None and _SIZE.search(first.clause) is not None


def stands_in(again: Told, sentence: Sentence) -> bool:
    """Whether a sentence names what a number stands before."""
    return any(pair in sentence.words for pair in pairs_in(again.thing[:_HEAD]))


def name_in_common(first: Told, again: Told) -> int:
    """With how many characters of its name an earlier number's ends what another stands before: 在职职工446人, of
    409名在职职工."""
    longest = min(len(again.thing), len(first.name), _MOST_TAIL)
    if longest < 2 or again.thing[0] not in first.name:
        return 0
    tail = next((length for length in range(longest, 1, -1) if first.name.endswith(again.thing[:length])), 0)
    if tail:
        return tail
    # 执委 are 执行委员, but 自治区 are no 自治县.
    if again.thing[:2] in first.name:
        return 0
    rest = iter(first.name[-_LONGEST_TITLE:])
    return 2 if all(sign in rest for sign in again.thing[:2]) else 0


def _of_thing(first: Told, again: Told) -> Iterator[str]:
    """What is seen of a number that stands before its thing."""
    yield "before its thing"
    if _KNOWN.match(again.clause):
        yield "known"
    if not again.clause:
        yield "bare"
    if again.behind.startswith("的"):
        yield "of that size"
    if _ALL.search(again.behind[1:]):
        yield "of all"
    elif again.value < first.value and ("其中" in again.clause or _SOME.search(again.behind[1:])):
        yield "of some"
    if _is_size(first, again):
        yield "how large"


def _of_names(first: Told, again: Told) -> Iterator[str]:
    tail = name_in_common(first, again)
    if tail:
        yield f"thing {tail}"
    signs, pairs = first.signs & again.signs, first.pairs & again.pairs
    yield f"pairs {min(len(pairs), _MOST_ALIKE)}"
    yield f"signs {min(len(signs), _MOST_ALIKE)}"
    for told, which in ((first, "first"), (again, "again")):
        if told.signs:
            yield f"{which} covered {len(signs) * _THIRDS // len(told.signs)}"
    if first.name and first.name == again.name:
        yield "same name"
    if not signs and not pairs and _has_head(first, again):
        yield "head noun"
    head = telling(again.thing[:_HEAD])
    if head and head <= first.signs:
        yield "head"
    if not pairs and stands_in(again, first.sentence):
        yield "in its sentence"


def _of_otherness(first: Told, again: Told) -> Iterator[str]:
    one, other = first.figure, again.figure
    if one.year != other.year and None not in (one.year, other.year):
        yield "other year of the thing" if again.thing else "other year"
    if other.relation.startswith(PART):
        yield "part of it" if other.relation == PART + one.indicator else "part"
    if one.relation.startswith(PART):
        yield "of a part"
    for words, sign in ((_OTHER, "other words"), (_THEN, "other time")):
        here, there = (sorted(words.findall(told.clause)) for told in (first, again))
        # 9月起对26种商品限价 … 26种限价商品无一涨价: what is known has the time it had.
        if here != there and not (sign == "other time" and not there and _is_taken_up(again)):
            yield (sign if sign != "other time" else _told_once(here, there, first, again))
    newly = [_NEWLY.search(told.clause) is not None for told in (first, again)]
    # 甲公司、乙公司等12家公司: so many as are named.
    if again.clause.endswith("等"):
        yield "of those named"
    if newly[0] != newly[1] and not _is_taken_up(again):
        yield "newly"
    scopes = [set(_SCOPE.findall(told.clause + told.name)) for told in (first, again)]
    if all(scopes) and scopes[0].isdisjoint(scopes[1]):
        yield "other place"
    names = [_named(told) for told in (first, again)]
    heads = {first.name[-2:], again.name[-2:]}
    if are_opposed(names[0], names[1]) or any(heads == pair for pair in _OPPOSED):
        yield "opposed"
    headed = [f"{name},{told.heading}" for name, told in zip(names, (first, again), strict=True)]
    whole = _AMONG | (_SITES & parts_in(f"{again.thing},{first.heading},{first.sentence.words}"))
    if parts_in(headed[0]) - whole != parts_in(headed[1]) - whole or not _AMONG.isdisjoint(parts_in(names[1])):
        yield "other part"
    for titles, sign in ((("", ""), "other place"), ((first.heading, again.heading), "headed by another")):
        if not _may_be_one_place(_places(first, titles[0]), _places(again, titles[1])):
            yield sign


def _told_once(here: list[str], there: list[str], first: Told, again: Told) -> str:
    """What words of time tell that differ; a month told of one alone, or near the other too, says little."""
    for one, other, told in ((here, there, again), (there, here, first)):
        if one and not other and _MONTH.fullmatch("".join(one)):
            return _day_in_common(first, again) if _is_in_month(told, one[0]) else "month told once"
    return "other time"


def _day_in_common(first: Told, again: Told) -> str:
    days = [set(_DAY.findall(told.around + _in_brackets(told))) for told in (first, again)]
    return "same month" if days[0].isdisjoint(days[1]) else "same day"


def _is_in_month(told: Told, month: str) -> bool:
    """Whether a month is the last told before a number, or in brackets right behind it."""
    return _MONTH.findall(_in_brackets(told) or told.around)[-1:] == [month]


def _in_brackets(told: Told) -> str:
    """What stands in brackets right behind a number."""
    behind = told.sentence.behind(told.sentence.figures.index(told.figure))
    return behind.partition(")")[0] if behind.startswith("(") else ""


def _places(told: Told, heading: str) -> frozenset[str]:
    """The bodies and places that the words around a number name, and its headings; not what it counts: 淹没村庄96个."""
    places = places_in(_COMMON.sub(",", f"{_named(told)},{heading}"))
    if told.kind not in _COUNTED:
        return places
    return frozenset(each for each in places if not (told.clause.endswith(each) or told.thing.startswith(each)))


def _may_be_one_place(here: Iterable[str], there: Iterable[str]) -> bool:
    """Whether one of the places may be one of the others, or any is named at all: 移动公司, 中国移动县分公司."""
    cores = [[_BODY.sub("", place) for place in places] for places in (here, there)]
    return not all(cores) or any(abridges(a, b) or abridges(b, a) for a in cores[0] for b in cores[1])


def _named(told: Told) -> str:
    """All words of what a number is told of; those that it stands before once."""
    return ",".join((told.clause, "" if told.thing.startswith(told.name) else told.name, told.thing))
