"""What an entry says is as it was in the year before (与上年持平, 仍为), held against what that year's entry prints."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from decimal import Decimal

from yearbook_viewer.records import FindingKind, Printing, Role, Verdict, VolumeFinding
from yearbook_viewer.text.audit.clauses.facts import agree
from yearbook_viewer.text.audit.numbers.precision import value_of
from yearbook_viewer.text.audit.repeats.repeated import written
from yearbook_viewer.text.series.families import family_of
from yearbook_viewer.text.series.kin import REACH, are_near, is_plain, is_share, shared, words_of
from yearbook_viewer.text.series.printed import title_of

_STILL = re.compile(r"(?:仍然?|依然|依旧)(?:为|是|保持在?|维持在?)?$")
_THE_SAME = re.compile(
    r"[,，]?(?:[与和同较比](?:上年|去年|前一年)[末底]?(?:同期|水平)?[\u4e00-\u9fff]{0,4}?"
    r"(?P<much>基本|大体|大致)?(?:持平|相同|一致|一样|相当(?!于)|不变|未变|无变化|没有变化|没有增减|无增减)"
    r"|(?:保持|维持)(?P<more>基本)?不变)"
)
# So far apart are values that are no longer the same, and those that are much the same.
_SAME, _MUCH_THE_SAME = Decimal("1.02"), Decimal("1.1")
_MOSTLY = 0.6


def unchanged(printings: Iterable[Printing]) -> Iterator[VolumeFinding]:
    """Values said to be those of the year before, where its entry prints one other value of the name (不符)."""
    by_year: dict[tuple[str, str, int], list[Printing]] = defaultdict(list)
    said: list[tuple[Printing, Decimal]] = []
    for printing in printings:
        figure, year = printing.figure, printing.entry_year
        level = figure.role is Role.LEVEL and year is not None and figure.year == year
        if year is None or not level or not (is_plain(figure) or is_share(figure)):
            continue
        by_year[title_of(printing), family_of(figure.unit).name, year].append(printing)
        apart = _said_apart(printing)
        if apart is not None:
            said.append((printing, apart))
    for printing, apart in said:
        year = (printing.entry_year or 0) - 1
        former = by_year.get((title_of(printing), family_of(printing.figure.unit).name, year), ())
        named = [each for each in former if shared(_name(each), _name(printing)) >= _MOSTLY]
        if len(named) == 1 and are_near(named[0].figure, printing.figure) and _are_apart(printing, named[0], apart):
            words = f"{year}: {written(printing.figure, '≠', named[0].figure)}"
            yield VolumeFinding(FindingKind.SERIES, Verdict.INCONSISTENT, words, printing, (named[0],))


def _said_apart(printing: Printing) -> Decimal | None:
    """How many times the one value may be the other where an entry says that they are the same; None where not."""
    at = max(0, printing.figure.start - printing.sentence_start)
    if _STILL.search(printing.sentence, max(0, at - REACH), at):
        return _SAME
    same = _THE_SAME.match(printing.sentence, at + len(printing.figure.text))
    if same is None:
        return None
    return _MUCH_THE_SAME if same["much"] or same["more"] else _SAME


def _name(printing: Printing) -> str:
    return _STILL.sub("", words_of(printing).removesuffix(printing.figure.indicator)) + printing.figure.indicator


def _are_apart(one: Printing, other: Printing, most: Decimal) -> bool:
    low, high = sorted((value_of(one.figure), value_of(other.figure)))
    return high > low * most and not agree(one.figure, other.figure)
