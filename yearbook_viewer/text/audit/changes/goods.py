"""Accounts of several goods told side by side: 年初库存化肥1264吨、农药86吨,购进8426吨、312吨,…,年末1555吨、71吨."""

from collections.abc import Iterator, Sequence

from yearbook_viewer.records import Finding
from yearbook_viewer.text.audit.changes.accounts import Account, finding_of
from yearbook_viewer.text.audit.clauses.linked import is_plain_flow
from yearbook_viewer.text.audit.clauses.sentences import Sentence
from yearbook_viewer.text.audit.clauses.stocks import closes, is_joined, moves

_FEWEST, _MOST = 2, 8


def goods_from(both: Sentence, opening: int) -> list[list[int]]:
    """The places of the amounts of an account that opens at a place, those of the goods told together in one list; none
    but the first where one good alone was there at first."""
    unit, found = both.figures[opening].unit, [[opening]]
    for at in range(opening + 1, len(both.figures)):
        if both.figures[at].unit != unit or not is_plain_flow(both.figures[at]):
            continue
        if is_joined(both, at) and both.figures[at - 1].unit == unit:
            found[-1].append(at)
        elif len(found[0]) < _FEWEST or len(found) > _MOST:
            break
        else:
            found.append([at])
    return found


def accounts_of_goods(both: Sentence, groups: Sequence[Sequence[int]], allowed: float) -> Iterator[Finding]:
    """What each good comes to, where all of them are told each time and words tell which way they went.

    `allowed`: how likely it may be by chance that one misprint explains what does not come out.
    """
    ends = next((number for number, group in enumerate(groups) if number and closes(both, group[0])), 0)
    told = groups[: ends + 1]
    ways = [moves(both, group[0]) for group in told[1:-1]]
    if ends < _FEWEST or any(len(way) != 1 for way in ways) or len({len(group) for group in told}) > 1:
        return
    for good in zip(*told, strict=True):
        first, *moved, last = (both.figures[at] for at in good)
        account = Account(first, [(way, figure) for (way,), figure in zip(ways, moved, strict=True)], last)
        if account.agrees() or account.slips_by_chance() <= allowed:
            yield finding_of(account)
