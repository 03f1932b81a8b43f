from PySide6.QtGui import QFont, QRawFont
from PySide6.QtWidgets import QApplication

from yearbook_viewer.gui.fonts import Families, carried, paper_family, unprintable


def test_paper_is_set_in_the_carried_font(families: Families) -> None:
    assert families.paper == "Yearbook Sans SC"
    assert QRawFont.fromFont(QFont(families.paper)).familyName() == "Yearbook Sans SC"


def test_the_carried_font_has_all_of_gb2312(qapp: QApplication) -> None:
    missing = [character for character in gb2312() if carried(character) == ()]
    assert missing == []


def test_the_carried_font_has_the_signs_of_yearbooks(qapp: QApplication) -> None:
    signs = "\u200b■□●◆▲★㎡℃‰№①㈠—…·•《》【】〔〕〇䶮"
    assert "".join(carried(signs)) == signs


def test_the_carried_font_has_no_radicals_and_no_compatibility_ideographs(qapp: QApplication) -> None:
    codes = [*range(0x2E80, 0x2FE0), *range(0xF900, 0xFB00)]
    assert carried(map(chr, codes)) == ()


def test_characters_that_share_a_shape_have_glyphs_of_their_own(qapp: QApplication) -> None:
    raw = QRawFont.fromFont(QFont(paper_family()))
    assert len(set(raw.glyphIndexesForString("·•‧・–‒…⋯〜～-\u2011\u2329\u3008"))) == 14


def test_what_no_font_has_is_listed_once(qapp: QApplication) -> None:
    assert unprintable("王\U0010f123五\U0001b000星\U0010f123") == ("\U0010f123", "\U0001b000")


def test_white_space_and_control_characters_are_not_listed(qapp: QApplication) -> None:
    assert unprintable("甲 \u3000\t\n\x0c\u200b乙") == ()


def gb2312() -> list[str]:
    return [bytes((row, cell)).decode("gb2312") for row in range(0xB0, 0xF8) for cell in cells(row)]


def cells(row: int) -> range:
    """The last row of the first level ends early."""
    return range(0xA1, 0xFA if row == 0xD7 else 0xFF)
