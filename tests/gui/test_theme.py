import pytest
from PySide6.QtGui import QColor, QPalette

from yearbook_viewer.gui.theme import DARK, LIGHT, PAPER, UNDERLINES, Theme
from yearbook_viewer.records import Kind


def contrast(one: str, other: str) -> float:
    """As WCAG 2.1 defines it."""
    lighter, darker = sorted((luminance(one), luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def luminance(colour: str) -> float:
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def test_black_on_white_has_the_greatest_contrast() -> None:
    assert contrast("#000000", "#FFFFFF") == pytest.approx(21)


@pytest.mark.parametrize("theme", [LIGHT, DARK, PAPER], ids=lambda theme: theme.name)
def test_every_text_colour_can_be_read_on_paper_and_window(theme: Theme) -> None:
    texts = [theme.ink, theme.dim, theme.accent, theme.inconsistent, theme.rise, *theme.marks.values()]
    grounds = [theme.paper, theme.window]
    assert [(text, ground) for text in texts for ground in grounds if contrast(text, ground) < 4.5] == []


@pytest.mark.parametrize("theme", [LIGHT, DARK, PAPER], ids=lambda theme: theme.name)
def test_ink_can_be_read_on_figures_selections_and_hits(theme: Theme) -> None:
    grounds = [theme.figure, theme.selection, theme.found, theme.stripe]
    assert [ground for ground in grounds if contrast(theme.ink, ground) < 4.5] == []


@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=lambda theme: theme.name)
def test_the_current_hit_can_be_read(theme: Theme) -> None:
    assert contrast(theme.paper, theme.accent) >= 4.5


def test_every_kind_has_a_colour_and_an_underline() -> None:
    assert set(LIGHT.marks) == set(DARK.marks) == set(UNDERLINES) == set(Kind)


def test_the_style_sheet_has_no_gap_left() -> None:
    assert "$" not in LIGHT.stylesheet() + DARK.stylesheet()


def test_the_palette_has_the_colours_of_the_theme() -> None:
    palette = DARK.palette()
    assert palette.color(QPalette.ColorRole.Base) == QColor("#262522")
    assert palette.color(QPalette.ColorRole.Text) == QColor("#E6E1D8")
