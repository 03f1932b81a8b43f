"""What a single cell of a table says: a number, and the words of a heading."""

import re
from dataclasses import dataclass
from decimal import Decimal
from enum import Enum, auto

from yearbook_viewer.text.figures import units
from yearbook_viewer.text.figures.numerals import DIGITS, MULTIPLIERS, ONE, arabic_value
from yearbook_viewer.text.figures.surface import folded

POINTS = "个百分点"
RATES = frozenset(("%", "‰", "‱", POINTS, "百分点"))


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit as tables print it: 万元 is 10000 元."""

    name: str
    multiplier: Decimal = ONE


@dataclass(frozen=True, slots=True)
class Value:
    """The number of a cell from `start` to `end` of its text, `unit` where the cell prints one."""

    start: int
    end: int
    number: Decimal
    unit: Unit | None
    qualifier: str
    negative: bool


class Says(Enum):
    """What a column or a row holds."""

    LEVEL = auto()
    CHANGE = auto()
    FALL = auto()
    NOTHING = auto()


@dataclass(frozen=True, slots=True)
class Heading:
    """The words above a column or before a row, taken apart.

    `name`: what is left without year, unit, change and signs; `year`: the year named; `shift`: of 上年 -1;
    `base`: the year compared with; `part`: it stands under 其中; `target`: a plan; `divided`: it opens the rows of
    one division of what stands before (按登记注册类型分).
    """

    name: str
    says: Says = Says.LEVEL
    unit: Unit | None = None
    year: int | None = None
    shift: int = 0
    base: str = ""
    part: bool = False
    target: bool = False
    divided: bool = False


_NUMBER = re.compile(
    r"(约|近|超过|逾|超)?([-+]?)"
    r"((?:[0-9]{1,3}(?:[,，][0-9]{3})+|[0-9]{1,3}(?: [0-9]{3})+|[0-9]{1,15})(?:[.．][0-9]{1,12})?)"
    r"\s*(多|余)?(万亿|[十百千]?[万亿])?\s*([^\s0-9\[①-⑳*]{0,12}?)(多|余|以上|以下|左右)?(?:\s*(?:\[注?[0-9]{1,2}\]|[①-⑳⑴-⒇]|[*#]))*"
)
# 0730, 001: codes and numbers of telephones; 13800001111 too.
_CODE = re.compile(r"0[0-9]|1[3-9][0-9]{9}(?![0-9.])")
_UNIT = re.compile(r"(万亿|[十百千]?[万亿]|千(?![瓦克米伏卡])|百(?!分|帕))?(.+)")
_OTHER_UNITS = {"百分点": POINTS, "百分比": "%", "百分数": "%", "百分之": "%", "PERCENT": "%"}
_SCALES = ("万", "亿")
_UNIT_WORDS = re.compile(r"(?:计量)?单位:")

_MARKS = re.compile(r"\[注?[0-9]{1,2}\]|[①-⑳⑴-⒇*]|^[#△▲·•]+")
_IN_BRACKETS = re.compile(r"\(([^()]{1,16})\)")
_BEHIND_COMMA = re.compile(r"[,/、]([^,/、]{1,8})$")
_NUMBERED = re.compile(
    r"^(?:[一二三四五六七八九十]{1,3}、|\([一二三四五六七八九十\d]{1,3}\)|\d{1,2}[.、](?!\d)|\d{1,2}\))"
)
_YEAR = re.compile(
    r"((?:18|19|20)[0-9]{2})(?:年度?)?末?底?(?![0-9]|年?的?(?:不变|可比|固定)价)|([一二][〇零○九八][〇零○一二三四五六七八九]{2})年度?末?底?"
)
_CHANGE = re.compile(
    r"(?:(?:比|较|与)?(?:(?P<base>(?:19|20)[0-9]{2})年|上年|去年|上期|前年|年初)?(?:同期|末|底|度)?(?:相比)?)?(?:同比|环比|年均|平均)?"
    r"(?:净?增减|增长(?![点极])(?!.{0,3}贡献)|净增|(?<!新)增加(?!值)|增速|增幅|±|\+、?-|升降|上升|提高|(?P<down>下降|减少|降低|降幅|回落))"
    r"(?:或?(?:下降|减少|降低))?(?:率|幅度?|速度|额|量|百分点|百分比|数)?"
)
_COMPARED = re.compile(
    r"(?:同比|环比|(?:比|较)(?:(?P<base>(?:19|20)[0-9]{2})年|上年|去年|上期|年初)(?:同期|末|底)?)(?:[%‰])?"
)
_LEVEL_RATES = re.compile(r"自然增长率|贡献率|增长点|增长极")
_NOTHING = re.compile(
    r"(?:顺?序号?|编号|代码|代号|编码|行次|栏次|名次|位次|排名|排序|排位|顺位|位居|电话|联系电话|联系方式|手机号?码?|邮编|邮政编码|传真"
    r"|文号|证号|批准?文?号|身份证号?|学号|车牌号?|页码|页次|备注|说明|日期|时间|年份|年度|年龄|月份|届次|期次|区号|经度|纬度|东经|北纬"
    r"|号码|门牌号?|QQ|建成年份?|成立时间|出生年月|档号|卷号)|.*(?:位次|排名|名次|编号|代码|号码|(?<!固定|移动|公用|住宅|农村|城市|市内|无线)电话)"
)
_TARGET = re.compile(r"计划|目标|预期")
_PART = re.compile(
    r"^\(?其[中内][:：,，]?|^\(?内[:：]|^在?(?:总[计额数量]|合计|总人口|总产值)[中内](?:[:：,，]|$)|^[#＃]"
)
_DIVIDED = re.compile(r"^[按依][^:：,，]{1,14}?(?:分组?|划分|分类)(?:[:：,，]|$)")
_LAST = re.compile(r"上年|去年|上期")
_EMPTY = re.compile(
    r"(?:数量|数值|绝对[数值量]|指标值?|指标名称|实绩|实际|实际数|实际完成数?|完成数?|本年|当年|本期|全年|累计|全年累计|项目|名称|数|数额|总计|合计|总量|计|年末|年底"
    r"|上年|去年|上期|单位|计量单位|地区|县区|年份|年度|指标及单位|计划数?|目标值?|预期值?|本年数|上年数|本年实绩|期末|主要指标|类别|分类)+"
)


def value_of(words: str) -> Value | None:
    """The number of a cell; None for words, dates, codes and an empty cell."""
    flat = folded(words)
    found = _NUMBER.fullmatch(flat.rstrip())
    if found is None or _CODE.match(found[3]):
        return None
    unit: Unit | None = None
    if found[6]:
        unit = unit_of(found[6])
        if unit is None:
            return None
    if found[5]:
        unit = Unit(unit.name if unit else "", MULTIPLIERS[found[5]])
    end = max(map(found.end, (3, 4, 5, 6)))
    number = arabic_value(found[3].replace(" ", ""))
    return Value(found.start(), end, number, unit, found[1] or found[4] or found[7] or "", found[2] == "-")


def unit_of(words: str) -> Unit | None:
    """万元 as 10000 元; None where the words are no unit."""
    bare = "".join(words.split())
    if bare in _OTHER_UNITS:
        return Unit(_OTHER_UNITS[bare])
    found = _UNIT.fullmatch(bare)
    if found is None:
        return None
    if found[1] and _is_unit(found[2]):
        return Unit(found[2], MULTIPLIERS[found[1]])
    return Unit(bare) if _is_unit(bare) else None


def _is_unit(words: str) -> bool:
    if words in units.UNITS or words in units.DURATIONS or words == "分":
        return True
    first, slash, second = words.partition("/")
    return bool(slash) and first in units.UNITS and 0 < len(second) <= 6


def heading_of(words: str) -> Heading:
    """The words of a column's head or of a row's first cell, taken apart."""
    own = "".join(words.split())
    whole = flat = folded(own)
    part = _PART.match(flat) is not None
    flat = _NUMBERED.sub("", _PART.sub("", _MARKS.sub("", _PART.sub("", flat))))
    if not part and _PART.match(flat):
        part, flat = True, _PART.sub("", flat)
    division = _DIVIDED.match(flat)
    if division is not None and division.end() < len(flat):
        flat = flat[division.end() :]
    if _UNIT_WORDS.match(flat):
        return Heading("", unit=unit_of(_UNIT_WORDS.sub("", flat)))
    name, unit = _without_unit(flat)
    if _NOTHING.fullmatch(name):
        return Heading(name, Says.NOTHING, part=part, divided=division is not None)
    target = _TARGET.search(name) is not None and not name.startswith(("计划生育", "规划"))
    says, base = Says.LEVEL, ""
    change = None if _LEVEL_RATES.search(name) else _CHANGE.search(name) or _COMPARED.search(name)
    if change is not None:
        falls = change.groupdict().get("down") is not None and "增" not in change[0]
        says, base = (Says.FALL if falls else Says.CHANGE), change["base"] or ""
        name = name[: change.start()] + name[change.end() :]
        if unit is None and ("%" in flat or "%" in change[0]):
            unit = Unit("%")
        name = name.replace("%", "")
    year = _YEAR.search(name)
    described = _year(year) if year else None
    if year is not None:
        name = name[: year.start()] + name[year.end() :]
    shift = -1 if says is Says.LEVEL and _LAST.match(name) else 0
    bare = name.strip(",、:;-—/()的%± ")
    # What the brackets hold belongs to the name: 工业总产值(1990年不变价).
    name = f"{bare})" if bare.count("(") > bare.count(")") and f"{bare})" in name else bare
    if _EMPTY.fullmatch(name):
        name = ""
    at = whole.find(name)
    name = own[at : at + len(name)] if at >= 0 else name
    return Heading(name, says, unit, described, shift, base, part, target, division is not None)


def _without_unit(flat: str) -> tuple[str, Unit | None]:
    """The words without the unit in brackets, behind a comma, or as a bare % at the end."""
    for found in reversed(list(_IN_BRACKETS.finditer(flat))):
        said = found[1].removeprefix("单位:")
        # 接待人次(万) tells how its numbers are scaled.
        unit = Unit("", MULTIPLIERS[said]) if said in _SCALES else unit_of(said)
        if unit is not None:
            return flat[: found.start()] + flat[found.end() :], unit
    found_behind = _BEHIND_COMMA.search(flat)
    if found_behind is not None:
        unit = unit_of(found_behind[1])
        if unit is not None:
            return flat[: found_behind.start()], unit
    if flat.endswith(("%", "‰")) and len(flat) > 1:
        return flat[:-1], Unit(flat[-1])
    whole = unit_of(flat) if flat in ("%", "‰") else None
    return ("", whole) if whole else (flat, None)


def _year(found: re.Match[str]) -> int:
    if found[1]:
        return int(found[1])
    return int("".join(str(DIGITS[sign]) for sign in found[2]))
