"""Makes the golden archive of the third schema: `python -m tests.archive.golden.make_0003`, with the program of then.

Run again only while no program has been published that makes archives of this schema.
"""

import os
import sqlite3
from contextlib import closing
from pathlib import Path
from tempfile import TemporaryDirectory

from yearbook_viewer.archive.archive import Archive
from yearbook_viewer.records import EntryId, FindingKind, LinkState, Review, ReviewState

TARGET = Path(__file__).parent / "0003.ybk"

OLDER = (
    "云泽市林业局\n来源:市林业局 日期:2020-03-02\n"
    "【造林绿化】 2019年,全市完成人工造林1.2万亩。新建苗圃5个,其中国有苗圃2个、民营苗圃3个。护林员共320人。\n"
)
NEWER = (
    "云泽市林业局\n来源:市林业局 日期:2021-03-05\n"
    "【造林绿化】 2020年,全市人工造林1.5万亩,比上年增长20.0%。新建苗圃6个,其中国有苗圃2个、民营苗圃4个。"
    "生态护林员320人。\n"
)
CORRECTED = NEWER.replace("比上年增长20.0%", "比上年增长25.0%")


def make(folder: Path) -> Path:
    """An archive with two entries, one of them revised, the reader's words, a note and a link."""
    archive = Archive.open(folder / "golden.ybk")
    older = _take_in(archive, folder / "林业2019.txt", OLDER)
    newer = _take_in(archive, folder / "林业2020.txt", NEWER)

    told = next(each for each in archive.reading(newer).extraction.findings if each.kind is FindingKind.SUM)
    archive.review(Review(newer, told.kind, told.checked.start, told.arithmetic, ReviewState.VERIFIED, "已问市局"))
    start = NEWER.index("生态护林员")
    archive.add_note(newer, start, start + 5, "与上年口径不同")
    current = _take_in(archive, folder / "林业2020更正.txt", CORRECTED)
    archive.correct(older, volume="云泽年鉴", volume_year=2020)
    keys = {listing.indicator: listing.key for listing in archive.series_listings("护林员")}
    archive.decide_link(keys["护林员"], keys["生态护林员"], LinkState.ACCEPTED)
    assert archive.reviews(current)
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
