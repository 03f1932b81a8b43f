"""The strip that shows an import under way: which file, how far, how long yet, and buttons to pause and to cancel."""

from math import ceil

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLabel, QPushButton

from yearbook_viewer.gui.importing import ImportState
from yearbook_viewer.gui.progress_strip import ProgressStrip
from yearbook_viewer.messages import Catalogue

# The bar counts thousandths: of the bytes of all files, so that a long file moves it too.
_STEPS = 1_000
# A file of fewer code points is done before its percents could be read.
_LONG = 300_000
# The last minute is counted in steps of so many seconds.
_STEP_S = 5


class ImportBar(ProgressStrip):
    """Shown while an import runs. `left`: how long yet."""

    pause_requested = Signal()
    resume_requested = Signal()

    def __init__(self, say: Catalogue) -> None:
        kept = say("停止导入。正在导入的文件不收,已导入的文件保留")
        super().__init__(say, say("导入进度"), say("取消导入"), kept)
        self._paused = False
        self.left = QLabel()
        self.left.setProperty("dim", True)
        self.pause = QPushButton()
        self.pause.clicked.connect(self._pause)
        self.insert(1, self.left)
        self.insert(3, self.pause)
        self._show_pause(paused=False)
        self.cancel_requested.connect(self._stop_telling)

    def start(self) -> None:
        """Show the strip for an import of which nothing is known yet."""
        self.left.clear()
        self.pause.setEnabled(True)
        self._show_pause(paused=False)
        self.begin(self._say("正在准备导入…"))

    def show_state(self, state: ImportState) -> None:
        """How far it is; nothing any more once it is being cancelled."""
        if self.stopping:
            return
        progress = state.progress
        self.bar.setRange(0, _STEPS)
        done = progress.bytes + state.share * progress.file_bytes
        self.bar.setValue(int(_STEPS * done / progress.of_bytes) if progress.of_bytes else 0)
        self.text.setText(self._words(state))
        self.text.setToolTip(str(progress.path))
        self.left.setText("" if state.paused else self._time_left(state.seconds_left))
        self._show_pause(paused=state.paused)

    def _words(self, state: ImportState) -> str:
        progress = state.progress
        if state.waits:
            return self._say("导入已暂停:已完成 {done} 个,共 {total} 个", done=progress.done, total=progress.total)
        words = self._say(
            "正在导入第 {number} 个,共 {total} 个:{name}",
            number=min(progress.done + 1, progress.total),
            total=progress.total,
            name=progress.path.name,
        )
        if progress.of_characters > _LONG:
            words += self._say("({percent}%)", percent=int(100 * state.share))
        return words + self._say(" · 完成这个文件后暂停") if state.paused else words

    def _time_left(self, seconds: float | None) -> str:
        if seconds is None:
            return ""
        if seconds <= 60 - _STEP_S:
            # A number that is another every moment is not believed.
            return self._say("约剩 {seconds} 秒", seconds=_STEP_S * max(1, ceil(seconds / _STEP_S)))
        return self._say("约剩 {minutes} 分钟", minutes=max(1, round(seconds / 60)))

    def _show_pause(self, *, paused: bool) -> None:
        self._paused = paused
        self.pause.setText(self._say("继续导入") if paused else self._say("暂停导入"))
        self.pause.setToolTip(
            self._say("接着导入其余的文件") if paused else self._say("完成正在导入的文件后停下,以后可以继续")
        )

    def _pause(self) -> None:
        (self.resume_requested if self._paused else self.pause_requested).emit()

    def _stop_telling(self) -> None:
        self.pause.setEnabled(False)
        self.left.clear()
