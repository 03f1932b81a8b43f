"""Two values of one thing in a sentence and the change told behind them, or a change that goes the wrong way."""

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace

from yearbook_viewer.records import Figure, Finding, FindingKind, Role, Verdict
from yearbook_viewer.text.audit.changes.changes import between
from yearbook_viewer.text.audit.clauses.sentences import Sentence
from yearbook_viewer.text.audit.clauses.wording import tells_comparison
from yearbook_viewer.text.audit.numbers.precision import RATES, common_scale, is_well_read, plain, value_of
from yearbook_viewer.text.figures.scan import RANGE

# In these the change of a rate is told; percentage points are a check of their own.
_POINTS = {"个千分点": "‰", "千分点": "‰"}
_FROM = re.compile(r"[由从自][^,;由从自]{0,16}$")
_UP = re.compile(r"^的?(?:增加|增长|增|提高|上升|扩大|扩增|攀升|跃升|升)了?[到至]$")
_DOWN = re.compile(r"^的?(?:减少|下降|降低|降|减|缩小|压缩|压减|回落)了?[到至]$")
_BECAME = re.compile(r"^的?[\u4e00-\u9fff]{0,4}[到至为成]$")
_EARLIER = re.compile(r"(?:上年|去年|年初|上年同期|(?:19|20)[0-9]{2}年)(?:同期|末|底|初)?[^,;:]{0,12}$")
_NOW = re.compile(r"年末|年底|现[在有]?|目前|期末|今年|本年")
_BEGINNING = re.compile(r"年初[^,;:]{0,12}$")
# What was done to a number is told as an amount: 共撤并93所, 新增450吨.
_LESS = re.compile(
    r"^,?(?:[两二三四五六七八九十]年)?(?:间|内|来)?共?(?:计)?(?:撤并|撤销|关停|关闭|裁减|精简|压减|核减|裁撤|减并)了?$"
)
_MORE = re.compile(r"^,?(?:[两二三四五六七八九十]年)?(?:间|内|来)?共?(?:计)?(?:新增|净增|增设|扩增)了?$")
_AVERAGE = re.compile("均|每")
# So many figures stand between a value and the change told of it.
_BACK = 6


def paired(sentences: Sequence[Sentence], known: Collection[int]) -> Iterator[Finding]:
    """Amounts of change against the two values before them in the sentence, and values that changed the wrong way.

    `known`: where the changes begin that were held against values already.
    """
    for sentence in sentences:
        for at, figure in enumerate(sentence.figures):
            if at and not figure.qualifier and is_well_read(figure):
                finding = _against_pair(sentence, at) if figure.start not in known else None
                finding = finding or _wrong_way(sentence, at)
                if finding is not None:
                    yield finding


def _against_pair(sentence: Sentence, at: int) -> Finding | None:
    """年初46281公顷,年末46017公顷,净减少264公顷; 9864户18327人,上年为10518户19942人,分别减少654户、1615人."""
    figure, words = sentence.figures[at], sentence.before(at)
    if _AVERAGE.search(words) or "其中" in words or tells_comparison(words):
        return None
    role = figure.role
    if role is Role.LEVEL:
        role = Role.DECREASE if _LESS.match(words) else Role.INCREASE
        if not (_LESS.match(words) or _MORE.match(words)):
            return None
    elif figure.unit in RATES and figure.unit not in _POINTS:
        return None
    unit = _POINTS.get(figure.unit, figure.unit)
    alike = [
        place
        for place in range(max(0, at - _BACK), at)
        if sentence.figures[place].unit == unit and _is_value(sentence.figures[place])
    ]
    if len(alike) != 2 or any(";" in sentence.before(place) for place in range(alike[0] + 1, at + 1)):
        return None
    order = _order(sentence, *alike)
    if order is None:
        return None
    earlier, later = (sentence.figures[place] for place in order)
    found = between(later, earlier, replace(figure, role=role))
    return replace(found, checked=figure) if found is not None else None


def _is_value(figure: Figure) -> bool:
    return figure.role is Role.LEVEL and not figure.target and figure.qualifier != RANGE and is_well_read(figure)


def _order(sentence: Sentence, one: int, other: int) -> tuple[int, int] | None:
    """The two values, the earlier first; None where the words do not tell."""
    here, there = _lead(sentence, one), _lead(sentence, other)
    if sentence.figures[one].indicator != sentence.figures[other].indicator:
        return None
    if (_FROM.search(here) and _BECAME.match(sentence.before(other))) or (
        _BEGINNING.search(here) and _NOW.search(there)
    ):
        return one, other
    return (other, one) if _EARLIER.search(there) and not _EARLIER.search(here) else None


def _lead(sentence: Sentence, at: int) -> str:
    """The words before a value, or before those that it is named in one breath with."""
    while at and sentence.before(at) in ("", "、", "和"):
        at -= 1
    return sentence.before(at)


def _wrong_way(sentence: Sentence, at: int) -> Finding | None:
    """由3186万吨增加到1542万吨: it did not grow."""
    figure, former, words = sentence.figures[at], sentence.figures[at - 1], sentence.before(at)
    up, down = _UP.match(words), _DOWN.match(words)
    if not (up or down) or not _FROM.search(sentence.before(at - 1)) or figure.unit != former.unit:
        return None
    if not (_is_value(figure) and _is_value(former)) or former.qualifier:
        return None
    one, other = value_of(former), value_of(figure)
    if (other >= one) if up else (other <= one):
        return None
    scale = common_scale(former, figure)
    shown = f"{plain(one / scale)} → {plain(other / scale)} {'<' if up else '>'} {plain(one / scale)}"
    return Finding(FindingKind.CHANGE, Verdict.INCONSISTENT, shown, figure, (former,))
