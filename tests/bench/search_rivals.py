"""Other ways to search the same sections: LIKE, two indexes of FTS5, ripgrep.

They are given the texts folded, which spares them what they could not see through, and asked for less than ours: any
twenty sections with a snippet, unordered, and how many there are in all only in `count`.
"""

import shutil
import sqlite3
import subprocess
from abc import ABC, abstractmethod
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import ClassVar

import jieba

from tests.bench.search_queries import Query

PAGE, BEFORE, AROUND = 20, 18, 60
Sections = Iterable[tuple[int, str]]


class Rival(ABC):
    """Another way to search. `name`: with how it is set up. `folder`: where it may write."""

    name: ClassVar[str]

    def __init__(self, folder: Path) -> None:
        self.folder = folder / type(self).__name__
        self.folder.mkdir()

    @staticmethod
    def missing() -> str:
        """The program that it needs and that is not installed; empty where nothing is missing."""
        return ""

    @abstractmethod
    def build(self, sections: Sections) -> None:
        """Take all sections in: their numbers and texts."""

    @abstractmethod
    def size(self) -> int:
        """Bytes of its index, without the texts."""

    @abstractmethod
    def first(self, query: Query) -> list[str]:
        """Snippets of any twenty sections."""

    @abstractmethod
    def count(self, query: Query) -> int:
        """How many sections there are."""

    @abstractmethod
    def find(self, query: Query) -> set[int]:
        """All sections."""


class _Tables(Rival):
    """A table in SQLite; `_where` finds by one condition a word."""

    _table: ClassVar[str]

    def __init__(self, folder: Path) -> None:
        super().__init__(folder)
        self._connection = sqlite3.connect(self.folder / "sections.db")
        self._connection.execute(self._table)

    def build(self, sections: Sections) -> None:
        with self._connection:
            self._connection.executemany("INSERT INTO sections(rowid, text) VALUES (?, ?)", self._rows(sections))

    def size(self) -> int:
        query = "SELECT sum(pgsize) FROM dbstat WHERE name IN ('sections_data', 'sections_idx', 'sections_docsize')"
        return self._connection.execute(query).fetchone()[0] or 0

    def first(self, query: Query) -> list[str]:
        return [row[0] for row in self._found(self._snippet, query, f"LIMIT {PAGE}")]

    def count(self, query: Query) -> int:
        return next((int(row[0]) for row in self._found("count(*)", query, "")), 0)

    def find(self, query: Query) -> set[int]:
        return {int(row[0]) for row in self._found("rowid", query, "")}

    _snippet = "snippet(sections, 0, '', '', '…', 40)"

    def _rows(self, sections: Sections) -> Sections:
        return sections

    def _found(self, columns: str, query: Query, end: str) -> list[tuple[str]]:
        where = "WHERE sections MATCH ?"
        return self._connection.execute(
            f"SELECT {columns} FROM sections {where} {end}", [self._match(query)]
        ).fetchall()

    def _match(self, query: Query) -> str:
        return " AND ".join(f'"{word}"' for word in query.words)


class Like(_Tables):
    name = "SQLite LIKE"
    _table = "CREATE TABLE sections(id INTEGER PRIMARY KEY, text TEXT)"

    def _found(self, columns: str, query: Query, end: str) -> list[tuple[str]]:
        where = " AND ".join("text LIKE ? ESCAPE '!'" for _ in query.words)
        return self._connection.execute(
            f"SELECT {columns} FROM sections WHERE {where} {end}", [self._pattern(word) for word in query.words]
        ).fetchall()

    def first(self, query: Query) -> list[str]:
        words = query.words[0].replace("'", "''")
        snippet = f"substr(text, max(1, instr(text, '{words}') - {BEFORE}), {AROUND})"
        return [row[0] for row in self._found(snippet, query, f"LIMIT {PAGE}")]

    @staticmethod
    def _pattern(word: str) -> str:
        return f"%{word.replace('!', '!!').replace('%', '!%').replace('_', '!_')}%"


class Words(_Tables):
    name = "FTS5 unicode61, jieba words"
    _table = "CREATE VIRTUAL TABLE sections USING fts5(text, tokenize='unicode61')"

    def _rows(self, sections: Sections) -> Iterator[tuple[int, str]]:
        for number, text in sections:
            yield number, " ".join(jieba.cut(text))

    def _match(self, query: Query) -> str:
        return " AND ".join(f'"{" ".join(jieba.cut(word))}"' for word in query.words)


class Trigrams(_Tables):
    name = "FTS5 trigram"
    _table = "CREATE VIRTUAL TABLE sections USING fts5(text, tokenize='trigram')"


class Ripgrep(Rival):
    """One file of all sections, a line each, that begins with its number; a process a query and word."""

    name = "ripgrep, one file of lines"

    @staticmethod
    def missing() -> str:
        return "" if shutil.which("rg") else "ripgrep"

    def build(self, sections: Sections) -> None:
        with self._file.open("w", encoding="utf-8") as file:
            file.writelines(f"{number}\t{text}\n" for number, text in sections)

    def size(self) -> int:
        return 0

    def first(self, query: Query) -> list[str]:
        word = query.words[0]
        lines = [line.partition("\t")[2] for line in self._lines(query, f"-m{PAGE}")]
        return [line[max(0, line.find(word) - BEFORE) :][:AROUND] for line in lines]

    def count(self, query: Query) -> int:
        return sum(map(int, self._lines(query, "-c")))

    def find(self, query: Query) -> set[int]:
        return {int(line.partition("\t")[0]) for line in self._lines(query, "-N")}

    @property
    def _file(self) -> Path:
        return self.folder / "sections.txt"

    def _lines(self, query: Query, last: str) -> list[str]:
        """The lines with all words; `last`: an option of the last of the processes."""
        *before, word = query.words
        found = b""
        for each in before:
            found = _run("rg", "-F", "-N", "--", each, str(self._file))
        place = ["-"] if before else [str(self._file)]
        return _run("rg", "-F", "-N", last, "--", word, *place, given=found).decode().splitlines()


def _run(*command: str, given: bytes = b"") -> bytes:
    return subprocess.run(command, input=given, stdout=subprocess.PIPE, check=False).stdout
