"""Things told behind their number in a sentence or a line each: 举行三次会议。第五次会议…。第六次会议…。第七次会议….

Each sentence begins with the day of its event or with the number that the event has; lines end with semicolons.
"""

import re

from yearbook_viewer.text.audit.counts.count_reader import Reader
from yearbook_viewer.text.audit.counts.lists import VEIL
from yearbook_viewer.text.audit.counts.numbered import DAY
from yearbook_viewer.text.audit.counts.spans_of_time import number_of
from yearbook_viewer.text.audit.counts.told_lists import Told, whole_list

# Of these each one may be told with its day or its number.
_EVENTS = frozenset("次场起期批届轮")
_REACH, _FEWEST = 1500, 3
# What may stand between the number and the end of its sentence.
_ENDED = re.compile(r"[^,，。;；:：、()\n0-9]{0,16}[。:：]\n?")
_SENTENCE = re.compile(r"[^。;；\n]+[。;；]?")
_ORDER = re.compile(r"第(?P<number>[0-9]{1,3}|[一二三四五六七八九十百]{1,5})(?P<unit>[次场期批届轮])")
# 督办建议3件:\n…;\n…;\n….
_LINES = re.compile(
    r"[^,，。;；:：、()\n0-9]{0,16}(?:[,，][^,，。;；:：、()\n0-9]{0,6})?[:：]\n+(?P<lines>(?:[^\n。;；]{4,}[;；]\n+){2,}[^\n。;；]{4,})(?:。|\n|$)"
)
# 制定标准两项。《甲》2月发布,《乙》7月发布,《丙》….
_TITLES = re.compile(
    r"[^,，。;；:：、()\n0-9]{0,16}[。:：](?P<some>其中[,，:：]?)?"
    rf"(?P<titles>(?:[《“]{VEIL}+[》”][^,，。;；:：、《“\n]{{1,20}}[,，;；。]){{3,}})"
)
_TITLE = re.compile("[《“][^》”]+[》”]")
_NAMED_ALREADY = frozenset("该此其本上各均全")
_LINE = re.compile(r"[^\n]+")


def list_in_sentences(reader: Reader, at: int) -> Told | None:
    """The sentences or lines behind a number, each of one of the things that it counts; None if they are not."""
    end = reader.end(at)
    lines = _LINES.match(reader.veil, end)
    if lines is not None:
        start = lines.start("lines")
        heads = [re.split("[,，:：(]", line)[0] for line in _LINE.findall(lines["lines"])]
        # 该水库…: more is told of what an earlier line named.
        if len(set(heads)) < len(heads) or any(head[0] in _NAMED_ALREADY for head in heads):
            return None
        return whole_list([(start + line.start(), start + line.end()) for line in _LINE.finditer(lines["lines"])])
    titles = _TITLES.match(reader.plain, end)
    if titles is not None:
        start = titles.start("titles")
        told = whole_list([(start + one.start(), start + one.end()) for one in _TITLE.finditer(titles["titles"])])
        return None if titles["some"] and len(told.passages) < int(reader.figures[at].value or 0) else told
    if reader.figures[at].unit not in _EVENTS:
        return None
    ended = _ENDED.match(reader.veil, end)
    return None if ended is None else _in_order(reader, at, ended.end()) or _by_day(reader, at, ended.end())


def _in_order(reader: Reader, at: int, start: int) -> Told | None:
    """The events that each have the number behind the one before, wherever these begin."""
    passages: list[tuple[int, int]] = []
    last = 0
    for sentence in _SENTENCE.finditer(reader.veil, start, start + _REACH):
        order = _ORDER.match(sentence[0])
        number = number_of(order["number"]) if order is not None else None
        if order is None or number is None:
            # What else is told of an event follows it.
            if not passages:
                return None
            continue
        if order["unit"] != reader.figures[at].unit or (last and number != last + 1):
            break
        last = number
        passages.append(sentence.span())
    return whole_list(passages) if len(passages) >= _FEWEST else None


def _by_day(reader: Reader, at: int, start: int) -> Told | None:
    """The events that each begin a sentence with their day, all of those that stand in the paragraph."""
    stop = reader.veil.find("\n", start)
    stop = min(start + _REACH, stop if stop > 0 else len(reader.veil))
    sentences = list(_SENTENCE.finditer(reader.veil, start, stop))
    dated = [DAY.match(sentence[0]) is not None for sentence in sentences]
    ends = next((place for place, sentence in enumerate(sentences, 1) if sentence[0][-1] not in ";；"), len(sentences))
    # Not parted by semicolons, all tell of what is counted, and what follows them of nothing with a day.
    if ends == 1:
        kind = reader.figures[at].indicator[-2:]
        ends = dated.index(False) if False in dated else len(dated)
        if any(dated[ends:]) or not all(kind in sentence[0] for sentence in sentences[:ends]):
            return None
    whole = ends >= _FEWEST and all(dated[:ends])
    return whole_list([each.span() for each in sentences[:ends]]) if whole else None
