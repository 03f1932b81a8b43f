"""What the names of a list are, people, places, bodies or kinds of things, and whether they are those counted."""

import re
from collections.abc import Sequence
from enum import Enum, auto

from yearbook_viewer.text.entities.names import is_person_name
from yearbook_viewer.text.entities.vocabulary import listed_places
from yearbook_viewer.text.lexicons import classes_of
from yearbook_viewer.text.words import is_word

_TRADE = re.compile(
    "(?:化工|机械|科技|食品|建材|纺织|电子|医药|制药|生物|能源|光电|新?材料?|水泥|钢铁|铸造|服饰|服装|家具|农业|林业|物流|环保|重工|电气|仪表"
    "|铝业|铜业|茶业|粮油|饲料|传媒|地产|商贸|国际|电器|汽车|轴承|玻璃|陶瓷|印务|包装|塑业|建设|建筑|信息|软件|智能)$"
)
_PLACES = re.compile("[国省市县区旗州盟镇乡村寨屯]|街道|城市|地方|试点|单位|小组|大队|公社")
_BODIES = re.compile(
    "企业|[船药车国央民农]企|公司|单位|部门|机构|[院校厂局科股处室馆社队所站]|学[校院]|银行|集团|[中小大]学|车间|商会|协会|组织|媒体|景[区点]|大型|中心|网点"
)
# 深圳、珠海、厦门3个办事处: told by where they are.
_SEATED = re.compile(
    "办事处|代表处|联络处|分公司|[分支]行|法庭|分局|[分总]站|分校|分院|营业部|监察组|检察室|(?<!景|重|网|试)点(?!企|位)$|窗口$|岗亭?$|监测站$"
)
# 农业、水利、交通4个项目: fields that they are in.
_OF_FIELDS = re.compile("(?:项目|工程|企业|单位|基地|品牌|人才|专家)$")
# Names of bodies, in a dictionary of words or not: 北京大学.
_BODY = re.compile("..(?:大学|学院|医院|中学|小学|集团|公司|银行|博物馆|研究[院所]|电视台|日报社?)$")
# Common words are no longer than this.
_WORD = 2
# What names of bodies, places and works of building end with.
NAME_ENDS = frozenset(
    "科股室局部委办院校所站馆社团会厂司行店场镇乡村县市区州旗省街桥湖山岛寨屯庄中心奖号杯企业班学中小岭峰尖岩洞泉河江溪港洲潭坝堰亭塔寺庙庵宫祠陵园路街巷"
)


class Fit(Enum):
    """Whether the things listed are those counted."""

    SAME = auto()
    OTHER = auto()
    UNKNOWN = auto()


def are_names(words: Sequence[str]) -> bool:
    """Whether at least half of the words read as names of their own, not as kinds of things (电脑, 学校)."""
    return 2 * sum(map(is_proper, words)) >= len(words)


def fit(words: Sequence[str], noun: str) -> Fit:
    """How listed names go with what is counted: places with 乡镇, bodies with 单位; 甲镇、乙镇、丙镇4座桥梁 do not.

    The first name, which may have a verb before it, is left out of account.
    """
    named = words[1:]
    if not noun:
        return Fit.UNKNOWN
    if all(word[-1] in noun[-2:] for word in named):
        return Fit.SAME
    if all(map(is_body, named)) and _BODIES.search(noun):
        return Fit.SAME
    if _OF_FIELDS.search(noun) and all(len(word) == _WORD and is_word(word) for word in named):
        return Fit.OTHER
    for is_of, nouns in ((_is_place, _PLACES), (is_body, _BODIES)):
        if all(is_of(word) for word in named) and not _SEATED.search(noun):
            return Fit.SAME if nouns.search(noun) else Fit.OTHER
    return Fit.UNKNOWN


def _is_place(word: str) -> bool:
    return word[-1] in "省市县区旗州盟镇乡村寨屯" or word.endswith("街道") or word in listed_places()


def is_body(word: str) -> bool:
    """Whether a word ends like the name of an office, a firm or a school."""
    return word[-1] in "局委办厅院校厂司社行所站馆会团部科股室店场队"


def are_told_apart(words: Sequence[str]) -> bool:
    """Whether names, the first left out, are longer than common words and none of them."""
    return all(len(word) > _WORD and not is_word(word) for word in words[1:])


def are_people(words: Sequence[str]) -> bool:
    """Whether at least half of the words read as names of people, a post before them or not."""
    return 2 * sum(is_person(word) for word in words) >= len(words)


def is_person(word: str) -> bool:
    """Whether a word reads as the name of a person, a post before it or not."""
    return is_person_name(word) or (len(word) > 4 and any(is_person_name(word[-length:]) for length in (3, 2)))


def is_proper(word: str) -> bool:
    """Whether a word reads as a name of its own."""
    if word[0] in "“《‘「" or word in listed_places() or is_person_name(word):
        return True
    if word in "甲乙丙丁戊己庚辛":
        return True
    if _BODY.search(word):
        return True
    firm = len(word) > 3 and (word.endswith(tuple(classes_of("suffixes")["trade"])) or _TRADE.search(word) is not None)
    return (firm or word[-1] in NAME_ENDS) and not is_word(word)
