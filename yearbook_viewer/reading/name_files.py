"""Files of names for the reader's dictionary: values with commas, semicolons or tabs, in any encoding of Chinese.

A header in Chinese or English names the columns in any order; without one the first is the name and the second its
kind. Good lines are taken, bad ones are told with their numbers.
"""

import csv
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from yearbook_viewer.errors import FileRefused
from yearbook_viewer.reading.encodings import decode
from yearbook_viewer.reading.limits import MEGABYTE, check, refusal, shown
from yearbook_viewer.records import EntryId, Kind
from yearbook_viewer.records.entities import NamesRead, OwnName, RefusedLine

# A dictionary of a million names has some 30 MB.
LARGEST = 64 * MEGABYTE
# Longer ones are sentences.
_LONGEST = 100
_SHOWN = 60

_COLUMNS = {
    "name": ("名称", "名字", "词", "词语", "name", "word", "term"),
    "kind": ("类别", "类型", "种类", "kind", "type", "category"),
    "entity": ("所指", "全称", "指称", "refers to", "entity", "full name", "stands for"),
    "entry": ("条目", "词条", "entry"),
    "instead": ("代替", "instead of", "instead"),
}
_KINDS: dict[Kind | None, tuple[str, ...]] = {
    Kind.PER: ("per", "人物", "人名", "人", "person", "people"),
    Kind.ORG: ("org", "机构", "组织", "单位", "organisation", "organisations", "organization", "body"),
    Kind.LOC: ("loc", "地名", "地点", "地区", "place", "places", "location"),
    Kind.TIME: ("time", "时间", "times"),
    Kind.DOC: ("doc", "文献", "文件", "document", "documents", "title"),
    Kind.NAME: ("name", "活动荣誉", "活动", "荣誉", "名目", "event", "honour", "honours and events"),
    None: ("不标注", "不标", "never", "never marked", "never mark", "none"),
}
_COLUMN_OF = {word: column for column, words in _COLUMNS.items() for word in words}
_KIND_OF = {word: kind for kind, words in _KINDS.items() for word in words}
# What a header says that says nothing else.
_FIRST = ("name", "kind", "entity", "entry", "instead")
# Between words in one cell, as export.dictionary_files writes them.
_BETWEEN = "|"


class _Row(NamedTuple):
    number: int
    cells: Sequence[str]


def read_names(path: Path, entries: Mapping[str, EntryId]) -> NamesRead:
    """The names of a file and the lines that hold none. `entries`: by what they are called in such files.

    Raises FileRefused for what cannot be read, is no text, or is larger than 64 MB.
    """
    check(path, LARGEST)
    try:
        data = path.read_bytes()
    except OSError as error:
        raise refusal(path, error) from error
    decoded = decode(data)
    if decoded is None:
        raise FileRefused("file-undecodable", path=shown(path))
    return names_in(decoded.text, entries)


def names_in(text: str, entries: Mapping[str, EntryId]) -> NamesRead:
    """The same of a text."""
    names: dict[tuple[str, EntryId | None], OwnName] = {}
    refused: list[RefusedLine] = []
    columns: Sequence[str] = _FIRST
    for place, row in enumerate(_rows(text)):
        if not place and (header := _header(row.cells)):
            columns = header
            continue
        cells = dict(zip(columns, map(_bare, row.cells), strict=False))
        reason = _fault(cells, entries)
        if not reason:
            own = _own_name(cells, entries)
            if names.setdefault((own.name, own.entry), own) == own:
                continue
            reason = "name-told-otherwise"
        refused.append(RefusedLine(row.number, ",".join(row.cells)[:_SHOWN], reason))
    return NamesRead(tuple(names.values()), tuple(refused))


def _rows(text: str) -> Iterator[_Row]:
    """The lines that hold something, each with its number; one that cannot be parted is a single cell of NUL."""
    lines = text.split("\n")
    reader = csv.reader((f"{line}\n" for line in lines), delimiter=_delimiter(lines))
    while True:
        number = reader.line_num + 1
        try:
            cells = next(reader)
        except StopIteration:
            return
        except csv.Error:
            cells = ["\0"]
        if any(cell.strip() for cell in cells):
            yield _Row(number, cells)


def _delimiter(lines: Sequence[str]) -> str:
    first = next((line for line in lines if line.strip()), "")
    return max((",", "\t", ";"), key=first.count)


def _header(cells: Sequence[str]) -> list[str]:
    """What the columns hold by their header; nothing where the first line is none."""
    named = [_COLUMN_OF.get(_word(cell), "") for cell in cells]
    # A name may be 词, but its kind is no 类别.
    return named if "name" in named and (len(named) == 1 or "kind" in named) else []


def _fault(cells: Mapping[str, str], entries: Mapping[str, EntryId]) -> str:
    name = cells.get("name", "")
    faults = (
        ("name-line-unreadable", "\0" in name),
        ("name-missing", not name),
        ("name-of-signs", not any(sign.isalnum() for sign in name)),
        ("name-too-long", len(name) > _LONGEST),
        ("name-kind-unknown", _word(cells.get("kind", "")) not in _KIND_OF),
        ("name-entry-unknown", bool(cells.get("entry")) and cells["entry"] not in entries),
    )
    return next((reason for reason, holds in faults if holds), "")


def _own_name(cells: Mapping[str, str], entries: Mapping[str, EntryId]) -> OwnName:
    instead = tuple(word for word in cells.get("instead", "").split(_BETWEEN) if word)
    entry = entries[cells["entry"]] if cells.get("entry") else None
    return OwnName(cells["name"], _KIND_OF[_word(cells["kind"])], cells.get("entity", ""), entry=entry, instead=instead)


def _bare(cell: str) -> str:
    """A cell without the blanks around it and the marks by which a spreadsheet is kept from calculating with it."""
    bare = " ".join(cell.split())
    guarded = bare.startswith("“") and bare.endswith("”") and bare[1:2] in "=+-@＝＋－＠"
    return bare[1:-1] if guarded else bare


def _word(cell: str) -> str:
    return " ".join(unicodedata.normalize("NFKC", cell).casefold().split())
