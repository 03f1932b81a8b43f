"""How many places something rose or fell in a ranking, against the two ranks: 由第58位升至第43位,前移15位."""

import re
from collections.abc import Iterator, Sequence

from yearbook_viewer.records import Entry, Figure, Finding, FindingKind, Verdict
from yearbook_viewer.text.audit.numbers.precision import is_well_read, plain, value_of
from yearbook_viewer.text.audit.numbers.rates import SIGNS

# So much of the text before the number of places is looked at.
_REACH = 60
_RANK = r"第\s*([0-9]{1,4})\s*[位名]"
# Between the two ranks stands what they are ranks of at two times; behind them nothing but that it moved.
_MOVED = re.compile(
    rf"{_RANK}([^。；;0-9]{{1,24}}(?:19|20)?[0-9]{{0,2}}[^。；;0-9]{{0,12}}){_RANK}"
    r"[^。；;0-9第]{0,6}(?:前移|前进|上升|跃升|提升|提高|升|后移|后退|下降|下滑|下移|退后|退|降)了?$"
)
_TIMES = re.compile("[升降跃移退进][到至为]|[比较由从]|上年|去年|上届|上次|上赛季")
_UNITS = frozenset(("位", "名"))
_PLACES = re.compile(r"\s*个?(?:位次|名次)")


def ranks(entry: Entry, figures: Sequence[Figure]) -> Iterator[Finding]:
    """Numbers of places against the two ranks right before them: 相符, or 不符 where they are not as far apart."""
    for figure in figures:
        counted = figure.unit in _UNITS or _PLACES.match(entry.text, figure.end) is not None
        if not counted or figure.qualifier or not is_well_read(figure) or figure.value is None:
            continue
        start = max(0, figure.start - _REACH)
        words = entry.text[start : figure.start]
        opening = words.find("第")
        found = _MOVED.search(words, max(0, opening)) if opening >= 0 else None
        if found is None or not _TIMES.search(words[: found.start()].rpartition("，")[2] + found[2]):
            continue
        high, low = sorted((int(found[1]), int(found[3])), reverse=True)
        verdict = Verdict.CONSISTENT if high - low == value_of(figure) else Verdict.INCONSISTENT
        shown = f"{high} − {low}"
        shown += f" {SIGNS[verdict]} " if verdict is Verdict.CONSISTENT else f" = {high - low} {SIGNS[verdict]} "
        passages = tuple((start + found.start(group), start + found.end(group)) for group in (1, 3))
        yield Finding(FindingKind.CHANGE, verdict, shown + plain(value_of(figure)), figure, (), passages)
