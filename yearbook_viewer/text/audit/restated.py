"""A number that tells again what was told (这座全长1268米的大桥, 协会286名会员中), but for a mistyped digit."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from decimal import Decimal

from yearbook_viewer.records import Entry, Figure, Finding, Verdict
from yearbook_viewer.text.audit.akin import telling
from yearbook_viewer.text.audit.mistypings import Likeness, alike_figures
from yearbook_viewer.text.audit.precision import RATES, value_of
from yearbook_viewer.text.audit.repeated import repeated
from yearbook_viewer.text.audit.sentences import SIGN, Sentence

# The number stands before what it tells of: 1268米的大桥, 286名会员.
_OF = re.compile(r"^的?([\u4e00-\u9fff]{2,8})")
_MEANT = re.compile(
    r"(?:这|该|此|上述|其|对|为|在|占|将|把|帮助|覆盖|服务|组织|动员|全年|全部|全体|全[市县区州镇乡村校院]|协会|本[市县区镇乡村校院会])[^,;:]{0,6}$"
)
_SAID = re.compile(r"(?:这|该|上述)[^,;:]{0,8}$")
# A thing has one length, area and cost.
_SIZES = frozenset(("米", "公里", "千米", "平方米", "平方公里", "公顷", "亩", "立方米", "元"))
_CLAUSE = re.compile(f"[,;:】{SIGN}]")
_TIMES = re.compile(r"每|均|上年|去年|上半年|季度|[0-9]月|新增|其中|计划|预计|将|[0-9]{4}年(?![末底])")
# What came in anew may be all that is told of.
_NEW = re.compile("新增")
# How far back it may have been told, and the longest title.
_FAR = 1500
_TITLE = 40
# As many values under one name are of several things.
_SOME = 2


def restated(entry: Entry, sentences: Sequence[Sentence]) -> Iterator[Finding]:
    """Numbers before the thing that they tell of, held against the number told of it before (不符)."""
    places = [(sentence, at) for sentence in sentences for at in range(len(sentence.figures))]
    figures = [sentence.figures[at] for sentence, at in places]
    later = {number for number, (sentence, at) in enumerate(places) if _stands_before_its_thing(sentence, at)}
    if not later:
        return
    printed = Counter((value_of(figure), figure.unit) for figure in figures)
    first_line = entry.text[:_TITLE].partition("\n")[0]
    title = telling(entry.title or ("" if "。" in first_line else first_line))
    for one, other, likeness in alike_figures(figures, later):
        first, again = figures[one], figures[other]
        if again.unit in RATES or again.start - first.start > _FAR or places[one][0] is places[other][0]:
            continue
        if printed[value_of(again), again.unit] >= _SOME or _crowds(first, figures, again):
            continue
        if _is_meant(places[one], places[other], likeness, title):
            yield repeated(again, first, Verdict.INCONSISTENT, "≠")


def _stands_before_its_thing(sentence: Sentence, at: int) -> bool:
    behind, before = sentence.behind(at), sentence.before(at)
    if _OF.match(behind) is None:
        return False
    return behind.startswith("的") or _MEANT.search(before) is not None or _SAID.search(before) is not None


def _crowds(first: Figure, figures: Sequence[Figure], again: Figure) -> bool:
    """Whether other numbers of the entry have the first one's name too."""
    values: set[Decimal] = {
        value_of(figure) for figure in figures if figure.indicator == first.indicator and figure.unit == first.unit
    }
    return len(values - {value_of(again)}) > 1


def _is_meant(
    one: tuple[Sentence, int], other: tuple[Sentence, int], likeness: Likeness, title: frozenset[str]
) -> bool:
    """Whether the second number is before a thing that the first one tells of."""
    (sentence, at), (later, place) = one, other
    behind = _OF.match(later.behind(place))
    clause = _CLAUSE.split(sentence.before(at))[-1]
    before = later.before(place)
    if (
        behind is None
        or _TIMES.search(_CLAUSE.split(before)[-1])
        or _TIMES.search(_NEW.sub("", clause) if likeness is Likeness.STRONG else clause)
    ):
        return False
    first, again = sentence.figures[at], later.figures[place]
    if _SAID.search(before) and telling(first.indicator) <= telling(again.indicator):
        return True
    if not (behind[0].startswith("的") or _MEANT.search(before)) or likeness < Likeness.FAIR:
        return False
    shared = telling(f"{_CLAUSE.split(before)[-1][-8:]}{again.indicator}{behind[1]}") & (
        telling(f"{clause}{first.indicator}") | title
    )
    return len(shared) >= (1 if likeness is Likeness.STRONG or again.unit in _SIZES else _SOME)
