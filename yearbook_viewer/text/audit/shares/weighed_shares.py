"""Shares that come to 100, or to a share that is printed, by what their numbers and their place in the text say."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal

from yearbook_viewer.records import Figure, Finding, FindingKind, Role, Verdict
from yearbook_viewer.text.audit.clauses.halves import are_halves
from yearbook_viewer.text.audit.clauses.runs import CLAUSE, Run, runs_over_lines
from yearbook_viewer.text.audit.clauses.sentences import Sentence
from yearbook_viewer.text.audit.numbers.precision import RATES, is_well_read, plain, value_of
from yearbook_viewer.text.audit.numbers.rates import SIGNS
from yearbook_viewer.text.audit.numbers.surprise import Surprise, bits_of_hundred, bits_of_sum
from yearbook_viewer.text.audit.totals.evidence import LEFT_OVER, core_of, is_last, sign_before, signs_within
from yearbook_viewer.text.audit.totals.totals import CROSSING, Sum, added
from yearbook_viewer.text.audit.totals.weighed_sums import Weighed, sums_of_run, surest

# As `evidence.WEIGHTS`, weighed over 1,000 lists of shares, of which 112 come to 100.
_WEIGHTS = {
    "rest untold": -9.0,
    "halves": 7.0,
    "bare": 2.1,
    "left over": 1.8,
    "more": 1.5,
    "each of shares": 1.4,
    "structure": 1.3,
    "first of shares": 1.1,
    "kindred": 0.9,
    "respectively": 0.7,
    "parted alike": 0.3,
    "three": -0.3,
    "rate within": -0.7,
    "long words": -0.8,
    "sentence by sentence": -1.0,
    "of else": -1.2,
    "always": -1.8,
    "others follow": -1.8,
    "others before": -1.9,
    "two": -7.0,
    "stop within": -3.3,
    "goes on": -4.3,
    "went on": -5.1,
}
_OF_SHARES = re.compile("占|比重|比例|构成|结构|份额|之比|贡献率")
_OF_ELSE = re.compile("(?<!贡献)率|增长|覆盖|合格|达标|完成|利用|均|下降|提高")
_CHANGED = re.compile(
    "[增涨降跌]幅|增速|满意度|比(?!重|例|率)|较(?!大|好|差|高|低|满意)|提高|降低|上升|下降|(?<!自)由|从(?!业)|增(?:至|到|长|加(?!值))|减少|调整"
)
_OWN_RATE = re.compile("(?<!格)(?<!贡献)率[为达到是约仅]*$")
_RESPECTIVELY = re.compile("分别|依次|各占")
_STRUCTURE = re.compile("三次|一、二、三|三大?产业|结构|构成|第一")
_BARE = re.compile("^[,、]?(?:[、和及与,]|以及)?$")
# 牧、渔两业合计: which shares make up another.
_TOGETHER = re.compile("合计|共占|总共|相加|之和|一共")
_NAMED = re.compile(
    r"(?P<names>[\u4e00-\u9fff]{1,6}(?:[、和及与][\u4e00-\u9fff]{1,6}?){1,4})(?:[两二三四五](?:[业类项者种级档]|产业)?)?(?:合计|共占|总共|相加|之和|一共)"
)
_JOINTS = re.compile("[、和及与]")
_FEWEST, _NEAR = 2, 8
_HUNDRED = Decimal(100)
# Lists that come to less or more than this are no whole, whatever misprint there is.
_LEAST, _GREATEST = Decimal(30), Decimal(190)
_MOST, _REACH, _MOST_STOPS = 12, 30, 3
# From so many bits on a list is held to come to 100 but for a misprint; whatever its numbers say, its place may not
# speak against it by more.
_SLIPPED, _AGAINST = 2.0, -3.0


def shares_weighed(sentences: Sequence[Sentence]) -> Iterator[Finding]:
    """What lists of shares come to where one misprint keeps them from 100, or from a share that is printed."""
    for told in map(_in_cents, runs_over_lines(sentences)):
        if sum(map(_is_share, told.figures)) > 1:
            run = _without_former(told)
            rates = {each.start for at, each in enumerate(run.figures) if _is_rate_of_its_own(run.words[at])}
            printed = surest([each for each in sums_of_run(_as_amounts(run)) if not _are_rates(each, rates)])
            by_start = {figure.start: figure for figure in run.figures}
            yield from (_of_printed(each, by_start) for each in printed)
            told_so = {each.sum.total.start for each in printed}
            yield from (each for each in _of_named(run) if each.checked.start not in told_so)
            held = {part.start for each in printed if each.holds for part in each.sum.parts}
            for parts in _hundreds(run):
                starts = {part.start for part in parts}
                if not (held & starts or (len(parts) == _FEWEST and starts <= rates)):
                    yield _of_hundred(parts)


def _is_rate_of_its_own(words: str) -> bool:
    """Whether a rate is of something that its own words name: 陪审率83.3%, 上诉率11.2%."""
    own = CLAUSE.split(words)[-1]
    return _OWN_RATE.search(own) is not None and _OF_SHARES.search(own) is None


def _are_rates(each: Weighed, rates: set[int]) -> bool:
    """Whether a total that its parts do not come to is such a rate, and so are all of them (`rates`: where they
    begin), or it has no two parts."""
    several = len(each.sum.parts) > 1
    return not several or (
        not each.holds and rates.issuperset(part.start for part in (each.sum.total, *each.sum.parts))
    )


def _of_named(run: Run) -> Iterator[Finding]:
    """The shares that are told to be those of others by their names: 牧业占33.8%,渔业占4.9%,…牧、渔两业合计占38.7%."""
    for at, figure in enumerate(run.figures):
        if at < _FEWEST or not _is_share(figure) or not _TOGETHER.search(run.words[at]):
            continue
        counted = run.figures[at - 1].value is not None and not CLAUSE.search(run.words[at])
        before = (
            run.words[at - 1] + "两" + run.words[at]
            if counted and not _is_share(run.figures[at - 1])
            else run.words[at]
        )
        named = _NAMED.search(CLAUSE.split(before)[-1])
        names = _JOINTS.split(named["names"]) if named is not None else []
        parts = [_named_so(run, at, name) for name in names]
        told = [part for part in parts if part is not None]
        if len(told) == len(names) == len({part.start for part in told}) and len(told) >= _FEWEST:
            bits = bits_of_sum(figure, told)
            if bits is not None:
                yield _finding(figure, tuple(told), value_of(figure), holds=bits.holds)


def _named_so(run: Run, at: int, name: str) -> Figure | None:
    """The only share before whose name begins so."""
    places = [place for place in range(max(0, at - _NEAR), at) if _is_share(run.figures[place])]
    found = [place for place in places if run.figures[place].indicator.startswith(name)]
    return run.figures[found[0]] if len(found) == 1 else None


def _in_cents(told: Run) -> Run:
    """The same run with tenths (四成五) as per cent."""
    if not any(figure.unit == "成" for figure in told.figures):
        return told
    figures = [
        replace(each, unit="%", value=value_of(each) * 10) if each.unit == "成" else each for each in told.figures
    ]
    return Run(figures, told.words)


def _is_share(figure: Figure) -> bool:
    said = figure.unit == "%" and figure.role is Role.LEVEL and is_well_read(figure)
    return said and not figure.qualifier and not figure.target


def _without_former(run: Run) -> Run:
    """The same run, its shares of another time and those that became of them left out of account."""
    told: list[bool] = []
    for words in run.words:
        # 增幅分别为9.1%、16.0%和12.8%: what opens a list is said of all of it.
        bare = told and words and _BARE.match(words)
        told.append(told[-1] if bare else _CHANGED.search(CLAUSE.split(words)[-1]) is not None)
    figures = [
        replace(figure, target=True) if _is_share(figure) and changed else figure
        for figure, changed in zip(run.figures, told, strict=True)
    ]
    return Run(figures, run.words)


def _as_amounts(run: Run) -> Run:
    """The same run with its shares as amounts, and with its amounts as what stands between."""
    figures = [
        replace(figure, unit="") if _is_share(figure) else figure if figure.unit in RATES else replace(figure, unit="%")
        for figure in run.figures
    ]
    return Run(figures, run.words)


def _of_printed(each: Weighed, by_start: dict[int, Figure]) -> Finding:
    told = Sum(by_start[each.sum.total.start], [by_start[part.start] for part in each.sum.parts])
    return _finding(told.total, tuple(told.parts), value_of(told.total), holds=each.holds)


def _of_hundred(parts: Sequence[Figure]) -> Finding:
    return _finding(parts[0], tuple(parts), _HUNDRED, holds=False)


def _finding(checked: Figure, parts: tuple[Figure, ...], whole: Decimal, *, holds: bool) -> Finding:
    together = added(parts)
    verdict = Verdict.INCONSISTENT if not holds else Verdict.CONSISTENT if together == whole else Verdict.ROUNDING
    shown = " + ".join(plain(value_of(part)) for part in parts)
    if together != whole:
        shown += f" = {plain(together)}"
    against = tuple(part for part in parts if part is not checked)
    return Finding(FindingKind.SHARE, verdict, f"{shown} {SIGNS[verdict]} {plain(whole)}", checked, against)


def _hundreds(run: Run) -> Iterator[list[Figure]]:
    """The lists of shares that would come to 100 but for a misprint, no two with a share in common."""
    places = [at for at, figure in enumerate(run.figures) if _is_share(figure)]
    weighed: list[tuple[float, bool, list[int]]] = []
    for first in range(len(places)):
        for parts in _lists(run, places, first):
            told = bits_of_hundred([run.figures[part] for part in parts])
            if told is not None and len({run.figures[part].year for part in parts}) == 1:
                before = places[first - 1] if first else None
                following = first + len(parts)
                after = places[following] if following < len(places) else None
                weighed.append(_weighed(run, parts, told, before, after))
    weighed.sort(key=lambda each: -each[0])
    taken: set[int] = set()
    for bits, holds, parts in weighed:
        if bits >= _SLIPPED and not taken & set(parts):
            taken |= set(parts)
            if not holds:
                yield [run.figures[part] for part in parts]


def _lists(run: Run, places: Sequence[int], first: int) -> Iterator[list[int]]:
    """The lists of neighbouring shares that begin with one of them."""
    together, stops = value_of(run.figures[places[first]]), 0
    for last in range(first + 1, min(len(places), first + _MOST)):
        together += value_of(run.figures[places[last]])
        stops += sum(run.words[at].count("。") for at in range(places[last - 1] + 1, places[last] + 1))
        if stops > _MOST_STOPS or together > _GREATEST or places[last] - places[first] > _REACH:
            return
        if together > _LEAST:
            yield list(places[first : last + 1])


def _weighed(
    run: Run, parts: list[int], told: Surprise, before: int | None, after: int | None
) -> tuple[float, bool, list[int]]:
    place = sum(_WEIGHTS.get(sign, 0.0) for sign in _signs(run, parts, before, after))
    return (told.bits + place if place >= _AGAINST else _AGAINST), told.holds, parts


def _signs(run: Run, parts: Sequence[int], before: int | None, after: int | None) -> Iterator[str]:
    """What can be seen of a list of shares, sign by sign; `before`, `after`: the places of the shares beside it."""
    own = [CLAUSE.split(run.words[part])[-1] for part in parts]
    figures = [run.figures[part] for part in parts]
    opening = run.words[parts[0]]
    yield "always"
    yield from _of_names(own, figures)
    said = sum(_OF_SHARES.search(words) is not None for words in own)
    if _OF_SHARES.search(opening):
        yield "first of shares"
    if said == len(parts):
        yield "each of shares"
    if all(map(_BARE.match, own[1:])):
        yield "bare"
    if _RESPECTIVELY.search(opening):
        yield "respectively"
    # 水面占5%,其余为居民点和道路: how much that is is not told.
    following = parts[-1] + 1
    rest = run.words[following].lstrip(",;、") if following < len(run.words) else ""
    if LEFT_OVER.match(rest) and not (following < len(run.figures) and _is_share(run.figures[following])):
        yield "rest untold"
    if _STRUCTURE.search(opening):
        yield "structure"
    yield from signs_within(run, parts)
    # What comes to less may be some of the shares.
    if added(figures) > _HUNDRED and not any(word in figure.indicator for word in CROSSING for figure in figures):
        yield "more"
    inner = {sign_before(run.words[part]) for part in parts[1:]}
    if before is not None and not any("。" in run.words[at] for at in range(before + 1, parts[0] + 1)):
        yield "went on" if is_last(sign_before(opening), inner) else "others before"
    if after is not None and not any("。" in run.words[at] for at in range(parts[-1] + 1, after + 1)):
        yield "goes on" if is_last(sign_before(run.words[after]), inner) else "others follow"


def _of_names(own: Sequence[str], figures: Sequence[Figure]) -> Iterator[str]:
    if len(own) == 2:
        yield "two"
        if are_halves(*(words + figure.indicator for words, figure in zip(own, figures, strict=True))):
            yield "halves"
    elif len(own) == 3:
        yield "three"
    if any(map(_OF_ELSE.search, own)):
        yield "of else"
    if set.intersection(*(set(core_of(words)) for words in own)):
        yield "kindred"
    if LEFT_OVER.search(own[-1]):
        yield "left over"
