"""What the window is given when it is made, by the composition root."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from yearbook_viewer.archive.doors import ParseTelling
from yearbook_viewer.archive.keyword_process import Weigher
from yearbook_viewer.gui.appearance import Appearance
from yearbook_viewer.gui.fonts import Families
from yearbook_viewer.gui.settings import Settings
from yearbook_viewer.gui.tasks import Tasks
from yearbook_viewer.messages import Catalogue

if TYPE_CHECKING:
    from yearbook_viewer.archive.archive import Archive


@dataclass(frozen=True, slots=True)
class Surroundings:
    """`open_archive` and `parse` load what is heavy only when they are called, which is after the first paint.

    `parse` has to be a function of a module: it is run in a worker process. `keywords`: says what a text is about.
    """

    say: Catalogue
    settings: Settings
    tasks: Tasks
    appearance: Appearance
    families: Families
    open_archive: "Callable[[Path], Archive]"
    parse: ParseTelling
    log_file: Path
    keywords: Weigher
