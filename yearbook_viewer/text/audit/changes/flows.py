"""Stocks and what came in and went out: 年初存栏84620头,产仔103750头,出栏91280头,死亡2430头,年末存栏94660头."""

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import product

from yearbook_viewer.records import Finding, Verdict
from yearbook_viewer.text.audit.changes.accounts import Account, finding_of
from yearbook_viewer.text.audit.changes.goods import accounts_of_goods, goods_from
from yearbook_viewer.text.audit.clauses.linked import clause_before, is_plain_flow
from yearbook_viewer.text.audit.clauses.sentences import Sentence, depths_of, joined
from yearbook_viewer.text.audit.clauses.stocks import (
    closes,
    is_added,
    is_left,
    is_net,
    is_stage,
    is_told_apart,
    is_whole,
    moves,
    opens,
    ways_of,
)
from yearbook_viewer.text.audit.numbers.chances import CERTAIN
from yearbook_viewer.text.audit.numbers.precision import interval_of, value_of

_FEWEST, _MOST = 2, 8
# Of several amounts that no word says the way of, signs can be found for any account.
_MOST_READINGS = 2
_ALLOWED = 0.1
# Where of three amounts and more the words all tell which way they went, any digit may be wrong.
_ALLOWED_OF_MANY = 0.21
# What is left of what came in when much else may have gone: 利润.
_ALLOWED_OF_REST = 0.03
# An account may be told in so many sentences behind its first one.
_SENTENCES = 2
# Amounts that come to one of so much are no chance.
_TELLING = 100
_TIME = re.compile("年初|期初|本年|当年|年内|全年")


def flows(sentences: Sequence[Sentence]) -> Iterator[Finding]:
    """What was there at first, with what came and went, against what was there at last; and what came less what went
    against what is told of that. 不符 where one misprint, which would hardly explain it by chance, is in the way."""
    told: set[int] = set()
    for number, sentence in enumerate(sentences):
        begins = [at for at in range(len(sentence.figures)) if is_plain_flow(sentence.figures[at])]
        begins = [at for at in begins if opens(sentence, at) or is_net(sentence, at) or is_left(sentence, at)]
        yield from _built_up(sentence, told)
        if not begins:
            continue
        whole = sentence
        for further, following in enumerate(sentences[number + 1 : number + 1 + _SENTENCES], 1):
            if following.number != sentence.number + further:
                break
            whole = joined(whole, following)
        depths = depths_of(whole)
        for at in begins:
            if sentence.figures[at].start in told:
                continue
            way = _from_opening if opens(whole, at) else _of_rest
            for each in way(whole, depths, at):
                told.update(figure.start for figure in (each.checked, *each.against))
                yield each


def _from_opening(both: Sentence, depths: Sequence[int], opening: int) -> list[Finding]:
    """The account that opens at a place, and what is told of its difference; nothing if none comes to an end.

    What is told of the parts of something that came or went is left out, where the account comes out only so or where
    it comes out in neither way.
    """
    # 受理2847件(含上年旧存136件) tells of what it is a part.
    if depths[opening]:
        return []
    groups = goods_from(both, opening)
    if len(groups[0]) > 1:
        return list(accounts_of_goods(both, groups, _ALLOWED))
    within = _parts_told(both, opening)
    found = _down_from(both, depths, opening, frozenset())
    if within and not (found and found[0].verdict is not Verdict.INCONSISTENT):
        return _down_from(both, depths, opening, within) or found
    return found


def _parts_told(both: Sentence, opening: int) -> frozenset[int]:
    """The places of amounts that, two or more together, come to one told before them: 办结5120件。刑事510件,…."""
    like = [at for at in range(opening + 1, len(both.figures)) if both.figures[at].unit == both.figures[opening].unit]
    values = [value_of(both.figures[at]) for at in like]
    found: set[int] = set()
    for number, whole in enumerate(values):
        for first in range(number + 1, min(len(values), number + _MOST)):
            together, last = Decimal(0), first
            while last < len(values) and together < whole:
                together += values[last]
                last += 1
            if together == whole and last > first + 1 and whole >= _TELLING:
                found.update(like[first:last])
                break
    return frozenset(found)


def _down_from(both: Sentence, depths: Sequence[int], opening: int, within: frozenset[int]) -> list[Finding]:
    """`within`: the places of what is part of something else that is told."""
    moved: list[int] = []
    nets: list[int] = []
    if opening and is_added(both, opening) and both.figures[opening - 1].unit == both.figures[opening].unit:
        moved.append(opening - 1)
    fewest = _FEWEST - len(moved)
    for at in range(opening + 1, len(both.figures)):
        figure = both.figures[at]
        if figure.unit != both.figures[opening].unit or depths[at] > depths[opening] or not is_plain_flow(figure):
            continue
        if at in within or is_told_apart(both, at):
            continue
        if is_net(both, at):
            nets.append(at)
            continue
        ends = closes(both, at) or _names_again(both, opening, at)
        if ends and not moved:
            moved = _moved_before(both, depths, opening)
        if ends and len(moved) >= fewest:
            found = _held(both, opening, moved, at)
            if found is not None:
                return [found, *_nets(both, opening, moved, at, nets)]
            # What is told behind it is of something else.
            if not moves(both, at):
                break
        moved.append(at)
        if len(moved) > _MOST:
            break
    return _told_backwards(both, depths, opening)


def _names_again(both: Sentence, opening: int, at: int) -> bool:
    """Whether an amount is told, without a word of coming or going, in words of the stock that was there at first."""
    first, last = (clause_before(both, place) for place in (opening, at))
    same = any(last[start : start + 2] in first for start in range(len(last) - 1))
    return same and not moves(both, at) and _TIME.search(last) is None


def _moved_before(both: Sentence, depths: Sequence[int], opening: int) -> list[int]:
    """What came and went, told before the stocks: 发展团员1264名,离团862名,年初团员8642名,年末9044名."""
    moved: list[int] = []
    for at in range(opening - 1, -1, -1):
        figure = both.figures[at]
        alike = figure.unit == both.figures[opening].unit and depths[at] == depths[opening] and is_plain_flow(figure)
        if not alike or "。" in both.before(at + 1) or len(moves(both, at)) != 1 or len(moved) > _MOST:
            break
        moved.insert(0, at)
    return moved


def _told_backwards(both: Sentence, depths: Sequence[int], opening: int) -> list[Finding]:
    """The account whose end was told first: 年末3826户,当年脱贫1247户,返贫86户,上年底为4987户."""
    moved: list[int] = []
    for at in range(opening - 1, -1, -1):
        figure = both.figures[at]
        if figure.unit != both.figures[opening].unit or depths[at] > depths[opening] or not is_plain_flow(figure):
            continue
        if closes(both, at) and len(moved) >= _FEWEST:
            found = _held(both, opening, moved, at)
            return [found] if found is not None else []
        if is_told_apart(both, at) or is_net(both, at) or len(moved) > _MOST:
            break
        moved.insert(0, at)
    return []


def _built_up(sentence: Sentence, told: set[int]) -> Iterator[Finding]:
    """What was added stage by stage, against what it all came to: 1216门;增容2000门;又增5000门,使总容量增至8216门."""
    for at in range(_FEWEST, len(sentence.figures)):
        total = sentence.figures[at]
        if total.start in told or not is_plain_flow(total) or not is_whole(sentence, at):
            continue
        stages: list[int] = []
        for place in range(at - 1, -1, -1):
            figure = sentence.figures[place]
            if figure.unit != total.unit or not is_plain_flow(figure) or is_told_apart(sentence, place):
                continue
            stages.insert(0, place)
            if not is_stage(sentence, place):
                break
        if len(stages) <= _FEWEST:
            continue
        first, *added = (sentence.figures[place] for place in stages)
        account = Account(first, [(1, each) for each in added], total)
        if account.agrees() or account.slips_by_chance() <= _ALLOWED:
            told.update(figure.start for figure in (total, first, *added))
            yield finding_of(account)


def _held(both: Sentence, opening: int, moved: Sequence[int], closing: int) -> Finding | None:
    first, last = both.figures[opening], both.figures[closing]
    parts = [both.figures[at] for at in moved]
    best, least = None, CERTAIN
    readings = list(product(*(ways_of(both, at) for at in moved)))
    for signs in readings:
        account = Account(first, list(zip(signs, parts, strict=True)), last)
        if account.comes_to.meets(interval_of(last)):
            return finding_of(account)
        if len(readings) > _MOST_READINGS:
            continue
        chance = account.slips_by_chance() * len(readings)
        sure = len(readings) == 1 and len(moved) > _FEWEST
        if chance <= (_ALLOWED_OF_MANY if sure else _ALLOWED) and chance < least:
            best, least = finding_of(account), chance
    return best


def _nets(both: Sentence, opening: int, moved: Sequence[int], closing: int, nets: Sequence[int]) -> Iterator[Finding]:
    """What is told of the difference within an account, against what was there at first and at last."""
    first, last = both.figures[opening], both.figures[closing]
    high, low = sorted((first, last), key=value_of, reverse=True)
    for at in nets:
        if at < closing and at > moved[-1]:
            account = Account(high, [(-1, low)], both.figures[at])
            if account.agrees() or account.slips_by_chance() <= _ALLOWED:
                yield finding_of(account)


def _of_rest(both: Sentence, depths: Sequence[int], net: int) -> list[Finding]:
    """What is left of what came in, when what went is taken off: 收入426万元,成本358万元,税金54万元,利润14万元."""
    if is_left(both, net):
        return _of_pair(both, net, (net - 2, net - 1), _ALLOWED)
    moved: list[int] = []
    for at in range(net - 1, -1, -1):
        figure = both.figures[at]
        if ";" in both.before(at + 1) or "。" in both.before(at + 1) or len(moved) > _MOST:
            break
        if depths[at] > depths[net] or figure.unit != both.figures[net].unit or is_told_apart(both, at):
            continue
        # 新办1264户,停业286户,年末达8642户,净增978户.
        if is_plain_flow(figure) and closes(both, at) and not moves(both, at):
            continue
        if not is_plain_flow(figure) or len(moves(both, at)) != 1:
            break
        moved.insert(0, at)
    if len(moved) == _FEWEST and {moves(both, at) for at in moved} == {(1,), (-1,)}:
        return _of_pair(both, net, moved, _ALLOWED)
    while moved and moves(both, moved[0]) != (1,):
        moved.pop(0)
    if len(moved) <= _FEWEST:
        return _of_two_behind(both, net)
    first, *rest = moved
    parts = [(moves(both, at)[0], both.figures[at]) for at in rest]
    account = Account(both.figures[first], parts, both.figures[net])
    if all(sign > 0 for sign, _ in parts) or account.exact <= 0:
        return []
    return [finding_of(account)] if account.agrees() or account.slips_by_chance() <= _ALLOWED_OF_REST else []


def _of_two_behind(both: Sentence, net: int) -> list[Finding]:
    """The difference of two told behind it, one of which came and one went: 净亏18万元,其中盈利42万元,亏损60万元."""
    if net + _FEWEST >= len(both.figures):
        return []
    if {moves(both, net + 1), moves(both, net + 2)} != {(1,), (-1,)}:
        return []
    return _of_pair(both, net, (net + 1, net + 2), _ALLOWED_OF_REST)


def _of_pair(both: Sentence, net: int, places: Sequence[int], allowed: float) -> list[Finding]:
    """The difference of two values against what is told of it."""
    pair = [both.figures[at] for at in places]
    if any(not is_plain_flow(each) or each.unit != both.figures[net].unit for each in pair):
        return []
    high, low = sorted(pair, key=value_of, reverse=True)
    account = Account(high, [(-1, low)], both.figures[net])
    return [finding_of(account)] if account.agrees() or account.slips_by_chance() <= allowed else []
