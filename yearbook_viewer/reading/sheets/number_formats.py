"""Values of cells as they are displayed: number formats of workbooks (ISO/IEC 29500-1, 18.8.30 and 18.8.31)."""

import re
from datetime import datetime, timedelta
from decimal import ROUND_HALF_UP, Decimal, InvalidOperation

# By number: those of all languages, and of Chinese from 27 on.
BUILT_IN = {
    0: "General", 1: "0", 2: "0.00", 3: "#,##0", 4: "#,##0.00", 9: "0%", 10: "0.00%", 11: "0.00E+00", 12: "# ?/?",
    13: "# ??/??", 14: "yyyy/m/d", 15: "d-mmm-yy", 16: "d-mmm", 17: "mmm-yy", 18: "h:mm AM/PM", 19: "h:mm:ss AM/PM",
    20: "h:mm", 21: "h:mm:ss", 22: "yyyy/m/d h:mm", 27: 'yyyy"年"m"月"', 28: 'm"月"d"日"', 29: 'm"月"d"日"',
    30: "m-d-yy", 31: 'yyyy"年"m"月"d"日"', 32: 'h"时"mm"分"', 33: 'h"时"mm"分"ss"秒"', 36: 'yyyy"年"m"月"',
    37: "#,##0;-#,##0", 38: "#,##0;-#,##0", 39: "#,##0.00;-#,##0.00", 40: "#,##0.00;-#,##0.00", 41: "#,##0",
    42: "#,##0", 43: "#,##0.00", 44: "#,##0.00", 45: "mm:ss", 46: "[h]:mm:ss", 47: "mm:ss.0", 48: "0.0E+0", 49: "@",
    50: 'yyyy"年"m"月"', 51: 'm"月"d"日"', 52: 'yyyy"年"m"月"', 53: 'm"月"d"日"', 54: 'm"月"d"日"', 57: 'yyyy"年"m"月"',
    58: 'm"月"d"日"',
}  # fmt: skip
# Quoted words, escaped signs, blanks as wide as a sign, fillers, colours and conditions, or a single sign.
_TOKEN = re.compile(
    r'"([^"]*)"|\\(.)|_(?:.)|\*(?:.)|\[\$([^\]-]*)[^\]]*\]|\[(h+|m+|s+)\]|\[[^\]]*\]'
    r"|(AM/PM|上午/下午|General|y+|m+|d+|h+|s+|[eE][+-]|.)",
    re.IGNORECASE,
)
_DIGITS = "0#?"
_DATE_LETTERS = frozenset("ymdhs")
_WEEKDAYS = "一二三四五六日"
# Excel's day 60 is the 29 February 1900 that never was, so that days count from 1899-12-30.
_EPOCH = datetime(1899, 12, 30)
_EPOCH_1904 = datetime(1904, 1, 1)
# Workbooks keep fifteen digits; with these bounds no number needs more than the 28 of a Decimal.
_LARGEST = Decimal(10) ** 15
_MOST_PLACES = 9
_MOST_PERCENTS = 2
_LAST_DAY = 2_958_465  # 9999-12-31


def displayed(value: str, number_format: str, *, from_1904: bool = False) -> str:
    """A number as the file writes it, displayed; as it stands if it is none or the format is beyond us.

    `from_1904`: the workbook counts its days from 1904.
    """
    try:
        number = Decimal(value)
    except InvalidOperation:
        return value
    if not number.is_finite() or abs(number) >= _LARGEST:
        return value
    sections = number_format.split(";")
    chosen, number = _section(sections, number)
    tokens = [_read(match) for match in _TOKEN.finditer(chosen)]
    letters = {code[0].lower() for code, _ in tokens if code and code.lower() != "general"}
    if letters & _DATE_LETTERS and not letters & {"0", "#"}:
        return _date(tokens, number, from_1904=from_1904)
    if "e" in letters or "/" in letters or not letters & set(_DIGITS):
        words = "".join(literal for _, literal in tokens)
        has_number = any(code.lower() in ("general", "@") or code[:1] in tuple("/eE") for code, _ in tokens if code)
        return f"{_general(number)}{words}".rstrip() if has_number or not words else words
    return _counted(tokens, number)


def _section(sections: list[str], number: Decimal) -> tuple[str, Decimal]:
    """The part of a format that this number takes; the one for negative numbers writes its own sign."""
    if number < 0 and len(sections) > 1 and "[" not in sections[0]:
        return sections[1], -number
    if number == 0 and len(sections) > 2:
        return sections[2] or "0", number
    return sections[0], number


def _read(match: re.Match[str]) -> tuple[str, str]:
    """A token as code or as literal words."""
    quoted, escaped, currency, elapsed, code = match.groups()
    if quoted is not None or escaped is not None:
        return "", quoted or escaped or ""
    if currency is not None:
        return "", currency
    if elapsed is not None:
        return elapsed, ""
    if code is None:
        return "", ""
    if code[0].lower() in "ymdhs" or code in (*_DIGITS, ".", ",", "%", "@", "/") or len(code) > 1:
        return code, ""
    return "", code


def _general(number: Decimal) -> str:
    """Without a format: eleven digits are shown."""
    if number == number.to_integral_value():
        return f"{number:.0f}"
    whole = max(number.adjusted() + 1, 1)
    return _plain(_rounded(number, max(0, 10 - whole) if whole < 10 else 0))


def _plain(number: Decimal) -> str:
    text = f"{number:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def _rounded(number: Decimal, places: int) -> Decimal:
    return number.quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP)


def _counted(tokens: list[tuple[str, str]], number: Decimal) -> str:
    codes = "".join(code for code, _ in tokens)
    digits = re.sub(r"[^0#?.,]", "", codes)
    whole, _, part = digits.partition(".")
    scaled = len(digits) - len(digits.rstrip(","))
    thousands = "," in whole.rstrip(",")
    number = number * 100 ** min(codes.count("%"), _MOST_PERCENTS) / Decimal(1000) ** scaled
    part = part.replace(",", "")
    shown = f"{_rounded(number, min(len(part), _MOST_PLACES)):{',' if thousands else ''}f}"
    spare = len(part) - len(part.rstrip("#"))
    while spare and "." in shown and shown.endswith("0"):
        shown, spare = shown[:-1], spare - 1
    shown = shown.removesuffix(".")
    least = len(re.sub(r"[^0]", "", whole))
    if least > 1:
        sign, body = ("-", shown[1:]) if shown.startswith("-") else ("", shown)
        shown = sign + body.zfill(least + len(body) - len(body.partition(".")[0]))
    if re.fullmatch(r"-0(?:\.0*)?", shown):
        shown = shown[1:]
    return "".join(_around(tokens, shown)).strip()


def _around(tokens: list[tuple[str, str]], shown: str) -> list[str]:
    """The literal words before and behind the number, which stands where its first digit does."""
    pieces: list[str] = []
    written = False
    for code, literal in tokens:
        if code == "%":
            pieces.append("%")
        elif code and not written and code in _DIGITS:
            pieces.append(shown)
            written = True
        elif not code:
            pieces.append(literal)
    return pieces


def _date(tokens: list[tuple[str, str]], number: Decimal, *, from_1904: bool) -> str:
    if not 0 <= number <= _LAST_DAY - 2000:
        return _general(number)
    days = int(number)
    first = _EPOCH_1904 if from_1904 else _EPOCH + timedelta(days=days < 60)
    moment = first + timedelta(days=days, seconds=round(float(number - days) * 86400))
    halves = any("/" in code and len(code) > 1 for code, _ in tokens)
    pieces: list[str] = []
    clock = False
    for place, (code, literal) in enumerate(tokens):
        kind = code[:1].lower()
        following = next(
            (later[:1].lower() for later, _ in tokens[place + 1 :] if later[:1].lower() in _DATE_LETTERS), ""
        )
        minutes = kind == "m" and (clock or following == "s")
        clock = kind in ("h", "s") if kind in _DATE_LETTERS and not minutes else clock
        pieces.append(literal or _of_date(code, moment, minutes=minutes, halves=halves))
    return "".join(pieces).strip()


def _of_date(code: str, moment: datetime, *, minutes: bool, halves: bool) -> str:
    kind, wide = code[:1].lower(), len(code) > 1
    match kind:
        case "y":
            return f"{moment.year}" if len(code) > 2 else f"{moment.year % 100:02}"
        case "m":
            value = moment.minute if minutes else moment.month
        case "d" if len(code) > 2:
            return f"星期{_WEEKDAYS[moment.weekday()]}"
        case "d":
            value = moment.day
        case "h":
            value = (moment.hour - 1) % 12 + 1 if halves else moment.hour
        case "s":
            value = moment.second
        case _ if len(code) > 1:
            return "上午" if moment.hour < 12 else "下午"
        case _:
            return code if code in "/.,-" else ""
    return f"{value:02}" if wide and not (kind == "m" and len(code) > 2) else f"{value}"
