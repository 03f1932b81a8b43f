"""The text as the grammar of figures reads it: layout taken out, forms folded, titles and slogans veiled."""

import re
from array import array
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from yearbook_viewer.records import Entry, Kind, Mark

# Stands for a character of a title or slogan: no numeral, no punctuation, no cue.
VEIL = "□"

_WIDE = "０１２３４５６７８９％．／：；（）～＋－＜＞"
_NARROW = "0123456789%./:;()~+-<>"
_TRADITIONAL = (
    "個戶張間輛噸畝頃項門條場億萬處種隻臺頭棟艙課數雙幾餘約過達較與從為減長員總計現設獲縣鎮鄉區餐館車類點"
    "據歲學級號時連幢盞顆雞劃將預標劑選費額產實際業質層際當價對應開關進廣萬賓會議師職務團廠貨銷購賣貸億儲積轄屬淨擴縮漲幅"
)
_SIMPLE = (
    "个户张间辆吨亩顷项门条场亿万处种只台头栋舱课数双几余约过达较与从为减长员总计现设获县镇乡区餐馆车类点"
    "据岁学级号时连幢盏颗鸡划将预标剂选费额产实际业质层际当价对应开关进广万宾会议师职务团厂货销购卖贷亿储积辖属净扩缩涨幅"
)
_WIDTH = str.maketrans(_WIDE, _NARROW)
_FOLD = str.maketrans(_WIDE + _TRADITIONAL + "﹪﹣−∶–", _NARROW + _SIMPLE + "%--:—")

_HAN = "\u3400-\u9fff\uf900-\ufaff"
_INVISIBLE = "\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff"
_THIN = "\u00a0\u2000-\u200a\u202f"
_BLANK = f" \t\u3000{_THIN}"
_DIGIT = "0-9０-９"
_LAYOUT = re.compile(rf"[{_INVISIBLE}{_BLANK}\n]+")
_ONLY_INVISIBLE = re.compile(rf"[{_INVISIBLE}]+")
_ONLY_THIN = re.compile(rf"[{_INVISIBLE}{_THIN}]+")
# A line end that only the width of a printed page asked for, and what the next line then begins with.
_LINE_END = re.compile(rf"[{_BLANK}]{{0,4}}\n")
_GOES_ON = re.compile(rf"[{_HAN}{_DIGIT}%％,，、.．)）]")
_LONGEST_BLANK = 4
_NUMBER = re.compile(rf"[{_DIGIT}]")
_CHINESE = re.compile(rf"[{_HAN}%％]")
_GROUP = re.compile(rf"(?<![{_DIGIT}])[{_DIGIT}]{{1,3}}$")
_NEXT_GROUP = re.compile(rf"[{_DIGIT}]{{3}}(?![{_DIGIT}])")
# A wrapped line is at least this long; shorter ones are titles, list items, cells.
_SHORTEST_LINE = 14
_CLOSES = frozenset("。！？!?；;：:…")
_NUMBERED = re.compile(r"\n[一二三四五六七八九十]{1,3}、|\n[0-9０-９]{1,2}[.．、](?![0-9０-９])|\n附件|\n表[0-9]")

_TITLE = re.compile(r"《[^《》\n]{1,80}(?:《[^《》\n]{1,60}》[^《》\n]{0,60})*》")
# Quotations up to this length are slogans or names; longer ones are speech, which may state facts.
_QUOTED = re.compile(r"“[^“”\n]{1,18}”|‘[^‘’\n]{1,18}’|「[^「」\n]{1,18}」|『[^『』\n]{1,18}』|\"[^\"\n]{1,18}\"")


@dataclass(frozen=True, slots=True)
class Surface:
    """A stretch of an entry without its layout.

    `plain`: the characters as they stand; `folded`: the same length, digits, signs and the traditional
    forms of units and cues folded, titles and slogans veiled.
    `source`: the entry's text. `begins`: offsets into plain at which a section or its body begins.
    """

    plain: str
    folded: str
    source: str
    begins: tuple[int, ...]
    _joints: Sequence[int]
    _shifts: Sequence[int]

    def origin(self, offset: int) -> int:
        """The offset in the entry's text of the character at this offset of `plain`."""
        return offset + self._shifts[bisect_right(self._joints, offset) - 1]


def narrow(text: str) -> str:
    """Full-width digits and signs as ASCII, everything else as it stands."""
    return text.translate(_WIDTH)


def surface_of(entry: Entry, marks: Iterable[Mark]) -> Surface:
    """The entry below its head, as the grammar reads it: titles, DOC and NAME marks and short quotations veiled."""
    text, base = entry.text, entry.head_end
    starts = {offset for section in entry.sections for offset in (section.start, section.body)}
    spans = [(m.start, m.end) for m in marks if m.kind in (Kind.DOC, Kind.NAME) and m.start >= base]
    body = text[base:]
    spans += [(base + m.start(), base + m.end()) for m in _TITLE.finditer(body)]
    spans += [(base + m.start() + 1, base + m.end() - 1) for m in _QUOTED.finditer(body)]
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
    return Surface(plain, folded, text, begins, joints, shifts)


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
    """Whether the blanks or the line end there part nothing: 28 个, 12 345, a line wrapped within a number."""
    if _ONLY_INVISIBLE.fullmatch(text, start, end):
        return True
    if "\n" in text[start:end]:
        return _LINE_END.fullmatch(text, start, end) is not None and _is_wrap(text, start, end, starts)
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
        return thin
    multiplied = before in "万亿萬億" and start > 1 and _NUMBER.match(text[start - 2]) is not None
    if _NUMBER.match(before) or multiplied:
        return _CHINESE.match(behind) is not None
    return _CHINESE.match(before) is not None and _NUMBER.match(behind) is not None


def _is_wrap(text: str, start: int, end: int, starts: set[int]) -> bool:
    if end in starts or start == 0 or text[start - 1] in _CLOSES or _NUMBERED.match(text, end - 1):
        return False
    if not _GOES_ON.match(text, end):
        return False
    line_start = text.rfind("\n", max(0, start - _SHORTEST_LINE), start)
    return line_start < 0 and start >= _SHORTEST_LINE


def _compact(offsets: list[int], joints: Sequence[int], shifts: Sequence[int]) -> tuple[int, ...]:
    """Offsets of the entry's text, ascending, as offsets into the text without layout."""
    compact: list[int] = []
    at = 0
    for offset in offsets:
        while at + 1 < len(joints) and joints[at + 1] + shifts[at + 1] <= offset:
            at += 1
        compact.append(offset - shifts[at])
    return tuple(compact)
