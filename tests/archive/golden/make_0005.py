"""Makes the golden archive of the fifth schema: `python -m tests.archive.golden.make_0005`, with the program of then.

Run again only while no program has been published that makes archives of this schema.
"""

import os
import sqlite3
from contextlib import closing
from pathlib import Path
from tempfile import TemporaryDirectory

from yearbook_viewer.archive.archive import Archive
from yearbook_viewer.records import EntryId, Kind
from yearbook_viewer.records.entities import Marking, Reach
from yearbook_viewer.records.searched import SearchWish

TARGET = Path(__file__).parent / "0005.ybk"

OLDER = (
    "云泽市气象台\n来源:市气象台 日期:2021-03-02\n"
    "【测站建设】 2020年,云泽市气象台新建区域测站8个。台长尚之远到红柳镇选址。\n"
)
NEWER = (
    "云泽市气象台\n来源:市气象台 日期:2022-03-09\n"
    "【测站建设】 2021年,云泽市气象台新建区域测站11个。台长尚之远到石桥镇选址。\n"
)
DELETED = "云泽市粮库\n来源:市粮库 日期:2022-01-20\n【仓容】 2021年,云泽市粮库有仓房23栋。\n"


def make(folder: Path) -> Path:
    """An archive with an entry put right, one deleted, a mark of the reader's that holds everywhere, and its index."""
    archive = Archive.open(folder / "golden.ybk")
    older = _take_in(archive, folder / "气象2020.txt", OLDER)
    _take_in(archive, folder / "气象2021.txt", NEWER)
    deleted = _take_in(archive, folder / "粮库.txt", DELETED)
    start = OLDER.index("尚之远")
    archive.mark(Marking(older, start, start + 3, Kind.PER, Reach.EVERYWHERE))
    list(archive.lay_over())
    archive.correct(older, title="云泽市气象台(补录)")
    archive.delete(deleted)
    list(archive.index())
    assert archive.search(SearchWish("尚之远")).total == 2
    assert archive.check().reasons == ()
    archive.close()
    return archive.path


def _take_in(archive: Archive, path: Path, text: str) -> EntryId:
    path.write_text(text, encoding="utf-8")
    (report,) = [step.report for step in archive.import_files([path]) if step.report]
    return report.entries[0]


def main() -> None:
    """Write the archive beside this file, without free pages."""
    with TemporaryDirectory() as name:
        os.environ["YEARBOOK_HOME"] = str(Path(name, "home"))
        made = make(Path(name))
        with closing(sqlite3.connect(made)) as connection:
            connection.execute("VACUUM")
        TARGET.write_bytes(made.read_bytes())


if __name__ == "__main__":
    main()
