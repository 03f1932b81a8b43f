"""Lists of names in running text: where one begins and ends, what its items are, and how many they may be."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from yearbook_viewer.text.audit.counts.listed_names import NAME_ENDS, is_body, is_person
from yearbook_viewer.text.figures import cues
from yearbook_viewer.text.lexicons import words_of

# Stands for a character inside a title, a quotation or a note, where no list is parted.
VEIL = "□"

_QUOTED = re.compile(r"《[^《》\n]{1,80}》|“[^“”\n]{1,60}”|‘[^‘’\n]{1,40}’|「[^「」\n]{1,40}」")
_NOTES = re.compile(r"\([^()\n]{0,60}\)")
# “甲”“乙”, 《甲》《乙》 are parted by nothing but their signs.
_SEPARATOR = re.compile(r"、|(?<=[”》’」])(?=[“《‘「])")
_JOINTS = re.compile(r"以及|(?<!以)及(?!其|时|格)|(?<![总饱缓温平谐祥])和(?![平谐田县睦林政顺])|(?<!参)与(?!会)")
# 和 inside the names of offices whatever stands beside it: 人力资源和社会保障局.
_INNER = (
    "人力资源和社会保障|劳动和社会保障|住房和城乡建设|发展和改革|工业和信息化|经济和信息化|文化和旅游|教育和体育|教育和科技|卫生和计划生育"
    "|人口和计划生育|自然资源和规划|林业和草原|粮食和物资|民族和宗教|广播和电视|科技和经济|卫生和健康"
    # 中山路与新华街交叉口 is one place.
    "|(?<![口处部])[与和及][^、,，。;；与和及]{1,10}(?:交叉[口处]|交[汇会界]处|[结接]合部|之间)"
)
# Where a list begins within its clause: behind a preposition, 的, or a verb.
_STARTER = re.compile(r"[在对向由于赴到从把被将给让使的为以按经]")
_BEFORE_NAME = re.compile(r"[在对向由于赴到从把被将给让为以按经与了设辖的]")
# 地委、行署授予甲、乙、丙: who gave it is told before.
_GIVEN = re.compile(r"[^、,，]{2}(?:授予|任命|聘请|聘任|选派|抽调|吸收)(?=[^、,，]{2,}、)")
_SHORTEST = 2
# What a 和 joins at the end of a list is rather two items if it is so many times as long as the longest other one, and
# each side of it has so many characters.
_FAR, _NAME = 1.5, 3
# 中单2号, 汕优63 are names.
_FIRST = re.compile("[有为是含括:][^有为是含括:的]{1,5}$")
_EVENT = re.compile("(?:[0-9][×xX*])?[0-9]{2,5}(?:米|公里|公斤级?|千克级?)")
_SPORTS = re.compile("[男女混][子女合]|[青少]年|公开|团体|级|栏|泳|接力|竞走|跑")
_DIGITS = re.compile("[0-9](?![0-9]*(?:[号路线]|$))|^[^\u4e00-\u9fffA-Z]?[0-9]+$")
# 312国道K216处, 国道G104线K12+300段 are places.
_ON_A_ROAD = re.compile(r"[GSXYK][0-9]+(?:\+[0-9]+)?|[0-9]{2,3}(?=[国省县乡]道)")
# 乙两县 counts places itself; the figure behind counts something else.
_COUNTED = re.compile(
    r"(?<!第)[两二三四五六七八九十](?:个|家|名|位|大|类|种|县|市|区|镇|乡|村|省|国|校|院|地|局|党|旗|盟)"
)
_LEVEL = re.compile("国家|全?[省市县区乡镇村州旗盟]|[部地校院]|中央|自治区|全国|(?:国家|省|市|县)级")
_LONGEST = 40
_SPOTS = frozenset("园里坊苑寺庙塔台阁宫堂峡谷洞泉滩岭坡沟湾浦港口")
# What the rooms, sections and bureaus of an office end with.
_OFFICES = frozenset("股科室处局委办部心队所站")
# Joins within a name rather than at a list's end; of two places one may do without: 白马、青龙和城关镇.
_WITHIN = "与"
_TOWNS = frozenset("省市县区旗州盟镇乡村寨屯社")


@dataclass(frozen=True, slots=True)
class Listed:
    """`items`: start and end of each in the text; `counts`: how many things they may be meant as.

    More than one where 和 may stand within a name or between two, and where the list may begin later;
    `from_start`: how many if it begins where the stretch does.
    """

    items: tuple[tuple[int, int], ...]
    counts: frozenset[int]
    from_start: frozenset[int]


def veiled(text: str) -> str:
    """The text with titles and quotations veiled, of the same length."""
    return _QUOTED.sub(_veil, text)


def unnoted(text: str) -> str:
    """The veiled text with notes in brackets veiled too."""
    return _NOTES.sub(_veil, text)


def _veil(found: re.Match[str]) -> str:
    return found[0][0] + VEIL * (len(found[0]) - 2) + found[0][-1]


def listed(text: str, veil: str, start: int, end: int) -> Listed | None:
    """The list that fills a stretch of the text, None if there is none; `veil`: the text as `unnoted` gives it."""
    given = _GIVEN.search(veil, start, end)
    start = start if given is None else given.end()
    borders = [start]
    for sign in _SEPARATOR.finditer(veil, start, end):
        borders += [sign.start(), sign.end()]
    borders.append(end)
    items = list(zip(borders[::2], borders[1::2], strict=True))
    sure, likely = _joints(veil, items, text)
    items = [part for item in items for part in _parted(item, sure)]
    words = [text[at:to] for at, to in items]
    if len(items) < 2 or not all(0 < len(word) <= _LONGEST for word in words) or _is_no_list(words, veil, items):
        return None
    begins = [at for at, item in enumerate(items) if at and _may_begin(veil[item[0] : item[1]])]
    # 县委、县政府出台《甲》《乙》《丙》: what is listed are the titles.
    titled = [at for at, word in enumerate(words) if at and word[-1] in "”》" and word[0] not in "“《"]
    begins += titled[:1]
    counts = {len(items) - at + more for at in (0, *begins) for more in range(likely + 1)}
    items[0] = (_name_start(veil, *items[0]), items[0][1])
    whole = frozenset(len(items) + more for more in range(likely + 1))
    return Listed(tuple(items), frozenset(counts), whole)


def _name_start(veil: str, start: int, end: int) -> int:
    """Where the first name of a list begins behind the verb or preposition that governs the list."""
    found = [sign.end() for sign in _BEFORE_NAME.finditer(veil, start, end)]
    found += [verb.end() for verb in cues.VERB.finditer(veil, start, end)]
    quoted = next((at for at in range(start, end) if veil[at] in "“《‘「"), start)
    return max([quoted, *(at for at in found if end - at >= _SHORTEST)])


def _is_no_list(words: Sequence[str], veil: str, items: Sequence[tuple[int, int]]) -> bool:
    plain = [_ON_A_ROAD.sub("", veil[at:to]) for at, to in items]
    return (
        all(_LEVEL.fullmatch(word) for word in words[1:])
        or any(_DIGITS.search(_EVENT.sub("", word) if _SPORTS.search(word) else word) for word in plain[1:])
        or _COUNTED.search(plain[-1]) is not None
    )


def _may_begin(words: str) -> bool:
    verb = cues.VERB.match(words)
    return _STARTER.search(words) is not None or (verb is not None and len(words) - verb.end() > 1)


def _joints(veil: str, items: Sequence[tuple[int, int]], text: str) -> tuple[list[re.Match[str]], int]:
    """The 和 that part two items for sure, and how many others may."""
    inner = [(found.start(), found.end()) for found in _inner().finditer(veil, items[0][0], items[-1][1])]
    alike = _end_of_all(text, items)
    shortest = min(_SHORTEST, *(end - start for start, end in items))
    sure: list[re.Match[str]] = []
    likely = 0
    for at, (start, end) in enumerate(items):
        for joint in _JOINTS.finditer(veil, start, end):
            # 汤和墓、卞庄墓: what it would part is shorter than any other.
            if min(joint.start() - start, end - joint.end()) < shortest or _is_in_office(text, items, at, joint):
                continue
            if any(begin <= joint.start() < stop for begin, stop in inner):
                continue
            # 红旗和东风水库: the last two of a list may share their end.
            if alike and text[joint.start() - 1] != alike and (at < len(items) - 1 or joint[0] == _WITHIN):
                continue
            if (at == len(items) - 1 and not sure and _parts(text, items, joint)) or _ends_former(
                text, items, at, joint
            ):
                sure.append(joint)
            # 与甲、乙、丙签约: before the first name it is a preposition; 主任甲和委员乙、丙 joins.
            elif at or len(items) < 3 or _joins_first(text, start, end, joint):
                likely += 1
    return sure, likely


def _end_of_all(text: str, items: Sequence[tuple[int, int]]) -> str:
    """The character that all names end with, so that a 和 behind another one stands within a name: 数学与统计学院."""
    ends = {text[start:end][-1:] for start, end in items}
    return min(ends) if len(ends) == 1 and len(items) > _SHORTEST and not ends & _TOWNS else ""


def _is_in_office(text: str, items: Sequence[tuple[int, int]], at: int, joint: re.Match[str]) -> bool:
    """Whether a 和 stands within the name of an office among offices: 政策法规股、救灾和物资保障股."""
    offices = [text[end - 1] in _OFFICES for _, end in items]
    return offices[at] and sum(offices) > _SHORTEST and text[joint.start() - 1] not in _OFFICES | NAME_ENDS


def _joins_first(text: str, start: int, end: int, joint: re.Match[str]) -> bool:
    """Whether a 和 in the first item of a list parts two of it: 主任甲和委员乙、丙, 有本县及甲县、乙县."""
    if _FIRST.search(text, start, joint.start()):
        return True
    former, latter = text[start : joint.start()], text[joint.end() : end]
    # 教育局与财政局、物价局: both are bodies.
    return (is_person(former) and is_person(latter)) or (
        former[-1] == latter[-1] and is_body(former) and len(former) > _SHORTEST
    )


def _parts(text: str, items: Sequence[tuple[int, int]], joint: re.Match[str]) -> bool:
    """Whether what stands before a 和 ends like the items before it, or like what stands behind."""
    before = text[joint.start() - 1]
    ends = {text[end - 1] for _, end in items}
    if before in ends or before in "”》’」)":
        return True
    if len(items) < 2:
        return False
    return before in NAME_ENDS or before in _SPOTS or _are_as_long(items, joint) or _are_too_long(text, items, joint)


def _ends_former(text: str, items: Sequence[tuple[int, int]], at: int, joint: re.Match[str]) -> bool:
    """Whether a 和 amid a list parts names that all end alike from others: 甲所、乙所、丙所和开发、港口、石桥6个所."""
    end = text[joint.start() - 1]
    return (
        _SHORTEST <= at < len(items) - 1
        and all(text[to - 1] == end for _, to in items[:at])
        and not any(text[to - 1] == end for _, to in items[at:])
    )


def _are_as_long(items: Sequence[tuple[int, int]], joint: re.Match[str]) -> bool:
    """Whether what a 和 stands between is about as long as the other items."""
    lengths = [end - start for start, end in items[1:-1]]
    sides = (joint.start() - items[-1][0], items[-1][1] - joint.end())
    return bool(lengths) and all(min(lengths) - 1 <= side <= max(lengths) + 1 for side in sides)


def _are_too_long(text: str, items: Sequence[tuple[int, int]], joint: re.Match[str]) -> bool:
    """Whether what a 和 joins would be far longer than the other items, and either side of it is a name like them."""
    others = items[1:-1]
    lengths = [end - start for start, end in others]
    first, last = items[-1]
    if not lengths or last - first <= _FAR * max(lengths) or text[last - 1] in {text[end - 1] for _, end in others}:
        return False
    return min(joint.start() - first, last - joint.end()) >= max(_NAME, min(lengths) - 1)


def _parted(item: tuple[int, int], joints: Sequence[re.Match[str]]) -> list[tuple[int, int]]:
    borders = [item[0]]
    for joint in joints:
        if item[0] < joint.start() < item[1]:
            borders += [joint.start(), joint.end()]
    borders.append(item[1])
    return list(zip(borders[::2], borders[1::2], strict=True))


@cache
def _inner() -> re.Pattern[str]:
    organs = {word for word in words_of("organs") if "和" in word}
    return re.compile("|".join([*sorted(organs, key=len, reverse=True), _INNER]))
