"""Numbers whose kinds are told behind them, each with its own number and names: 3人。其中,工人2人:甲、乙;教师1人:丙."""

import re

from yearbook_viewer.text.audit.counts.count_reader import Reader
from yearbook_viewer.text.audit.counts.lists import unnoted
from yearbook_viewer.text.audit.counts.told_lists import Told, whole_list
from yearbook_viewer.text.audit.numbers.precision import value_of

# The first kind stands so near behind the number; the others right behind the names of the one before.
_KIND = r"(?:[^,，。;；:：、()\n]|\([^()\n]{0,20}\)){1,16}"
_OPENING = re.compile(
    rf"[^;；:：\n]{{0,40}}?(?:(?:其中|[^,，。]{{1,6}}中)[,，:：]?{_KIND}|[:：(—]+\n?(?:\(?[一1]\)?[.、]?)?{_KIND}|[。:：,，]{_KIND}的)"
)
_NEXT = re.compile(rf"[,，;；。、]\n?(?:\(?[一二三四五六七八九十2-9]\)?[.、]?)?{_KIND}")
_NAMES = re.compile(
    r"[^,，。;；:：、()\n0-9]{0,8}(?:\((?P<noted>[^()\n]+)\)"
    r"|(?:[,，]?(?:分别|依次)?[为是即有][:：]?|[:：])(?P<named>(?:[^,，。;；:：()\n]|\([^()\n]*\))+))"
)
_NAME, _JOINT = re.compile("[《“][^》”]*[》”]|[^、,，《“]+(?:[《“][^》”]*[》”][^、,，《“]*)*"), re.compile("[和及与]")
_SOME = re.compile("主要|重点|每|各|另|除|上年")
# Ranks: those of one may stand among those of another, or be left out without a word.
_RANKS = re.compile("(?:国家|省|部|市|县|校)级|全[国省市]")
_REACH, _FEWEST = 600, 2


def list_of_kinds(reader: Reader, at: int) -> Told | None:
    """The names of all kinds of what is counted; None unless two kinds or more each name as many as they say."""
    unit, begin = reader.figures[at].unit, reader.end(at)
    passages: list[tuple[int, int]] = []
    kinds = 0
    for place in range(at + 1, len(reader.places)):
        start = reader.places[place]
        if start > begin + _REACH or (kinds and reader.plain.find("\n", begin, start) > begin + 1):
            break
        if reader.figures[place].unit != unit or start < begin:
            continue
        between = reader.plain[begin:start]
        names = _NAMES.match(reader.plain, reader.end(place))
        if names is None or not (_NEXT if kinds else _OPENING).fullmatch(between) or _SOME.search(between):
            # Others of the same sentence may belong to it.
            if not kinds or "。" not in between:
                return None
            break
        own = _names(names, int(value_of(reader.figures[place])))
        if own is None or _RANKS.search(between):
            return None
        passages += own
        kinds += 1
        begin = names.end()
    words = reader.words(passages)
    return whole_list(passages) if kinds >= _FEWEST and len(set(words)) == len(words) else None


def _names(told: re.Match[str], number: int) -> list[tuple[int, int]] | None:
    """The names of one kind, where there are as many as it says."""
    group = "noted" if told["noted"] else "named"
    veil = unnoted(told[group])
    # 甲、乙和丙: one of the joints may part the names.
    for joint in ("、", *_JOINT.findall(veil)):
        items = [*_NAME.finditer(veil.replace(joint, "、"))]
        if len(items) == number and not veil.endswith("等"):
            return [(told.start(group) + item.start(), told.start(group) + item.end()) for item in items]
    return None
