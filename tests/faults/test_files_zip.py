"""A zip all the way: by the command line, into an archive, out again as it was (row 24 of the faults)."""

import json
import subprocess
import sys
from pathlib import Path

from tests.reading.zips import zipped
from yearbook_viewer.archive.archive import Archive
from yearbook_viewer.records import Choices, FileReport, FileState, Outcome

UNION = "沅口县工商业联合会\n2018年\n【概况】 全县有会员企业120家,比上年增加12家。\n"
WATER = "沅口县水利局\n2018年\n【灌溉】 整修渠道36公里。"


def volume(folder: Path) -> Path:
    path = folder / "稿件.zip"
    members = {
        "沅口年鉴2019/政治/工商联.txt": UNION.encode("gb18030"),
        "沅口年鉴2019/经济/水利局.txt": WATER.encode(),
        "沅口年鉴2019/经济/扫描.pdf": b"%PDF-1.4 cut",
        "__MACOSX/._x.txt": b"x",
    }
    path.write_bytes(zipped({name.encode("gbk"): data for name, data in members.items()}))
    return path


def reports(archive: Archive, path: Path) -> list[FileReport]:
    return [step.report for step in archive.import_files([path]) if step.report]


def test_every_member_is_told_of_and_goes_in_once(archive: Archive, tmp_path: Path) -> None:
    path = volume(tmp_path)
    first = reports(archive, path)
    assert [(str(each.path.relative_to(path)), each.outcome) for each in first] == [
        ("沅口年鉴2019/政治/工商联.txt", Outcome.ADDED),
        ("沅口年鉴2019/经济/扫描.pdf", Outcome.REFUSED),
        ("沅口年鉴2019/经济/水利局.txt", Outcome.ADDED),
    ]
    assert [each.outcome for each in reports(archive, path)] == [Outcome.SAME, Outcome.REFUSED, Outcome.SAME]
    assert [(each.title, each.volume, each.volume_year, each.place) for each in archive.listings()] == [
        ("沅口县工商业联合会", "沅口年鉴", 2019, ("政治",)),
        ("沅口县水利局", "沅口年鉴", 2019, ("经济",)),
    ]


def test_the_original_of_a_member_is_kept_and_found_again(archive: Archive, tmp_path: Path) -> None:
    path = volume(tmp_path)
    for _ in archive.import_files([path], keep_originals=True):
        pass
    entry = archive.listings()[0].id
    original = archive.original(entry)
    assert (original.path, original.state) == (path / "沅口年鉴2019/政治/工商联.txt", FileState.UNCHANGED)
    assert original.kept
    path.unlink()
    assert archive.original(entry).state is FileState.GONE
    written = archive.write_original(entry, tmp_path / "out")
    assert (written.name, written.read_bytes()) == ("工商联.txt", UNION.encode("gb18030"))


def test_a_zip_is_extracted_as_one_text_and_what_cannot_be_read_is_told(tmp_path: Path) -> None:
    path = volume(tmp_path)
    names = {"--text": "t.txt", "--structure": "s.json", "--figures": "f.tsv"}
    call = [word for option, name in names.items() for word in (option, str(tmp_path / name))]
    done = subprocess.run(
        [sys.executable, "-m", "yearbook_viewer", "extract", str(path), *call],
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 1
    assert "扫描.pdf" in done.stderr
    text = (tmp_path / "t.txt").read_text(encoding="utf-8")
    assert text == UNION + WATER + "\n"
    entries = json.loads((tmp_path / "s.json").read_text(encoding="utf-8"))["entries"]
    assert [text[entry["start"] :][:6] for entry in entries] == ["沅口县工商业", "沅口县水利局"]
    assert [entry["sections"][-1]["start"] for entry in entries] == [text.index("【概"), text.index("【灌")]
    rows = [line.split("\t") for line in (tmp_path / "f.tsv").read_text(encoding="utf-8").splitlines()]
    start, end = (rows[0].index(name) for name in ("start", "end"))
    assert {text[int(row[start]) : int(row[end])] for row in rows[1:]} == {"120家", "12家", "36公里"}


def test_a_zip_with_readable_members_only_is_done(tmp_path: Path) -> None:
    path = tmp_path / "a.zip"
    path.write_bytes(zipped({b"a.txt": UNION.encode()}))
    done = subprocess.run(
        [sys.executable, "-m", "yearbook_viewer", "extract", str(path)], capture_output=True, check=False
    )
    assert (done.returncode, done.stderr) == (0, b"")


def test_the_reader_s_word_reaches_the_members(archive: Archive, tmp_path: Path) -> None:
    path = tmp_path / "a.zip"
    path.write_bytes(zipped({b"a.txt": (UNION * 5).encode() + b"\xff"}))
    assert [each.outcome for each in reports(archive, path)] == [Outcome.REFUSED]
    steps = archive.import_files([path], choices=Choices(replace=True))
    assert [step.report.outcome for step in steps if step.report] == [Outcome.DOUBTFUL]
