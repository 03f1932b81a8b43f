"""Importing and searching, in an archive of its own that goes with the process."""

import atexit
import shutil
import sqlite3
import tempfile
from collections.abc import Iterator
from functools import partial
from itertools import count
from pathlib import Path

from tests.bench.job import Job
from yearbook_viewer.archive.archive import Archive
from yearbook_viewer.archive.parsing import parse
from yearbook_viewer.records import SearchWish

SEED = next((Path(__file__).resolve().parents[2] / "seeds").glob("*.txt"))
ENTRIES = 200
WORDS = "商会组织"


def jobs() -> list[Job]:
    folder = Path(tempfile.mkdtemp(prefix="yearbook-bench-"))
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    text = SEED.read_text(encoding="utf-8-sig")
    archive = Archive.open(folder / "bench.ybk")
    plain = sqlite3.connect(":memory:")
    plain.execute("CREATE TABLE entry (text TEXT)")
    numbers = count()
    for number in range(ENTRIES):
        plain.execute("INSERT INTO entry VALUES (?)", (text.replace("岳阳市工商", f"第{number}县工商"),))
    _import(archive, folder, text, numbers, ENTRIES)
    size = f"{ENTRIES} entries"
    return [
        Job(
            "search, first 20 sections",
            size,
            partial(archive.search, SearchWish(WORDS)),
            partial(_like, plain),
            "LIKE, then str.count",
        ),
        Job("list of entries", size, archive.listings),
        Job(
            "import, everything stored",
            "1 new entry",
            partial(_import, archive, folder, text, numbers, 1),
            partial(parse, SEED),
            "only read, nothing stored",
        ),
    ]


def _import(archive: Archive, folder: Path, text: str, numbers: Iterator[int], how_many: int) -> None:
    paths = [folder / f"{next(numbers)}.txt" for _ in range(how_many)]
    for path in paths:
        path.write_text(text.replace("岳阳市工商", f"第{path.stem}县工商"), encoding="utf-8")
    for _ in archive.import_files(paths):
        pass


def _like(plain: sqlite3.Connection) -> int:
    found = plain.execute("SELECT text FROM entry WHERE text LIKE ?", (f"%{WORDS}%",))
    return sum(text.count(WORDS) for (text,) in found)
