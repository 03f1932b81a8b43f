"""NAME: which quotations name an activity, brand, award, honour, exhibition or programme.

A quotation gives clues (a word of a class right before it, right after it, at its end …). Each clue has a weight,
learned from the project's own corpus by `packaging/lexicons/make_name_weights.py`; their sum is the log-odds that the
quotation is a name.
"""

import re
from collections.abc import Iterator
from functools import cache
from math import exp

from yearbook_viewer.records import Kind
from yearbook_viewer.text.entities.quoted import quotations
from yearbook_viewer.text.entities.spans import Span
from yearbook_viewer.text.lexicons import classes_of, weights_of

# A quotation that runs on longer is speech, not a name.
_LONGEST = 40
_SPEECH = re.compile(r"[。;!?:]")
# “十三五” is a time, what stands after 简称 a body.
_PERIOD = re.compile(r"十?[一二三四五六七八九]五")
_SHORT_FOR = re.compile(r"\((?:以下|下)?(?:简称|称|又称|亦称|别称)[:为]?$")

_JOINED = re.compile(r"[、和与及暨]?|以及|,")
_REACH = 12
_EDGE = re.compile(r"[,。;、:()“”‘’\n ]")

_NUMERALS = frozenset("0123456789一二三四五六七八九十百千万两双零")
# “六稳”“三高四新”: no longer than this it is a slogan more often than a name.
_SLOGAN = 4
_SEPARATORS = frozenset(",、 ")
_DENIALS = frozenset("不没无")
_PARTICLES = frozenset("就的了是把到在被我你他")


def find_quoted_names(plain: str) -> Iterator[Span]:
    """Quotations that are names, each with its certainty. Those of a list (“甲”和“乙”) are judged together."""
    run: list[tuple[int, int]] = []
    for start, end in quotations(plain):
        if run and not _JOINED.fullmatch(plain, run[-1][1] + 1, start - 1):
            yield from _judged(plain, run)
            run = []
        run.append((start, end))
    yield from _judged(plain, run)


def _judged(plain: str, run: list[tuple[int, int]]) -> Iterator[Span]:
    open_to_doubt = [quotation for quotation in run if can_be_name(plain, *quotation)]
    if not open_to_doubt:
        return
    weights = weights_of("name_weights")
    odds = sum(weights.get(clue, 0.0) for quotation in open_to_doubt for clue in clues_of(plain, *quotation))
    likelihood = 1 / (1 + exp(-(weights["any"] + odds / len(open_to_doubt))))
    if likelihood > 0.5:
        for start, end in open_to_doubt:
            yield Span(start, end, Kind.NAME, round(100 * likelihood))


def can_be_name(plain: str, start: int, end: int) -> bool:
    """Whether a quotation is neither speech, nor a period, nor a body's short name."""
    content = plain[start:end]
    return (
        end - start <= _LONGEST
        and not _SPEECH.search(content)
        and not _PERIOD.fullmatch(content)
        and content not in classes_of("name_cues")["never"]
        and not _SHORT_FOR.search(plain, max(0, start - 8), start - 1)
    )


def clues_of(plain: str, start: int, end: int) -> Iterator[str]:
    """What speaks for or against a quotation being a name: classes of words in it and next to it, and its shape."""
    content = plain[start:end]
    line_before = plain[max(0, start - 1 - _REACH) : start - 1].rpartition("\n")[2]
    before = _EDGE.split(line_before)[-1]
    after = _EDGE.split(plain[end + 1 : end + 1 + _REACH], maxsplit=1)[0]
    if not before:
        yield "opens:" + _sign(line_before[-1:])
    if not after:
        yield "closes:" + _sign(plain[end + 1 : end + 2])
    for kind in ("before_honour", "before_act", "before_named", "before_said"):
        yield from _near(kind, before, (before[at:] for at in range(len(before))))
    for kind in ("after_act", "after_honour", "after_brand", "after_plain"):
        yield from _near(kind, after, (after[:length] for length in range(len(after), 0, -1)))
    for kind in ("inside_act", "inside_honour"):
        if any(content[-length:] in classes_of("name_cues")[kind] for length in range(1, 6)):
            yield kind
    if any(content[:length] in classes_of("name_cues")["inside_front"] for length in range(1, 4)):
        yield "inside_front"
    yield from _shape(content)
    if plain[end + 1 : end + 2].isdigit():
        yield "counted"


def _near(kind: str, words: str, touching: Iterator[str]) -> Iterator[str]:
    """The class where one of its words touches the quotation, the class and ~ where one stands in the clause."""
    known = classes_of("name_cues")[kind]
    if any(word in known for word in touching):
        yield kind
    elif any(words[at : at + length] in known for at in range(len(words)) for length in (2, 3, 4)):
        yield kind + "~"


def _shape(content: str) -> Iterator[str]:
    length = len(content)
    yield f"length:{next((most for most in (2, 3, 4, 5, 7, 11) if length <= most), 40)}"
    if content[0] in _NUMERALS:
        yield "numeral" if length > _SLOGAN else "slogan"
    for name, characters in (("parted", _SEPARATORS), ("denial", _DENIALS), ("particle", _PARTICLES)):
        if not characters.isdisjoint(content):
            yield name


@cache
def _sign(sign: str) -> str:
    """The kind of a sign next to a quotation: an edge of the sentence, a list, a comma, another."""
    if sign in {"", "\n", " ", "。"}:
        return "edge"
    return {"、": "list", "“": "list", "”": "list", ",": "comma"}.get(sign, "sign")
