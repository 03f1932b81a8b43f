"""Tables of Word: which cells there are and what each covers (ISO/IEC 29500-1, 17.4)."""

from collections.abc import Iterator
from dataclasses import dataclass

from lxml import etree

from yearbook_viewer.reading.word.styles import VAL, W

# Rows and cells may stand inside these.
_HOLDERS = frozenset(W + name for name in ("ins", "moveTo", "customXml", "sdtContent", "sdt"))
# Word's own bound is 63 columns.
_WIDEST = 200


@dataclass(slots=True)
class TablePlace:
    """A cell that begins in its row, and what it covers."""

    element: etree._Element
    rows: int = 1
    columns: int = 1


def table_rows(table: etree._Element) -> list[list[TablePlace]]:
    """The cells of each row; a cell that goes on from the row above makes that one deeper and is left out.

    Columns left free before the first cell are an empty cell, so that the others stand where they are printed.
    """
    rows: list[list[TablePlace]] = []
    above: dict[int, TablePlace] = {}
    for row in _children(table, "tr"):
        properties = row.find(f"{W}trPr")
        if properties is not None and properties.find(f"{W}del") is not None:
            continue
        places: list[TablePlace] = []
        open_below: dict[int, TablePlace] = {}
        column = _number(properties, "gridBefore", 0)
        if column:
            places.append(TablePlace(etree.Element(f"{W}tc"), columns=column))
        for cell in _children(row, "tc"):
            own = cell.find(f"{W}tcPr")
            span = _number(own, "gridSpan", 1)
            merge = None if own is None else own.find(f"{W}vMerge")
            if own is not None and places and _goes_on(own.find(f"{W}hMerge")):
                places[-1].columns += span
            elif _goes_on(merge) and column in above:
                above[column].rows += 1
                open_below[column] = above[column]
            else:
                places.append(TablePlace(cell, columns=span))
                if merge is not None:
                    open_below[column] = places[-1]
            column += span
        above = open_below
        rows.append(places)
    return rows


def _goes_on(merge: etree._Element | None) -> bool:
    return merge is not None and merge.get(VAL, "continue") == "continue"


def _number(properties: etree._Element | None, name: str, missing: int) -> int:
    found = None if properties is None else properties.find(f"{W}{name}")
    value = "" if found is None else found.get(VAL, "")
    return max(missing, min(int(value), _WIDEST)) if value.isdecimal() and len(value) < 9 else missing


def _children(parent: etree._Element, name: str) -> Iterator[etree._Element]:
    waiting = list(parent.iterchildren("*"))[::-1]
    while waiting:
        each = waiting.pop()
        if each.tag == f"{W}{name}":
            yield each
        elif each.tag in _HOLDERS:
            waiting.extend(list(each.iterchildren("*"))[::-1])
