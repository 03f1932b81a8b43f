"""The strip that shows how far entries are read again, with a button to stop."""

from yearbook_viewer.gui.progress_strip import ProgressStrip
from yearbook_viewer.messages import Catalogue
from yearbook_viewer.records import Progress


class RereadBar(ProgressStrip):
    """Shown while entries are read again."""

    def __init__(self, say: Catalogue) -> None:
        kept = say("正在识别的条目保持原样,已经识别的保留,都可以撤销")
        super().__init__(say, say("重新识别的进度"), say("停止重新识别"), kept)

    def start(self, count: int) -> None:
        """Show the strip for so many entries, of which none is done."""
        self.begin(self._say("正在准备重新识别…"), count if count > 1 else 0)

    def wait(self, count: int) -> None:
        """Show the strip for so many entries that are read when an import is over."""
        self.begin(self._say("导入完成后重新识别 {count} 个条目", count=count), 1)

    def show_progress(self, progress: Progress) -> None:
        """How far it is; nothing any more once it is being stopped."""
        if self.stopping:
            return
        self.bar.setValue(progress.done)
        self.text.setText(
            self._say(
                "正在重新识别第 {number} 个条目,共 {total} 个:{name}",
                number=min(progress.done + 1, progress.total),
                total=progress.total,
                name=progress.path.name,
            )
        )
