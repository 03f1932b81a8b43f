"""A whole volume: read, cut, analysed, imported."""

import atexit
import re
import resource
import shutil
import subprocess
import sys
import tempfile
from functools import partial
from itertools import count
from pathlib import Path

import jieba.posseg

from tests.bench.job import Job
from tests.text.long_texts import volume
from yearbook_viewer.reading.formats import read
from yearbook_viewer.text.extraction import extract
from yearbook_viewer.text.outline import cut

ENTRIES, SECTIONS, CHARACTERS = 40, 50, 3_000_000
HEADING = re.compile(r"^【(.+?)】", re.MULTILINE)
# What jieba's tagger takes minutes for is measured on a part of the volume.
PART = 20_000


def jobs() -> list[Job]:
    folder = Path(tempfile.mkdtemp(prefix="yearbook-bench-"))
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    text = _volume()
    one, encoded = folder / "volume.txt", folder / "volume.gb.txt"
    one.write_text(text, encoding="utf-8")
    encoded.write_text(text, encoding="gb18030")
    size = f"{len(text) / 1e6:.1f} M characters"
    part = text[:PART]
    numbers = count()
    return [
        Job("volume read and cut", f"{size} UTF-8", partial(_cut, one), partial(_split, one, "utf-8"), "decode, split"),
        Job(
            "volume read and cut",
            f"{size} GB18030",
            partial(_cut, encoded),
            partial(_split, encoded, "gb18030"),
            "decode, split",
        ),
        Job(
            "volume analysed (part)",
            f"{PART} characters",
            partial(extract, part),
            lambda: list(jieba.posseg.cut(part)),
            "jieba.posseg",
        ),
        Job(
            "volume imported (tenth)",
            f"{len(text) // 10} chars",
            partial(_import, folder, text[: len(text) // 10], numbers),
            partial(extract, text[: len(text) // 10]),
            "only analysed, nothing stored",
        ),
    ]


def whole() -> None:
    """Import the whole volume once and say how long that took and how much memory its processes had."""
    with tempfile.TemporaryDirectory(prefix="yearbook-bench-") as name:
        text = _volume()
        _import(Path(name), text, count())
        used = resource.getrusage(resource.RUSAGE_CHILDREN)
    seconds = used.ru_utime + used.ru_stime
    print(f"{len(text)} characters, {seconds:.1f} s of CPU, {len(text) / seconds:.0f} characters/CPU-s")
    print(f"largest process: {used.ru_maxrss // 1024} MB")


def _volume() -> str:
    """Entries of so many sections each, together of so many characters."""
    paragraphs = round(CHARACTERS / len(volume(ENTRIES * SECTIONS, 1, 1)))
    return "".join(volume(SECTIONS, number, paragraphs) for number in range(ENTRIES))


def _cut(path: Path) -> None:
    cut(read(path).text)


def _split(path: Path, encoding: str) -> None:
    HEADING.split(path.read_bytes().decode(encoding))


def _import(folder: Path, text: str, numbers: "count[int]") -> None:
    """By the command line, in processes of their own."""
    number = next(numbers)
    path = folder / f"import-{number}.txt"
    path.write_text(text.replace("临江县", f"第{number}县"), encoding="utf-8")
    words = ("-m", "yearbook_viewer", "--archive", str(folder / "bench.ybk"), "import", str(path))
    subprocess.run([sys.executable, *words], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=True)


if __name__ == "__main__":
    whole()
