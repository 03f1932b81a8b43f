"""Stocks and what came in and went out: 年初存栏84620头,产仔103750头,出栏91280头,死亡2430头,年末存栏94660头."""

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import product
from typing import NamedTuple

from yearbook_viewer.records import Figure, Finding, FindingKind, Verdict
from yearbook_viewer.text.audit.chances import CERTAIN, slip_by_chance
from yearbook_viewer.text.audit.linked import clause_before, is_plain_flow
from yearbook_viewer.text.audit.precision import Interval, common_scale, interval_of, plain, value_of
from yearbook_viewer.text.audit.rates import SIGNS
from yearbook_viewer.text.audit.sentences import Sentence, joined

_OPENING = re.compile(
    r"年初|期初|月初|上年[末底]|去年[末底]|上年(?:未|结|余|接|转)|结转|接转|[旧积]存|上年(?:度)?滚?存|原有|接续"
)
_CLOSING = re.compile(
    r"年[末底]|期末|月末|现[有存]|尚[有余存未]|还[有剩]|仍有|结[余存]|剩余|未结|未办结|存案|在册|滚存|余额|实有"
)
_CLOSED_BEHIND = re.compile(r"^(?:尚|仍|还|正)?(?:在|未)[\u4e00-\u9fff]{0,3}(?:办|审|结|建|册)")
_IN = re.compile(r"新|增|收|入|来水|产|出生|招|购|受理|发展|引进|补充|繁殖|[建添]|贷出|发放贷|投放")
_OUT = re.compile(
    r"出栏|死|减|退|调出|迁出|转出|流出|用水|[销耗]|支|办结|审结|执结|结案|解除|报废|淘汰|损|毕业|蒸发|渗漏|出售|外流|辞|离|分流|除|撤|关停|收回|归还|偿还|还清|脱|出库|买断|处理|破"
)
_APART = re.compile("其中|[比较]|均|每|占")
_FEWEST, _MOST = 2, 6
_ALLOWED = 0.1


def flows(sentences: Sequence[Sentence]) -> Iterator[Finding]:
    """What was there at first, with what came and went, against what was there at last: 不符 where one misprint, which
    would hardly explain it by chance, stands in the way."""
    told: set[int] = set()
    for number, sentence in enumerate(sentences):
        whole = sentence
        if number + 1 < len(sentences) and sentences[number + 1].number == sentence.number + 1:
            whole = joined(sentence, sentences[number + 1])
        for at in range(len(sentence.figures)):
            if sentence.figures[at].start in told or not is_plain_flow(sentence.figures[at]):
                continue
            clause = clause_before(whole, at)
            # 比上年末减少0.42万户 tells how much it changed.
            if _OPENING.search(clause) and not _APART.search(clause):
                found = _from_opening(whole, at)
                if found is not None:
                    told.update(figure.start for figure in (found.checked, *found.against))
                    yield found


def _from_opening(both: Sentence, opening: int) -> Finding | None:
    unit = both.figures[opening].unit
    moved: list[int] = []
    for at in range(opening + 1, len(both.figures)):
        figure, clause = both.figures[at], clause_before(both, at)
        if figure.unit != unit or not is_plain_flow(figure):
            continue
        closes = _CLOSING.search(clause) or _CLOSED_BEHIND.match(both.behind(at))
        if closes and len(moved) >= _FEWEST:
            found = _held(both, opening, moved, at)
            if found is not None:
                return found
        if _APART.search(clause):
            continue
        moved.append(at)
        if len(moved) > _MOST:
            return None
    return None


def _held(both: Sentence, opening: int, moved: Sequence[int], closing: int) -> Finding | None:
    first, last = both.figures[opening], both.figures[closing]
    parts = [both.figures[at] for at in moved]
    ways = [_ways(clause_before(both, at)) for at in moved]
    best, least = None, CERTAIN
    readings = list(product(*ways))
    for signs in readings:
        account = _Account(first, list(zip(signs, parts, strict=True)), last)
        if account.comes_to.meets(interval_of(last)):
            exact = account.exact == value_of(last)
            return _finding(account, Verdict.CONSISTENT if exact else Verdict.ROUNDING)
        chance = _chance(account) * len(readings)
        if chance <= _ALLOWED and chance < least:
            best, least = _finding(account, Verdict.INCONSISTENT), chance
    return best


class _Account(NamedTuple):
    """What there was at first, what came (1) and went (-1), and what is told to have been there at last."""

    first: Figure
    moved: Sequence[tuple[int, Figure]]
    last: Figure

    @property
    def exact(self) -> Decimal:
        """What the first and all that came and went come to."""
        return value_of(self.first) + sum((sign * value_of(part) for sign, part in self.moved), Decimal(0))

    @property
    def comes_to(self) -> Interval:
        """The same, as far as rounding lets it range."""
        total = interval_of(self.first)
        for sign, part in self.moved:
            total = total + interval_of(part) if sign > 0 else total - interval_of(part)
        return total


def _chance(account: _Account) -> float:
    """How likely it is by chance that one misprint explains why an account does not come out."""
    off, total = value_of(account.last) - account.exact, account.comes_to
    half = (total.high - total.low) / 2
    meant = [(account.last, total)]
    for sign, figure in ((1, account.first), *account.moved):
        right = value_of(figure) + sign * off
        meant.append((figure, Interval(right - half, right + half)))
    return min(slip_by_chance(figure, right) for figure, right in meant)


def _ways(clause: str) -> tuple[int, ...]:
    """Whether something came (1) or went (-1) by the words before it; both where they do not tell."""
    came, went = _IN.search(clause) is not None, _OUT.search(clause) is not None
    return (1, -1) if came == went else (1,) if came else (-1,)


def _finding(account: _Account, verdict: Verdict) -> Finding:
    first, last = account.first, account.last
    parts = [part for _, part in account.moved]
    scale = common_scale(first, *parts, last)
    words = plain(value_of(first) / scale)
    for sign, part in account.moved:
        words += f" {'+' if sign > 0 else '−'} {plain(value_of(part) / scale)}"
    if verdict is not Verdict.CONSISTENT:
        words += f" = {plain(account.exact / scale)}"
    words += f" {SIGNS[verdict]} {plain(value_of(last) / scale)}"
    return Finding(FindingKind.CHANGE, verdict, words, last, (first, *parts))
