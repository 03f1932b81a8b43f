"""What came in, what went out and what is left over: 收入9.46亿元,支出7.83亿元,当期结余1.63亿元."""

import re
from collections.abc import Iterator, Sequence

from yearbook_viewer.records import Finding, FindingKind, Verdict
from yearbook_viewer.text.audit.opened_lists import is_amount
from yearbook_viewer.text.audit.precision import common_scale, interval_of, plain, value_of
from yearbook_viewer.text.audit.rates import SIGNS
from yearbook_viewer.text.audit.sentences import Sentence

_IN = re.compile(r"(?:收入|征缴|筹资|筹集|收缴|进口|调入|迁入|流入|收到)[^,;:。()]{0,4}$")
_OUT = re.compile(r"^[,、;][^,;:。()]{0,8}(?:支出|支付|发放|使用|出口|调出|迁出|流出)[^,;:。()]{0,4}$")
_LEFT = re.compile(
    r"^[,、;](?:收支(?:相抵|品迭|轧差),?)?(?:当[期年]|本[期年]|全年|年度)?(?:净)?(?:收支)?(?:结余|盈余|节余|赤字|超支|亏空|缺口|顺差|逆差|净迁[入出])"
    r"[^,;:。()]{0,4}$"
)
_CARRIED = re.compile("累计|滚存|历年|上年|年初|年末|余额")


def balances(sentences: Sequence[Sentence]) -> Iterator[Finding]:
    """The differences of two amounts that these sentences tell behind them, with what they come to."""
    for sentence in sentences:
        for at in range(2, len(sentence.figures)):
            words = [sentence.before(place) for place in (at - 2, at - 1, at)]
            told = _IN.search(words[0]) and _OUT.match(words[1]) and _LEFT.match(words[2])
            figures = sentence.figures[at - 2 : at + 1]
            alike = all(is_amount(each) and each.unit == figures[0].unit and not each.qualifier for each in figures)
            if told and alike and not any(_CARRIED.search(each) for each in words):
                one, other, left = figures
                difference = abs(value_of(one) - value_of(other))
                apart = (interval_of(one) - interval_of(other), interval_of(other) - interval_of(one))
                meets = any(each.meets(interval_of(left)) for each in apart)
                same = difference == value_of(left)
                verdict = Verdict.CONSISTENT if same else Verdict.ROUNDING if meets else Verdict.INCONSISTENT
                high, low = sorted((one, other), key=value_of, reverse=True)
                scale = common_scale(*figures)
                shown = f"{plain(value_of(high) / scale)} − {plain(value_of(low) / scale)}"
                if not same:
                    shown += f" = {plain(difference / scale)}"
                shown += f" {SIGNS[verdict]} {plain(value_of(left) / scale)}"
                yield Finding(FindingKind.CHANGE, verdict, shown, left, (one, other))
