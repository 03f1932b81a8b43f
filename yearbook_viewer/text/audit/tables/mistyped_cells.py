"""The text held against a table whose row and column name the thing in other words, one number mistyped."""

import re
from collections import defaultdict
from collections.abc import Callable, Sequence
from decimal import Decimal

from yearbook_viewer.records import Entry, Figure
from yearbook_viewer.text.audit.clauses.akin import Named, are_akin, named, telling
from yearbook_viewer.text.audit.clauses.facts import Fact
from yearbook_viewer.text.audit.numbers.precision import RATES, value_of
from yearbook_viewer.text.audit.repeats.kindred import named_as
from yearbook_viewer.text.audit.repeats.mistypings import Likeness, alike_cells
from yearbook_viewer.text.series.names import series_name

# As in kindred: how much of either name the other has.
_SHARES = {Likeness.SLIGHT: (0.85, 1.0), Likeness.FAIR: (0.55, 0.85), Likeness.STRONG: (0.5, 0.75)}
# A cell with the very number is what is meant, if its name has so much in common.
_LOOSE = (0.3, 0.5)
_MOST = 6
_ABOUT = re.compile("(?:基本|主要|有关)?(?:情况|统计|一览|汇总|资料|指标)?(?:统计)?表?(?:[(（].*)?$")
_PLACE = re.compile(
    r"[\u4e00-\u9fff]{1,8}?(?:自治[县旗州]|[县市区镇乡村州旗]|街道|农场|林场|公司|[厂港站矿场]|学校|中学|小学|医院|银行|大学|学院)"
)
_NO_PLACE = re.compile(r"(?:城[镇乡]|乡镇|[农乡]村|[城市地园社山库林矿灌]区|开发区|[全本我各][市县区旗州盟镇乡村省])")


def mistyped_cells(
    entry: Entry, facts: Sequence[Fact], cells: Sequence[Figure], title_of: Callable[[Figure], str]
) -> dict[Figure, Figure]:
    """Of figures of the text the cells that they would be but for a mistyped digit.

    `facts`: those to be looked at, `cells`: the figures of the entry's tables, `title_of`: the lines above one's table.
    """
    found: dict[Figure, Figure] = {}
    names: dict[int, Named] = {}
    numbers: dict[Decimal, list[Figure]] = defaultdict(list)
    for cell in cells:
        numbers[value_of(cell)].append(cell)
    for fact, at, alike in alike_cells(facts, cells):
        likeness = Likeness(max(alike - (fact.figure.unit in RATES), 0))
        if fact.figure in found or likeness is Likeness.NONE:
            continue
        cell = cells[at]
        if at not in names:
            name = series_name(cell.indicator)
            # The row of all has no name of its own: it is what the table is of.
            if not telling(name):
                name = series_name(_ABOUT.sub("", title_of(cell).partition("\n")[0])) or name
            names[at] = named(name, name, title_of(cell))
        own = named_as(entry, fact)
        if _is_printed(own, numbers.get(value_of(fact.figure), ())):
            continue
        if (
            are_akin(own, names[at], _SHARES[likeness])
            and _is_there(names[at].name, own)
            and _is_there(own.name, names[at])
        ):
            found[fact.figure] = cell
    return found


def _is_printed(own: Named, cells: Sequence[Figure]) -> bool:
    """Whether a cell with the same number may be of the same thing."""
    names = (series_name(cell.indicator) for cell in cells[:_MOST])
    return any(are_akin(own, named(name, name, name), _LOOSE) for name in names)


def _is_there(name: str, other: Named) -> bool:
    """Whether the places and bodies that a name begins with are told beside the other too."""
    places = [place for place in _PLACE.findall(name) if not _NO_PLACE.search(place)]
    return all(place in other.around for place in places)
