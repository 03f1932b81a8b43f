"""The text as the grammar of figures reads it: layout taken out, forms folded, titles and slogans veiled."""

import re
from array import array
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from operator import attrgetter

from yearbook_viewer.records import Cell, Entry, Kind, Mark
from yearbook_viewer.text.lexicons import simplified
from yearbook_viewer.text.wraps import Joined, Wraps

# Stands for a character of a title or slogan: no numeral, no punctuation, no cue.
VEIL = "□"

_WIDE = "０１２３４５６７８９％．／：；（）～＋－＜＞"
_NARROW = "0123456789%./:;()~+-<>"
# Brackets stay as they stand: 台（套）.
_WIDTH = {wide: narrow for wide, narrow in str.maketrans(_WIDE, _NARROW).items() if chr(narrow) not in "()"}
_FOLD = simplified() | str.maketrans(_WIDE + "﹪﹣−∶–", _NARROW + "%--:—")

_HAN = "\u3400-\u9fff\uf900-\ufaff"
_INVISIBLE = "\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff"
_THIN = "\u00a0\u2000-\u200a\u202f"
_BLANK = f" \t\u3000{_THIN}"
_MARKS = frozenset("[［〔(（¹²³⁰⁴⁵⁶⁷⁸⁹*＊※①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳⑴⑵⑶⑷⑸⑹⑺⑻⑼⑽⑾⑿⒀⒁⒂⒃⒄⒅⒆⒇")
_DIGIT = "0-9０-９"
# The mark of a footnote behind a word or a number: 新增就业[7]1267万人; not 〔2018〕5号.
_FOOTNOTE = (
    rf"(?<=[{_HAN}{_DIGIT}%％])(?:[\[［〔](?:注释?)?[0-9]{{1,2}}(?:[,，—–-][0-9]{{1,2}})?[\]］〕](?!号)"
    rf"|[\[［〔(（]注释?[0-9]{{0,2}}[\]］〕)）]|[①-⑳⑴-⒇¹²³⁰⁴-⁹]+|[*＊※](?=[{_HAN},，。、;；]))"
    rf"(?:[{_BLANK}]+(?=[{_DIGIT}]))?"
)
_LAYOUT = re.compile(rf"[{_INVISIBLE}{_BLANK}\n]+|{_FOOTNOTE}")
_BROKEN_POINT = re.compile(rf"[{_HAN},，] ?[{_DIGIT}]{{1,6}}[.．]?$")
_REST_OF_POINT = re.compile(rf"[.．]?[{_DIGIT}]")
_ONLY_INVISIBLE = re.compile(rf"[{_INVISIBLE}]+")
_ONLY_THIN = re.compile(rf"[{_INVISIBLE}{_THIN}]+")
_LONGEST_BLANK = 4
_NUMBER = re.compile(rf"[{_DIGIT}]")
_CHINESE = re.compile(rf"[{_HAN}%％]")
_GROUP = re.compile(rf"(?<![{_DIGIT}])[{_DIGIT}]{{1,3}}$")
_NEXT_GROUP = re.compile(rf"[{_DIGIT}]{{3}}(?![{_DIGIT}])")
_NUMERALS = re.compile(rf"[{_DIGIT}一二三四五六七八九十百千]+")
_TITLE = re.compile(r"《[^《》\n]{1,80}(?:《[^《》\n]{1,60}》[^《》\n]{0,60})*》")
# The number of a table or picture in its caption: 表18-2 县属企业.
_CAPTION = re.compile(r"(?m)^\s*[(（]?续?(?:附?表|附?图)\s*[0-9０-９]+(?:[-—.．][0-9０-９]+)*")
# A longer cell with a sentence in it is read as prose.
_LONGEST_CELL = 12
_SENTENCE = re.compile(rf"[{_HAN}]{{2}}[，。；,;]|[，。；,;][{_HAN}]{{2}}")
# Quotations up to this length are slogans or names; longer ones are speech, which may state facts.
_QUOTED = re.compile(r"“[^“”\n]{1,18}”|‘[^‘’\n]{1,18}’|「[^「」\n]{1,18}」|『[^『』\n]{1,18}』|\"[^\"\n]{1,18}\"")
# With an exact amount in it a quotation states a fact, be it ever so short: “2814公里邮路条条畅通”.
_COUNTED = "[余多]?[万亿]?(?:元|人|名|户|公里|米|亩|公顷|吨|公斤|斤|千瓦|平方|立方|家|个|处|册|辆|头|只|起|件|%)"
_STATES = re.compile(
    "(?:[0-9０-９]+[.．][0-9０-９]+|[0-9０-９](?:[,， ]?[0-9０-９]){3,}"
    f"|[一二三四五六七八九][一二三四五六七八九十百千万零〇]{{4,}}){_COUNTED}"
)
# A headline may state one in two digits: 新增就业86人.
_HEADLINE = re.compile(
    rf"(?m)^(?!.*(?:浏览|阅读|点击)).{{0,60}}?[0-9０-９](?:[,，.． ]?[0-9０-９]){{1,9}}(?:{_COUNTED}|[万亿][{_HAN}])"
)


@dataclass(frozen=True, slots=True)
class Surface:
    """A stretch of an entry without its layout.

    `plain`: the characters as they stand; `folded`: the same length, digits, signs and traditional
    characters folded, titles and slogans veiled.
    `source`: the entry's text. `begins`: offsets into plain at which a section or its body begins.
    `actors`: start and end of the names of bodies and people; `people`: where those of people begin.
    """

    plain: str
    folded: str
    source: str
    begins: tuple[int, ...]
    actors: tuple[tuple[int, int], ...]
    people: frozenset[int]
    _joined: Joined
    _joints: Sequence[int]
    _shifts: Sequence[int]

    def origin(self, offset: int) -> int:
        """The offset in the entry's text of the character at this offset of `plain`."""
        return self._joined.origin(offset + self._shifts[bisect_right(self._joints, offset) - 1])


def narrow(text: str) -> str:
    """Full-width digits and signs as ASCII, everything else as it stands."""
    return text.translate(_WIDTH)


def folded(text: str) -> str:
    """Full-width digits and signs, and traditional characters, as the lexicon has them."""
    return text.translate(_FOLD)


def surface_of(entry: Entry, marks: Iterable[Mark]) -> Surface:
    """The entry below its head, as the grammar reads it: broken lines joined, and veiled what states no fact.

    A title that states an amount (粮食总产达到38.47万吨) is read too; titles of works, DOC and NAME marks, short
    quotations, and the cells of tables state none.
    """
    joined = Wraps(entry).joined()
    # Of a head only a title that states an amount is read.
    headline = _HEADLINE.search(entry.text, 0, entry.head_end)
    begin = entry.head_end if headline is None else headline.start()
    text, base = joined.text, joined.place(begin)
    starts = {joined.place(offset) for section in entry.sections for offset in (section.start, section.body)}
    below = [mark for mark in marks if mark.start >= begin]
    titled = (m for m in below if m.kind is Kind.DOC or (m.kind is Kind.NAME and not _STATES.search(m.text)))
    spans = [(joined.place(mark.start), joined.place(mark.end)) for mark in titled]
    # 红十字会, 三里河街道, 第94医院: a number within a name counts nothing.
    for mark in below:
        if mark.kind in (Kind.ORG, Kind.LOC) and (number := _NUMERALS.search(mark.text)) is not None:
            spans.append((joined.place(mark.start + number.start()), joined.place(mark.start + number.end())))
    acting = sorted((m for m in below if m.kind in (Kind.ORG, Kind.PER)), key=attrgetter("start"))
    body = text[base:]
    spans += [(base + m.start(), base + m.end()) for m in _TITLE.finditer(body)]
    spans += [(base + m.start() + 1, base + m.end() - 1) for m in _QUOTED.finditer(body) if not _STATES.search(m[0])]
    spans += [(base + m.start(), base + m.end()) for m in _CAPTION.finditer(body)]
    spans += [(joined.place(cell.start), joined.place(cell.end)) for cell in _cells(entry)]
    veiled = _veil(text, spans)
    pieces: list[str] = []
    veils: list[str] = []
    joints, shifts = array("q", [0]), array("q", [base])
    done, length = base, 0
    for found in _LAYOUT.finditer(text, base):
        start, end = found.span()
        if not _is_layout(text, start, end, starts):
            continue
        pieces.append(text[done:start])
        veils.append(veiled[done:start])
        length += start - done
        joints.append(length)
        shifts.append(end - length)
        done = end
    pieces.append(text[done:])
    veils.append(veiled[done:])
    plain = "".join(pieces)
    folded = "".join(veils).translate(_FOLD)
    begins = _compact(sorted(start for start in starts if start >= base), joints, shifts)
    starts_of_names = _compact([joined.place(mark.start) for mark in acting], joints, shifts)
    ends_of_names = _compact([joined.place(mark.end) for mark in acting], joints, shifts)
    actors = tuple(zip(starts_of_names, ends_of_names, strict=True))
    people = frozenset(start for start, mark in zip(starts_of_names, acting, strict=True) if mark.kind is Kind.PER)
    return Surface(plain, folded, entry.text, begins, actors, people, joined, joints, shifts)


def _cells(entry: Entry) -> Iterator[Cell]:
    """The cells of the entry's tables that are no prose: pages are laid out in tables too."""
    for table in entry.layout.tables:
        for cell in table.cells:
            if cell.end - cell.start <= _LONGEST_CELL or not _SENTENCE.search(entry.text, cell.start, cell.end):
                yield cell


def _veil(text: str, spans: list[tuple[int, int]]) -> str:
    pieces: list[str] = []
    done = 0
    for start, end in sorted(spans):
        if end <= done:
            continue
        begin = max(start, done)
        pieces.append(text[done:begin])
        pieces.append(VEIL * (end - begin))
        done = end
    pieces.append(text[done:])
    return "".join(pieces)


def _is_layout(text: str, start: int, end: int, starts: set[int]) -> bool:
    """Whether the blanks there part nothing: 28 个, 12 345."""
    if text[start] in _MARKS or _ONLY_INVISIBLE.fullmatch(text, start, end):
        return True
    if "\n" in text[start:end]:
        return False
    if end - start > _LONGEST_BLANK or start == 0 or end in starts:
        return False
    return _is_gap(text, start, end)


def _is_gap(text: str, start: int, end: int) -> bool:
    """Whether blanks on one line stand within a number, or between it and its unit or the word before."""
    before, behind = text[start - 1], text[end : end + 1]
    thin = _ONLY_THIN.fullmatch(text, start, end) is not None
    if _NUMBER.match(before) and _NUMBER.match(behind):
        return thin or (_GROUP.search(text, max(0, start - 4), start) and _NEXT_GROUP.match(text, end)) is not None
    if before in ".．" or behind in ".．":
        broken = _BROKEN_POINT.search(text, max(0, start - 9), start) and _REST_OF_POINT.match(text, end)
        return thin or broken is not None
    multiplied = before in "万亿萬億" and _NUMBER.search(text[max(0, start - 3) : start - 1].rstrip()[-1:]) is not None
    if _NUMBER.match(before) or multiplied:
        return _CHINESE.match(behind) is not None
    return _CHINESE.match(before) is not None and _NUMBER.match(behind) is not None


def _compact(offsets: list[int], joints: Sequence[int], shifts: Sequence[int]) -> tuple[int, ...]:
    """Offsets of the entry's text, ascending, as offsets into the text without layout."""
    compact: list[int] = []
    at = 0
    for offset in offsets:
        while at + 1 < len(joints) and joints[at + 1] + shifts[at + 1] <= offset:
            at += 1
        compact.append(offset - shifts[at])
    return tuple(compact)
