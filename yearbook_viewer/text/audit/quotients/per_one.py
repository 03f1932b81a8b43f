"""Averages told the other way round: 平均每9人订有一份, 平均5人一册, as people for each copy."""

import re
from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from yearbook_viewer.records import Figure, Role
from yearbook_viewer.text.audit.clauses.sentences import SIGN, Sentence
from yearbook_viewer.text.audit.numbers.precision import value_of
from yearbook_viewer.text.figures import numerals
from yearbook_viewer.text.figures.units import unit_at

_NUMERAL = f"{numerals.ARABIC}|{numerals.CHINESE}"
# For how many there is one; of a round hundred it is an average like others, if not of one.
_EACH = re.compile(
    rf"(?:^|[,;:。、的])(?P<before>[^,;:。、0-9]*?)[每约](?P<number>{_NUMERAL})(?P<rest>[\u4e00-\u9fff][^,;:。]{{0,16}})$"
)
_MEAN = re.compile("(?:平均|合|每)(?:约|为)?$")
_ONE = re.compile(
    "(?:就|便|即)?(?:有|拥有|占有|摊|合|订|得)?[一1](?P<unit>[个张台册份部辆只头处所家座间名])(?P<thing>[\u4e00-\u9fff]{0,6})(?:$|[,;:。)])"
)
_THING = re.compile("[\u4e00-\u9fff]{0,6}(?=$|[,;:。)])")


def turned(sentences: Sequence[Sentence]) -> list[Sentence]:
    """The sentences with what is told as so many for one in the words of an average: for 平均每9人订有一份 they have
    订有平均每份 and 9人."""
    return [
        _turned(sentence) if "每" in sentence.words or "平均" in sentence.words else sentence for sentence in sentences
    ]


def _turned(sentence: Sentence) -> Sentence:
    figures, gaps = list(sentence.figures), list(sentence.gaps)
    for at, figure in enumerate(figures):
        read = _of_many(figure, gaps[at], gaps[at + 1]) or _of_one(figure, gaps[at], gaps[at + 1])
        if read is not None:
            figures[at], gaps[at] = read
    if figures == list(sentence.figures) and gaps == list(sentence.gaps):
        return sentence
    return replace(sentence, figures=tuple(figures), gaps=tuple(gaps), words=SIGN.join(gaps))


def _of_many(figure: Figure, words: str, behind: str) -> tuple[Figure, str] | None:
    """平均每9人订有, with 一份 behind: how many there are for one, and the words of that."""
    if figure.value != 1 or figure.role is not Role.LEVEL or figure.qualifier or not figure.unit:
        return None
    told = _EACH.search(words)
    number = _number(told["number"]) if told is not None else None
    if told is None or number is None or number <= 1:
        return None
    unit = unit_at(told["rest"], 0)
    if not unit:
        return None
    many = replace(figure, text=told["number"] + unit, value=number, unit=unit, indicator="")
    said = words[: told.start("before")] + told["before"].removesuffix("平均") + told["rest"][len(unit) :]
    thing = _THING.match(behind)
    return many, f"{said}平均每{figure.unit}{thing[0] if thing is not None else ''}"


def _of_one(figure: Figure, words: str, behind: str) -> tuple[Figure, str] | None:
    """平均5人, with 一册 behind that is no figure of its own."""
    one = _ONE.match(behind)
    if one is None or not _MEAN.search(words) or figure.role is not Role.LEVEL or value_of(figure) <= 1:
        return None
    return figure, f"{_MEAN.sub('', words)}平均每{one['unit']}{one['thing']}"


def _number(words: str) -> Decimal | None:
    return numerals.arabic_value(words) if words[0].isdigit() else numerals.chinese_value(words)
