"""Shares with their part and their whole in whatever words, by what their numbers and their places in the text say."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from yearbook_viewer.records import Figure, Finding, Role
from yearbook_viewer.records.found import PART
from yearbook_viewer.text.audit.clauses.akin import same_words, telling
from yearbook_viewer.text.audit.clauses.runs import AVERAGE, CLAUSE, Run, runs_over_lines
from yearbook_viewer.text.audit.clauses.sentences import Sentence
from yearbook_viewer.text.audit.numbers.precision import is_amount, is_well_read, last_digit, value_of
from yearbook_viewer.text.audit.numbers.rates import printed_rate
from yearbook_viewer.text.audit.numbers.surprise import Surprise, bits_of_share
from yearbook_viewer.text.audit.shares.share_claims import named_part, named_whole, share_a_word
from yearbook_viewer.text.audit.shares.untold_shares import (
    is_told_of_several,
    of_days,
    of_halves,
    of_several,
    parts_told,
    share_finding,
)
from yearbook_viewer.text.audit.totals.evidence import ALL
from yearbook_viewer.text.audit.totals.totals import are_alike

# As `evidence.WEIGHTS`, weighed over 2,200 threes of share, part and whole, of which 247 hold; those of a whole told
# behind and of 所占比重 by hand.
_WEIGHTS = {
    "begins": 2.8,
    "named": 2.6,
    "beside": 1.3,
    "part of": 1.0,
    "unnamed": 0.8,
    "as exact": 0.7,
    "all": 0.7,
    "nearest": 0.7,
    "proportion": 0.5,
    "akin": 0.3,
    "compared": -0.8,
    "else said": -0.9,
    "other sentence": -0.9,
    "of": -1.1,
    "whole behind": -1.0,
    "half named": -1.6,
    "other year": -2.1,
    "rate": -2.3,
    "rate of else": -6.5,
    "part greater": -1.0,
    "part apart": -2.5,
    "other named": -2.9,
    "part behind": -3.5,
    "other part": -4.0,
    "always": -4.7,
    "else": -9.0,
}
# From so many bits on a share is held to be of a part and a whole but for a misprint.
_HOLDS, _SLIPPED = -0.5, 1.5
# What it says for a whole that another share is of it.
_SHARED = 2.0
_FEWEST_BITS, _MOST_BITS = 1.0, 9.0
# What it says for a share which no misprint explains that it can be of nothing else, and how far off it may be.
_UNEXPLAINED, _FAR_OFF = 1.8, 2
# So many shares that are told in the same words come out right.
_FEWEST_ALIKE = 2
_COMPARED = re.compile("比(?!重|例|率)|较|同比|上年|去年|增长|下降|提高|降低")
_PROPORTION = re.compile("比重|比例|份额|占比")
_RATE = re.compile("率|系数|度$")
_CHANGED = re.compile("比(?!重|例|率)|增(?!加?值)|减(?!免)|升(?!学)|降(?![水雨雪])")
_OTHER_RATE = re.compile(
    "增长|增速|[增降涨升跌减]幅|削减|压减|满意度|林覆盖|绿化覆盖|不良|床位?使用|分别[^,;]*(?:计划|任务|预算|目标)|率先|汇率|利率|税率|出生|死亡|自然"
)
_BARE = re.compile("^(?:[、,和及与]|以及)$")
_HUNDRED = 100
# The part stands so near, the whole so far before or behind it.
_NEAR, _FAR, _AFTER, _MOST_STOPS = 8, 24, 7, 3


@dataclass(frozen=True, slots=True)
class _Three:
    """The places of a share, its part and its whole in a run; `nearest`: no other amount that may be the whole stands
    between."""

    share: int
    part: int
    whole: int
    nearest: bool


def parts_weighed(sentences: Sequence[Sentence], told: set[int]) -> Iterator[Finding]:
    """Shares that part and whole come to but for a misprint; `told`: where those begin of which that is known."""
    for run in runs_over_lines(sentences):
        held = {at: list(_weighed(run, at)) for at, figure in enumerate(run.figures) if _is_share(figure)}
        right = {three.whole for each in held.values() for three, _, holds in each if holds}
        for at, each in held.items():
            if run.figures[at].start not in told and not any(holds for _, _, holds in each):
                parts = parts_told(run, at)
                three = (_likeliest(each, right) or _told_alike(run, at, held)) if not parts else None
                if parts:
                    yield from of_several(run, at, parts, right)
                elif three is not None and not (_is_of_several(run, three) or is_told_of_several(run, at)):
                    yield share_finding(run.figures[three.share], run.figures[three.part], run.figures[three.whole])
                elif three is None:
                    yield from (*of_days(run, at), *of_halves(run, at)) if not each else ()


def _weighed(run: Run, at: int) -> Iterator[tuple[_Three, float, bool]]:
    """The parts and wholes that a share may be of, with their bits: as it stands (True), or but for a slip."""
    threes = list(_threes(run, at))
    for three in threes:
        said = bits_of_share(run.figures[three.part], run.figures[three.whole], run.figures[at])
        if (said is None or said.bits < _UNEXPLAINED) and _is_only(run, three, threes):
            said = Surprise(holds=said is not None and said.holds, bits=_UNEXPLAINED)
        elif said is None or not (said.holds or said.bits >= _FEWEST_BITS):
            continue
        bits = _bits(run, three, said)
        if bits > _HOLDS:
            yield three, bits, said.holds


def _is_only(run: Run, three: _Three, threes: Sequence[_Three]) -> bool:
    """Whether a share can be of nothing else, and is not far from what it would have to be."""
    own = CLAUSE.split(run.words[three.share])[-1]
    told = named_whole(own) is not None or _PROPORTION.search(own) is not None
    before = [each for each in threes if each.whole < each.part < each.share]
    if not told or named_part(own) or before != [three]:
        return False
    share = printed_rate(run.figures[three.share])
    computed = value_of(run.figures[three.part]) / value_of(run.figures[three.whole]) * share.per
    return share.value / _FAR_OFF < computed < min(share.per, share.value * _FAR_OFF)


def _likeliest(weighed: Sequence[tuple[_Three, float, bool]], right: set[int]) -> _Three | None:
    """The part and whole that a share would be of but for a misprint; `right`: the wholes of other shares."""
    rated = [(bits + (_SHARED if three.whole in right else 0.0), three) for three, bits, _ in weighed]
    best = max(rated, key=lambda each: each[0], default=None)
    return best[1] if best is not None and best[0] >= _SLIPPED else None


def _told_alike(run: Run, at: int, held: Mapping[int, Sequence[tuple[_Three, float, bool]]]) -> _Three | None:
    """The part and whole of a share that is told as others are that come out right, each of the amount right before it:
    甲方出资408万元,持股51%;乙方出资240万元,持股30%;…."""
    own, part = CLAUSE.split(run.words[at])[-1], at - 1
    wholes: list[int] = []
    for place, each in held.items():
        if abs(place - at) <= _NEAR and CLAUSE.split(run.words[place])[-1] == own:
            wholes += {three.whole for three, _, holds in each if holds and three.part == place - 1}
    whole = max(wholes, key=wholes.count, default=None)
    if whole is None or wholes.count(whole) < _FEWEST_ALIKE or not whole < part:
        return None
    amount, figure = run.figures[part], run.figures[whole]
    fits = is_amount(amount) and are_alike(amount, figure) and value_of(amount) <= value_of(figure)
    return _Three(at, part, whole, nearest=False) if fits else None


def _is_of_several(run: Run, three: _Three) -> bool:
    """Whether the share is rather that of the part and those before it: 教授256人、副教授448人,高级职称教师占55%."""
    part, whole, rate = run.figures[three.part], run.figures[three.whole], printed_rate(run.figures[three.share])
    together = value_of(part)
    for place in range(three.part - 1, max(three.whole, three.part - 1 - _NEAR), -1):
        if not (is_amount(run.figures[place]) and are_alike(run.figures[place], part)):
            return False
        together += value_of(run.figures[place])
        if rate.interval.holds(together / value_of(whole) * rate.per):
            return True
    return False


def _bits(run: Run, three: _Three, said: Surprise) -> float:
    return min(said.bits, _MOST_BITS) + sum(_WEIGHTS.get(sign, 0.0) for sign in _signs(run, three))


def _is_share(figure: Figure) -> bool:
    said = figure.unit in ("%", "‰") and figure.role is Role.LEVEL and is_well_read(figure)
    return said and not figure.qualifier and not figure.target and value_of(figure) > 0


def _threes(run: Run, at: int) -> Iterator[_Three]:
    """The amounts around a share of which one may be its part and a greater one its whole."""
    for part in _parts(run, at):
        amount = run.figures[part]
        nearest = True
        for whole in _wholes(run, part, max(part, at)):
            figure = run.figures[whole]
            if not (is_amount(figure) and are_alike(figure, amount) and min(value_of(figure), value_of(amount)) > 0):
                continue
            # 立案428起,破获531起,破案率82%: one of the two is mistyped.
            near = nearest and whole == part - 1 and part == at - 1 and value_of(run.figures[at]) < _HUNDRED
            if value_of(figure) > value_of(amount) or near:
                yield _Three(at, part, whole, nearest)
                nearest = False


def _parts(run: Run, at: int) -> list[int]:
    """The two amounts before a share in its sentence, and the one behind it."""
    found: list[int] = []
    for place in range(at - 1, max(-1, at - 1 - _NEAR), -1):
        figure = run.figures[place]
        if "。" in run.words[place + 1] or len(found) == 2:
            break
        if is_amount(figure) and not figure.qualifier:
            found.append(place)
    if at + 1 < len(run.figures) and is_amount(run.figures[at + 1]) and "。" not in run.words[at + 1]:
        found.append(at + 1)
    return found


def _wholes(run: Run, part: int, last: int) -> Iterator[int]:
    stops = 0
    for place in range(part - 1, max(-1, part - 1 - _FAR), -1):
        stops += run.words[place + 1].count("。")
        if stops > _MOST_STOPS:
            break
        yield place
    stops = 0
    for place in range(last + 1, min(len(run.figures), last + 1 + _AFTER)):
        stops += run.words[place].count("。")
        if stops > 1:
            return
        yield place


def _signs(run: Run, three: _Three) -> Iterator[str]:
    """What can be seen of where a share, its part and its whole stand, sign by sign."""
    part, whole = run.figures[three.part], run.figures[three.whole]
    own = _own_words(run, three.share)
    of_whole = CLAUSE.split(run.words[three.whole])[-1]
    yield "always"
    yield from _of_part(run, three)
    told = CLAUSE.split(run.words[three.part])[-1] + part.indicator
    yield from _of_words(own, run.words[three.share], told, whole)
    if _COMPARED.search(own) or _COMPARED.search(of_whole):
        yield "compared"
    if three.nearest:
        yield "nearest"
    if three.whole > three.part:
        yield "whole behind"
    if part.relation == PART + whole.indicator:
        yield "part of"
    places = (three.share, three.part, three.whole)
    if any("。" in run.words[place] for place in range(min(places) + 1, max(places) + 1)):
        yield "other sentence"
    if ALL.search(whole.indicator + of_whole):
        yield "all"
    if three.whole == 0 or "。" in run.words[three.whole]:
        yield "begins"
    if share_a_word(part.indicator, whole.indicator):
        yield "akin"
    of_part = CLAUSE.split(run.words[three.part])[-1]
    if _OTHER_RATE.search(own) or _CHANGED.search(of_part) or AVERAGE.search(own + of_part):
        yield "else"
    if part.year != whole.year:
        yield "other year"


def _own_words(run: Run, at: int) -> str:
    """The words of a share; of one of a list (增幅分别为9.1%、16.0%和12.8%) those that open it."""
    while at and _BARE.match(run.words[at]) and run.figures[at - 1].unit == run.figures[at].unit:
        at -= 1
    return CLAUSE.split(run.words[at])[-1]


def _of_part(run: Run, three: _Three) -> Iterator[str]:
    between = run.figures[three.part + 1 : three.share]
    if three.part > three.share:
        yield "part behind"
    else:
        yield "beside" if all(each.role is not Role.LEVEL for each in between) else "part apart"
    if value_of(run.figures[three.part]) >= value_of(run.figures[three.whole]):
        yield "part greater"
    if last_digit(run.figures[three.part]) == last_digit(run.figures[three.whole]):
        yield "as exact"


def _of_words(own: str, words: str, told: str, whole: Figure) -> Iterator[str]:
    """What the words before a share say of its whole; `told`: the words of its part."""
    name = named_whole(own)
    if name is not None:
        name, own_name = same_words(name), same_words(whole.indicator)
        yield "of"
        if named_part(own) and not set(named_part(own)) & set(told):
            yield "other part"
        if not name:
            yield "unnamed"
        elif name in own_name or own_name in name:
            yield "named"
        else:
            yield "half named" if share_a_word(name, own_name) else "other named"
    elif _PROPORTION.search(own):
        yield "proportion"
    elif _RATE.search(own):
        yield "rate"
        # 新收5434件,…审限内结案率99.8%.
        if "率" in own and not set(told) & telling(own):
            yield "rate of else"
    elif own and not words.endswith("("):
        yield "else said"
