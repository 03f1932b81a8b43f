"""From a file's bytes to its records."""

import re
from functools import partial
from pathlib import Path

import jieba.posseg

from tests.bench.job import Job
from yearbook_viewer.reading.encodings import decode
from yearbook_viewer.text.entities.found import find_marks
from yearbook_viewer.text.entities.model import model
from yearbook_viewer.text.entities.plain import plain
from yearbook_viewer.text.entities.recogniser import recognise
from yearbook_viewer.text.extraction import extract
from yearbook_viewer.text.figures.finding import find_figures
from yearbook_viewer.text.outline import cut

SEED = next((Path(__file__).resolve().parents[2] / "seeds").glob("*.txt")).read_text(encoding="utf-8-sig")
NUMBER = re.compile(r"(\d+(?:\.\d+)?)\s*(万|亿)?\s*([个家人次元%户项])")
HEADING = re.compile(r"^【(.+?)】", re.MULTILINE)


def jobs() -> list[Job]:
    (entry,) = cut(SEED)
    marks = find_marks(entry)
    data = (SEED * 20).encode("gb18030")
    size = f"{len(SEED)} characters"
    return [
        Job(
            "encoding recognised",
            f"{len(data) // 1000} kB GB18030",
            partial(decode, data),
            partial(data.decode, "gb18030"),
            "bytes.decode, encoding known",
        ),
        Job("outline", size, partial(cut, SEED), partial(HEADING.findall, SEED), "one regular expression"),
        Job(
            "people, bodies and places alone",
            size,
            lambda: list(recognise(plain(SEED), model())),
            lambda: list(jieba.posseg.cut(SEED)),
            "jieba.posseg",
        ),
        Job("entities", size, partial(find_marks, entry), lambda: list(jieba.posseg.cut(SEED)), "jieba.posseg"),
        Job(
            "figures",
            size,
            partial(find_figures, entry, marks),
            partial(NUMBER.findall, SEED),
            "one regular expression",
        ),
        Job("everything", size, partial(extract, SEED)),
    ]
