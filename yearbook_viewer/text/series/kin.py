"""Whether what two entries print may be of one thing: by unit, scope, size and the words before it."""

import re
from collections.abc import Mapping, Sequence
from decimal import Decimal
from functools import lru_cache

from yearbook_viewer.records import Figure, Printing
from yearbook_viewer.text.audit.clauses.akin import are_opposed, core_of, telling
from yearbook_viewer.text.audit.clauses.facts import parts_in, signed
from yearbook_viewer.text.audit.numbers.precision import RATES, is_well_read, last_digit, value_of
from yearbook_viewer.text.figures.scan import RANGE
from yearbook_viewer.text.folds import fold
from yearbook_viewer.text.series.families import family_of

# What rates at comparable prices are told of.
MONEY = "人民币"
# What all kinds of things are counted in.
OF_ALL_THINGS = frozenset((MONEY, "人", "个", "户", "家", "名"))
# In a longer entry some number looks like any.
CROWD = 60
# The words before a figure that say what it is of.
REACH = 16
# So many digits are the same by no chance.
TELLING = 3
# What a rate is told of.
MULTIPLES = {"%": Decimal(100), "倍": Decimal(1)}
_AMONG = frozenset(("其中",))
_CLAUSE = re.compile("[,，;；:：。、]")
_OF_ALL_YEAR = re.compile("全年|[当本]年|年[末底]")
# What changed so much from one year to the next is something else.
_MOST = Decimal(2)
# So much of what a name tells is in the other.
_MOSTLY = 0.6

ByYear = Mapping[int, Sequence[Printing]]


def is_plain(figure: Figure) -> bool:
    """Whether a figure is an amount as it is: no rate, no goal, not blurred and not in doubt."""
    plain = figure.value is not None and figure.value > 0 and not figure.qualifier and figure.qualifier != RANGE
    return plain and not figure.target and figure.unit not in RATES and is_well_read(figure)


def is_share(figure: Figure) -> bool:
    """Whether a figure is a share of a hundred as it is: no goal, not blurred and not in doubt."""
    whole = figure.value is not None and figure.value > 0 and not figure.qualifier
    return whole and figure.unit == "%" and not figure.target and is_well_read(figure)


def digits(figure: Figure) -> int:
    """How many digits of a value tell something: noughts at the end only behind a point."""
    value = value_of(figure)
    if "." in fold(figure.text):
        return len(f"{value / last_digit(figure):.0f}")
    return len(value.normalize().as_tuple().digits)


def are_of_one_kind(one: Printing, other: Printing) -> bool:
    """Whether two values count in one unit family, of the same scope and part."""
    same = family_of(one.figure.unit).name == family_of(other.figure.unit).name
    scopes = {one.figure.scope, other.figure.scope} - {""}
    apart = parts_in(words_of(one)) ^ parts_in(words_of(other))
    # 其中 stands before what is named in full, or by itself in another year.
    named = apart == _AMONG and core_of(one.figure.indicator) == core_of(other.figure.indicator)
    return same and len(scopes) <= 1 and (not apart or named)


def are_near(one: Figure, other: Figure) -> bool:
    """Whether one value is less than twice the other."""
    here, there = abs(signed(one)), abs(signed(other))
    return here < there * _MOST and there < here * _MOST


def words_of(printing: Printing) -> str:
    """The words of its clause before a figure, with its name."""
    at = printing.figure.start - printing.sentence_start
    return _CLAUSE.split(printing.sentence[max(0, at - REACH) : max(0, at)])[-1] + printing.figure.indicator


@lru_cache(maxsize=16_384)
def shared(one: str, other: str) -> float:
    """How much of what the lesser of two names tells is in the other; nothing of names that exclude each other.

    Where one tells nothing (总产值) all that they say is compared.
    """
    here, there = telling(one), telling(other)
    if not here or not there:
        here, there = (frozenset(core_of(_OF_ALL_YEAR.sub("", each))) for each in (one, other))
    if not here or not there or are_opposed(one, other):
        return 0.0
    return len(here & there) / min(len(here), len(there))


def in_common(one: Printing, other: Printing) -> int:
    """How many characters that tell something the names of two values have in common."""
    return len(telling(words_of(one)) & telling(words_of(other)))


def are_akin(one: Printing, other: Printing) -> bool:
    """Whether the names of two values have anything in common."""
    return shared(words_of(one), words_of(other)) > 0


def have_one_name(one: Printing, other: Printing) -> bool:
    """Whether most of what either name tells is in the other."""
    return shared(words_of(one), words_of(other)) >= _MOSTLY
