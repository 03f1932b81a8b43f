"""Files that a reader imports, and what the window makes of them."""

from collections.abc import Callable
from pathlib import Path

from yearbook_viewer.gui.import_preview import ImportPreview
from yearbook_viewer.gui.import_report_model import ReportColumn
from yearbook_viewer.gui.main_window import MainWindow

YEARLESS = """云泽市水文站
【测报】 全市水文站点36处,新建4处。
【队伍】 有职工58人。
"""


CERTAIN = """云泽市气象台
【预报】 2021年,发布预报730期。
"""


Settle = Callable[[MainWindow], None]


def written(folder: Path, name: str, text: str, encoding: str = "utf-8") -> Path:
    path = folder / name
    path.write_bytes(text.encode(encoding))
    return path


def preview_of(window: MainWindow) -> ImportPreview:
    preview = window.imports.previews.window
    assert preview is not None and preview.isVisible()
    return preview


def titles(window: MainWindow) -> list[str]:
    return sorted(listing.title for listing in window.shelf.listings)


def outcomes(window: MainWindow) -> dict[str, str]:
    window.imports.show_report()
    assert window.imports.report
    model = window.imports.report.model
    return {
        model.index(row, ReportColumn.FILE).data(): model.index(row, ReportColumn.OUTCOME).data()
        for row in range(model.rowCount())
    }
