"""Odd files in an import (rows 17 to 23 and 28 of the faults): each is told of, the rest goes on, nothing is lost."""

import os
import shutil
import socket
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.reading.office_files import packed, word_parts
from yearbook_viewer.archive.archive import Archive
from yearbook_viewer.errors import FileRefused
from yearbook_viewer.reading.encodings import decode
from yearbook_viewer.reading.formats import read
from yearbook_viewer.records import FileReport, Outcome
from yearbook_viewer.text.extraction import extract

PAGE = "沅口县水产站\n2018年\n【养殖】 放养鱼苗320万尾。\n【渔政】 查处违规捕捞12起。\n"


def reports(archive: Archive, *paths: Path) -> list[FileReport]:
    return [step.report for step in archive.import_files(paths) if step.report]


def outcomes(archive: Archive, *paths: Path) -> dict[str, tuple[Outcome, str]]:
    return {each.path.name: (each.outcome, each.reason.key if each.reason else "") for each in reports(archive, *paths)}


@pytest.fixture
def shelf(tmp_path: Path) -> Path:
    folder = tmp_path / "稿件"
    folder.mkdir()
    (folder / "水产站.txt").write_text(PAGE, encoding="utf-8")
    return folder


def test_loops_pipes_and_names_of_bytes_stand_beside_a_page_that_goes_in(archive: Archive, shelf: Path) -> None:
    (shelf / "again").symlink_to(shelf)
    (shelf / "loop.txt").symlink_to(shelf / "loop.txt")
    os.mkfifo(shelf / "pipe.txt")
    (shelf / "gone.txt").symlink_to(shelf / "nothing.txt")
    odd = Path(os.fsdecode(os.fsencode(shelf) + b"/\xcb\xae\xb2\xfa.txt"))
    odd.write_text(PAGE.replace("水产站", "水文站"), encoding="utf-8")
    (shelf / "空.txt").touch()
    told = outcomes(archive, shelf)
    assert told.pop(odd.name)[0] in (Outcome.ADDED, Outcome.DOUBTFUL)
    assert told == {
        "水产站.txt": (Outcome.ADDED, ""),
        "gone.txt": (Outcome.REFUSED, "file-gone"),
        "loop.txt": (Outcome.REFUSED, "cannot-read"),
        "pipe.txt": (Outcome.REFUSED, "file-not-regular"),
        "空.txt": (Outcome.REFUSED, "file-empty"),
    }


def test_names_too_long_and_impossible_are_refused_and_the_rest_goes_on(archive: Archive, shelf: Path) -> None:
    longest = shelf / ("年" * 83 + ".txt")
    longest.write_text(PAGE.replace("水产站", "水文站"), encoding="utf-8")
    told = outcomes(archive, shelf / ("鉴" * 300 + ".txt"), shelf / "a\0b.txt", longest)
    assert [outcome for outcome, _ in told.values()] == [Outcome.REFUSED, Outcome.REFUSED, Outcome.ADDED]


@pytest.mark.skipif(os.geteuid() == 0, reason="root passes every check")
def test_what_may_not_be_read_is_told_of(archive: Archive, shelf: Path) -> None:
    (shelf / "locked.txt").write_text(PAGE, encoding="utf-8")
    (shelf / "locked.txt").chmod(0)
    (shelf / "closed").mkdir(mode=0)
    told = outcomes(archive, shelf)
    (shelf / "closed").chmod(0o700)
    assert told["locked.txt"] == (Outcome.REFUSED, "file-not-permitted")
    assert told["closed"] == (Outcome.REFUSED, "file-not-permitted")
    assert told["水产站.txt"][0] is Outcome.ADDED


def test_files_that_vanish_during_an_import_are_refused_alone(archive: Archive, shelf: Path) -> None:
    (shelf / "a.txt").write_text(PAGE.replace("水产站", "水文站"), encoding="utf-8")
    (shelf / "b.txt").write_text(PAGE.replace("水产站", "水利站"), encoding="utf-8")
    found: list[Outcome] = []
    for step in archive.import_files([shelf]):
        if step.report:
            found.append(step.report.outcome)
            (shelf / "b.txt").unlink(missing_ok=True)
    assert found == [Outcome.ADDED, Outcome.REFUSED, Outcome.ADDED]


def test_a_source_folder_that_is_gone_takes_no_entry_with_it(archive: Archive, shelf: Path) -> None:
    reports(archive, shelf)
    shutil.rmtree(shelf)
    assert outcomes(archive, shelf) == {"稿件": (Outcome.REFUSED, "file-gone")}
    (listing,) = archive.listings()
    assert archive.reading(listing.id).extraction.entry.text == PAGE


def test_the_same_file_again_renamed_and_corrected(archive: Archive, shelf: Path) -> None:
    page = shelf / "水产站.txt"
    assert outcomes(archive, page) == {"水产站.txt": (Outcome.ADDED, "")}
    assert outcomes(archive, page) == {"水产站.txt": (Outcome.SAME, "")}
    page.rename(shelf / "改名.txt")
    assert outcomes(archive, shelf) == {"改名.txt": (Outcome.SAME, "")}
    (shelf / "改名.txt").write_text(PAGE.replace("320万尾", "330万尾"), encoding="utf-8")
    assert outcomes(archive, shelf)["改名.txt"][0] is Outcome.REVISED
    (listing,) = archive.listings()
    assert "330万尾" in archive.reading(listing.id).extraction.entry.text


def test_only_furniture_and_no_title_are_told_and_kept(archive: Archive, shelf: Path) -> None:
    (shelf / "untitled.txt").write_text("全年放养鱼苗320万尾,查处违规捕捞12起。\n" * 3, encoding="utf-8")
    (shelf / "furniture.txt").write_text("打印\n关闭\n【字体:大 中 小】\n", encoding="utf-8")
    found = {each.path.name: each for each in reports(archive, shelf / "untitled.txt", shelf / "furniture.txt")}
    assert found["untitled.txt"].outcome is Outcome.DOUBTFUL
    assert found["furniture.txt"].outcome in (Outcome.DOUBTFUL, Outcome.REFUSED)
    assert "untitled" in [listing.title for listing in archive.listings()]


ENDS = st.sampled_from(["\n", "\r\n", "\r"])
PIECES = st.sampled_from(
    [
        "【养殖】 放养",
        "】【",
        "【】",
        "\f",
        "\x85",
        "\0",
        "\u2028",
        "\u202e",
        "\u200b",
        "鱼苗",
        "12起",
        "\ufeff",
        "(陈砚)",
    ]
)


@given(st.lists(st.tuples(PIECES, ENDS), max_size=30))
def test_line_ends_of_all_kinds_become_one_and_all_else_stays(lines: list[tuple[str, str]]) -> None:
    written = "沅口县水产站\n" + "".join(piece + end for piece, end in lines)
    decoded = decode(written.encode())
    assert decoded is not None
    assert decoded.text == written.replace("\r\n", "\n").replace("\r", "\n")
    extractions = extract(decoded.text)
    for each in extractions:
        entry = each.entry
        slices = [
            entry.text[: entry.head_end],
            *(entry.text[section.start : section.end] for section in entry.sections),
        ]
        assert "".join(slices) == entry.text
        assert decoded.text.startswith(entry.text, entry.start)


@pytest.mark.parametrize("broken", [b"\xed\xa0\x80", b"\xed\xb0\x80", b"\xc0\x80", b"\xff", b"\xf5\x80\x80\x80"])
def test_what_is_no_character_is_replaced_on_the_readers_word_alone(broken: bytes) -> None:
    data = (PAGE * 4).encode() + broken + PAGE.encode()
    assert decode(data) is None
    read_so = decode(data, replace=True)
    assert read_so is not None
    assert read_so.encoding == "utf-8"
    assert read_so.text.replace("\ufffd", "") == PAGE * 5
    assert read_so.replaced == read_so.text.count("\ufffd") > 0


@pytest.fixture
def listener() -> Iterator[tuple[str, list[str]]]:
    """The address of a server on this computer, and who came."""
    came: list[str] = []
    with socket.create_server(("127.0.0.1", 0)) as server:

        def wait() -> None:
            try:
                while True:
                    connection, _ = server.accept()
                    came.append("somebody")
                    connection.close()
            except OSError:
                return

        threading.Thread(target=wait, daemon=True).start()
        yield f"http://127.0.0.1:{server.getsockname()[1]}", came


def test_no_document_fetches_anything(tmp_path: Path, listener: tuple[str, list[str]]) -> None:
    address, came = listener
    secret = tmp_path / "secret"
    secret.write_text("机密内容", encoding="utf-8")
    entities = f'<!ENTITY y SYSTEM "{secret.as_uri()}"><!ENTITY z SYSTEM "{address}/">'
    doctype = f'<!DOCTYPE x SYSTEM "{address}/x.dtd" [{entities}]>'
    page = (
        f'{doctype}<html><head><link rel="stylesheet" href="{address}/s.css"><script src="{address}/s.js"></script>'
        f'</head><body><img src="{address}/a.png"><iframe src="{secret.as_uri()}"></iframe>'
        f'<p>沅口县水产站放养鱼苗。&y;&z;</p><a href="{secret.as_uri()}">附件</a></body></html>'
    )
    parts = word_parts("<w:p><w:r><w:t>放养鱼苗&y;&z;</w:t></w:r></w:p>")
    parts["word/document.xml"] = doctype + str(parts["word/document.xml"])
    files = {
        "a.html": page.encode(),
        "a.xhtml": f'<?xml version="1.0"?>{page}'.encode(),
        "a.mht": b"MIME-Version: 1.0\r\nContent-Type: text/html\r\n\r\n" + page.encode(),
        "a.docx": packed(parts),
        "a.rtf": rb'{\rtf1 fish {\field{\*\fldinst INCLUDETEXT "' + str(secret).encode() + rb'"}{\fldrslt }}\par}',
    }
    for name, data in files.items():
        path = tmp_path / name
        path.write_bytes(data)
        try:
            assert "机密" not in read(path).text
        except FileRefused as refused:
            assert refused.key in ("file-damaged", "file-blank")
    assert came == []
