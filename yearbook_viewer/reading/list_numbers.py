"""Automatic numbers as Word, WPS and RTF name them (ST_NumberFormat of ISO/IEC 29500-1, 17.18.59) and as they print."""

from collections.abc import Callable

_DIGITS = "〇一二三四五六七八九"
_LEGAL_SIMPLE = "零壹贰叁肆伍陆柒捌玖"
_LEGAL_TRADITIONAL = "零壹貳參肆伍陸柒捌玖"
_STEMS = "甲乙丙丁戊己庚辛壬癸"
_BRANCHES = "子丑寅卯辰巳午未申酉戌亥"
_ROMAN = (
    *((1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"), (50, "L"), (40, "XL")),
    *((10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I")),
)
# No list is longer; a file may claim any number.
_LARGEST = 9999


def _counting(number: int, digits: str = _DIGITS, units: str = "十百千") -> str:
    """In Chinese as it is said: 十二, 二十, 一百零五."""
    said, gap = "", False
    for place in range(3, -1, -1):
        digit = number // 10**place % 10
        if not digit:
            gap = bool(said)
            continue
        said += ("零" if gap else "") + digits[digit] + (units[place - 1] if place else "")
        gap = False
    leading = digits[1] + units[0]
    return said.removeprefix(digits[1]) if digits == _DIGITS and said.startswith(leading) else said


def _digital(number: int) -> str:
    return "".join(_DIGITS[int(digit)] for digit in str(number))


def _counting_below_hundred(number: int) -> str:
    """As it is said up to 99, then digit by digit."""
    return _counting(number) if number < 100 else _digital(number)


def _letters(number: int) -> str:
    """a … z, aa, bb …, as Word goes on."""
    return chr(ord("a") + (number - 1) % 26) * ((number - 1) // 26 + 1)


def _roman(number: int) -> str:
    said = ""
    for value, sign in _ROMAN:
        count, number = divmod(number, value)
        said += sign * count
    return said


def _enclosed(first: str, last: int) -> Callable[[int], str]:
    """Signs that stand one behind the other in Unicode; beyond the last of them plain digits."""
    return lambda number: chr(ord(first) + number - 1) if number <= last else str(number)


def _circled(number: int) -> str:
    for first, begin, last in ((1, "①", 20), (21, "㉑", 35), (36, "㊱", 50)):
        if number <= last:
            return chr(ord(begin) + number - first)
    return str(number)


def _full_width(number: int) -> str:
    return "".join(chr(ord("０") + int(digit)) for digit in str(number))


_FORMATS: dict[str, Callable[[int], str]] = {
    "decimal": str,
    "decimalHalfWidth": str,
    "decimalZero": "{:02}".format,
    "decimalFullWidth": _full_width,
    "decimalFullWidth2": _full_width,
    "decimalEnclosedCircle": _circled,
    "decimalEnclosedCircleChinese": _circled,
    "decimalEnclosedParen": _enclosed("⑴", 20),
    "decimalEnclosedFullstop": _enclosed("⒈", 20),
    "ideographEnclosedCircle": _enclosed("㊀", 10),
    "chineseCounting": _counting_below_hundred,
    "taiwaneseCounting": _counting_below_hundred,
    "japaneseCounting": _counting,
    "koreanCounting": _counting,
    "chineseCountingThousand": _counting,
    "taiwaneseCountingThousand": _counting,
    "ideographDigital": _digital,
    "japaneseDigitalTenThousand": _digital,
    "taiwaneseDigital": _digital,
    "chineseLegalSimplified": lambda number: _counting(number, _LEGAL_SIMPLE, "拾佰仟"),
    "ideographLegalTraditional": lambda number: _counting(number, _LEGAL_TRADITIONAL, "拾佰仟"),
    "japaneseLegal": lambda number: _counting(number, _LEGAL_TRADITIONAL, "拾佰仟"),
    "ideographTraditional": lambda number: _STEMS[(number - 1) % 10],
    "ideographZodiac": lambda number: _BRANCHES[(number - 1) % 12],
    "upperRoman": _roman,
    "lowerRoman": lambda number: _roman(number).lower(),
    "upperLetter": lambda number: _letters(number).upper(),
    "lowerLetter": _letters,
    "none": lambda _number: "",
}


def written(number: int, number_format: str) -> str:
    """The number as it is printed; in digits where the format is unknown or has no sign for it."""
    if not 0 < number <= _LARGEST:
        return str(number)
    return _FORMATS.get(number_format, str)(number)
