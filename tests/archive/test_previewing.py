"""Files as they would be cut, before anything of them is stored."""

from pathlib import Path

import pytest

from yearbook_viewer.archive.doors import preview_file
from yearbook_viewer.archive.preview_process import PreviewProcess
from yearbook_viewer.errors import FileRefused
from yearbook_viewer.records import Basis, Choices, HeadingRule, Reason
from yearbook_viewer.records.previewed import PreviewedFile, PreviewedSection

TEXT = """云泽市档案馆
【馆藏】 馆藏档案32万卷。
一、接收
接收档案6000卷。
【利用】 接待查档者4100人次。
"""


@pytest.fixture
def archives(tmp_path: Path) -> Path:
    path = tmp_path / "档案馆.txt"
    path.write_text(TEXT, encoding="utf-8")
    return path


def test_a_preview_shows_how_a_file_would_be_cut_and_what_is_doubtful(archives: Path) -> None:
    found = preview_file(archives)
    assert found.beginning == TEXT
    assert [entry.title for entry in found.entries] == ["云泽市档案馆"]
    assert found.entries[0].sections[0] == PreviewedSection("馆藏", 1, "馆藏档案32万卷。")
    assert found.entries[0].sections[-1] == PreviewedSection("利用", 1, "接待查档者4100人次。")
    assert found.doubts == (Reason("entry-without-year"),)


def test_the_reader_s_word_is_in_the_preview(archives: Path) -> None:
    entry = preview_file(archives, Choices(year=2019, rule=HeadingRule.NONE, volume="云泽年鉴")).entries[0]
    assert (entry.year, entry.year_from, entry.volume) == (2019, Basis.READER, "云泽年鉴")
    assert len(entry.sections) == 1


def test_bytes_that_no_encoding_takes_are_shown_replaced_and_counted(tmp_path: Path) -> None:
    path = tmp_path / "残.txt"
    path.write_bytes(TEXT.encode() * 60 + b"\xff" + "后文".encode())
    found = preview_file(path)
    assert (found.undecodable, found.replaced) == (True, 1)
    assert found.doubts[0] == Reason("bytes-replaced")
    assert found.damage.endswith("接待查档者4100人次。\n�后文")


def test_a_process_previews_one_file_after_the_other_and_starts_again_when_it_was_stopped(archives: Path) -> None:
    process = PreviewProcess(preview_file)
    try:
        assert process.read(archives, Choices()).entries[0].year is None
        with pytest.raises(FileRefused) as refused:
            process.read(archives.with_name("无.txt"), Choices())
        assert refused.value.key == "file-gone"
        process.stop()
        assert process.read(archives, Choices(year=2018)).entries[0].year == 2018
    finally:
        process.stop()


def _fails(path: Path, choices: Choices) -> PreviewedFile:
    raise KeyError(path)


def test_a_bug_in_the_process_is_told_here(archives: Path) -> None:
    process = PreviewProcess(_fails)
    try:
        with pytest.raises(RuntimeError, match="KeyError"):
            process.read(archives, Choices())
    finally:
        process.stop()
