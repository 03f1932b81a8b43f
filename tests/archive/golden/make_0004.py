"""Makes the golden archive of the fourth schema: `python -m tests.archive.golden.make_0004`, with the program of then.

Run again only while no program has been published that makes archives of this schema.
"""

import os
import sqlite3
from contextlib import closing
from pathlib import Path
from tempfile import TemporaryDirectory

from yearbook_viewer.archive.archive import Archive
from yearbook_viewer.records import EntryId
from yearbook_viewer.records.searched import SearchWish

TARGET = Path(__file__).parent / "0004.ybk"

OLDER = (
    "云泽市供销社\n来源:市供销社 日期:2020-02-11\n"
    "【网点改造】 2019年,云泽市供销社改造基层网点12个。副市长柳大同到青石镇调研。\n"
)
NEWER = (
    "云泽市供销社\n来源:市供销社 日期:2021-02-18\n"
    "【网点改造】 2020年,云泽市供销社改造基层网点15个。副市长柳大同到白沙镇调研,印发《网点改造办法》。\n"
)
CORRECTED = NEWER.replace("15个", "16个")


def make(folder: Path) -> Path:
    """An archive with two entries, one of them revised and put right, a note, a deleted note and a saved search."""
    archive = Archive.open(folder / "golden.ybk")
    older = _take_in(archive, folder / "供销2019.txt", OLDER)
    newer = _take_in(archive, folder / "供销2020.txt", NEWER)
    archive.add_note(newer, NEWER.index("柳大同"), NEWER.index("柳大同") + 3, "任职时间待核")
    archive.save_search("网点", SearchWish("网点改造"))
    _take_in(archive, folder / "供销2020更正.txt", CORRECTED)
    archive.correct(older, volume="云泽年鉴", volume_year=2020)
    note = archive.add_note(older, OLDER.index("青石镇"), OLDER.index("青石镇") + 3, "今属新区")
    archive.delete_note(note)
    list(archive.index())
    assert archive.search(SearchWish("柳大同")).total == 2
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
