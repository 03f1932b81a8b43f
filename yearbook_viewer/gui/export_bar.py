"""The strip that shows how far a long export is, with a button to stop it."""

from yearbook_viewer.gui.progress_strip import ProgressStrip
from yearbook_viewer.messages import Catalogue


class ExportBar(ProgressStrip):
    """Shown while a file is written."""

    def __init__(self, say: Catalogue) -> None:
        super().__init__(say, say("导出的进度"), say("停止导出"), say("不留下没有写完的文件"))
        self._name = ""

    def start(self, name: str) -> None:
        """Show the strip for a file of that name, of which nothing is written."""
        self._name = name
        self.begin(self._say("正在导出“{name}”…", name=name))

    def show_progress(self, done: int, total: int) -> None:
        """How many rows are written; nothing any more once it is being stopped."""
        if self.stopping:
            return
        self.bar.setRange(0, total)
        self.bar.setValue(done)
        told = self._say("正在导出“{name}”:{done} / {total} 行", name=self._name, done=f"{done:,}", total=f"{total:,}")
        self.text.setText(told)
