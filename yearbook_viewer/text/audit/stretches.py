"""Stretches of a year that words name, as rows of months or quarters: 7—10月, 上半年."""

import re
from collections.abc import Mapping

_MONTHS = re.compile(r"([0-9]{1,2})(?:月份?)?[-—~～至到]([0-9]{1,2})月")
_MONTH = re.compile(r"([0-9]{1,2})月?份?")
_QUARTER = re.compile("(?:第?([一二三四1-4])季度?|([春夏秋冬])季?)")
_QUARTERS = {each: number for signs in ("一二三四", "1234", "春夏秋冬") for number, each in enumerate(signs, 1)}
_STRETCHES = {
    "上半年": (1, 6), "下半年": (7, 12), "前三季度": (1, 9), "一二季度": (1, 6), "一至三季度": (1, 9),
}  # fmt: skip


def stretch_of(labels: Mapping[int, str], clause: str) -> list[int]:
    """The rows, by their names, of the months or quarters that a clause names; none where it names no stretch."""
    months = _MONTHS.search(clause)
    first, last = (int(months[1]), int(months[2])) if months is not None else (0, 0)
    for words, stretch in _STRETCHES.items():
        if not first and words in clause:
            first, last = stretch
    if not 0 < first <= last:
        return []
    found = []
    for row, label in labels.items():
        month, quarter = _MONTH.fullmatch(label), _QUARTER.fullmatch(label)
        if month is not None and first <= int(month[1]) <= last:
            found.append(row)
        if quarter is not None:
            number = _QUARTERS[quarter[1] or quarter[2]]
            if first <= 3 * number - 2 and 3 * number <= last:
                found.append(row)
    return found
