"""A start of the program up to one moment, in a process that ends there: `start.py MOMENT ARCHIVE`.

MOMENT: `bare` (an empty window of Qt is painted), `shell` (ours is painted), `text` (the first entry's tree
and text are painted too). Prints the seconds of CPU that this process and its workers took.
"""

import os
import resource
import sys
from pathlib import Path


def bare() -> None:
    from PySide6.QtCore import QTimer
    from PySide6.QtWidgets import QApplication, QMainWindow

    application = QApplication(sys.argv[:1])
    window = QMainWindow()
    window.resize(1440, 900)
    window.show()
    QTimer.singleShot(0, application.quit)
    application.exec()


def ours(moment: str, archive: Path) -> None:
    from yearbook_viewer import places
    from yearbook_viewer.archive import doors
    from yearbook_viewer.gui.application import Beginning, make_application, speak, surroundings
    from yearbook_viewer.gui.main_window import MainWindow
    from yearbook_viewer.gui.settings import Settings
    from yearbook_viewer.messages import Catalogue

    seeds = places.resource("seeds")
    folder = archive.parent
    beginning = Beginning(archive, seeds, (), doors.open_archive, doors.parse_file, folder / "log")
    application = make_application()
    say = Catalogue("zh")
    speak(application, say)
    window = MainWindow(surroundings(application, Settings(folder / "settings.ini"), say, beginning))
    window.resize(1440, 900)
    if moment == "shell":
        window.painted.connect(application.quit)
    else:
        window.painted.connect(lambda: window.start(archive, seeds, ()))
        window.passage_shown.connect(window.grab)
        window.passage_shown.connect(window.close)
    window.show()
    application.exec()
    if moment == "text":
        window.end()


def main(moment: str, archive: str) -> None:
    if moment == "bare":
        bare()
    else:
        ours(moment, Path(archive))
    spent = [resource.getrusage(whose) for whose in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    print(f"{sum(used.ru_utime + used.ru_stime for used in spent):.3f}", flush=True)
    os._exit(0)


if __name__ == "__main__":
    main(*sys.argv[1:])
