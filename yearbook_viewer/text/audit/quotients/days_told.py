"""How many days of a year something was done on, as the words before an average tell: 全年开工三百天."""

import re
from decimal import Decimal

from yearbook_viewer.text.audit.numbers.numerals_told import number_of

_DAYS = re.compile(
    "(?<![0-9一二两三四五六七八九十百零〇第.])([0-9]{2,3}|[一二两三四五六七八九十百零〇]{2,6})(?:天|个(?:工作|营业|作业|开放|生产|教学)?日)"
)
_OF_A_YEAR = (Decimal(365), Decimal(366))
_FEWEST, _MOST = 20, 366


def days_of(words: str) -> tuple[Decimal, ...]:
    """The numbers of days that what is told with these words may be shared out over: that told, else those of a year;
    none where two are told."""
    told = {each for each in map(number_of, _DAYS.findall(words)) if _FEWEST <= each <= _MOST}
    return _OF_A_YEAR if not told else (Decimal(told.pop()),) if len(told) == 1 else ()
