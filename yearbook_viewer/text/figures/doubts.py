"""Why a row may be wrong: what a clerk should look at, in few words (wordings.DOUBTS); most rows have none."""

import re

from yearbook_viewer.records import Figure, Role
from yearbook_viewer.text.figures import cues
from yearbook_viewer.text.figures.names import Names
from yearbook_viewer.text.figures.scan import RANGE

_NOTE = r"(?:[\[［〔(（](?:注释?[0-9]{0,2}|[0-9]{1,2})[\]］〕)）]|[①-⑳⑴-⒇¹²³⁰⁴-⁹*＊※])"
_NOTED = re.compile(_NOTE)
_NOTE_BEFORE = re.compile(rf"{_NOTE}$")
_LONGEST_NOTE = 6
_ESTIMATED = re.compile(rf"(?:{cues.ESTIMATE})[^,，、;；。]{{0,7}}$")
_LONGEST_ESTIMATE = 12
# 是2011年末的2.3倍 is always about the figure before.
_TIMES = "倍"
_MONEY = "元"
# Between the halves of a range.
_SIGN = 2
# 1 267 is how some print thousands; 12 67 and 3. 5 are broken.
_BROKEN = re.compile(r"[0-9０-９.．][ \t\u3000]+[0-9０-９.．]")
_DIGIT_BEFORE = re.compile(r"[0-9０-９][ \t\u3000]")
_THOUSANDS = re.compile(r"[^0-9０-９]*[0-9０-９]{1,3}(?:[ \u3000][0-9０-９]{3})+(?![0-9０-９ ])")


def doubt_of(figure: Figure, source: str, former: Figure | None, names: Names) -> str:
    """A key of wordings.DOUBTS, empty where nothing speaks against the figure.

    `former`: the figure before in its sentence; `names`: how the figure got its name.
    """
    reasons = (
        ("figure-unit", not figure.unit),
        ("figure-unnamed", not figure.indicator),
        ("figure-note", _is_noted(figure, source)),
        ("figure-broken", _is_torn(figure, source)),
        ("figure-estimate", _is_estimated(figure, source)),
        ("figure-range", former is not None and _falls(former, figure)),
        ("figure-list", names.apart > 0),
        ("figure-borrowed", names.topical or (names.borrowed and not _goes_on(former, figure, names))),
    )
    return next((key for key, speaks in reasons if speaks), "")


def _is_noted(figure: Figure, source: str) -> bool:
    """The mark of a footnote stands in it or right before it."""
    before = source[max(0, figure.start - _LONGEST_NOTE) : figure.start]
    return (_NOTED.search(figure.text) or _NOTE_BEFORE.search(before)) is not None


def _is_torn(figure: Figure, source: str) -> bool:
    """Blanks stand among its digits that do not part thousands."""
    if _DIGIT_BEFORE.match(source, max(0, figure.start - 2), figure.start):
        return True
    return _BROKEN.search(figure.text) is not None and _THOUSANDS.match(figure.text) is None


def _is_estimated(figure: Figure, source: str) -> bool:
    """What the report expects its own year to come to."""
    before = source[max(0, figure.start - _LONGEST_ESTIMATE) : figure.start]
    return not figure.target and _ESTIMATED.search(before) is not None


def _falls(former: Figure, figure: Figure) -> bool:
    """A range whose end is less than its beginning."""
    if former.qualifier != RANGE or figure.qualifier != RANGE or former.value is None or figure.value is None:
        return False
    return figure.start - former.end <= _SIGN and former.unit == figure.unit and former.value > figure.value


def _goes_on(former: Figure | None, figure: Figure, names: Names) -> bool:
    """Whether it is about what the sentence was about: a change, 增长8%,达到296亿元, 达5亿元,突破5亿元."""
    if former is None or figure.role is not Role.LEVEL:
        return former is not None
    return figure.unit == _TIMES or kind_of(figure.unit) in names.units or former.role is not Role.LEVEL


def kind_of(unit: str) -> str:
    """The unit, all moneys as one."""
    return _MONEY if unit.endswith(_MONEY) else unit
