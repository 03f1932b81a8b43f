"""Whether two names may be of one thing: compared by their characters, with what stands around them."""

import re
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from yearbook_viewer.text.lexicons import sections_of

# So many characters that tell something are in both.
_FEWEST = 2
# Characters that stand in names of all kinds, and words that say little of what is counted.
_LIGHT = re.compile(
    r"[量数额值总共计年全各类的及和与个了为是达到有]|县|市|区|人员|人次|单位|完成|实现|建设|开展|工作|项目|工程|企业|面积|人数|金额|资金|投资|投入|收入|支出"
    r"|产值|累计|其中"
)
_FILLERS = re.compile(r"接待|[来到][市县区省州]|[量数额值总共计年全各类的及和与个了为是达到有被内约仅]")
# Words that a name may have or not, each time it is printed.
_EMPTY = re.compile(
    r"(?<![青少老中])年(?=降|平均|均|总)|参加|参保|拥有|保有|实有|现有|(?<=[\u4e00-\u9fff]{2})(?<![所国民公私没稀特占具享含富集自原])有(?=[\u4e00-\u9fff]{2})(?![效限色线机偿证关期害毒轨益奖产])|在册|共有|完成|实现|各项|各类|本外币|医疗(?=卫生)|接待|来[市县区省州]|人数|人员|有效|数量|总额|总数|总量|标准$|[量数额总次]"
)
# With one of these in one name only something else is counted.
_NARROWER = re.compile(
    r"新[增建]|净增|人均|户均|亩均|平均|每|女|少数民族|贫困|困难|留守|计划|目标|应|拟|未|不|非|无|超|减|欠|遗留|历年|首批|首次|其他|剩余|另|能力"
)


@dataclass(frozen=True, slots=True)
class Named:
    """A name as it stands. `clause`: the words of its clause, itself too; `around`: all that stands around it."""

    name: str
    clause: str
    around: str


def named(name: str, clause: str, around: str) -> Named:
    """A name (text.series.names) with the words before it in its clause, and with others around it."""
    plain = same_words(name)
    return Named(plain, same_words(clause) + plain, same_words(around) + plain)


def core_of(name: str) -> str:
    """What is left of a name (text.series.names) whatever the order of its words, and without those that say nothing:
    the same for 生活垃圾清运量 and 清运生活垃圾, for 有效发明专利 and 有效发明专利拥有量."""
    return "".join(sorted(_EMPTY.sub("", same_words(name))))


def telling(words: str) -> frozenset[str]:
    """The characters of words that tell what is meant."""
    return frozenset(_LIGHT.sub("", same_words(words)))


def are_akin(one: Named, other: Named, shares: tuple[float, float]) -> bool:
    """Whether two names may be of one thing.

    `shares`: how much of either name the other has to have, in its words or around it: of the lesser and of the
    better share.
    """
    if _narrows(one.name, other.clause) or _narrows(other.name, one.clause) or are_opposed(one.name, other.name):
        return False
    telling = [_LIGHT.sub("", each.name) for each in (one, other)]
    # A name that tells nothing stands for what its clause and its heading are about.
    here, there = (
        words if len(words) >= _FEWEST else _LIGHT.sub("", each.around)
        for words, each in zip(telling, (one, other), strict=True)
    )
    if len(set(here) & set(there)) < _FEWEST or not any(telling):
        return False
    if core_of(one.name) == core_of(other.name):
        return True
    lesser, better = sorted((_share(one.name, other.around), _share(other.name, one.around)))
    return lesser >= shares[0] and better >= shares[1]


def _share(name: str, around: str) -> float:
    own = set(_FILLERS.sub("", name)) or set(name)
    return len(own & set(around)) / len(own)


def _narrows(name: str, around: str) -> bool:
    return any(word not in around for word in _NARROWER.findall(name))


def are_opposed(one: str, other: str) -> bool:
    """Whether two names differ in words of which one excludes the other: 收入 and 支出."""
    here, there = (_opposed(name) for name in (one, other))
    rows = here.keys() & there.keys()
    return any(not (here[row] <= there[row] or there[row] <= here[row]) for row in rows)


def abridges(short: str, long: str) -> bool:
    """Whether the characters of one name stand in the other in their order: 县信用社, 县农村信用合作联社."""
    rest = iter(long)
    return all(sign in rest for sign in short)


def _opposed(name: str) -> dict[int, set[str]]:
    pattern, rows = _rows()
    told: dict[int, set[str]] = defaultdict(set)
    for word in pattern.findall(name):
        for row in rows[word]:
            told[row].add(word)
    return told


@cache
def _rows() -> tuple[re.Pattern[str], dict[str, list[int]]]:
    rows: dict[str, list[int]] = {}
    lists = sections_of("indicators")
    for number, line in enumerate((*lists["opposites"], *lists["contrasts"])):
        for word in line.split():
            rows.setdefault(word, []).append(number)
    longest_first = sorted(rows, key=lambda word: (-len(word), word))
    return re.compile("|".join(map(re.escape, longest_first))), rows


def same_words(words: str) -> str:
    """The words, of akin ones each time the same: 病床 for 床位."""
    pattern, names = _same()
    return pattern.sub(lambda found: names[found[0]], words)


@cache
def _same() -> tuple[re.Pattern[str], Mapping[str, str]]:
    names: dict[str, str] = {}
    for line in sections_of("indicators")["akin"]:
        name, _, others = line.partition(":")
        names |= dict.fromkeys(others.split(), name)
    longest_first = sorted(names, key=lambda word: (-len(word), word))
    return re.compile("|".join(map(re.escape, longest_first))), names
