import pytest
from PySide6.QtGui import QColor
from pytestqt.qtbot import QtBot

from tests.steps import steps
from yearbook_viewer.gui.comparison_rows import PAGE_CHARACTERS, PAGE_ROWS, comparison_of
from yearbook_viewer.gui.comparison_view import ComparisonView
from yearbook_viewer.gui.fonts import Families
from yearbook_viewer.gui.theme import DARK, LIGHT
from yearbook_viewer.messages import Catalogue
from yearbook_viewer.records import Kind, Pairing
from yearbook_viewer.text.differences import differences


@pytest.fixture
def view(qtbot: QtBot, say: Catalogue, families: Families) -> ComparisonView:
    view = ComparisonView(say, families, LIGHT)
    qtbot.addWidget(view)
    view.resize(800, 500)
    view.show()
    return view


def joined(rows: tuple[Pairing, ...], side: str) -> str:
    return "".join(passage.text for row in rows if (passage := getattr(row, side)))


def test_a_changed_line_is_one_difference_and_so_is_a_block_that_only_one_text_has() -> None:
    old = "概况\n馆员26人\n藏书31万册\n附记\n"
    new = "概况\n馆员28人\n藏书33万册\n附记\n新增一\n新增二\n"
    assert comparison_of(differences(old, new)).differences == ((1, 2), (2, 3), (4, 6))


def test_texts_that_are_the_same_have_no_difference() -> None:
    assert comparison_of(differences("甲\n乙\n", "甲\n乙\n")).differences == ()


def test_a_line_of_any_length_is_shown_in_pieces_and_nothing_is_lost() -> None:
    old, new = "稻" * 50_000 + "甲" + "麦" * 50_000, "稻" * 50_000 + "乙乙" + "麦" * 49_000
    rows = comparison_of(differences(old, new)).rows
    assert (joined(rows, "old"), joined(rows, "new")) == (old, new)
    assert all(len(passage.text) <= 4_000 for row in rows for passage in (row.old, row.new) if passage)
    spans = [span for row in rows if row.old for span in row.old.changed]
    assert (50_000, 50_001) in [(low, min(high, 50_001)) for low, high in spans]


def test_a_page_holds_no_more_than_is_laid_out_at_once() -> None:
    old = "".join(f"第{number}行的文字\n" for number in range(1_000))
    comparison = comparison_of(differences(old, old + "完\n"))
    sizes = [last - first for first, last in map(comparison.bounds, range(len(comparison.pages)))]
    assert max(sizes) <= PAGE_ROWS
    assert sum(sizes) == len(comparison.rows) == 1_001
    long = "".join(f"{number}" + "字" * 3_000 + "\n" for number in range(40))
    comparison = comparison_of(differences(long, long))
    for page in range(len(comparison.pages)):
        first, last = comparison.bounds(page)
        assert sum(len(row.old.text) for row in comparison.rows[first:last] if row.old) <= PAGE_CHARACTERS


def test_what_is_gone_is_struck_and_what_came_is_underlined_in_colours_of_the_theme(view: ComparisonView) -> None:
    view.show_comparison(comparison_of(differences("藏书31万册", "藏书33万册")))
    for theme in (LIGHT, DARK):
        view.set_theme(theme)
        gone = view.document().find("1").charFormat()
        assert gone.fontStrikeOut()
        assert not gone.fontUnderline()
        assert gone.foreground().color() == QColor(theme.inconsistent)
        come = view.document().find("33").charFormat()
        assert come.fontUnderline()
        assert not come.fontStrikeOut()
        assert come.foreground().color() == QColor(theme.marks[Kind.ORG])


def test_the_next_difference_turns_the_page_and_comes_round(view: ComparisonView, qtbot: QtBot) -> None:
    lines = [f"第{number}行\n" for number in range(500)]
    changed = lines.copy()
    changed[3], changed[450] = "改了的第三行\n", "改了的第四百五十行\n"
    view.show_comparison(comparison_of(differences("".join(lines), "".join(changed))))
    chosen = [selection.cursor.selectedText() for selection in view.extraSelections()]
    assert chosen == ["第3行", "", "", "改了的第三行"]
    with qtbot.waitSignal(view.difference_changed) as told:
        view.step(1)
    assert told.args == [2, 2]
    assert view.extraSelections()[-1].cursor.selectedText() == "改了的第四百五十行"
    view.step(1)
    assert view.extraSelections()[-1].cursor.selectedText() == "改了的第三行"


def test_ten_times_as_long_texts_are_shown_in_at_most_ten_times_the_steps(view: ComparisonView) -> None:
    def shown(lines: int) -> int:
        old = "".join(
            f"【第{number}节】全年完成第{number}项工作,投入{number}万元。" * 3 + "\n" for number in range(lines)
        )
        comparison = comparison_of(differences(old, old.replace("投入7", "投入8")))

        def show() -> None:
            view.show_comparison(comparison)
            view.step(-1)

        return steps(show)

    assert shown(20_000) < 15 * shown(2_000)
