"""Makes resources/lexicons/radicals.tsv: which character is meant by a radical or a compatibility ideograph.

    python make_radicals.py

Where Unicode gives a decomposition (all Kangxi radicals, nearly all compatibility ideographs) it is taken. The CJK
Radicals Supplement has hardly any: its equivalents are written here by hand, by the names of the characters and by the
glyphs that Noto Sans SC and Noto Serif SC share between a radical and an ideograph, which is how they get into a PDF.
"""

import unicodedata
from pathlib import Path

OUTPUT = Path(__file__).resolve().parents[2] / "resources" / "lexicons" / "radicals.tsv"

KANGXI = range(0x2F00, 0x2FD6)
COMPATIBILITY = (range(0xF900, 0xFAFF), range(0x2F800, 0x2FA1E))

# From U+2E80 on, in the order of the code points; ⺚ (U+2E9A) is not assigned and stands for itself.
SUPPLEMENT_START = 0x2E80
SUPPLEMENT = (
    "々厂乛乚乙亻冂几刀刂卜㔾小小兀尣"
    "尢尢巳幺彑彐忄㣺扌攵⺚旡日月歺母"
    "民氵氺灬爫爫丬牛犭王疋目示礻竹糹"
    "纟罓罒㓁网网羊羊羊耂肀聿肉臼艹艹"
    "艹虎衤覀西见角角讠贝足车辶辶辶阝"
    "钅長镸长门阜阝雨青韦页风飞食食飠"
    "饣首马骨鬼鱼鸟卤麦黄黾斉齐歯齿竜"
    "龙龜亀龟"
)

# Where the fonts of the mainland share the glyph with another character than the decomposition.
MAINLAND = {"\u2f3e": "户"}


def meant() -> dict[str, str]:
    """Radical or compatibility ideograph → the ideograph that is meant."""
    found = {
        chr(SUPPLEMENT_START + offset): character
        for offset, character in enumerate(SUPPLEMENT)
        if ord(character) != SUPPLEMENT_START + offset
    }
    for code in (*KANGXI, *COMPATIBILITY[0], *COMPATIBILITY[1]):
        whole = unicodedata.normalize("NFKC", chr(code))
        if whole != chr(code):
            found[chr(code)] = whole
    return found | MAINLAND


def main() -> None:
    lines = (f"{ord(radical):04X}\t{character}\n" for radical, character in sorted(meant().items()))
    OUTPUT.write_text("".join(lines), encoding="utf-8")


if __name__ == "__main__":
    main()
