"""Signs of the symbol fonts, which documents write as private characters (U+F020 to U+F0FF) or as bare codes."""

# Code in the font -> the character that looks so. Fonts: Wingdings, Wingdings 2, Symbol; what lists and text use.
_WINGDINGS = {
    0x6C: "●", 0x6D: "❍", 0x6E: "■", 0x6F: "□", 0x70: "□", 0x71: "❑", 0x72: "❒", 0x73: "◆", 0x74: "◆", 0x75: "◆",
    0x76: "❖", 0x77: "◆", 0x9E: "·", 0x9F: "•", 0xA1: "○", 0xA7: "▪", 0xA8: "◻", 0xAB: "★", 0xB2: "✧", 0xD8: "➢",
    0xDC: "➲", 0xE0: "→", 0xE8: "➔", 0xF0: "⇨", 0xFB: "✗", 0xFC: "✓", 0xFD: "☒", 0xFE: "☑",
    0x81: "①", 0x82: "②", 0x83: "③", 0x84: "④", 0x85: "⑤", 0x86: "⑥", 0x87: "⑦", 0x88: "⑧", 0x89: "⑨", 0x8A: "⑩",
}  # fmt: skip
_WINGDINGS_2 = {0x50: "✓", 0x51: "☒", 0x52: "☑", 0x53: "☒", 0x97: "●", 0x98: "●", 0xA3: "□", 0xA2: "■", 0xEA: "★"}
_SYMBOL = {
    0xB0: "°", 0xB1: "±", 0xB4: "×", 0xB7: "•", 0xB8: "÷", 0xA3: "≤", 0xB3: "≥", 0xB9: "≠", 0xBB: "≈", 0xA5: "∞",
    0xAE: "→", 0xAC: "←", 0xE5: "∑", 0xD6: "√", 0xA8: "♦", 0x25: "%", 0x2B: "+", 0x2D: "−", 0x3D: "=",
    **{0x61 + place: letter for place, letter in enumerate("αβχδεφγηιϕκλμνοπθρστυϖωξψζ")},
}  # fmt: skip
_FONTS = {"wingdings": _WINGDINGS, "wingdings 2": _WINGDINGS_2, "symbol": _SYMBOL}
_BULLET = "•"


def symbol(code: int, font: str = "Wingdings") -> str:
    """The character that a code of a symbol font looks like; a bullet for a private one that the tables lack."""
    if not 0x20 <= code <= 0x10FFFF or 0xD800 <= code <= 0xDFFF:
        return ""
    private = 0xF020 <= code <= 0xF0FF
    table = _FONTS.get(font.lower())
    if table is not None and (private or code <= 0xFF):
        return table.get(code & 0xFF, _BULLET if private else chr(code))
    return _BULLET if private else chr(code)


def bullet(sign: str, font: str) -> str:
    """The sign of a list's items as it looks."""
    return "".join(symbol(ord(each), font or "Wingdings") if ord(each) >= 0xF020 else each for each in sign)
