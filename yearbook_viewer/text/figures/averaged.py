"""Whether a Chinese numeral tells an average: 每亩用电七度, 户均六元, 每六百人有一个."""

import re

from yearbook_viewer.text.figures.numbers import NOWHERE, Number

_BACK = 40
_ONE_FOR = re.compile(r"每[0-9.〇零一二两三四五六七八九十百千万]{1,7}[人户名口亩个平村家][^,，。;；:：]{0,6}$")
_AVERAGED = re.compile(
    r"(?:每(?![日天月年周次届期])|[人户亩]均|[人户亩]平(?!均)|平均)[^,，。;；:：0-9一二两三四五六七八九十均]{0,12}$"
)
_SMALL = 10
_ENDS = frozenset((*",，。;；)\n", ""))


def tells_average(text: str, number: Number, behind: int) -> bool:
    """Whether a numeral below ten ends a clause that tells an average, however small it is; of one, where it stands for
    so many others. `behind`: where the text goes on behind its unit."""
    value = number.value * number.multiplier
    if value == 1 and number.qualifier == NOWHERE:
        return _ONE_FOR.search(text, max(0, number.start - _BACK), number.start) is not None
    if not 1 < value < _SMALL or text[behind : behind + 1] not in _ENDS:
        return False
    return _AVERAGED.search(text, max(0, number.start - _BACK), number.start) is not None
