"""What the word lists say of places, and which words jieba is to know besides its own."""

from functools import cache

from yearbook_viewer.text.lexicons import classes_of, divisions, words_of
from yearbook_viewer.text.words import is_person, is_place, is_word

# What a division's short name leaves out.
_ENDINGS = (
    *("维吾尔自治区", "壮族自治区", "回族自治区", "特别行政区", "自治区", "自治州", "自治县", "自治旗", "林区", "地区"),
    *("省", "市", "县", "区", "州", "盟", "旗"),
)
_PEOPLES = (
    *("蒙古族", "回族", "藏族", "维吾尔族", "苗族", "彝族", "壮族", "布依族", "朝鲜族", "满族", "侗族", "瑶族", "白族"),
    *("土家族", "哈尼族", "哈萨克族", "哈萨克", "傣族", "黎族", "傈僳族", "佤族", "畲族", "拉祜族", "水族", "东乡族"),
    *("纳西族", "景颇族", "柯尔克孜族", "柯尔克孜", "土族", "达斡尔族", "仫佬族", "羌族", "布朗族", "撒拉族", "毛南族"),
    *("仡佬族", "锡伯族", "锡伯", "普米族", "塔吉克族", "塔吉克", "怒族", "鄂温克族", "保安族", "裕固族", "独龙族"),
    *("鄂伦春族", "门巴族", "珞巴族", "基诺族", "蒙古", "各族"),
)


# Characters that stand at the edge of other words; a county of two characters with one of them is not taken bare.
_COMMON = frozenset("东西南北中上下大小新老和来将望天两任站前道里外点市等安于万五元共水城州门口江")


def _short(name: str) -> str:
    stem = next((name.removesuffix(ending) for ending in _ENDINGS if name.endswith(ending)), name)
    while stem.endswith(_PEOPLES):
        people = next(people for people in _PEOPLES if stem.endswith(people))
        if len(stem) <= len(people) + 1:
            break
        stem = stem.removesuffix(people)
    return stem


@cache
def full_places() -> frozenset[str]:
    """Divisions with their level (岳阳县), regions, countries, great rivers and ranges."""
    return (frozenset(divisions()) | words_of("regions")) - words_of("not_places")


@cache
def short_places() -> frozenset[str]:
    """Divisions without their level (岳阳).

    Provinces and prefectures always; a county only where the dictionary knows the word as a place or does
    not know it at all, for many of their names are common words (合作, 同心).
    """
    return frozenset(
        short for name, level in divisions().items() if len(short := _short(name)) > 1 and _is_gated_in(short, level)
    ) - words_of("not_places")


@cache
def listed_places() -> frozenset[str]:
    """Divisions without their level, common words too: for lists of places, where no gate is needed."""
    return frozenset(short for name in divisions() if len(short := _short(name)) > 1)


def _is_gated_in(short: str, level: str) -> bool:
    if level != "county":
        return True
    if is_place(short) or is_person(short):
        return short[-1] not in "市区镇"
    return not is_word(short) and (len(short) > 2 or _COMMON.isdisjoint(short))


@cache
def added_words() -> frozenset[str]:
    """Words that jieba has to know so that it does not cut through names."""
    lists = ("organs", "standing", "posts", "regions", "boundaries")
    words = frozenset[str]().union(*map(words_of, lists))
    classes = frozenset[str]().union(*classes_of("suffixes").values(), *classes_of("features").values())
    counties = frozenset(name for name in divisions() if len(name) > 2)
    return frozenset(
        word for word in words | classes | ((counties | short_places()) - words_of("not_places")) if len(word) > 1
    )


# Posts that the dictionary joins to their body: 中学教师, 政协委员.
_JOINED_POSTS = (
    "书记",
    "主任",
    "主席",
    "委员",
    "代表",
    "教师",
    "教授",
    "院长",
    "校长",
    "部长",
    "局长",
    "会长",
    "学生",
    "职工",
)


@cache
def parted_words() -> frozenset[str]:
    """Words that jieba must not know, for the body in them would be lost."""
    bodies = words_of("organs").union(*classes_of("suffixes").values())
    return frozenset(body + post for body in bodies for post in _JOINED_POSTS if len(body) > 1 and is_word(body + post))
