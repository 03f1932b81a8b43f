"""What is meant by files that are given, and how one start tells it to another."""

import os
from pathlib import Path

import pytest

from yearbook_viewer.archive.header import APPLICATION_ID, is_archive
from yearbook_viewer.gui.wish import Wish, as_line, from_line, token, wish_for

OURS = b"SQLite format 3\x00" + bytes(52) + b"YBK1"


def test_the_application_id_is_written_ybk1() -> None:
    assert APPLICATION_ID.to_bytes(4, "big") == b"YBK1"


@pytest.mark.parametrize(
    ("name", "data", "archive"),
    [
        ("档案.ybk", b"", True),
        ("档案.YBK", b"not one", True),
        ("档案", OURS, True),
        ("archive.txt", OURS, True),
        ("other.db", b"SQLite format 3\x00" + bytes(56), False),
        ("short", b"SQLite format 3\x00", False),
        ("图书馆.txt", "洞庭区图书馆".encode(), False),
    ],
)
def test_an_archive_is_told_by_its_name_or_by_its_header(tmp_path: Path, name: str, data: bytes, archive: bool) -> None:
    path = tmp_path / name
    path.write_bytes(data)
    assert is_archive(path) is archive


def test_a_folder_a_pipe_and_what_is_not_there_are_no_archives(tmp_path: Path) -> None:
    (tmp_path / "folder.ybk").mkdir()
    os.mkfifo(tmp_path / "pipe.ybk")
    names = ["folder.ybk", "pipe.ybk", "gone.ybk", "nul\0.ybk"]
    assert [is_archive(tmp_path / name) for name in names] == [False, False, False, False]


def test_archives_are_to_be_opened_and_all_other_files_imported(tmp_path: Path) -> None:
    archive, text = tmp_path / "a.ybk", tmp_path / "b.txt"
    archive.write_bytes(OURS)
    assert wish_for([text, archive]) == Wish(archives=(archive,), files=(text,))


def test_the_archive_that_is_pointed_at_wins_over_the_one_of_the_option(tmp_path: Path) -> None:
    archive, named = tmp_path / "a.ybk", tmp_path / "named.ybk"
    archive.write_bytes(OURS)
    assert wish_for([archive], named).archives == (archive,)
    assert wish_for([], named).archives == (named,)


def test_names_become_absolute_where_they_were_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert wish_for([Path("图书馆.txt")]).files == (tmp_path / "图书馆.txt",)


def test_the_leave_of_wayland_comes_before_that_of_x11(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("XDG_ACTIVATION_TOKEN", raising=False)
    monkeypatch.delenv("DESKTOP_STARTUP_ID", raising=False)
    assert token() == ""
    monkeypatch.setenv("DESKTOP_STARTUP_ID", "x11")
    assert token() == "x11"
    monkeypatch.setenv("XDG_ACTIVATION_TOKEN", "wayland")
    assert token() == "wayland"


def test_any_name_comes_through_the_line_unchanged() -> None:
    names = ["/有 空格/图\n书'\"馆.txt", os.fsdecode(b"/\xff\xfe.txt"), "/𠮷野.txt"]
    wish = Wish((Path("/档案.ybk"),), tuple(Path(name) for name in names), "leave")
    line = as_line(wish)
    assert line.count(b"\n") == 1
    assert from_line(line) == wish


@pytest.mark.parametrize(
    "line",
    [
        b"",
        b"GET / HTTP/1.1\r\n",
        b"\xff\xfe\n",
        b"[]\n",
        b"[" * 100_000,
        b'{"archives": [], "files": []}\n',
        b'{"archives": [], "files": [1], "token": ""}\n',
        b'{"archives": "/a", "files": [], "token": ""}\n',
        b'{"archives": [], "files": [], "token": null}\n',
    ],
)
def test_a_line_of_anybody_else_is_no_wish(line: bytes) -> None:
    assert from_line(line) is None
