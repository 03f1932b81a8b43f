"""A reader opens the archive, goes through its sections and looks at figures, findings and names."""

from collections.abc import Callable

from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from tests.stories.errands import marked
from yearbook_viewer.gui.commands import Command
from yearbook_viewer.gui.figure_lines import Column
from yearbook_viewer.gui.main_window import MainWindow
from yearbook_viewer.gui.section_model import TreeRole

Wait = Callable[[MainWindow], None]
TypeWords = Callable[[QWidget, str], None]


def rows_below(window: MainWindow, parent: QModelIndex) -> list[str]:
    model = window.tree.model
    return [str(model.index(row, 0, parent).data()) for row in range(model.rowCount(parent))]


def go_to(window: MainWindow, title: str) -> None:
    """Choose a section of the first entry in the tree by its title."""
    entry = window.tree.model.index(0, 0, window.tree.model.index(0, 0))
    row = rows_below(window, entry).index(title)
    window.tree.view.setCurrentIndex(window.tree.model.index(row, 0, entry))
    window.drain()


def shown_text(window: MainWindow) -> str:
    return window.pane.document.toPlainText()


def test_the_tree_shows_year_entry_and_sections_of_the_seed(window: MainWindow) -> None:
    year = window.tree.model.index(0, 0)
    entry = window.tree.model.index(0, 0, year)
    assert (year.data(), entry.data()) == ("2020 年", "岳阳市工商业联合会")
    assert rows_below(window, entry) == [
        "概况",
        "市工商联参政议政",
        "市工商联宣传教育",
        "市工商联组织建设",
        "市工商联服务经济发展",
        "市工商联助力脱贫攻坚",
        "民营企业家座谈会",
        "市工商联助力抗疫复产",
    ]


def test_a_chosen_section_shows_its_text_and_no_other(window: MainWindow) -> None:
    go_to(window, "市工商联组织建设")
    assert "全市商会组织162个" in shown_text(window)
    assert "参加市政协组织的" not in shown_text(window)


def test_a_sub_heading_shows_its_section_scrolled_to_its_place(window: MainWindow) -> None:
    entry = window.tree.model.index(0, 0, window.tree.model.index(0, 0))
    section = window.tree.model.index(1, 0, entry)
    assert rows_below(window, section) == ["专题调研", "参政议政", "民主监督"]
    window.resize(900, 420)
    window.tree.view.setCurrentIndex(window.tree.model.index(2, 0, section))
    window.drain()
    assert "民主监督。" in shown_text(window)
    assert window.pane.document.verticalScrollBar().value() > 0


def test_a_row_of_the_table_flashes_its_figure_in_the_text(window: MainWindow) -> None:
    go_to(window, "市工商联组织建设")
    table = window.tabs.figures
    row = next(r for r in range(table.model.rowCount()) if table.model.index(r, Column.TEXT).data() == "162个")
    place = table.view.visualRect(table.model.index(row, Column.TEXT)).center()
    QTest.mouseClick(table.view.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert "162个" in marked(window)


def test_a_figure_clicked_in_the_text_chooses_its_row(window: MainWindow) -> None:
    go_to(window, "市工商联组织建设")
    assert window.reader.passage
    place = next(place for place, figure in window.reader.passage.figures() if figure.text == "1823个")
    window.tabs.setCurrentWidget(window.tabs.entities)
    window.pane.document.figure_chosen.emit(place)
    chosen = window.tabs.figures.view.selectionModel().selectedRows()
    assert [index.siblingAtColumn(Column.TEXT).data() for index in chosen] == ["1.86万个"]
    assert [index.siblingAtColumn(Column.CHANGE).data() for index in chosen] == ["＋1,823"]
    assert window.tabs.currentWidget() is window.tabs.figures


def test_the_sum_that_fails_is_told_with_its_arithmetic(window: MainWindow) -> None:
    go_to(window, "市工商联组织建设")
    card = window.tabs.figures.card
    assert card
    assert card.sentence.text() == "商会组织162个,其中各项之和为163个,多出1个"
    assert card.arithmetic.text() == "78 + 5 + 21 + 48 + 11 = 163 ≠ 162"
    assert window.tabs.tabText(1) == "核对 1"


def test_the_filter_keeps_matches_with_what_is_above_them(
    window: MainWindow, wait: Wait, type_words: TypeWords
) -> None:
    window.actions_[Command.FILTER].trigger()
    type_words(window.tree.filter, "民主")
    wait(window)
    year = window.tree.model.index(0, 0)
    entry = window.tree.model.index(0, 0, year)
    assert rows_below(window, entry) == ["市工商联参政议政"]
    assert window.tree.view.isExpanded(entry)


def test_a_filter_without_match_says_so_and_escape_shows_all(window: MainWindow, wait: Wait) -> None:
    QTest.keyClicks(window.tree.filter, "zzz")
    wait(window)
    assert window.tree.word.isVisible()
    assert window.tree.word.text() == "没有标题含有“zzz”的章节。按 Esc 显示全部。"
    QTest.keyClick(window.tree.filter, Qt.Key.Key_Escape)
    wait(window)
    assert not window.tree.word.isVisible()
    assert window.tree.model.rowCount() == 1


def test_back_and_forward_go_through_what_was_read(window: MainWindow) -> None:
    go_to(window, "概况")
    go_to(window, "民营企业家座谈会")
    window.actions_[Command.BACK].trigger()
    window.drain()
    assert window.reader.passage and window.reader.passage.title == "概况"
    assert window.tree.view.currentIndex().data() == "概况"
    window.actions_[Command.FORWARD].trigger()
    window.drain()
    assert window.reader.passage and window.reader.passage.title == "民营企业家座谈会"


def test_a_name_is_walked_through_mention_by_mention(window: MainWindow, qtbot: QtBot) -> None:
    model, panel = window.tabs.entities.model, window.tabs.entities
    groups = [model.index(row, 0) for row in range(model.rowCount())]
    named = next(
        index
        for group in groups
        for row in range(model.rowCount(group))
        if (index := model.index(row, 0, group)) and len(getattr(model.named(index), "mentions", [])) > 1
    )
    with qtbot.waitSignal(panel.mention_chosen) as first:
        panel.view.clicked.emit(named)
    with qtbot.waitSignal(panel.mention_chosen) as second:
        panel.view.clicked.emit(named)
    assert first.args and second.args
    assert first.args[0].text == second.args[0].text
    assert first.args[0].start < second.args[0].start


def test_the_status_line_counts_what_is_open(window: MainWindow) -> None:
    parts = window.status.entry.text().split(" · ")
    assert parts[:3] == ["岳阳市工商业联合会", "8 节", "3,826 字"]
    assert parts[-1] == "64 项指标"
    assert window.status.state.text() == "已存档"


def test_the_entry_itself_shows_all_its_sections(window: MainWindow) -> None:
    year = window.tree.model.index(0, 0)
    window.tree.view.setCurrentIndex(window.tree.model.index(0, 0, year))
    window.drain()
    assert "参加市政协组织的" in shown_text(window)
    assert "全市商会组织162个" in shown_text(window)


def test_chosen_rows_are_copied_with_a_header_and_tabs(window: MainWindow) -> None:
    go_to(window, "市工商联组织建设")
    table = window.tabs.figures
    row = next(r for r in range(table.model.rowCount()) if table.model.index(r, Column.TEXT).data() == "1.86万个")
    table.view.selectRow(row)
    window.actions_[Command.COPY_FIGURES].trigger()
    header, line, rest = QGuiApplication.clipboard().text().split("\n")
    assert header.split("\t")[:4] == ["指标", "原文", "数值", "单位"]
    assert line.split("\t")[1:5] == ["1.86万个", "18,600", "个", "＋1,823"]
    assert rest == ""


def test_rows_are_sorted_by_number_and_back_to_the_text(window: MainWindow) -> None:
    go_to(window, "市工商联组织建设")
    table = window.tabs.figures
    table.view.sortByColumn(Column.VALUE, Qt.SortOrder.DescendingOrder)
    assert table.model.index(0, Column.VALUE).data() == "18,600"
    table.view.sortByColumn(-1, Qt.SortOrder.AscendingOrder)
    assert [table.model.index(row, Column.TEXT).data() for row in range(3)] == ["4家", "12家", "1.86万个"]


def test_the_tree_tells_how_much_of_a_title_is_shared(window: MainWindow) -> None:
    entry = window.tree.model.index(0, 0, window.tree.model.index(0, 0))
    assert window.tree.model.index(3, 0, entry).data(TreeRole.NODE).prefix == 4


def test_a_name_clicked_in_the_text_is_chosen_among_the_entities(window: MainWindow) -> None:
    go_to(window, "市工商联组织建设")
    assert window.reader.passage
    marks = window.reader.passage.reading.extraction.marks
    place = next(place for place, mark in enumerate(marks) if mark.text == "汨罗市")
    window.pane.document.mark_chosen.emit(place)
    assert window.tabs.currentWidget() is window.tabs.entities
    assert window.tabs.entities.view.currentIndex().data() == "汨罗市"


def test_indicator_text_value_unit_and_change_are_seen_without_scrolling(window: MainWindow) -> None:
    window.resize(1440, 900)
    go_to(window, "市工商联组织建设")
    table = window.tabs.figures
    first_five = sum(table.view.columnWidth(column) for column in range(Column.CHANGE + 1))
    assert 380 < first_five <= table.view.viewport().width()


def test_the_text_of_another_entry_is_shown_before_it_is_listed_beside(reservoir: MainWindow) -> None:
    first = reservoir.reader.passage
    assert first
    other = next(listing.id for listing in reservoir.shelf.listings if listing.id != first.entry_id)
    seen: list[tuple[bool, bool]] = []

    def look() -> None:
        reading, row = reservoir.pane.document.reading, reservoir.tree.view.currentIndex().data(TreeRole.NODE)
        seen.append((reading is not None and reading.id == other, row.entry == other))

    reservoir.passage_shown.connect(look)
    reservoir.reader.open(other)
    reservoir.drain()
    look()
    assert seen == [(True, False), (True, True)]
