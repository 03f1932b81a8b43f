"""Lists whose items carry amounts or letters of their own: 分别是总投资3亿元的甲项目、1亿元的乙项目…; AB12型、…3种."""

import re
from bisect import bisect_left
from collections.abc import Sequence

from yearbook_viewer.text.audit.counts.count_reader import Reader
from yearbook_viewer.text.audit.counts.told_lists import Told, whole_list

# Behind the number and what it counts; amounts of them all may stand before a word that opens the list.
_OPENING = re.compile(
    r"[^,，。;；:：、()\n0-9]{0,16}(?:[,，]?(?:为|是|即|:|：|—{1,2})[:：]?|\((?:即|分别[是为])?[:：]?"
    r"|(?:[,，][^。;；:：、()\n]{0,30})?[,，]?(?:分别|依次|具体)(?:是|为|有)[:：]?)"
)
# Commas within 1,860 part nothing.
_SENTENCE = re.compile(r"(?:[^。;；,，\n]|(?<=[0-9]),(?=[0-9]{3}))+")
_BREAK = re.compile(r"[。;；:：，\n]|,(?![0-9]{3})|(?<![0-9]),")
_TAIL = re.compile(r"(?:[,，]?(?:一?共计?|合计|总计|这)有?)?$")
_OPEN = re.compile("等[^、]{0,8}$")
_ITEM = re.compile("[^、]+")
# G105, AB12型, 8号, 12路: what names makes or lines.
_CODE = re.compile(
    r"[A-Za-z][A-Za-z0-9-]*[0-9A-Za-z](?![A-Za-z0-9])|[0-9]+[A-Za-z-]+[0-9A-Za-z-]*|[0-9]{1,4}(?:路|号|型|次)"
)
_CODED = re.compile(f"[\u4e00-\u9fff“]{{0,8}}(?:{_CODE.pattern})")
_NOTE = re.compile(r"\([^()]*\)$")
_FEWEST, _SHORTEST, _LONGEST, _REACH = 3, 3, 40, 500
# Words that names share and that need not be those of what is counted: 变电站.
_SURE = 3
_AMOUNT = re.compile("[^、的0-9]{0,8}[0-9][^、的]{1,10}的[^、]{2}")
_FIGURE = re.compile("[0-9]")


def list_described(reader: Reader, at: int) -> Told | None:
    """The things behind a number that are told with their own amounts, or by their letters and digits."""
    opening = _OPENING.match(reader.plain, reader.end(at))
    if opening is None:
        return None
    start = opening.end()
    if "(" in opening[0]:
        stop = reader.plain.find(")", start, start + _REACH)
    else:
        found = _SENTENCE.match(reader.veil, start, start + _REACH)
        stop = -1 if found is None else found.end()
    return _described(reader, at, start, stop)


def list_described_before(reader: Reader, at: int) -> Told | None:
    """The same before a number that sums them up."""
    place = reader.places[at]
    tail = _TAIL.search(reader.veil, max(0, place - 6), place)
    stop = place if tail is None else tail.start()
    begin = max(0, stop - _REACH)
    begin = max((sign.end() for sign in _BREAK.finditer(reader.veil, begin, stop)), default=begin)
    first, joint, _ = reader.veil[begin:stop].partition("、")
    if not joint:
        return None
    code = _CODE.search(first)
    return _described(reader, at, begin + (code.start() if code else 0), stop)


def _described(reader: Reader, at: int, start: int, stop: int) -> Told | None:
    words = reader.veil[start:stop] if stop > start else ""
    if words.count("、") < _FEWEST - 2 or not _FIGURE.search(words) or _OPEN.search(words):
        return None
    # 4A级7家、3A级12家、2A级3家: parts of another number.
    inside = range(bisect_left(reader.places, start), bisect_left(reader.places, stop))
    if any(reader.figures[place].unit == reader.figures[at].unit for place in inside):
        return None
    items = [(start + item.start(), start + item.end()) for item in _ITEM.finditer(words)]
    found = _by_code(reader, items) or _by_end(reader, at, items) or _by_amount(reader, items)
    return whole_list(found) if len(found) >= _FEWEST else None


def _by_code(reader: Reader, items: Sequence[tuple[int, int]]) -> Sequence[tuple[int, int]]:
    """Items that all begin with letters or digits that name them, the first maybe behind a word for all."""
    joint = re.compile(rf"(?:以及|[和及与])(?={_CODE.pattern})")
    found = _parted(reader, items, joint)
    first = _CODED.match(reader.veil, *found[0])
    return found if first and all(_CODE.match(reader.veil, begin) for begin, _ in found[1:]) else ()


def _by_end(reader: Reader, at: int, items: Sequence[tuple[int, int]]) -> Sequence[tuple[int, int]]:
    """Items that all end like what is counted: 甲项目, 乙项目; 城东小学, 城西中学 as 学校."""
    noun = reader.noun(at) or reader.figures[at].indicator
    first = _NOTE.sub("", reader.plain[items[0][0] : items[0][1]])
    end = first[-1] if first[-1] in noun else first[-_SURE:]
    found = _parted(reader, items, re.compile(f"(?<={re.escape(end)})(?:以及|[和及与])"))
    words = [_NOTE.sub("", reader.plain[begin:stop]) for begin, stop in found]
    alike = all(word.endswith(end) and _SHORTEST <= len(word) <= _LONGEST for word in words)
    return found if alike and len(set(words)) == len(words) else ()


def _by_amount(reader: Reader, items: Sequence[tuple[int, int]]) -> Sequence[tuple[int, int]]:
    """Items that all begin with an amount of their own: 投资3亿元的产业园, 2亿元的冷库."""
    found = _parted(reader, items, re.compile(rf"(?:以及|[和及与])(?={_AMOUNT.pattern})"))
    return found if all(_AMOUNT.match(reader.veil, begin, stop) for begin, stop in found) else ()


def _parted(reader: Reader, items: Sequence[tuple[int, int]], joint: re.Pattern[str]) -> Sequence[tuple[int, int]]:
    """The items, the last one parted where a joint stands in it."""
    begin, stop = items[-1]
    joined = joint.search(reader.veil, begin + 1, stop)
    last = [(begin, stop)] if joined is None else [(begin, joined.start()), (joined.end(), stop)]
    return [*items[:-1], *last]
