"""What the word lists say about single words: is it a post, a boundary, a place, the head of a body's name?"""

from functools import cache
from itertools import pairwise

from yearbook_viewer.text.entities.lexicons import classes_of, divisions, words_of
from yearbook_viewer.text.words import word_kinds

# Levels of government before an organ's name: 市工商联, 全国工商联.
SCOPES = frozenset("市 省 县 区 州 旗 盟 镇 乡 全国 国家 中国 中华 中央 自治区 自治州 地区 地 中共 国际 世界 中华全国 民革 民盟 民建 民进 农工党 致公党 九三学社 共青团 团".split())

# What a division's short name leaves out.
_ENDINGS = ("维吾尔自治区", "壮族自治区", "回族自治区", "特别行政区", "自治区", "自治州", "自治县", "自治旗", "林区", "地区", "省", "市", "县", "区", "州", "盟", "旗")
_PEOPLES = (
    "蒙古族|回族|藏族|维吾尔族|苗族|彝族|壮族|布依族|朝鲜族|满族|侗族|瑶族|白族|土家族|哈尼族|哈萨克族|哈萨克|傣族|黎族|傈僳族|佤族|畲族|拉祜族|水族|东乡族|纳西族|景颇族|柯尔克孜族|柯尔克孜|土族|达斡尔族|仫佬族"
    "|羌族|布朗族|撒拉族|毛南族|仡佬族|锡伯族|锡伯|普米族|塔吉克族|塔吉克|怒族|鄂温克族|保安族|裕固族|独龙族|鄂伦春族|蒙古|各族|门巴族|珞巴族|基诺族"
).split("|")


def _short(name: str) -> str:
    stem = next((name.removesuffix(ending) for ending in _ENDINGS if name.endswith(ending)), name)
    again = True
    while again:
        again = False
        for people in _PEOPLES:
            if stem.endswith(people) and len(stem) > len(people) + 1:
                stem, again = stem.removesuffix(people), True
    return stem


@cache
def full_places() -> frozenset[str]:
    """Divisions with their level (岳阳县), regions, countries, great rivers and ranges."""
    return (frozenset(divisions()) | words_of("regions")) - words_of("not_places")


@cache
def short_places() -> frozenset[str]:
    """Divisions without their level (岳阳).

    Provinces and prefectures always; counties only where the dictionary knows the word as a place, for many
    of their names are common words (合作, 同心).
    """
    known = word_kinds().places
    shorts = (
        (short, level) for short, level in ((_short(name), level) for name, level in divisions().items()) if len(short) > 1
    )
    return frozenset(short for short, level in shorts if level != "county" or short in known or len(short) > 3) - words_of("not_places")


@cache
def added_words() -> frozenset[str]:
    """Words that jieba has to know so that it does not cut through names."""
    suffixes = classes_of("suffixes")
    organs = words_of("organs") | words_of("standing") | frozenset().union(*suffixes.values())
    places = (frozenset(name for name in divisions() if len(name) > 2) | short_places() | words_of("regions")) - words_of("not_places")
    posts = words_of("posts")
    return frozenset(word for word in organs | places | posts if len(word) > 1)


@cache
def boundaries() -> frozenset[str]:
    """Words that no name runs over: verbs, prepositions, conjunctions, pronouns."""
    return word_kinds().verbs - words_of("inside_names") - short_places() - full_places() - SCOPES


@cache
def proper_words() -> frozenset[str]:
    """Words that are names already: of people, places, firms."""
    kinds = word_kinds()
    return kinds.persons | kinds.proper | kinds.places


def looks_proper(words: list[str]) -> bool:
    """Whether words hold a name: a known one, or characters the dictionary does not join (巴丘, 岳鑫)."""
    return any(len(word) > 1 and word in proper_words() for word in words) or any(
        len(left) == len(right) == 1 and "\u4e00" <= left <= "\u9fff" and "\u4e00" <= right <= "\u9fff"
        for left, right in pairwise(words)
    )
