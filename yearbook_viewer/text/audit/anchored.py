"""An amount told again under a bare name (投入资金), in a sentence that also tells again what it was spent on."""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from decimal import Decimal

from yearbook_viewer.records import Finding, Verdict
from yearbook_viewer.text.audit.akin import telling
from yearbook_viewer.text.audit.facts import Fact, agree
from yearbook_viewer.text.audit.mistypings import Likeness, alike
from yearbook_viewer.text.audit.repeated import repeated
from yearbook_viewer.text.audit.slips import is_slip

# A number below this is told of many things.
_TELLING = Decimal(100)
_SHARED = 2
_ROUND = re.compile(r"^[1-9]0*$")
# Of one sentence no more numbers are looked at.
_MOST = 24


def anchored(facts: Sequence[Fact]) -> Iterator[Finding]:
    """安装探头5280个,投入资金3160万元 … 探头总数5280个,投入资金3610万元: of one name, one number mistyped (不符).

    What both sentences tell alike, in three digits and more and of one thing, says that they are of the same.
    """
    by_sentence: dict[int, list[Fact]] = defaultdict(list)
    for fact in facts:
        if len(by_sentence[fact.sentence]) < _MOST:
            by_sentence[fact.sentence].append(fact)
    for one, other, likeness in alike(facts):
        if one.key != other.key or one.sentence == other.sentence or not one.is_bare or one.times != other.times:
            continue
        if likeness < Likeness.FAIR and not is_slip(one.figure, other.figure):
            continue
        if any(_is_anchor(here, there) for here in by_sentence[one.sentence] for there in by_sentence[other.sentence]):
            yield repeated(other.figure, one.figure, Verdict.INCONSISTENT, "≠")


def _is_anchor(one: Fact, other: Fact) -> bool:
    same = one.key._replace(name="") == other.key._replace(name="") and agree(one.figure, other.figure)
    if not same or one.value < _TELLING or _ROUND.match(f"{one.value.normalize():f}"):
        return False
    return len(telling(one.key.name) & telling(other.key.name)) >= _SHARED
