"""Browsing the figures of an archive of a million, in an archive of its own that goes with the process."""

import atexit
import random
import shutil
import sqlite3
import tempfile
from contextlib import closing
from decimal import Decimal
from functools import partial
from itertools import islice
from pathlib import Path

from sqlalchemy import Connection, insert

from tests.bench.job import Job
from yearbook_viewer.archive import figure_columns, rows, schema, texts
from yearbook_viewer.archive.archive import Archive
from yearbook_viewer.archive.store import Store
from yearbook_viewer.records import (
    Entry,
    Extraction,
    Figure,
    FigureFilter,
    FigureGrouping,
    FigureOrder,
    Role,
    SeriesKey,
)

ENTRIES, FIGURES = 20_000, 50
PLACES, THINGS = 1_000, 40_000
PAGE = 100
WORDS = "产值"
FAMILY = "人民币"


def jobs() -> list[Job]:
    folder = Path(tempfile.mkdtemp(prefix="yearbook-bench-"))
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    archive = Archive.open(folder / "bench.ybk")
    fill(Store(archive.path), ENTRIES)
    plain = sqlite3.connect(archive.path)
    size = f"{ENTRIES * FIGURES // 1000} k figures"
    dear = FigureFilter(words=WORDS, family=FAMILY, least=Decimal(50_000))
    page = archive.figures(order=FigureOrder.VALUE)[5000 : 5000 + PAGE]
    return [
        Job(
            "figures, first look",
            size,
            partial(_first_look, archive.path),
            partial(_rows, plain, "entry_id"),
            "ORDER BY, rows read",
        ),
        Job(
            "figures in reading order", size, archive.figures, partial(_rows, plain, "entry_id"), "ORDER BY, rows read"
        ),
        Job(
            "figures by value, falling",
            size,
            partial(archive.figures, order=FigureOrder.VALUE, falling=True),
            partial(_rows, plain, "CAST(value AS REAL) DESC"),
            "ORDER BY, rows read",
        ),
        Job(
            "figures by indicator",
            size,
            partial(archive.figures, order=FigureOrder.INDICATOR),
            partial(_rows, plain, "indicator"),
            "ORDER BY, rows read",
        ),
        Job(
            "figures filtered: words, money",
            size,
            partial(archive.figures, dear, FigureOrder.VALUE),
            partial(_like, plain),
            "LIKE, CAST, ORDER BY",
        ),
        Job(
            "figures grouped by indicator",
            size,
            partial(archive.figure_groups, FigureFilter(), FigureGrouping.INDICATOR),
            partial(_groups, plain),
            "GROUP BY",
        ),
        Job("a page of figures with sentences", f"{PAGE} figures", partial(archive.printings, page)),
        Job("series to choose from by figures", size, partial(archive.series_listings, "产值")),
        Job("one series of figures", size, partial(archive.series, SeriesKey("第7县", "7号产值", FAMILY, ""))),
    ]


def _first_look(path: Path) -> int:
    """As after opening the archive, and after each change of it."""
    return len(Archive.open(path).figures())


def fill(store: Store, entries: int) -> None:
    """Put entries in as an import leaves them, without files to read."""
    chance = random.Random(5)
    with store.writing() as writer:
        file = {"path": "bench", "digest": "0", "encoding": "utf-8", "doubtful": False, "replaced": 0, "whole": True}
        writer.execute(insert(schema.files).values(file | {"format": "txt", "remarks": []}))
        for number in range(entries):
            _put(writer, number, chance)


def _put(writer: Connection, number: int, chance: random.Random) -> None:
    place, year = f"第{number % PLACES}县", 2000 + number // PLACES
    figures, lines, start = [], [f"{place}概况\n"], len(place) + 3
    for _ in range(FIGURES):
        thing = int(chance.paretovariate(0.6)) % THINGS
        amount = Decimal(chance.randrange(1, 10 ** chance.randrange(2, 8))) / 100
        unit = ("元", "吨", "户", "人", "%")[thing % 5]
        words = f"{thing}号{'产值' if thing % 7 == 0 else '数目'}"
        lines.append(f"{words}{amount}{unit}。\n")
        begin = start + len(words)
        end = begin + len(f"{amount}{unit}")
        figures.append(
            Figure(begin, end, f"{amount}{unit}", amount, unit, "", words, Role.LEVEL, "", year)
        )  # fmt: skip
        start = end + 2
    text = "".join(lines)
    entry = Entry(0, text, f"{place}概况", place, "", "", year, len(lines[0]), (), volume=f"{place}年鉴")
    found = Extraction(entry, (), tuple(figures), ())
    cut = {f"cut_{name}": getattr(entry, name) for name in ("title", "source", "volume", "volume_year", "date")}
    others = {"cut_place": [], "choices": {}, "reading": 0, "extractor": 1, "seal": "", "digest": str(number)}
    standing = {"file_id": 1, "ordinal": number, "state": "current", "cut_year": year}
    made = writer.scalars(
        insert(schema.entries).values(rows.face_of(entry) | cut | others | standing).returning(schema.entries.c.id)
    ).one()
    texts.put(writer, made, text)
    waiting = rows.found_in(found, schema.figures)
    while chunk := [row | {"entry_id": made} for row in islice(waiting, figure_columns.PORTION)]:
        writer.execute(insert(schema.figures), chunk)
        figure_columns.put(writer, made, chunk[0]["ordinal"], chunk)


def _rows(plain: sqlite3.Connection, order: str) -> int:
    query = f"SELECT entry_id, ordinal FROM figures ORDER BY {order}, entry_id, ordinal"
    with closing(plain.execute(query)) as found:
        return sum(1 for _ in found)


def _like(plain: sqlite3.Connection) -> int:
    query = (
        "SELECT entry_id, ordinal FROM figures WHERE indicator LIKE ? AND unit = '元' AND CAST(value AS REAL) >= 5e4"
        " ORDER BY CAST(value AS REAL)"
    )
    return len(plain.execute(query, (f"%{WORDS}%",)).fetchall())


def _groups(plain: sqlite3.Connection) -> int:
    query = "SELECT indicator, count(*) FROM figures GROUP BY indicator ORDER BY 2 DESC LIMIT 200"
    return len(plain.execute(query).fetchall())
