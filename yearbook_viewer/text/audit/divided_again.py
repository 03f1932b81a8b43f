"""A number taken up again to be divided (参赛的1037名运动员中,…), held against what was told of it before."""

import re
from collections.abc import Iterator, Sequence

from yearbook_viewer.records import Figure, Finding, Role, Verdict
from yearbook_viewer.text.audit.akin import telling
from yearbook_viewer.text.audit.facts import agree
from yearbook_viewer.text.audit.near_misses import look_mistyped
from yearbook_viewer.text.audit.precision import RATES, is_well_read
from yearbook_viewer.text.audit.repeated import repeated
from yearbook_viewer.text.audit.sentences import SIGN, Sentence
from yearbook_viewer.text.audit.totals import are_alike
from yearbook_viewer.text.figures.scan import RANGE

# What may stand between a number and 中: the thing, a note.
_DIVIDED = re.compile(
    rf"^(?P<thing>[\u4e00-\u9fff]{{0,10}}?)(?:\([^()]*)?(?:{SIGN}[^()]*)?\)?(?:之)?中(?![央国小学型医心外等华间青老低高])[,，]?"
)
_CLAUSE = re.compile(f"[,;:】{SIGN}]")
_OTHER = re.compile(r"每|均|上年|去年|上半年|季度|其中|计划|预计|目标|[0-9]{4}年(?![末底])|占|比")
# Sentences back that it may have been told in.
_BACK = 3
_SHARED = 2
# Of a longer sentence the first figures are looked at.
_MOST = 40


def divided_again(sentences: Sequence[Sentence]) -> Iterator[Finding]:
    """The numbers that are divided and differ from the one of their name before by what looks mistyped (不符)."""
    for number, sentence in enumerate(sentences):
        for at, figure in enumerate(sentence.figures):
            behind = _DIVIDED.match(SIGN.join(sentence.gaps[at + 1 : at + 3]))
            if behind is None or not _is_plain(figure):
                continue
            before = list(sentences[max(0, number - _BACK) : number])
            words = _CLAUSE.split(sentence.before(at))[-1] + behind["thing"]
            first = _told_before(before, figure, telling(words) or frozenset(words))
            if first is not None:
                yield repeated(figure, first, Verdict.INCONSISTENT, "≠")


def _told_before(sentences: Sequence[Sentence], figure: Figure, words: frozenset[str]) -> Figure | None:
    """The number of these words in the sentences before; None where one agrees, or none looks like it mistyped."""
    named: list[Figure] = []
    for sentence in sentences:
        for at, other in enumerate(sentence.figures[:_MOST]):
            clause = _CLAUSE.split(sentence.before(at))[-1]
            if not _is_plain(other) or not are_alike(other, figure) or _OTHER.search(clause):
                continue
            behind = _CLAUSE.split(sentence.behind(at))[0]
            if len(words & frozenset(clause + other.indicator + behind)) >= min(_SHARED, len(words)):
                named.append(other)
    if not words or any(agree(other, figure) for other in named):
        return None
    return next((other for other in reversed(named) if look_mistyped(other, figure)), None)


def _is_plain(figure: Figure) -> bool:
    whole = figure.role is Role.LEVEL and not figure.qualifier and not figure.target and figure.qualifier != RANGE
    return whole and is_well_read(figure) and figure.unit not in RATES
