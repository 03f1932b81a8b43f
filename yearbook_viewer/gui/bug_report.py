"""When the program itself is wrong: the window goes on, and this one says where the log lies."""

import logging
import sys
import threading
import traceback
from pathlib import Path
from types import TracebackType

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QLabel, QPlainTextEdit, QVBoxLayout

from yearbook_viewer.messages import Catalogue

log = logging.getLogger(__name__)


class BugReport(QDialog):
    """Collects what went wrong; everything can be copied. One window, however many faults."""

    def __init__(self, log_file: Path, say: Catalogue) -> None:
        super().__init__()
        self.setWindowTitle(say("程序出错"))
        words = QLabel(
            say("程序遇到了一个自身的错误,已写入日志。档案中已存的内容没有丢失,可以继续使用。请把下面的内容发给开发者:")
        )
        words.setWordWrap(True)
        self.place = QLabel(say("日志:{path}", path=log_file))
        self.place.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.place.setWordWrap(True)
        self.details = QPlainTextEdit()
        self.details.setReadOnly(True)
        self.details.setMaximumBlockCount(2000)
        self.details.setAccessibleName(say("错误详情"))
        buttons = QDialogButtonBox()
        copy = buttons.addButton(say("复制详情"), QDialogButtonBox.ButtonRole.ActionRole)
        copy.clicked.connect(lambda: QGuiApplication.clipboard().setText(self.details.toPlainText()))
        buttons.addButton(say("关闭"), QDialogButtonBox.ButtonRole.AcceptRole)
        buttons.accepted.connect(self.hide)
        layout = QVBoxLayout(self)
        layout.addWidget(words)
        layout.addWidget(self.place)
        layout.addWidget(self.details, 1)
        layout.addWidget(buttons)
        self.resize(720, 460)

    def add(self, details: str) -> None:
        self.details.appendPlainText(details)
        self.show()
        self.raise_()


class BugHook(QObject):
    """The exception hook of all threads: writes the log and shows the report in the window's thread."""

    _met = Signal(str)

    def __init__(self, log_file: Path, say: Catalogue) -> None:
        super().__init__()
        self.report = BugReport(log_file, say)
        self._met.connect(self.report.add, Qt.ConnectionType.QueuedConnection)

    def install(self) -> None:
        sys.excepthook = self.meet
        threading.excepthook = lambda args: self.meet(args.exc_type, args.exc_value, args.exc_traceback)

    def uninstall(self) -> None:
        sys.excepthook = sys.__excepthook__
        threading.excepthook = threading.__excepthook__

    def meet(self, kind: type[BaseException], error: BaseException | None, where: TracebackType | None) -> None:
        """Called with what nobody caught."""
        if issubclass(kind, KeyboardInterrupt):
            sys.__excepthook__(kind, error or kind(), where)
            return
        details = "".join(traceback.format_exception(kind, error, where))
        log.error("a bug:\n%s", details)
        self._met.emit(details)
