import os
from pathlib import Path

import pytest

from yearbook_viewer.reading.folders import files_in


@pytest.fixture
def shelf(tmp_path: Path) -> Path:
    for name in ("b.txt", "a.md", "2020/c.txt", "2019/d.TXT", "2019/scan.jpg", "2019/old.doc", ".git/e.txt", ".f.txt"):
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_text("概况", encoding="utf-8")
    return tmp_path


def names(files: list[Path], folder: Path) -> list[str]:
    return [str(file.relative_to(folder)) for file in files]


def test_a_folder_gives_its_documents_by_name_and_then_those_below(shelf: Path) -> None:
    assert names(files_in([shelf]), shelf) == ["a.md", "b.txt", "2019/d.TXT", "2019/old.doc", "2020/c.txt"]


def test_a_file_that_was_given_is_kept_whatever_it_is(shelf: Path) -> None:
    given = [shelf / "2019/scan.jpg", shelf / "gone.txt"]
    assert files_in(given) == given


def test_a_file_given_twice_is_taken_once(shelf: Path) -> None:
    assert names(files_in([shelf / "b.txt", shelf / "2020", shelf / "2020/c.txt", shelf / "b.txt"]), shelf) == [
        "b.txt",
        "2020/c.txt",
    ]


def test_links_that_lead_back_end(shelf: Path) -> None:
    (shelf / "2020/up").symlink_to(shelf)
    (shelf / "2020/self.txt").symlink_to(shelf / "2020/self.txt")
    assert names(files_in([shelf / "2020"]), shelf / "2020") == [
        "c.txt",
        "self.txt",
        "up/a.md",
        "up/b.txt",
        "up/2019/d.TXT",
        "up/2019/old.doc",
    ]


def test_a_fifo_is_listed_and_not_opened(shelf: Path) -> None:
    os.mkfifo(shelf / "2020/pipe.txt")
    assert names(files_in([shelf / "2020"]), shelf) == ["2020/c.txt", "2020/pipe.txt"]


@pytest.mark.skipif(os.geteuid() == 0, reason="root passes every check")
def test_a_folder_that_cannot_be_read_is_listed_itself(shelf: Path) -> None:
    (shelf / "2019").chmod(0)
    try:
        assert names(files_in([shelf]), shelf) == ["a.md", "b.txt", "2019", "2020/c.txt"]
    finally:
        (shelf / "2019").chmod(0o700)


def test_a_name_that_is_no_utf8_is_listed(tmp_path: Path) -> None:
    path = Path(os.fsdecode(os.fsencode(tmp_path) + b"/\xff.txt"))
    path.write_bytes(b"x")
    assert files_in([tmp_path]) == [path]
