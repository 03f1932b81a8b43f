"""Things told behind their number in a sentence or a line each: 举行三次会议。第五次会议…。第六次会议…。第七次会议….

Each sentence begins with the day of its event or with the number that the event has; lines end with semicolons.
"""

import re

from yearbook_viewer.text.audit.counts.count_reader import Reader, may_count
from yearbook_viewer.text.audit.counts.lists import VEIL
from yearbook_viewer.text.audit.counts.numbered import DAY
from yearbook_viewer.text.audit.counts.spans_of_time import number_of
from yearbook_viewer.text.audit.counts.told_lists import Told, whole_list
from yearbook_viewer.text.audit.numbers.precision import value_of

# Of these each one may be told with its day or its number.
_EVENTS = frozenset("次场起期批届轮")
_REACH, _FEWEST = 1500, 3
# What may stand between the number and the end of its sentence.
_ENDED = re.compile(r"[^,，。;；:：、()\n0-9]{0,16}(?:[,，][^,，。;；:：、()\n]{2,20}){0,2}[。:：]\n?")
_DATED = re.compile(rf"{DAY.pattern}|\s*(?:[同当是][年月日]|[次翌]日|元旦|国庆|春节|[上下]半年)")
# These may be told by their titles: 出版志书三部。3月,《甲》付印.
_TITLED = frozenset("部种本册篇首集出台")
# These are told by other words of the same thing: 火灾3起。2月11日,某厂起火.
_CASES = "起"
_CLAUSE = re.compile(r"[^,，。;；\n]+")
_MANY = 4
# What stands before what is counted is no name of a single one.
_NO_ONE = re.compile("[、每各该此两0-9]|上述|以上|[二三四五六七八九十](?:个|条|家|所)|其他|等")
_HAN = re.compile("[\u4e00-\u9fff]{2}")
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
        return None if titles["some"] and len(told.passages) < value_of(reader.figures[at]) else told
    ended = _ENDED.match(reader.veil, end)
    if ended is None or any(
        reader.places[place] < ended.end() and may_count(reader.figures[place])
        for place in range(at + 1, min(at + 4, len(reader.places)))
    ):
        return None
    in_order = _in_order(reader, at, ended.end()) if reader.figures[at].unit in _EVENTS else None
    return in_order or _by_day(reader, at, ended.end()) or _in_one_frame(reader, at, ended.end())


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
    sentences = _sentences(reader, start)
    dated = [_DATED.match(sentence[0]) is not None for sentence in sentences]
    ends = next((place for place, sentence in enumerate(sentences, 1) if sentence[0][-1] not in ";；"), len(sentences))
    if ends > 1:
        whole = ends >= _FEWEST and all(dated[:ends]) and reader.figures[at].unit in _EVENTS
        return whole_list([each.span() for each in sentences[:ends]]) if whole else None
    # Not parted by semicolons, all tell of what is counted, and what follows them of nothing with a day.
    kind = reader.name(at)[-2:]
    named = tuple(kind) if reader.figures[at].unit == _CASES else (kind,)
    titled = reader.figures[at].unit in _TITLED
    ends = dated.index(False) if False in dated else len(dated)
    alike = all(
        any(word in each[0] for word in named) or (titled and each[0].count("《") == 1) for each in sentences[:ends]
    )
    if len(kind) < len("航线") or ends < _FEWEST or any(dated[ends:]) or not alike:
        return None
    return whole_list([each.span() for each in sentences[:ends]])


def _in_one_frame(reader: Reader, at: int, start: int) -> Told | None:
    """What the next sentences name with one verb and what is counted: 甲厂投资建设A项目,…。乙厂投资建设B项目."""
    kind = reader.name(at)[-2:]
    if len(kind) < len("项目"):
        return None
    clauses: list[re.Match[str]] = []
    for sentence in _sentences(reader, start):
        own = [each for each in _CLAUSE.finditer(reader.veil, *sentence.span()) if kind in each[0]]
        if not own:
            break
        clauses += own
    told = [each[0].split(kind)[0] for each in clauses]
    if (
        len(told) < _MANY
        or any(_NO_ONE.search(each) for each in told)
        or any(each[0].count(kind) > 1 for each in clauses)
    ):
        return None
    common = set.intersection(*({each[place : place + 2] for place in range(2, len(each) - 3)} for each in told))
    framed = any(_HAN.fullmatch(pair) for pair in common)
    more = reader.veil[clauses[-1].end() : clauses[-1].end() + _REACH].split("\n")[0]
    return whole_list([each.span() for each in clauses]) if framed and kind not in more else None


def _sentences(reader: Reader, start: int) -> list[re.Match[str]]:
    stop = reader.veil.find("\n", start)
    return list(_SENTENCE.finditer(reader.veil, start, min(start + _REACH, stop if stop > 0 else len(reader.veil))))
