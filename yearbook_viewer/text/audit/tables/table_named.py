"""Which lines of a table, and which of their items, the words around a number name, and how surely."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import IntEnum
from functools import lru_cache

from yearbook_viewer.records import Figure, Role
from yearbook_viewer.text.audit.clauses.akin import telling
from yearbook_viewer.text.audit.clauses.sentences import SIGN, Sentence
from yearbook_viewer.text.audit.clauses.stretches import MONTH, YEAR, stretch_of
from yearbook_viewer.text.audit.numbers.precision import RATES, scale_of, value_of
from yearbook_viewer.text.audit.tables.table_items import Line
from yearbook_viewer.text.audit.totals.totals import are_alike
from yearbook_viewer.text.figures.units import COUNTERS

_CLAUSE = re.compile(f"[,;:。()]|{SIGN}")
_END = re.compile("[,;:。()]")
_TOP = re.compile(r"最(?!低|少|小|末|后|短|差|近|初)|居首|首位|第一|榜首|之首|之冠|之最|领先|大户")
_BOTTOM = re.compile("最(?:低|少|小|末|短|差)|末位|倒数第一|垫底")
_MOST_COUNTED = 40
# Words before so many numbers of a sentence tell nothing of the next.
_BACK, _MOST_UNNAMED = 24, 8
# Each number of a text asks for the same names.
_KEPT = 4096
_AMONG = re.compile("其中")
_SEXES = frozenset("男女")
_YEAR_BEFORE = re.compile("上年|去年")
# What several numerals count: 一、二等奖.
_SHARED = re.compile("((?:[一二三四五六七八九十][、和及与])+[一二三四五六七八九十])((?:等奖|季度|[级等类号期组批档]))")
_NUMERAL = re.compile("[一二三四五六七八九十](?=[、和及与])")
_UNTOLD = re.compile(r"[^\u4e00-\u9fffA-Za-z0-9\u2160-\u216b]")
# So much of a clause may be the short name of an item.
_SHORTEST, _LONGEST = 2, 8
_MOST_FORMS = 3
# What a name may be told without.
_LEADS = re.compile("^(?:其中|#|年末|年底|期末|年初|全部|当年|本年|实际|总)")


class Told(IntEnum):
    """How surely words tell that a number is reckoned so: all named beside it, all named, only the item, or not all."""

    LOOSELY = 0
    PARTLY = 1
    NAMED = 2
    FULLY = 3


@dataclass(frozen=True, slots=True)
class Words:
    """The words around a number. `clause`: those of its own clause, behind it too; `before`: of its sentence until
    it; `lead`: those of its own clause before it; `count`: how many things it is told of (四项), 0 if nothing says;
    `whole`: the number before it, if it is told as part of that (其中)."""

    clause: str
    before: str
    lead: str
    count: int
    whole: Decimal | None = None


def words_at(sentence: Sentence, at: int) -> Words:
    """The words around the number at a place of a sentence."""
    first = max(0, at - _BACK)
    before = _spread(SIGN.join(sentence.gaps[first : at + 1]))
    lead = _CLAUSE.split(before)[-1]
    counted = [
        int(value_of(figure))
        for figure in sentence.figures[first:at]
        if figure.unit in COUNTERS and figure.value is not None and 1 < figure.value <= _MOST_COUNTED
    ]
    whole = sentence.figures[at - 1].value if at and _AMONG.match(lead) else None
    return Words(
        f"{lead}{SIGN}{_END.split(sentence.behind(at))[0]}", before, lead, counted[-1] if counted else 0, whole
    )


def _spread(words: str) -> str:
    """The words with 一级、二级、三级 for 一、二、三级."""
    return _SHARED.sub(lambda found: _NUMERAL.sub(lambda each: each[0] + found[2], found[1]) + found[2], words)


@dataclass(frozen=True, slots=True)
class Chosen:
    """A line with those of its items that words name: `near` beside the number, `far` else before it; `group`: those
    of a stretch of time; `headed`: whether words name what the line is of, or there is no other; `fitting`: the items
    that count in the number's unit."""

    line: Line
    words: Words
    headed: bool
    near: Sequence[int]
    far: Sequence[int]
    group: Sequence[int]
    fitting: Sequence[int]

    @property
    def named(self) -> Sequence[int]:
        """The items that words name, however far from the number."""
        return self.near or self.group or self.far

    @property
    def before(self) -> list[int]:
        """The items that the words of the sentence before the number name."""
        return [at for clause in _CLAUSE.split(self.words.before) for at in named_in(self.line.names, clause)]

    @property
    def last(self) -> Sequence[int]:
        """The items that the words since the last semicolon name, until the number's own clause."""
        words = self.words.before.rpartition(";")[2]
        return named_in(self.line.names, words[: len(words) - len(self.words.lead)])

    def told(self, items: Sequence[int]) -> Told:
        """How surely the words tell of some items of the line."""
        if not self.headed:
            if not all(at in self.near for at in items):
                return Told.LOOSELY
            return Told.NAMED if len(items) > 1 else Told.PARTLY
        if all(at in self.near for at in items) or list(items) == list(self.group):
            return Told.FULLY
        return Told.NAMED if all(at in self.near or at in self.far for at in items) else Told.LOOSELY


def lines_named(lines: Sequence[Line], figure: Figure, words: Words) -> Iterator[Chosen]:
    """The lines of a table, each with what the words around a number name of it."""
    ways = [[line for line in lines if line.across is across] for across in (False, True)]
    headed = {id(line) for way in ways for line in _headed_by(way, words, figure.year)}
    headed |= {id(only) for way in ways for only in _only_fitting(way, figure)}
    for way in ways:
        for line in way:
            # Of many lines the named ones only.
            if id(line) in headed or len(way) <= _MOST_UNNAMED:
                yield _chosen(line, figure, words, headed=id(line) in headed)


def _only_fitting(lines: Sequence[Line], figure: Figure) -> Sequence[Line]:
    """Of lines that run one way the only one that counts in the number's unit, or that a share can be of."""
    if figure.unit in RATES:
        found = [line for line in lines if any(item.unit not in RATES for item in line.figures)]
    else:
        found = [line for line in lines if any(_fits(item, figure) for item in line.figures)]
    return found if len(found) == 1 else ()


def _chosen(line: Line, figure: Figure, words: Words, *, headed: bool) -> Chosen:
    names = line.names
    near = named_in(names, words.clause)
    implied = [at for at in _of_years(line, figure, words.clause) if at not in near]
    group = stretch_of(names, words.clause)
    if not near and not group and figure.role is Role.LEVEL:
        group = stretch_of(names, words.before)
    far: list[int] = []
    if not near and not group:
        clauses = reversed(_CLAUSE.split(words.before)[:-1])
        far = [*next((found for clause in clauses if (found := named_in(names, clause))), ())]
        short = _abridged_in(names, words.lead) if not far else None
        far = [short] if short is not None else far or _foremost(line, words)
    far = [*far, *implied] if figure.role is not Role.LEVEL else far or implied
    fitting = [at for at, item in enumerate(line.figures) if _fits(item, figure)]
    return Chosen(line, words, headed, near, far, group, fitting)


def _of_years(line: Line, figure: Figure, clause: str) -> Iterator[int]:
    """The items of the year that a number is of, and of the one it is compared with."""
    years = {int(found[1]): at for at, name in enumerate(line.names) if (found := YEAR.match(name)) is not None}
    if not years or figure.year is None:
        return
    if figure.year in years:
        yield years[figure.year]
    base = int(figure.relation) if figure.relation.isdigit() else figure.year - 1
    if (figure.role is not Role.LEVEL or _YEAR_BEFORE.search(clause)) and base in years:
        yield years[base]


def _foremost(line: Line, words: Words) -> list[int]:
    """The item that is the greatest, or the least, where words speak of that."""
    values = [value_of(figure) for figure in line.figures]
    if _TOP.search(words.before):
        return [values.index(max(values))]
    return [values.index(min(values))] if _BOTTOM.search(words.before) else []


def _fits(item: Figure, figure: Figure) -> bool:
    """Whether an item of a table counts in the unit of a number of the text, and is of the same year."""
    if figure.role is Role.LEVEL and figure.year != item.year and None not in (figure.year, item.year):
        return False
    return are_alike(figure, item) or (not item.unit and bool(figure.unit) and scale_of(figure) == scale_of(item))


@lru_cache(maxsize=_KEPT)
def named_in(names: tuple[str, ...], words: str) -> tuple[int, ...]:
    """Which of the names words tell, in full or but for what they count (城关 for 城关镇), in the order of the words;
    a name that is part of a longer one told there is not told."""
    rest = words
    found: dict[int, int] = {}
    forms = [_forms(name) for name in names]
    longest_first = sorted(range(len(names)), key=lambda each: -len(names[each]))
    for shortened in range(_MOST_FORMS):
        for at in longest_first:
            told = forms[at][shortened].search(rest) if at not in found and shortened < len(forms[at]) else None
            if told is not None:
                found[at] = told.start()
                rest = f"{rest[: told.start()]}{' ' * (told.end() - told.start())}{rest[told.end() :]}"
    return tuple(sorted(found, key=lambda each: found[each]))


@lru_cache(maxsize=_KEPT)
def _forms(name: str) -> tuple[re.Pattern[str], ...]:
    """How a text may write a name."""
    month, year = MONTH.fullmatch(name), YEAR.fullmatch(name)
    if month is not None:
        return (re.compile(f"(?<![0-9、至~-]){month[1]}月"),)
    if year is not None:
        return (re.compile(f"(?<![0-9]){year[1]}年"),)
    bare = _UNTOLD.sub("", name)
    forms = (bare, bare[:-1] if len(bare) > _SHORTEST else "", _LEADS.sub("", bare))
    return tuple(re.compile(re.escape(form)) for form in forms if len(form) >= _SHORTEST or form in _SEXES)


@lru_cache(maxsize=_KEPT)
def _abridged_in(names: tuple[str, ...], words: str) -> int | None:
    """The one item that words name shorter: 公路出租包车 is 出租、包车, 二中 is 县第二中学."""
    plain = _UNTOLD.sub("", words)
    for length in range(min(len(plain), _LONGEST), _SHORTEST - 1, -1):
        starts = (plain[:length], plain[-length:])
        short = [at for at, name in enumerate(names) if any(_abridges(start, name) for start in starts)]
        if short:
            return short[0] if len(short) == 1 else None
    return None


def _abridges(short: str, long: str) -> bool:
    rest = iter(long)
    return all(sign in rest for sign in short)


def _headed_by(lines: Sequence[Line], around: Words, year: int | None) -> list[Line]:
    """Of lines that run one way those that words name: in full, else by what no other's name has; else that of the
    `year` a number is of, or that of all."""
    heads = tuple(line.head for line in lines)
    for words in (around.clause, around.before):
        named = named_in(heads, words)
        if named:
            return [lines[at] for at in named]
    signs = [telling(head) for head in heads]
    common = Counter(sign for each in signs for sign in each)
    for words in (around.clause, around.before):
        said = telling(words)
        found = [
            line
            for line, own in zip(lines, signs, strict=True)
            if any(common[each] == 1 for each in own & said) and len(own & said) >= max(2, len(own) / 2)
        ]
        if found:
            return found
    own = [line for line in lines if (told := YEAR.fullmatch(line.head)) is not None and int(told[1]) == year]
    return own or [line for line in lines if line.is_whole]
