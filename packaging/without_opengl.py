"""Runs first in the frozen program, which carries no OpenGL: 10 MB that no chart of ours is drawn with.

pyqtgraph asks for both modules when it is loaded, and uses them only for views that ask to be drawn by OpenGL.
"""

import sys
from types import ModuleType


class _Widgets(ModuleType):
    """Its one class is taken as the base of another when pyqtgraph is loaded."""

    def __getattr__(self, name: str) -> object:
        if name != "QOpenGLWidget":
            raise AttributeError(name)
        from PySide6.QtWidgets import QWidget  # noqa: PLC0415  only the window loads Qt

        return QWidget


sys.modules["PySide6.QtOpenGL"] = ModuleType("PySide6.QtOpenGL")
sys.modules["PySide6.QtOpenGLWidgets"] = _Widgets("PySide6.QtOpenGLWidgets")
