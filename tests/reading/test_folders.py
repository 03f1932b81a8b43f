import os
from pathlib import Path

import pytest

from tests.reading.zips import UTF_8, zipped
from yearbook_viewer.reading.folders import documents_in_zip, files_in


@pytest.fixture
def shelf(tmp_path: Path) -> Path:
    for name in ("b.txt", "a.md", "2020/c.txt", "2019/d.TXT", "2019/scan.jpg", "2019/old.doc", ".git/e.txt", ".f.txt"):
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_text("概况", encoding="utf-8")
    return tmp_path


def names(files: list[Path], folder: Path) -> list[str]:
    return [str(file.relative_to(folder)) for file in files]


def test_a_folder_gives_its_files_by_name_and_then_those_below(shelf: Path) -> None:
    assert names(files_in([shelf]), shelf) == [
        "a.md",
        "b.txt",
        "2019/d.TXT",
        "2019/old.doc",
        "2019/scan.jpg",
        "2020/c.txt",
    ]


# What lies in a folder or a zip as it came from an office; those with an x are the reader's own.
MIXED = {
    "简报": "x",
    "收支表.exe": "x",
    "论文.caj": "x",
    "照片/合影.JPG": "x",
    "照片/Thumbs.db": "",
    "照片/@eaDir/合影.JPG": "",
    ".DS_Store": "",
    "__MACOSX/简报": "",
    "~$年报.docx": "",
    "desktop.ini": "",
    "网页/文教.html": "x",
    "网页/文教_files/style.css": "",
    "网页/文教_files/saved_resource.html": "",
    "网页/文教_files/脚注/logo.png": "",
    "网页/文教_files/附件.docx": "x",
    "网页/卫生.HTM": "x",
    "网页/卫生.files/image001.png": "",
    "网页/别的_files/地图.png": "x",
}


@pytest.mark.parametrize("packed", [False, True])
def test_every_file_of_the_reader_s_is_met_and_what_systems_and_browsers_put_beside_is_not(
    tmp_path: Path, packed: bool
) -> None:
    place = tmp_path / ("来稿.zip" if packed else "来稿")
    if packed:
        place.write_bytes(zipped({name.encode(): b"x" for name in MIXED}, flags=UTF_8))
    else:
        for name in MIXED:
            (place / name).parent.mkdir(parents=True, exist_ok=True)
            (place / name).write_bytes(b"x")
    assert set(names(files_in([place]), place)) == {name for name, own in MIXED.items() if own}


def test_a_saved_page_s_folder_that_is_given_itself_is_read(tmp_path: Path) -> None:
    parts = tmp_path / "文教_files"
    parts.mkdir()
    (tmp_path / "文教.html").write_bytes(b"x")
    (parts / "main.html").write_bytes(b"x")
    assert files_in([parts]) == [parts / "main.html"]


def test_a_zip_gives_only_its_documents_to_be_read_as_one_text(tmp_path: Path) -> None:
    path = tmp_path / "来稿.zip"
    path.write_bytes(zipped({name.encode(): b"x" for name in MIXED}, flags=UTF_8))
    assert set(names(documents_in_zip(path), path)) == {
        "简报",
        "论文.caj",
        "网页/文教.html",
        "网页/文教_files/附件.docx",
        "网页/卫生.HTM",
    }


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
        "up/2019/scan.jpg",
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
