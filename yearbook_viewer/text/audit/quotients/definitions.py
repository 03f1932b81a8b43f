"""What rates, averages and densities are by definition: 存贷比 are loans over deposits, whatever words tell it."""

import re
from collections.abc import Iterable
from functools import cache
from typing import NamedTuple

from yearbook_viewer.text.lexicons import sections_of

# Bits: for one of the two that the definition names; for both of them besides.
_ONE, _BOTH = 1.0, 2.0


class Definition(NamedTuple):
    """Words of a rate with those of what is divided and of what it is divided by; `complement`: it is what the one
    leaves of the other."""

    words: re.Pattern[str]
    over: re.Pattern[str]
    under: re.Pattern[str]
    complement: bool


def definitions_of(words: str) -> list[Definition]:
    """The definitions of what the words before a number tell."""
    return [each for each in _definitions() if each.words.search(words)]


def bits_of(definitions: Iterable[Definition], over: str, under: str) -> float:
    """The bits for two numbers' being those of a definition, by the words of each; nought where there is none."""
    found = ((each.over.search(over) is not None, each.under.search(under) is not None) for each in definitions)
    return max((here * _ONE + there * _ONE + (here and there) * _BOTH for here, there in found), default=0.0)


@cache
def _definitions() -> tuple[Definition, ...]:
    found = []
    for line in sections_of("ratios")["definitions"]:
        words, _, rest = line.partition(" = ")
        over, _, under = rest.removeprefix("- ").partition(" / ")
        found.append(Definition(re.compile(words), re.compile(over), re.compile(under), rest.startswith("- ")))
    return tuple(found)
