"""Numbers in the text: their value, multiplier and the word before or in them that blurs them."""

import re
from dataclasses import dataclass
from decimal import Decimal

from yearbook_viewer.text.figures import numerals, units


@dataclass(frozen=True, slots=True)
class Number:
    """A number whose unit is not known yet: it may be shared with the number that follows.

    `qualifier`: where the word that blurs it stands, empty where there is none. `arabic`: written in figures.
    """

    start: int
    end: int
    value: Decimal
    multiplier: Decimal
    qualifier: tuple[int, int]
    arabic: bool


# 逾亿元, 近万人: the multiplier alone is a number behind a word that blurs it.
TOKEN = re.compile(
    rf"[百千万]分之(?:{numerals.CHINESE}|{numerals.ARABIC})|{numerals.ARABIC}|{numerals.CHINESE}|(?<=[近逾超过])[万亿]"
)
NOWHERE = (0, 0)
# 四两: the last character is the unit.
_TAEL = "两"
_SEVERAL = frozenset("数几")
_MULTIPLIER = re.compile(
    r"([多余来]?)(万亿|[十百千]亿|亿|[十百千]万|万|千(?![瓦克米伏卡焦])|百(?!分|帕|公里))?((?:[多余来](?![0-9]))?)"
)
# 3万5千, 1亿2千万, 十六万八千四百五十余: smaller parts of the same number.
_REST = re.compile(
    rf"零?(?P<number>{numerals.ARABIC})(?P<inner>)(?P<place>千万|百万|十万|万|千|百)(?P<outer>[多余来]?)"
)
_CHINESE_REST = re.compile(
    r"(?P<number>[〇零一二两三四五六七八九十百千]{1,9})(?P<inner>[多余来]?)(?P<place>万?)(?P<outer>[多余来]?)"
)
_BEFORE = re.compile(
    r"(?:超过|不足|不到|将近|接近|大约|不低于|不高于|不少于|不多于|不超过|至少|(?<![最附邻临靠])近|(?<![节公合制预签契条])约|逾|超)$"
)
_ORDINAL = re.compile(
    r"(?:第|届|(?<![目之以此当日年天事提空])前|[Nn]o\.?|№|(?:排名|位列|位居|名列|名次|位次|排位|排在|居(?:全国|全省|全市|世界|同类)?)第?)$"
)
# Roads have numbers, but 高速公路62公里 tells how long they are, and 省道4条 how many.
_ROAD = re.compile(r"(?:[国省县乡]道|高速公?路?)$")
_LENGTH = re.compile(r"[多余]?(?:公里|千米|华里|里程)(?!处)|条(?!线)")
_CODE = re.compile(r"[A-Za-z_][-_]?$")
_FOLLOWS_CODE = re.compile(r"万|亿|元|%|个|家|人|吨")
_JOINED = re.compile(r"[0-9][:/+×*]$|[/+×*]$")
_JOINS = re.compile(r"[:/+×*][0-9]|[A-Za-z](?![a-zA-Z²³/])|∶")


def number_at(text: str, token: re.Match[str]) -> Number | None:
    """The number that a match of TOKEN is; None for ordinals, codes, ratios and what is no single number."""
    start, end = token.span()
    words = token[0]
    before = text[max(0, start - 4) : start]
    on_road = _ROAD.search(before) is not None and _LENGTH.match(text, end) is None
    if on_road or _ORDINAL.search(before) or before.endswith("每"):
        return None
    arabic = words[0] in "0123456789"
    if before[-1:].isdigit() or (arabic and _is_code(text, before, end)):
        return None
    leading = _BEFORE.search(text, max(0, start - 3), start)
    blur = leading.span() if leading is not None else NOWHERE
    if words[1:3] == "分之":
        value = _value(words[3:])
        if words[3:] in numerals.PLACES:
            value = Decimal(numerals.PLACES[words[3:]])
        return None if value is None else Number(blur[0] or start, end, value, numerals.ONE, blur, arabic=True)
    if words in numerals.MULTIPLIERS and words not in numerals.PLACES:
        return Number(blur[0], end, numerals.ONE, numerals.MULTIPLIERS[words], blur, arabic) if leading else None
    return _whole(text, token, blur, arabic=arabic)


def _whole(text: str, token: re.Match[str], blur: tuple[int, int], *, arabic: bool) -> Number | None:
    """The number with its multiplier, the smaller parts that follow, and the words that blur it."""
    (start, end), words = token.span(), token[0]
    found = _MULTIPLIER.match(text, end)
    assert found is not None  # every part of it may be empty
    inner = next((found.span(group) for group in (1, 3) if found[group]), NOWHERE)
    value = _value(words)
    if value is None and words.endswith(_TAEL):
        value = _value(words[:-1]) if words[:-1] else None
        return None if value is None else Number(blur[0] or start, end - 1, value, numerals.ONE, blur, arabic)
    # 百余, 近千: a bare place counts only with a word that blurs it; 数百, 几十 are no numbers.
    if words in numerals.PLACES:
        if text[start - 1 : start] in _SEVERAL:
            return None
        if value is None and (inner[1] or blur[1]):
            value = Decimal(numerals.PLACES[words])
    if value is None:
        return None
    multiplier = numerals.MULTIPLIERS[found[2]] if found[2] else numerals.ONE
    end = found.end()
    if found[2] and not inner[1]:
        value, end, inner = _with_rest(text, end, value, multiplier, arabic=arabic)
    return Number(blur[0] or start, end, value, multiplier, blur if blur[1] else inner, arabic)


def _is_code(text: str, before: str, end: int) -> bool:
    """Whether an Arabic number is part of a code, a ratio or a time of day: KF94, 12+1, 3.9:59.5."""
    if _JOINED.search(before) or _joins(text, end):
        return True
    return _CODE.search(before) is not None and _FOLLOWS_CODE.match(text, end) is None


def _joins(text: str, end: int) -> bool:
    """Whether the number is the first part of a ratio, a time of day, or a code: 3.9:59.5, 12+1, 5G."""
    found = _JOINS.match(text, end)
    return found is not None and not units.unit_at(text, end)


def _value(words: str) -> Decimal | None:
    return numerals.arabic_value(words) if words[0] in "0123456789" else numerals.chinese_value(words)


def _with_rest(
    text: str, end: int, value: Decimal, multiplier: Decimal, *, arabic: bool
) -> tuple[Decimal, int, tuple[int, int]]:
    """The value, in multipliers, with the smaller parts behind it, where they end, and where they are blurred."""
    blur, scale = NOWHERE, multiplier
    while not blur[1] and (rest := (_REST if arabic else _CHINESE_REST).match(text, end)) is not None:
        more = _value(rest["number"])
        place = numerals.MULTIPLIERS[rest["place"]] if rest["place"] else numerals.ONE
        # 三万五 is 35,000.
        if not arabic and len(rest["number"]) == 1 and not rest["place"]:
            place = scale / 10
        if more is None or more * place >= scale:
            break
        value, end, scale = value + more * place / multiplier, rest.end(), place
        blur = next((rest.span(group) for group in ("inner", "outer") if rest[group]), NOWHERE)
    return value, end, blur
