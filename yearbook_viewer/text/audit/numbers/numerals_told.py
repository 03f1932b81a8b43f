"""Years and small numbers as texts tell them: 1956, 一九五六, 廿八."""

from yearbook_viewer.text.figures import numerals

# A year in digits or in numerals, for a pattern.
YEAR = "[12][0-9]{3}|[一二][〇零○一二三四五六七八九]{3}"
_WIDE = "０１２３４５６７８９"
_DIGITS = str.maketrans(_WIDE, "0123456789")


def year_of(words: str) -> int:
    """The year that words tell which `YEAR` matches."""
    return int(words) if words.isdecimal() else int("".join(str(numerals.DIGITS[sign]) for sign in words))


def with_plain_digits(text: str) -> str:
    """The text with its full-width digits as ASCII; few have any, and to look for them is far cheaper than to
    translate."""
    return text.translate(_DIGITS) if any(sign in text for sign in _WIDE) else text


def number_of(words: str) -> int:
    """A number of years, days or months: 28, 二十八, 廿八; nought where the words tell none (三四, 十十)."""
    if words.isdecimal():
        return int(words)
    value = numerals.chinese_value(words.replace("廿", "二十").replace("卅", "三十"))
    return 0 if value is None else int(value)
