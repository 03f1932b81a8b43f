"""The sums of the prose: the lists that its sentences hold, each with the total that it belongs to."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from decimal import Decimal
from itertools import pairwise

from yearbook_viewer.records import Figure, Role, Verdict
from yearbook_viewer.records.found import PART
from yearbook_viewer.text.audit.clauses.sentences import Sentence, depths_of
from yearbook_viewer.text.audit.numbers.misprints import explaining, is_mistyped
from yearbook_viewer.text.audit.numbers.precision import is_amount, value_of
from yearbook_viewer.text.audit.numbers.surprise import bits_of_sum
from yearbook_viewer.text.audit.totals.divisions import sums_divided
from yearbook_viewer.text.audit.totals.left_out import told_in_full
from yearbook_viewer.text.audit.totals.more_than_whole import more_than_whole
from yearbook_viewer.text.audit.totals.named_parts import sums_named
from yearbook_viewer.text.audit.totals.opened_lists import sum_behind
from yearbook_viewer.text.audit.totals.run_on_lists import sum_run_on
from yearbook_viewer.text.audit.totals.summed_up import sum_before
from yearbook_viewer.text.audit.totals.totals import LEFT_OVER, Sum, added, adds_up, are_alike, finding_of, is_complete
from yearbook_viewer.text.audit.totals.unopened_lists import prolong, sum_closed, sum_following
from yearbook_viewer.text.audit.totals.weighed_sums import by_pairs, goes_on, stands_beside, sums_weighed

# The first part of a list does not stand in one list with its total: 小学80所、初中30所.
_CHAINED = ("、", "和", "及", "与")
# Parts that come to so many times their total are of another one.
_FAR_MORE = Decimal("1.4")
# Parts of a list that nothing closes may overlap where they are more by so much.
_MORE = Decimal("1.1")
# Fewer parts come near to a total by chance.
_FEWEST = 3
# What a note in brackets says of another time is no part: 86处(年初132处).
_THEN = re.compile(r"\((?:年初|期初|上年|去年|原|(?:19|20)[0-9]{2}年)[^()]{0,8}$")
# 晴天213天(全年观测361天): what it is taken from.
_WHOLE = re.compile(r"\((?!其中)[^()]{0,6}(?:全年|全部|共|总|应)[^()]{0,10}$")
# (按户籍人口12.6万人计): a note that names no part.
_NOTE = re.compile(r"\((?![^()]*(?:其中|含|内|包括|计有))[^()]*$")
_SHARE_OF = re.compile(r"^[,、(]?占[^,;:。]{2,12}$")
# What parts the items of a list, and how rare a misprint must be to explain one that two of these part: in bits.
_SIGNS, _RARE = frozenset("、,;"), 5.0
_CARRIED = re.compile("结[余转]|滚存|存")
# Totals that a list may mean stand at most so many amounts before it.
_REMEMBERED = 8


def told_sums(sentences: Sequence[Sentence]) -> list[Sum]:
    """The sums that these sentences tell, those of parts that have parts themselves too."""
    # By where the total begins.
    found = {each.total.start: each for each in _related(sentences) if each.parts}
    divided = list(sums_named(sentences))
    former: Sentence | None = None
    for sentence in sentences:
        divided += sums_divided(former, sentence)
        divided += more_than_whole(sentence)
        depths = depths_of(sentence)
        for at in range(len(sentence.figures)):
            for told in (sum_behind, sum_before, sum_run_on):
                _take(found, told(sentence, depths, at))
        _take(found, sum_closed(sentence))
        if former is not None and former.number + 1 == sentence.number:
            _take(found, sum_following(former, sentence))
        former = sentence
    ends = {each.parts[-1].start: each for each in found.values() if each.parts}
    for sentence, following in pairwise(sentences):
        each = ends.get(sentence.figures[-1].start)
        if each is not None and following.number == sentence.number + 1:
            prolong(each, following)
    amounts = [figure for sentence in sentences for figure in sentence.figures if is_amount(figure)]
    places = {figure.start: at for at, figure in enumerate(amounts)}
    taken = {each.total.start for each in found.values() if adds_up(each.total, each.alike)}
    settled = [_settled(each, amounts, places, taken) for each in found.values()]
    whose = {figure.start: sentence.behind(at) for sentence in sentences for at, figure in enumerate(sentence.figures)}
    made = [each for each in (*settled, *divided) if each is not None and not _is_of_another(each, whose)]
    signs = {figure.start: each.before(at)[:1] for each in sentences for at, figure in enumerate(each.figures)}
    made = [each for each in made if not _is_of_two_lists(each, signs)]
    # Two lists may turn out to be the same.
    weighed = (each for each in _weighed(sentences, list(_lasting(made))) if not _is_of_another(each, whose))
    lasting = told_in_full(weighed, sentences)
    return list({(each.total.start, *(part.start for part in each.parts)): each for each in lasting}.values())


def _weighed(sentences: Sequence[Sentence], told: Sequence[Sum]) -> Iterator[Sum]:
    """The sums that words tell, and those that only their numbers and places speak for.

    The latter give way where an amount of theirs is the total of a list that is told to be all of it, and where two of
    their figures stand in one that adds up; of a list that may be some of the parts the longer one is taken.
    """
    weighed = sums_weighed(sentences)
    longer = [each.sum for each in weighed if not each.holds]
    holding = [
        each
        for each in told
        if adds_up(each.total, each.alike) and len(each.alike) > 1 and not any(goes_on(each, other) for other in longer)
    ]
    pairs = by_pairs(holding)
    further = [each for each in weighed if stands_beside(each.sum, pairs)]
    settled = {each.total.start for each in told if _is_firm(each)}
    new = list(_apart(each.sum for each in further if each.sum.total.start not in settled))
    totals = {each.total.start for each in new}
    yield from (each for each in told if each.total.start not in totals or each in holding)
    yield from new


def _apart(sums: Iterable[Sum]) -> Iterator[Sum]:
    """The first of the sums that divide a total on either side by the same parts: 总人口51720人 may be told by sex and
    by people, 收入总计8737万元 has what came in before it, and behind it what was spent and is left."""
    taken: dict[tuple[int, bool], set[int]] = defaultdict(set)
    for each in sums:
        side = (each.total.start, each.parts[0].start > each.total.start)
        starts = {part.start for part in each.parts}
        if not starts & taken[side]:
            taken[side] |= starts
            yield each


def _is_of_two_lists(each: Sum, signs: Mapping[int, str]) -> bool:
    """Whether another sign parts some of the parts than the others, and no misprint that is a rare one explains that
    they do not come to their total: 教职工195人,其中专任教师157人,高级教师45人、一级教师63人. `signs`: what stands
    before each figure."""
    parted = {signs.get(part.start, "") for part in each.alike[1:]} & _SIGNS
    if len(parted) < 2 or LEFT_OVER.match(each.alike[-1].indicator) or not _is_firm(each):
        return False
    said = bits_of_sum(each.total, each.alike)
    return said is None or said.bits < _RARE


def _is_of_another(each: Sum, whose: Mapping[int, str]) -> bool:
    """Whether the one part is more than its total, and its share of something else is told: 未结53件。其中借款197件,
    占新收的45.0%. `whose`: what stands behind each figure."""
    parts = each.alike
    if not parts or added(parts) <= value_of(each.total):
        return False
    share = _SHARE_OF.search(whose.get(parts[-1].start, ""))
    # 教职工486人,其中专任教师362人,双师型教师214人,占专任教师的59.1%.
    names = [part.indicator for part in parts[:-1] if part.indicator]
    return share is not None and (len(parts) == 1 or any(name in share[0] for name in names))


def _is_firm(each: Sum) -> bool:
    """Whether it is said of a sum whether it adds up."""
    finding = finding_of(each)
    return finding is not None and finding.verdict is Verdict.INCONSISTENT


def _lasting(sums: Sequence[Sum]) -> Iterator[Sum]:
    """The sums without those that do not add up and take one part of a longer list for the total of others in it."""
    lists: dict[int, list[set[int]]] = defaultdict(list)
    for each in sums:
        if each.complete or adds_up(each.total, each.alike):
            starts = {part.start for part in each.alike}
            for start in starts:
                lists[start].append(starts)
    for each in sums:
        own = {part.start for part in each.alike}
        held = own and any(own <= longer for longer in lists.get(each.total.start, ()))
        if not held or adds_up(each.total, each.alike):
            yield each


def _settled(each: Sum, amounts: Sequence[Figure], places: Mapping[int, int], taken: set[int]) -> Sum | None:
    """The sum with the total that its parts come to, where that stands a little further before them.

    `taken`: where the totals begin that have parts of their own.

    None where nothing speaks for the total that was taken: it is of another year, or far less than its parts.
    """
    parts = each.alike
    # What stands behind its list (…,合计) is the total of no other.
    if len(parts) < 2 or adds_up(each.total, parts) or each.total.start > parts[-1].start:
        return each
    at = places.get(parts[0].start, 0)
    for other in reversed(amounts[max(0, at - _REMEMBERED) : at]):
        if are_alike(other, each.total) and other.start not in taken and adds_up(other, parts):
            return Sum(other, parts, complete=True)
    # 上年结余342万元 is there to be spent now.
    years = {figure.year for figure in (each.total, *parts) if not _CARRIED.search(figure.indicator)} - {None}
    slipped = explaining(each.total, parts) or is_mistyped(each.total, parts)
    if each.complete and slipped and len(years) < 2:
        return each
    meant = (
        each.complete or is_complete(each.total, parts) or (len(parts) >= _FEWEST and is_mistyped(each.total, parts))
    )
    most = _FAR_MORE if meant else _MORE
    return each if len(years) < 2 and added(parts) <= most * value_of(each.total) else None


def _take(found: dict[int, Sum], made: Sum | None) -> None:
    """Keep a sum, if the total has none yet, or only one of fewer parts that do not add up."""
    if made is None:
        return
    kept = found.get(made.total.start)
    if kept is not None and adds_up(kept.total, kept.alike):
        return
    more = len(made.parts) - (len(kept.alike) if kept is not None else 0)
    if adds_up(made.total, made.parts) or more > 0 or (more == 0 and made.complete):
        found[made.total.start] = made


def _related(sentences: Sequence[Sentence]) -> list[Sum]:
    """The sums of the parts whose relation names their total; what stands in brackets among them is left out."""
    latest: dict[str, Figure] = {}
    # With each sum the sentence and the depth of its first part.
    under_way: dict[str, tuple[Sum, int, int]] = {}
    found: list[Sum] = []
    # Totals that brackets behind a change do not divide: 增加173.6公顷(开发124.8公顷,复垦48.8公顷).
    astray = ""
    for sentence in sentences:
        rows = zip(sentence.figures, depths_of(sentence), sentence.gaps, strict=False)
        for at, (figure, depth, words) in enumerate(rows):
            if figure.role is not Role.LEVEL:
                continue
            name = figure.relation.removeprefix(PART) if figure.relation.startswith(PART) else None
            if at and words.startswith("(") and sentence.figures[at - 1].role is not Role.LEVEL:
                astray = name or ""
            if name is not None and name == astray:
                continue
            astray = ""
            if name is not None:
                if name not in under_way and name in latest and not words.startswith(_CHAINED):
                    under_way[name] = (Sum(latest[name]), sentence.number, depth)
                    found.append(under_way[name][0])
                if name in under_way and not (_THEN.search(words) or _WHOLE.search(words)):
                    current, number, top = under_way[name]
                    if _NOTE.search(words) and value_of(figure) > value_of(current.total):
                        continue
                    if sentence.number != number or depth <= top:
                        current.parts.append(figure)
            else:
                # A figure of its own ends every list before it.
                under_way.clear()
            if name != figure.indicator:
                latest[figure.indicator] = figure
                under_way.pop(figure.indicator, None)
    return found
