"""A reader's errands among many sections, one after the other."""

from collections.abc import Sequence
from functools import partial
from pathlib import Path
from unittest.mock import patch

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from tests.bench.window_reader import Reader
from yearbook_viewer.gui.commands import Command
from yearbook_viewer.gui.facet_rows import Facet

# Entries at the end that are opened, to be read with their marks.
_READ = 30
_WINDOWS = {
    "浏览全部数据": Command.BROWSE_FIGURES,
    "实体一览": Command.BROWSE_ENTITIES,
    "自定词表": Command.DICTIONARY,
    "历年走势图": Command.CHART,
}


def errands(reader: Reader, words: Sequence[tuple[str, str]], folder: Path) -> None:
    """All of them. `words`: classes of queries, and one of each or more."""
    _type_all(reader, words)
    common = " ".join(typed for kind, typed in words if kind == "very common")
    _results(reader, common)
    _windows(reader, folder)
    _narrow(reader)
    _saved(reader, common)
    _tree(reader)
    _marked(reader)


def _type_all(reader: Reader, words: Sequence[tuple[str, str]]) -> None:
    box = reader.window.tool_bar.search
    for kind, typed in words:
        reader.errand(f"type: {kind}")
        reader.type(typed)
        reader.picture()
        reader.errand("empty the box")
        while box.text():  # what is proposed goes first
            reader.key(Qt.Key.Key_Escape, box)


def _results(reader: Reader, typed: str) -> None:
    window = reader.window
    panel, walk = window.tabs.search, window.searches.search.walk
    reader.errand("type: very common words")
    reader.type(typed)
    reader.picture()
    bar = panel.view.verticalScrollBar()
    reader.errand("scroll results")
    for step in range(12):
        reader.act(partial(bar.setValue, bar.value() + bar.pageStep() * (step % 3 + 1)))
    reader.errand("scroll results far")
    for part in (0.25, 0.5, 0.75, 1.0, 0.0):
        reader.act(partial(bar.setValue, int(bar.maximum() * part)))
    reader.errand("open a hit")
    for row in range(0, 12, 2):
        reader.act(partial(walk.open, row))
    reader.picture()
    reader.errand("F3 into other entries")
    for _ in range(24):
        reader.command(Command.FIND_NEXT)
    reader.picture()
    reader.errand("Shift+F3")
    for _ in range(6):
        reader.command(Command.FIND_PREVIOUS)
    reader.errand("back and forward")
    for command in (Command.BACK, Command.BACK, Command.FORWARD, Command.FORWARD):
        reader.command(command)


def _windows(reader: Reader, folder: Path) -> None:
    window = reader.window
    reader.errand("open 前后文对照")
    reader.command(Command.SHOW_LINES)
    lines = window.searches.found.lines.window
    assert lines is not None
    reader.picture(lines)
    reader.errand("sort and scroll lines")
    for order, button in lines.orders.items():
        reader.errand(f"lines {order.name.lower()}")
        reader.act(button.click)
    bar = lines.table.verticalScrollBar()
    reader.errand("scroll lines")
    for part in (0.1, 0.5, 1.0):
        reader.act(partial(bar.setValue, int(bar.maximum() * part)))
    reader.errand("close 前后文对照")
    reader.act(lines.close)
    reader.errand("open 历年分布")
    reader.command(Command.SHOW_HIT_YEARS)
    years = window.searches.found.years.window
    assert years is not None
    reader.picture(years)
    reader.errand("measures of 历年分布")
    for button in years.measures.values():
        reader.act(button.click)
    for suffix in ("png", "svg"):
        reader.errand(f"plot as {suffix}")
        target = folder / f"plot.{suffix}"
        with patch("yearbook_viewer.gui.chart_saving.ask_where", lambda *_, target=target: target):
            reader.act(years.out.menu().actions()[0].trigger)
        assert target.exists()
    reader.errand("close 历年分布")
    reader.act(years.close)


def _narrow(reader: Reader) -> None:
    window = reader.window
    facets = window.tabs.search.facets
    reader.errand("narrow by facets")
    for facet in Facet:
        if not facets.buttons[facet].isChecked():
            reader.act(facets.buttons[facet].click)
        for _ in range(2):
            reader.act(lambda: facets.model.toggle(facets.model.index(0)))
    reader.picture()
    reader.errand("filter row")
    reader.command(Command.SHOW_FILTERS)
    filters = window.typing.filters
    for name, typed in (("title", "工作"), ("first_year", "1999"), ("last_year", "2005"), ("value", ">1000")):
        reader.type(typed, filters.fields[name])
    reader.picture()
    reader.errand("filter row cleared")
    reader.act(filters.clear)
    reader.command(Command.SHOW_FILTERS)


def _saved(reader: Reader, typed: str) -> None:
    window = reader.window
    menu = window.typing.menu
    archive = window.shelf.archive
    assert archive is not None  # it is open
    reader.errand("keep a search")
    wish = window.searches.search.wish
    reader.act(lambda: window.shelf.edit_apart(lambda archive: archive.save_search(typed, wish), _nothing))
    reader.errand("saved searches")
    reader.act(menu.fill)
    reader.act(partial(menu.words_chosen.emit, typed))
    for search in archive.saved_searches():
        if search.name == typed:
            reader.act(partial(menu.chosen.emit, search))
            reader.act(partial(menu.forget_requested.emit, search))
    reader.errand("close the search")
    reader.key(Qt.Key.Key_Escape, window.tool_bar.search)


def _tree(reader: Reader) -> None:
    tree = reader.window.tree
    reader.errand("filter the tree")
    reader.type("工作", tree.filter)
    reader.picture()
    reader.errand("filter of the tree cleared")
    reader.key(Qt.Key.Key_Escape, tree.filter)
    reader.errand("go through the tree")
    for _ in range(30):
        reader.key(Qt.Key.Key_Down, tree.view)
    reader.errand("unfold a year")
    top = tree.model.index(tree.model.rowCount() - 1, 0)
    reader.act(partial(tree.view.setExpanded, top, True))
    reader.act(partial(tree.view.verticalScrollBar().setValue, tree.view.verticalScrollBar().maximum()))
    reader.picture()
    for name, command in (("larger text", Command.ZOOM_IN), ("usual text", Command.ZOOM_RESET)):
        reader.errand(name)
        reader.command(command)


def _marked(reader: Reader) -> None:
    """Entries with marks, figures and findings, which the last ones of the archive have, and their windows."""
    window, archive = reader.window, reader.window.shelf.archive
    assert archive is not None  # it is open
    newest = sorted((listing.id for listing in window.shelf.listings), reverse=True)[:_READ]
    longest = max(newest, key=lambda entry: len(archive.reading(entry).extraction.findings))
    reader.errand("open an entry with marks")
    for entry in (*newest, longest):
        reader.act(partial(window.reader.open, entry))
    reader.picture()
    for name, tab in (("findings", window.tabs.findings), ("entities", window.tabs.entities)):
        reader.errand(f"tab of {name}")
        reader.act(partial(window.tabs.setCurrentWidget, tab))
        reader.picture()
    reader.errand("sections of it")
    for section in archive.reading(longest).section_ids[:8]:
        reader.act(partial(window.reader.open, longest, section))
    for name, command in _WINDOWS.items():
        reader.errand(f"open {name}")
        reader.command(command)
        opened = next(each for each in QApplication.topLevelWidgets() if each.isVisible() and each.isActiveWindow())
        reader.picture(opened)
        reader.errand(f"close {name}")
        reader.act(opened.close)


def _nothing(_answer: object) -> None:
    """There is nothing to be done with it."""
