"""An archive of three years of a reservoir, searched, and the windows that show what was found."""

from collections.abc import Callable
from pathlib import Path

from yearbook_viewer.archive.archive import Archive
from yearbook_viewer.gui.commands import Command
from yearbook_viewer.gui.found_desks import FoundDesks
from yearbook_viewer.gui.hits_years_window import HitsYearsWindow
from yearbook_viewer.gui.lines_window import LinesWindow
from yearbook_viewer.gui.main_window import MainWindow

Wait = Callable[[MainWindow], None]
# Sections with 汛期 of each year; of 2018 and 2019 there is nothing.
YEARS = {2016: 2, 2017: 0, 2020: 3}


def make_reservoir(folder: Path) -> Path:
    """The archive: each entry has a section 备考 besides, without 汛期."""
    path = folder / "reservoir.ybk"
    archive = Archive.open(path)
    files = []
    for year, count in YEARS.items():
        sections = "".join(f"【其{at}】 {year}年,{'甲乙丙'[at]}水库汛期来水{at + 1}次。\n" for at in range(count))
        file = folder / f"云泽市水库{year}.txt"
        file.write_text(f"云泽市水库\n【备考】 {year}年无事。\n{sections}", encoding="utf-8")
        files.append(file)
    for _ in archive.import_files(files):
        pass
    archive.close()
    return path


def search(window: MainWindow, words: str, wait: Wait) -> FoundDesks:
    window.tool_bar.search.setText(words)
    wait(window)
    return window.searches.found


def lines_of(window: MainWindow) -> LinesWindow:
    window.actions_[Command.SHOW_LINES].trigger()
    window.drain()
    assert window.searches.found.lines.window
    return window.searches.found.lines.window


def years_of(window: MainWindow) -> HitsYearsWindow:
    window.actions_[Command.SHOW_HIT_YEARS].trigger()
    window.drain()
    assert window.searches.found.years.window
    return window.searches.found.years.window


def lines_window(window: MainWindow) -> LinesWindow | None:
    return window.searches.found.lines.window
