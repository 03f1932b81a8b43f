"""Shares whose part or whole is not told as one number: of the days of a year, of several parts that they name."""

import re
from calendar import isleap
from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace
from decimal import Decimal

from yearbook_viewer.records import Figure, Finding, FindingKind, Verdict
from yearbook_viewer.text.audit.clauses.halves import are_halves
from yearbook_viewer.text.audit.clauses.runs import CLAUSE, Run
from yearbook_viewer.text.audit.numbers.precision import (
    RATES,
    common_scale,
    has_many_digits,
    is_amount,
    plain,
    value_of,
)
from yearbook_viewer.text.audit.numbers.rates import printed_rate, rate_words
from yearbook_viewer.text.audit.numbers.surprise import bits_of_share
from yearbook_viewer.text.audit.shares.share_claims import named_part
from yearbook_viewer.text.audit.totals.totals import added, adds_up, are_alike

_RATE = re.compile("率|系数|度$")
# The parts and their whole stand so near, rates of their own between them.
_FAR = 24
# A share may be of so many parts together, which are told by their names.
_SEVERAL, _MOST_PARTS, _MOST_LIST = 2, 4, 8
# What ends the names of parts, and what may stand between them.
_OF_NAME = re.compile("比?率|占|比[重例]|系数|的")
_FILLED = re.compile("两[项者类]|合计|天数|人数|案件|以上$|其中|全[县市区省年]")
_OF_WHOLE, _OF_ANOTHER_TIME = "占", re.compile("[由从]|比(?![重例])|年的|提高|上升|下降")
# 新能源(风电、光伏)占: what is in it.
_IN_BRACKETS = re.compile(r"\(([^()]*[、和与及][^()]*)\)")
# So many characters of a name tell of whom, and where names are joined without a sign so many of each.
_TELLING_NAME, _TELLING_PIECE = 3, 2
_NO_NAME = "?"
_JOINT = re.compile("[、和与及]")
_SO_MANY = re.compile(
    "(?<![0-9第])([两二三四五六七八2-8])(?:者|项|类|种|大?产业|业|位|级|档|部分|家|地|国|省|市|区|县|校|样|科|组|个)"
    "[^,;。占]{0,10}(?:合计|共|总计|之和|总和|相加)?[^,;。占]{0,6}占"
)
_NUMBERS = dict(zip("两二三四五六七八2345678", (2, 2, 3, 4, 5, 6, 7, 8, 2, 3, 4, 5, 6, 7, 8), strict=True))
_TOGETHER = re.compile("^[^,;。占]{0,6}(?:合计|共|总计|之和|总和|相加)[^,;。占]{0,6}占")
# The bits that make up for that a whole is not told by its words: where other shares are of it, and where not.
_BY_OTHERS, _BY_ARITHMETIC = 2.0, 4.0
# And how far a share of some of the parts that make up their whole may be off, as a share of all.
_NEAR_RATE = Decimal("0.1")
# Of so many parts a share is told as it stands; they stand within so many figures before it, their whole before them.
_MOST_TOGETHER, _BESIDE = 3, 8
# Days of which a rate may be of all in their year.
_DAY, _FEWEST_DAYS = "天", 100


def parts_told(run: Run, at: int) -> list[int]:
    """The places of several parts before a share, of which its words tell that it is, by their names or by how many
    they are: 优112天、良203天,…优良天数比例86.3%; 一级127人、二级63人,两者占46.1%."""
    own = CLAUSE.split(run.words[at])[-1]
    return _named_in(run, _amounts_before(run, at), own) or _counted_in(run, at, own)


def of_several(run: Run, at: int, parts: Sequence[int], right: Collection[int]) -> Iterator[Finding]:
    """Whether a share is that of several parts together. `right`: the places of the wholes of other shares."""
    share, figures = run.figures[at], [run.figures[part] for part in parts]
    together = replace(figures[-1], value=added(figures))
    places = range(parts[0] - 1, max(-1, parts[0] - 1 - _FAR), -1)
    wholes = [place for place in places if _is_larger(run.figures[place], together)]
    said = {place: bits_of_share(together, run.figures[place], share) for place in wholes}
    held = next((place for place in wholes if (each := said[place]) is not None and each.holds), None)
    place = next((place for place in wholes if place in right), wholes[0] if wholes else None) if held is None else held
    if place is None:
        return
    slip, whole = said[place], run.figures[place]
    # What makes up the whole with what is told beside it is some of its parts.
    divided = adds_up(whole, [run.figures[each] for each in _amounts_before(run, at) if each > place])
    rate = printed_rate(share)
    off = abs(value_of(together) / value_of(whole) * rate.per - value_of(share)) / rate.per
    slipped = slip is not None and slip.bits >= (_BY_OTHERS if place in right else _BY_ARITHMETIC)
    if held is not None or slipped or (divided and off <= _NEAR_RATE):
        verdict = Verdict.INCONSISTENT if held is None else Verdict.CONSISTENT
        shown = " + ".join(plain(value_of(figure) / common_scale(*figures)) for figure in figures)
        found = share_finding(share, together, run.figures[place], verdict)
        words = f"({shown}) {found.arithmetic[found.arithmetic.index('÷') :]}"
        yield replace(found, arithmetic=words, against=(run.figures[place], *figures))


def _is_larger(whole: Figure, together: Figure) -> bool:
    return is_amount(whole) and are_alike(whole, together) and value_of(whole) > value_of(together)


def _amounts_before(run: Run, at: int) -> list[int]:
    """The amounts of one unit before a share, the nearest last; rates of their own may stand between."""
    found: list[int] = []
    for place in range(at - 1, max(-1, at - 1 - _FAR), -1):
        figure = run.figures[place]
        if figure.unit not in RATES:
            if not is_amount(figure) or (found and not are_alike(figure, run.figures[found[0]])):
                break
            found.append(place)
    return found[::-1]


def _named_in(run: Run, before: Sequence[int], own: str) -> list[int]:
    """Those of the last of these amounts whose names make up the words before a share: 调解撤诉率, 中级和高级占."""
    name = _FILLED.sub("", _OF_NAME.split(own)[0])
    listed = _IN_BRACKETS.search(name)
    name = listed[1] if listed is not None else name
    words = {place: CLAUSE.split(run.words[place])[-1] + run.figures[place].indicator for place in before[-_MOST_LIST:]}
    pieces = [piece for piece in _JOINT.split(name) if piece]
    if len(pieces) >= _SEVERAL:
        found = [[place for place in words if piece in words[place]] for piece in pieces]
        places = sorted({each[0] for each in found if len(each) == 1})
        return places if len(places) == len(pieces) else []
    listed_so = list(words)
    for count in range(_SEVERAL, min(len(words), _MOST_PARTS) + 1):
        least = 1 if len(name) == count else _TELLING_PIECE
        for last in range(len(words), count - 1, -1):
            rest = name
            for place in listed_so[last - count : last]:
                size = next((size for size in range(len(rest), least - 1, -1) if rest[:size] in words[place]), 0)
                rest = rest[size:] if size else _NO_NAME
            if not rest:
                return listed_so[last - count : last]
    # 博士研究生78人,硕士研究生546人,研究生以上学历占40%: of all that are called so.
    akin = [place for place in words if name[:_TELLING_NAME] in words[place]]
    return akin if len(name) >= _TELLING_NAME and len(akin) >= _SEVERAL and akin == before[-len(akin) :] else []


def _counted_in(run: Run, at: int, own: str) -> list[int]:
    """As many amounts before a share as its words tell: 三者合计占, 〔三省〕合计占."""
    told, counter = _SO_MANY.search(own), run.figures[at - 1]
    count = _NUMBERS[told[1]] if told is not None else 0
    if at and not count and counter.value in _NUMBERS.values() and _TOGETHER.search(own):
        count, at = int(value_of(counter)), at - 1
    before = _amounts_before(run, at)
    return before[-count:] if _SEVERAL <= count <= len(before) else []


def is_told_of_several(run: Run, at: int) -> bool:
    """Whether a share of three digits is, as it stands, that of the amounts right before it together, of one told
    before: 审结7216件,调解3284件、撤诉1416件,调撤率65.1%."""
    share = run.figures[at]
    parts: list[int] = []
    for place in range(at - 1, max(-1, at - 1 - _BESIDE), -1):
        if not is_amount(run.figures[place]) or not are_alike(run.figures[place], run.figures[at - 1]):
            break
        parts.append(place)
    if len(parts) < _SEVERAL or not has_many_digits(share):
        return False
    rate = printed_rate(share)
    for last in range(_SEVERAL, min(len(parts), _MOST_TOGETHER) + 1):
        together = sum((value_of(run.figures[place]) for place in parts[:last]), Decimal(0))
        for place in range(parts[last - 1] - 1, max(-1, parts[last - 1] - 1 - _BESIDE), -1):
            whole = run.figures[place]
            alike = is_amount(whole) and are_alike(whole, run.figures[at - 1]) and value_of(whole) > together
            if alike and rate.interval.holds(together / value_of(whole) * rate.per):
                return True
    return False


def of_days(run: Run, at: int) -> Iterator[Finding]:
    """A rate of days that stand right before it, where those of their year are not told: 优良318天,优良率87.1%."""
    share, part = run.figures[at], run.figures[at - 1]
    if at == 0 or part.unit != _DAY or part.year is None or not _RATE.search(CLAUSE.split(run.words[at])[-1]):
        return
    year = replace(part, value=Decimal(366 if isleap(part.year) else 365), text=_DAY)
    said = bits_of_share(part, year, share) if _FEWEST_DAYS < value_of(part) <= value_of(year) else None
    if said is not None and not said.holds and said.bits >= _BY_ARITHMETIC:
        words = share_finding(share, part, year)
        yield replace(words, against=(part,))


def of_halves(run: Run, at: int) -> Iterator[Finding]:
    """A share of the two halves of a whole that is not told: 男生512人,女生438人,女生占46.1%."""
    share, own = run.figures[at], CLAUSE.split(run.words[at])[-1]
    before = _amounts_before(run, at)[-_SEVERAL:]
    pair = [run.figures[place] for place in before]
    names = [CLAUSE.split(run.words[place])[-1] + run.figures[place].indicator for place in before]
    if _OF_WHOLE not in own or len(pair) < _SEVERAL or min(map(value_of, pair)) <= 0:
        return
    if not (are_halves(*names) or are_halves(*(figure.indicator for figure in pair))):
        return
    name = named_part(own)
    named = [figure for figure in pair if figure.indicator and _begins(figure.indicator, name)] if name else pair[-1:]
    if len(named) != 1 or _OF_ANOTHER_TIME.search(own) or share.year != pair[0].year:
        return
    part = named[0]
    whole = replace(pair[0], value=added(pair), text=f"{plain(added(pair))}{pair[0].unit}")
    said = bits_of_share(part, whole, share)
    if said is not None:
        found = share_finding(share, part, whole, Verdict.CONSISTENT if said.holds else Verdict.INCONSISTENT)
        yield replace(found, against=(part, *(figure for figure in pair if figure is not part)))


def _begins(one: str, other: str) -> bool:
    return one.startswith(other) or other.startswith(one)


def share_finding(share: Figure, part: Figure, whole: Figure, verdict: Verdict = Verdict.INCONSISTENT) -> Finding:
    """That a share is the one that a part is of its whole, or is not."""
    computed = value_of(part) / value_of(whole) * printed_rate(share).per
    scale = common_scale(part, whole)
    sides = f"{plain(value_of(part) / scale)} ÷ {plain(value_of(whole) / scale)}"
    return Finding(FindingKind.SHARE, verdict, rate_words(sides, computed, share, verdict), share, (whole, part))
