"""Tables of a page before they are read: which hold rows of data, and which only lay the page out."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from lxml import etree

from yearbook_viewer.reading.web.style import declarations, style_of
from yearbook_viewer.reading.web.weights import Weight

# A cell of data is rarely longer; paragraphs of a page that is laid out with tables are.
_LONG_CELL = 400
_LONG_BORDERED_CELL = 1500
_SHORT_CELL = 24
_REGULAR = 0.7
_NUMERIC = 0.25
_LINKED = 0.5


@dataclass(slots=True)
class Shape:
    """What was seen of one table; `widths`: columns of each row, `cells`: characters of each cell."""

    said: bool = False
    bordered: bool = False
    presentation: bool = False
    nests: bool = False
    widths: list[int] = field(default_factory=list)
    cells: list[int] = field(default_factory=list)
    numeric: int = 0
    linked: float = 0.0

    def holds_data(self) -> bool:
        """Whether the table is one to a reader: by its own word, its borders, or rows of short cells."""
        columns = max(self.widths, default=0)
        longest = max(self.cells, default=0)
        if self.presentation or columns < 2 or longest > _LONG_BORDERED_CELL:
            return False
        if self.said and not (self.nests and longest > _LONG_CELL):
            return True
        if longest > _LONG_CELL or (self.nests and not self.bordered):
            return False
        if self.bordered:
            return longest <= _LONG_CELL and len(self.cells) > 1
        if len(self.widths) < 2 or self.linked > _LINKED:
            return False
        regular = sum(width == columns for width in self.widths) / len(self.widths)
        filled = [size for size in self.cells if size]
        short = sum(size <= _SHORT_CELL for size in filled) / max(1, len(filled))
        return regular >= _REGULAR and (self.numeric / max(1, len(filled)) >= _NUMERIC or short >= _REGULAR)


def parts_of_tables(
    elements: "Sequence[etree._Element]", weights: "Mapping[etree._Element, Weight]"
) -> "dict[etree._Element, etree._Element]":
    """The tables that hold data, their rows, cells and captions, each with its table.

    A table within a cell of data is text of that cell. `elements` stand in the page's order.
    """
    shapes: dict[etree._Element, Shape] = {}
    owners: dict[etree._Element, etree._Element] = {}
    for element in elements:
        parent = element.getparent()
        owner = owners.get(parent) if parent is not None else None
        if element.tag == "table":
            if owner is not None:
                shapes[owner].nests = True
            shapes[element] = _shape(element, weights.get(element, Weight()))
            owner = element
        elif owner is not None:
            _see(shapes[owner], element, weights.get(element, Weight()))
        if owner is not None:
            owners[element] = owner
    return _of_data(shapes, owners)


def _of_data(
    shapes: "dict[etree._Element, Shape]", owners: "dict[etree._Element, etree._Element]"
) -> "dict[etree._Element, etree._Element]":
    outer: set[etree._Element] = set()
    within: set[etree._Element] = set()
    for table, shape in shapes.items():
        parent = table.getparent()
        around = owners.get(parent) if parent is not None else None
        if around in outer or around in within:
            within.add(table)
        elif shape.holds_data():
            outer.add(table)
    return {
        element: owner
        for element, owner in owners.items()
        if owner in outer and (element is owner or element.tag in ("tr", "td", "th", "caption"))
    }


def span(element: "etree._Element", name: str, most: int) -> int:
    """How many rows or columns a cell covers by its attribute; 1 where that is no number."""
    told = (element.get(name) or "").strip()
    return max(1, min(int(told[:6]), most)) if told.isascii() and told.isdecimal() else 1


def _shape(table: "etree._Element", weight: Weight) -> Shape:
    names = (table.get("class") or "").lower()
    border = (table.get("border") or "").strip()
    return Shape(
        said=bool(table.get("summary")) or "msotablegrid" in names,
        bordered=(border.isdecimal() and int(border[:4]) > 0)
        or style_of(table).border
        or bool(table.get("bordercolor")),
        presentation=table.get("role") in ("presentation", "none"),
        linked=weight.linked / max(1, weight.characters),
    )


def _see(shape: Shape, element: "etree._Element", weight: Weight) -> None:
    match element.tag:
        case "tr":
            shape.widths.append(0)
        case "td" | "th":
            if not shape.widths:
                shape.widths.append(0)
            shape.widths[-1] += span(element, "colspan", 1000)
            shape.cells.append(weight.characters)
            shape.numeric += 0 < weight.characters <= 2 * weight.digits
            shape.said = shape.said or element.tag == "th"
            shape.bordered = shape.bordered or _has_border(element)
        case "caption" | "thead":
            shape.said = True


def _has_border(cell: "etree._Element") -> bool:
    style = cell.get("style") or ""
    return "border" in style.lower() and any(
        "solid" in value or "double" in value for name, value in declarations(style).items() if "border" in name
    )
