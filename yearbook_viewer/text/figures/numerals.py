"""Numerals of yearbooks: 1,863, 1.86, 十二, 五千, 一百零五点三, and the multipliers 万 and 亿."""

import re
from decimal import Decimal

DIGITS = {
    "〇": 0,
    "零": 0,
    "○": 0,
    "一": 1,
    "二": 2,
    "两": 2,
    "三": 3,
    "四": 4,
    "五": 5,
    "六": 6,
    "七": 7,
    "八": 8,
    "九": 9,
}
PLACES = {"十": 10, "百": 100, "千": 1000}
MULTIPLIERS = {
    "千": Decimal(10**3),
    "百": Decimal(10**2),
    "十": Decimal(10),
    "万": Decimal(10**4),
    "十万": Decimal(10**5),
    "百万": Decimal(10**6),
    "千万": Decimal(10**7),
    "亿": Decimal(10**8),
    "十亿": Decimal(10**9),
    "百亿": Decimal(10**10),
    "千亿": Decimal(10**11),
    "万亿": Decimal(10**12),
}
ONE = Decimal(1)

# Twenty digits are more than any statistic has; longer runs are serial numbers.
ARABIC = r"(?:[0-9]{1,3}(?:[,，][0-9]{3}){1,5}(?![0-9])|[0-9]{1,20}(?![0-9]))(?:[.．·][0-9]{1,12})?"
# 三百二十千瓦: no 千 follows a lower place, it belongs to the unit.
_THOUSAND = r"(?<![十百])(?<![十百零][一二三四五六七八九])千"
CHINESE = rf"(?:[〇零○一二两三四五六七八九十百]|{_THOUSAND}){{1,12}}(?:点[〇零一二三四五六七八九]{{1,6}})?"

_CHINESE_INTEGER = re.compile(
    r"[零〇]?(?:[一二两三四五六七八九]千[零〇]?)?(?:[一二两三四五六七八九]百[零〇]?)?(?:[一二三四五六七八九]?十)?"
    r"[一二两三四五六七八九]?"
)
# 两千三 is 2300, 一百五 is 150: a last digit without its place belongs to the next lower one.
_SHORTENED = re.compile(r"[千百][一二三四五六七八九]")
_ROW_OF_DIGITS = re.compile(r"[〇零○一二三四五六七八九]{2,}")


def arabic_value(digits: str) -> Decimal:
    """The value of 1863, 1,863 or 3.2."""
    return Decimal(digits.replace(",", "").replace("，", "").replace("·", ".").replace("．", "."))


def chinese_value(words: str) -> Decimal | None:
    """The value of 十二, 一百零五, 二〇, 五点三; None where the words are no single number (三四, 百, 千百)."""
    whole, _, fraction = words.partition("点")
    value = _integer(whole)
    if value is None or not fraction:
        return value
    return value + Decimal("0." + "".join(str(DIGITS[char]) for char in fraction))


def _integer(words: str) -> Decimal | None:
    if len(words) == 1 and words in DIGITS:
        return Decimal(DIGITS[words])
    if _CHINESE_INTEGER.fullmatch(words):
        total = pending = 0
        for char in words:
            if char in PLACES:
                total += (pending or 1) * PLACES[char]
                pending = 0
            else:
                pending = DIGITS[char]
        if _SHORTENED.fullmatch(words[-2:]):
            pending *= PLACES[words[-2]] // 10
        return Decimal(total + pending)
    # 二〇, 一九八: places are written out only with a nought among them; 三四 is "three or four".
    if _ROW_OF_DIGITS.fullmatch(words) and any(char in "〇零○" for char in words):
        return Decimal("".join(str(DIGITS[char]) for char in words))
    return None
