import unicodedata

import pytest

from yearbook_viewer.reading.pdf.radicals import mended

ASSIGNED = [chr(code) for code in (*range(0x2E80, 0x2E9A), *range(0x2E9B, 0x2EF4), *range(0x2F00, 0x2FD6))]
COMPATIBLE = [chr(code) for code in (*range(0xF900, 0xFA6E), *range(0xFA70, 0xFADA), *range(0x2F800, 0x2FA1E))]
# Unicode counts these of the compatibility block among the unified ideographs.
UNIFIED = "﨎﨏﨑﨓﨔﨟﨡﨣﨤﨧﨨﨩"


def is_radical(character: str) -> bool:
    return "\u2e80" <= character <= "\u2fd5" or "\uf900" <= character <= "\ufad9" or character >= "\U0002f800"


def test_every_radical_becomes_an_ideograph() -> None:
    left = [radical for radical in ASSIGNED if len(mended(radical)) != 1 or is_radical(mended(radical))]
    assert left == []


def test_every_compatibility_ideograph_becomes_a_unified_one() -> None:
    assert "".join(character for character in COMPATIBLE if mended(character) == character) == UNIFIED
    assert all(not is_radical(mended(character)) for character in COMPATIBLE if character not in UNIFIED)


def test_the_radicals_become_what_their_fonts_mean() -> None:
    assert (
        mended("⼯商⼈⼤⼾⻓⻅⻋⻔⻛⻩⻰⺠⺟⻘⻢⻥⻦⻨⻬⻮⻳⻝⻤⻣⻆")
        == "工商人大户长见车门风黄龙民母青马鱼鸟麦齐齿龟食鬼骨角"
    )


@pytest.mark.parametrize("text", ["，。：；％（）「」“”…—ＡＢ１２", "ｶﾅ①㎡㈠", "工商联〇䶮𠮷", "\u00ad\u200b"])
def test_everything_else_stays_as_it_is(text: str) -> None:
    assert mended(text) == text


def test_ligatures_bullets_and_controls_are_mended() -> None:
    assert mended("ﬁve oﬃces\0\uf06c公路\uf0fc") == "five offices●公路✓"


def test_kangxi_radicals_are_those_of_unicode_but_for_the_font_of_the_mainland() -> None:
    others = [
        radical
        for radical in map(chr, range(0x2F00, 0x2FD6))
        if mended(radical) != unicodedata.normalize("NFKC", radical)
    ]
    assert others == ["\u2f3e"]
