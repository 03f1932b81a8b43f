"""Numbers in the text: their value, multiplier and the word before or in them that blurs them."""

import re
from dataclasses import dataclass
from decimal import Decimal

from yearbook_viewer.text.figures import numerals, units


@dataclass(frozen=True, slots=True)
class Number:
    """A number whose unit is not known yet: it may be shared with the number that follows."""

    start: int
    end: int
    value: Decimal
    multiplier: Decimal
    qualifier: str
    arabic: bool


TOKEN = re.compile(rf"[百千万]分之(?:{numerals.CHINESE}|{numerals.ARABIC})|{numerals.ARABIC}|{numerals.CHINESE}")
_MULTIPLIER = re.compile(
    r"([多余来]?)(万亿|[十百千]亿|亿|[十百千]万|万|千(?![瓦克米伏卡焦])|百(?!分|帕|公里))?([多余来]?)"
)
# 3万5千, 1亿2千万: a second, smaller part of the same number.
_REST = re.compile(rf"零?(?:({numerals.ARABIC}|{numerals.CHINESE})(千万|百万|十万|万|千|百)|({numerals.CHINESE}))")
_BEFORE = re.compile(
    r"(?:超过|不足|不到|将近|接近|大约|不低于|不少于|不超过|至少|(?<![最附邻临靠])近|(?<![节公合制预签契条])约|逾|超)$"
)
_ORDINAL = re.compile(
    r"(?:第|(?<![目之以此当日年天事提空])前|[Nn]o\.?|№|(?:排名|位列|位居|名列|名次|位次|排位|排在|居(?:全国|全省|全市|世界|同类)?)第?)$"
)
_CODE = re.compile(r"[A-Za-z_][-_]?$")
_FOLLOWS_CODE = re.compile(r"万|亿|元|%|个|家|人|吨")
_JOINED = re.compile(r"[0-9][:/+×*]$|[/+×*]$")
_JOINS = re.compile(r"[:/+×*][0-9]|[A-Za-z](?![a-zA-Z²³/])|∶")


def number_at(text: str, token: re.Match[str]) -> Number | None:
    """The number that a match of TOKEN is; None for ordinals, codes, ratios and what is no single number."""
    start, end = token.span()
    words = token[0]
    before = text[max(0, start - 4) : start]
    if _ORDINAL.search(before) or before.endswith("每"):
        return None
    arabic = words[0] in "0123456789"
    if before[-1:].isdigit() or (arabic and _is_code(text, before, end)):
        return None
    per = words[1:3] == "分之"
    value = _value(words[3:] if per else words)
    found = _MULTIPLIER.match(text, end)
    assert found is not None  # every part of it may be empty
    blur, word, blur_behind = found.groups()
    leading = _BEFORE.search(text, max(0, start - 3), start)
    # 百余, 近千: a bare place counts only with a word that blurs it.
    if value is None and words in numerals.PLACES and (blur or blur_behind or leading):
        value = Decimal(numerals.PLACES[words])
    if value is None:
        return None
    multiplier = numerals.ONE
    if not per:
        multiplier = numerals.MULTIPLIERS[word] if word else numerals.ONE
        end = found.end()
        if word and not blur and not blur_behind:
            value, end = _with_rest(text, end, value, multiplier)
    return Number(
        start=leading.start() if leading else start,
        end=end,
        value=value,
        multiplier=multiplier,
        qualifier=leading[0] if leading and not per else blur or blur_behind,
        arabic=arabic or per,
    )


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


def _with_rest(text: str, end: int, value: Decimal, multiplier: Decimal) -> tuple[Decimal, int]:
    rest = _REST.match(text, end)
    if rest is None:
        return value, end
    more = _value(rest[1] or rest[3])
    scale = numerals.MULTIPLIERS[rest[2]] if rest[2] else numerals.ONE
    if more is None or more * scale >= multiplier:
        return value, end
    return value + more * scale / multiplier, rest.end()
