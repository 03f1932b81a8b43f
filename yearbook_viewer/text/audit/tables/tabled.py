"""The text held against the tables of the same entry: the same thing, the same year, and what each prints."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from yearbook_viewer.records import Entry, Figure, Finding, FindingKind, Role, Verdict
from yearbook_viewer.text.audit.clauses.facts import Fact, FactKey, agree, facts_of, is_bare, key_of, signed
from yearbook_viewer.text.audit.clauses.sentences import SIGN, Sentence
from yearbook_viewer.text.audit.numbers.precision import scale_of
from yearbook_viewer.text.audit.repeats.repeated import written
from yearbook_viewer.text.audit.repeats.repeats import may_be_one
from yearbook_viewer.text.audit.tables.mistyped_cells import mistyped_cells
from yearbook_viewer.text.audit.tables.table_growth import table_growth
from yearbook_viewer.text.audit.tables.table_totals import mistyped_totals
from yearbook_viewer.text.figures import cues
from yearbook_viewer.text.series.families import family_of
from yearbook_viewer.text.series.names import series_name

# What a table covers stands in the lines above it.
_CAPTION = 120
_SCOPES = re.compile(r"市本级|县本级|区本级|市直|规模以上|限额以上|城区|全国|全省|上半年|季度|[0-9０-９]{1,2}月")
_PART_OF_A_YEAR = re.compile(r"月|季|半年|日|累计|以来|期间|年[来间]|每|均|同期|年初")
_DATE = re.compile("[0-9]{1,2}月(?:[0-9]{1,2}日)?[末底]?")
_PLACE = re.compile(
    r"[\u4e00-\u9fff]{1,8}?(?:自治[县旗州]|[县市区镇乡村州旗]|街道|农场|林场|公司|厂|学校|中学|小学|中专|职高|技校|医院)"
)
_NO_PLACE = re.compile(r"(?:城[镇乡]|乡镇|[农乡]村|[城市地园社山库林矿灌]区|开发区|[全本我各][市县区旗州盟镇乡村省])$")
_LAST_PLACES = 3
_WORDS = 40
# What a column of values is headed by besides the thing.
_HEADS = re.compile(r"(?:决算|完成|执行|实际|年末|年底|期末|全年|本年|实绩|绝对)?[数额值]?$")
# 固定资产投资 of a row, 投资额 of its column.
_TWICE = re.compile(r"([\u4e00-\u9fff]{2,6})\1[额数量值]$")
# What a table is of, where its rows are the things: 主要农产品产量.
_OF = re.compile(
    r"(产量|产值|播种面积|种植面积|销售量|存栏量?|出栏量?|人口|户数|人数|投资额?|收入)(?:统计|情况|一览|汇总|完成情况|对比)?表?\s*(?:[(（]?单位[:：].*)?$",
    re.MULTILINE,
)
# What counts people and things needs no unit in its head.
_COUNTED = frozenset(("人", "个", "所", "家", "户", "座", "处", "张", "辆", "台", "件", "名"))
# A name that is only the end of what the text says, and a value but for a digit the same, are a slip together.
_SHORTEST_END = 3
_FEWEST_DIGITS = 3
_OTHER_PART = re.compile("其[他它中]|城镇|城市|农村|乡村|国有|民营|私营|地方|新增|人均|户均|每|平均|[男女]")
# What the text may say besides.
_LEADS = re.compile(r"^(?:实有|现有|实存|年末|全部)")
# 新增企业12家,年末达到86家: the second is of all of them.
_NEW = re.compile("新(?:增|建|办|发展|设立|登记)")
_STOCK = re.compile("(?:年[末底]|累计|总[数计量])[^,;]{0,6}$")


@dataclass(frozen=True, slots=True)
class _Cell:
    """A figure of a table; `scopes`: the words of its caption that narrow what it covers; `title`: its last line."""

    figure: Figure
    scopes: tuple[str, ...]
    title: str


def tables(entry: Entry, figures: Sequence[Figure], sentences: Sequence[Sentence]) -> list[Finding]:
    """What the sentences of an entry print of what its tables print, in the order of the text.

    Matched by the name of row and column, the year and the family of the unit. `figures`: the entry's own;
    `sentences`: those of its prose.
    """
    if not entry.layout.tables:
        return []
    told = {figure for sentence in sentences for figure in sentence.figures}
    printed = [figure for figure in figures if figure not in told]
    cells = _cells(entry, printed)
    own = f"{entry.subject}{entry.title}"
    found: list[Finding] = []
    loose: list[Fact] = []
    facts = list(facts_of(sentences))
    for fact in facts:
        times = [time for time in fact.told[0] if _PART_OF_A_YEAR.search(time)]
        if times and not all(map(_DATE.fullmatch, times)):
            continue
        # What was so on a day of the year may be what the table has, if all but a digit is the same.
        finding = None if times else _finding(fact, cells, own)
        if finding is not None:
            found.append(finding)
        else:
            loose.append(fact)
    told_of = {cell.figure: cell for alike in cells.values() for cell in alike}
    held = {figure: told_of[figure] for figure in printed if figure in told_of}
    mistyped = mistyped_cells(entry, loose, list(held), lambda figure: held[figure].title)
    for fact in loose:
        cell = mistyped.get(fact.figure)
        if cell is not None and all(word in fact.words for word in held[cell].scopes):
            found.append(_told(fact.figure, "≠", cell, Verdict.INCONSISTENT))
    totals = mistyped_totals(entry, facts, [fact for fact in loose if fact.figure not in mistyped], printed)
    found += [_told(figure, "≠", whole, Verdict.INCONSISTENT) for figure, whole in totals.items()]
    matched = {finding.checked.start for finding in found}
    unmatched = [fact for fact in facts if fact.key.level or fact.figure.start not in matched]
    found += table_growth(entry.text, unmatched, lambda fact: _alike(fact, cells, own))
    return sorted(found, key=lambda finding: finding.checked.start)


def _cells(entry: Entry, figures: Iterable[Figure]) -> dict[FactKey, list[_Cell]]:
    cells: dict[FactKey, list[_Cell]] = defaultdict(list)
    scopes = [
        tuple(_SCOPES.findall(entry.text, max(0, table.start - _CAPTION), table.start)) for table in entry.layout.tables
    ]
    titles = [_title(entry.text[max(0, table.start - _CAPTION) : table.start]) for table in entry.layout.tables]
    quantities = [_OF.search(title) for title in titles]
    at = 0
    for figure in figures:
        while at + 1 < len(scopes) and entry.layout.tables[at].end <= figure.start:
            at += 1
        if figure.target or figure.value is None:
            continue
        said: tuple[str, ...] = (
            figure.indicator,
            _HEADS.sub("", figure.indicator),
            _TWICE.sub(r"\1", figure.indicator),
        )
        of = quantities[at]
        if of is not None and figure.role is Role.LEVEL and of[1] not in figure.indicator:
            said = (*said, figure.indicator + of[1])
        for name in {series_name(words) for words in said} - {""}:
            cells[key_of(name, figure)].append(_Cell(figure, scopes[at], titles[at]))
    return cells


def _title(above: str) -> str:
    """What a table is of: the last lines above it that end no sentence."""
    lines: list[str] = []
    for line in reversed(above.split("\n")):
        if line.strip() and line.rstrip()[-1] in "。；;":
            break
        lines.append(line)
    return "\n".join(line for line in reversed(lines) if line.strip())


def _finding(fact: Fact, cells: Mapping[FactKey, Sequence[_Cell]], own: str) -> Finding | None:
    alike = _alike(fact, cells, own)
    if not alike:
        return _slip(fact, cells, own)
    exact = next((cell for cell in alike if signed(cell) == fact.value), None)
    if exact is not None:
        return _told(fact.figure, "=", exact, Verdict.CONSISTENT)
    near = next((cell for cell in alike if agree(cell, fact.figure)), None)
    if near is not None:
        return _told(fact.figure, "≈", near, Verdict.ROUNDING)
    if len(alike) > 1 or (is_bare(fact.key.name) and not fact.whole) or not may_be_one(signed(alike[0]), fact.value):
        return None
    # 职业中专…上线268人,上线率86.5%: said of what was told last, which the table need not have.
    told = fact.words.rpartition(";")[2][-_WORDS:]
    apart = any(_is_another(place, own + fact.key.name + alike[0].indicator) for place in _PLACE.findall(told))
    # 其中甲和乙两项86万元 is less than all.
    apart |= "其中" in told and fact.value < signed(alike[0])
    if apart and not _are_by_a_slip(signed(alike[0]), fact.value):
        return None
    return _told(fact.figure, "≠", alike[0], Verdict.INCONSISTENT)


def _alike(fact: Fact, cells: Mapping[FactKey, Sequence[_Cell]], own: str) -> list[Figure]:
    """The cells that print what a fact states: by the place its sentence names last, else by its name alone."""
    for name in _names(fact, own):
        found = _under(fact.key._replace(name=name), fact, cells)
        if found:
            return found
    for place in _places_before(fact):
        named = _fitting(cells.get(fact.key._replace(name=place), ()), fact)
        titled = [cell.figure for cell in named if fact.key.name in cell.title]
        if titled:
            return titled
    return []


def _under(key: FactKey, fact: Fact, cells: Mapping[FactKey, Sequence[_Cell]]) -> list[Figure]:
    """The cells under a key; where there is none, those under its name that print no unit, for things counted."""
    found = cells.get(key, ())
    if not found and fact.figure.unit in _COUNTED and scale_of(fact.figure) == 1:
        found = cells.get(key._replace(family=family_of("").name), ())
    return [cell.figure for cell in _fitting(found, fact)]


def _fitting(cells: Sequence[_Cell], fact: Fact) -> list[_Cell]:
    return [cell for cell in cells if all(word in fact.words for word in cell.scopes)]


def _slip(fact: Fact, cells: Mapping[FactKey, Sequence[_Cell]], own: str) -> Finding | None:
    """A value that a table has but for a slip of the pen, under a name that is the end of the one in the text."""
    name = fact.key.name
    if any(_is_another(place, own + name) for place in _PLACE.findall(fact.words[-_WORDS:])):
        return None
    for start in range(1, len(name) - _SHORTEST_END + 1):
        found = _fitting(cells.get(fact.key._replace(name=name[start:]), ()), fact)
        if not found:
            continue
        cell = found[0].figure
        if len({signed(each.figure) for each in found}) > 1 or _OTHER_PART.search(name[:start]):
            return None
        return _told(fact.figure, "≠", cell, Verdict.INCONSISTENT) if _are_by_a_slip(signed(cell), fact.value) else None
    return None


def _are_by_a_slip(one: Decimal, other: Decimal) -> bool:
    """Whether two values of enough digits differ by one digit, or by the order of their digits."""
    digits = [value.normalize().as_tuple().digits for value in (one, other)]
    if one == other or one.adjusted() != other.adjusted() or min(map(len, digits)) < _FEWEST_DIGITS:
        return False
    differing = sum(left != right for left, right in zip(*digits, strict=False)) + abs(len(digits[0]) - len(digits[1]))
    return differing == 1 or sorted(digits[0]) == sorted(digits[1])


def _places_before(fact: Fact) -> list[str]:
    """The places that a sentence names before a figure, the nearest first."""
    return list(dict.fromkeys(reversed(_PLACE.findall(fact.words[-_WORDS:]))))[:_LAST_PLACES]


def _names(fact: Fact, own: str) -> Iterator[str]:
    """What a table may call the thing, the fullest first: a place with it, the text's words before it, its name.

    `own`: what the entry is about; where the text speaks of another place, the name alone is that of the whole.
    """
    name, before = fact.key.name, fact.words[-_WORDS:]
    for place in _places_before(fact):
        yield place + name
        yield name + place
    words = cues.LINK.sub("", before).rpartition(",")[2].rpartition(SIGN)[2]
    if any(_is_another(place, own + name) for place in _PLACE.findall(words)):
        return
    for start in range(len(words) - len(name)):
        if words.endswith(name, start):
            yield series_name(words[start:])
    yield name
    if _LEADS.match(name):
        yield _LEADS.sub("", name)
    if _NEW.match(name) and _STOCK.search(before):
        yield _NEW.sub("", name)


def _is_another(place: str, own: str) -> bool:
    return place not in own and _NO_PLACE.search(place) is None


def _told(checked: Figure, sign: str, cell: Figure, verdict: Verdict) -> Finding:
    # A cell of things counted may print no unit.
    printed = cell if cell.unit else replace(cell, unit=checked.unit)
    return Finding(FindingKind.TABLE, verdict, written(checked, sign, printed), checked, (cell,))
