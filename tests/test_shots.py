"""The pictures of README: they are there, they are small, and what they show is in the volumes they are taken of."""

import re
from pathlib import Path

import pytest
from PySide6.QtGui import QColor, QImage, QPainter

from tests.shots import take
from yearbook_viewer.archive.archive import Archive
from yearbook_viewer.records import FindingKind, SeriesKey, Verdict

ROOT = Path(__file__).resolve().parent.parent
# They are in the package; the numbers are of bytes.
MOST_EACH, MOST_TOGETHER = 150_000, 800_000


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Archive:
    path = tmp_path_factory.mktemp("shots") / "archive.ybk"
    take.fill(path)
    return Archive.open(path)


def test_every_picture_of_the_readme_is_there_and_small() -> None:
    words = (ROOT / "README.md").read_text(encoding="utf-8")
    named = {ROOT / name for name in re.findall(r"\((resources/help/\w+\.png)\)", words)}
    assert {path.stem for path in named} == {
        *("window", "findings", "chart", "years", "browser", "search", "contexts", "entities")
    }
    sizes = [path.stat().st_size for path in named]
    assert max(sizes) <= MOST_EACH
    assert sum(sizes) <= MOST_TOGETHER


def test_the_volumes_have_a_revision_a_gap_and_a_sum_that_fails(archive: Archive) -> None:
    output, sales = (archive.series(SeriesKey("云泽市", name, "人民币", "")) for name in take.CHARTED)
    assert [(one.figure.year, one.figure.text) for one in output.printings][1:3] == [
        (2017, "884.6亿元"),
        (2017, "856.9亿元"),
    ]
    assert [one.figure.year for one in sales.printings] == [2016, 2017, 2019, 2020]
    failed = [kept.finding for kept in archive.kept_findings() if kept.finding.verdict is Verdict.INCONSISTENT]
    assert [(one.kind, one.arithmetic) for one in failed] == [(FindingKind.SUM, "12 + 67 + 229 = 308 ≠ 318")]


def test_a_rare_colour_keeps_its_own_place_in_the_palette() -> None:
    image = QImage(200, 200, QImage.Format.Format_RGB32)
    painter = QPainter(image)
    for row in range(200):
        painter.fillRect(0, row, 200, 1, QColor(255 - row, 255 - row // 2, 255))
    painter.fillRect(7, 7, 2, 2, QColor("#27598F"))
    painter.end()
    thin = take.thinned(image)
    assert thin.format() is QImage.Format.Format_Indexed8
    assert thin.pixelColor(7, 7) == QColor("#27598F")
