"""Numbers of one kind of the things that stand listed before them: 甲水库、乙水库、丙水库、丁渠。…其中水库3处."""

import re

from yearbook_viewer.text.audit.counts.count_reader import Reader
from yearbook_viewer.text.audit.counts.told_lists import Told, whole_list

_REACH = 320
# The kind, at the beginning of its clause.
_KIND = re.compile(r"(?:[,，。;；:：、(]|其中[:：]?|^)(?P<noun>[\u4e00-\u9fff]{1,5}?)(?:共?有|为|共|各)?$")
_RUN = re.compile(r"[^、,，。;；:：\n]+(?:[、,，及与][^、,，。;；:：\n]+){3,}")
_ITEM = re.compile(r"[^、,，及与和]+")
_NOTE = re.compile(r"\([^()]*\)$")
_END = re.compile(r"等[^、]{0,8}$")
_FEWEST, _MOST_SENTENCES, _LONGEST = 3, 2, 16


def list_of_a_kind(reader: Reader, at: int) -> Told | None:
    """The things listed that end with what is counted, where others stand among them; None unless three do."""
    place = reader.places[at]
    start = max(reader.veil.rfind("\n", 0, place) + 1, place - _REACH)
    kind = _KIND.search(reader.veil, start, place)
    if kind is None or kind.start() == start:
        return None
    noun = kind["noun"].removeprefix("其中")
    sentences = [start + sign.end() for sign in re.finditer("。", reader.veil[start : kind.start()])]
    since = sentences[-_MOST_SENTENCES] if len(sentences) >= _MOST_SENTENCES else start
    runs = [run for run in _RUN.finditer(reader.veil, since, kind.start() + 1) if "、" in run[0]]
    if not noun or not runs or _END.search(runs[-1][0]):
        return None
    items = [item.span() for item in _ITEM.finditer(reader.veil, *runs[-1].span())]
    names = [_NOTE.sub("", reader.veil[begin:end]) for begin, end in items]
    if max(map(len, names[1:])) > _LONGEST:
        return None
    own = [span for span, name in zip(items, names, strict=True) if name.endswith(noun) and name != noun]
    mixed = len(own) < len(items)
    return whole_list(own) if mixed and len(own) >= _FEWEST else None
