"""Qt without a window, for the command line's paper."""

import os
from collections.abc import Iterator
from contextlib import contextmanager

from PySide6.QtGui import QGuiApplication


@contextmanager
def no_window() -> Iterator[None]:
    """Inside it documents can be laid out and printed, also where there is no display."""
    running = QGuiApplication.instance()
    if running is None:
        os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
        running = QGuiApplication([])  # lives as long as this frame: Qt itself holds no reference
    yield
