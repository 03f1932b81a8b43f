"""What was left when something went, against what there was: 有医院27所。…关闭11所,保留16所."""

import re
from collections.abc import Collection, Iterator, Sequence

from yearbook_viewer.records import Figure, Finding
from yearbook_viewer.text.audit.changes.accounts import Account, finding_of
from yearbook_viewer.text.audit.clauses.linked import clause_before, is_plain_flow, is_plain_value
from yearbook_viewer.text.audit.clauses.sentences import Sentence, joined
from yearbook_viewer.text.audit.clauses.stocks import is_told_apart, moves
from yearbook_viewer.text.audit.numbers.precision import value_of

# Nothing but what went is missing from what is told so; 现有 may have come since.
_LEFT = re.compile("(?:保留|留用|留存|剩余?|[余剩]下|下余|尚余|仅[存余剩]|[仍还尚]剩)(?:了|下|有)?$")
_MOST = 5
# Any one digit may be wrong where the words tell so much.
_ALLOWED = 0.35


def left_over(sentences: Sequence[Sentence], known: Collection[int]) -> Iterator[Finding]:
    """What comes out is 相符; what does not is 不符 where one misprint explains it.

    `known`: where the figures begin that were held already.
    """
    former: Sentence | None = None
    for sentence in sentences:
        left = [at for at in range(len(sentence.figures)) if _LEFT.search(clause_before(sentence, at))]
        follows = former is not None and former.number + 1 == sentence.number
        both = joined(former, sentence) if left and former is not None and follows else sentence
        first = len(both.figures) - len(sentence.figures)
        for at in left:
            found = _held(both, first + at) if sentence.figures[at].start not in known else None
            if found is not None:
                yield found
        former = sentence


def _held(both: Sentence, at: int) -> Finding | None:
    left = both.figures[at]
    gone: list[Figure] = []
    place = at - 1
    while place >= 0 and len(gone) < _MOST and both.figures[place].unit == left.unit and moves(both, place) == (-1,):
        gone.insert(0, both.figures[place])
        place -= 1
    plain_flows = all(map(is_plain_flow, (left, *gone)))
    if not gone or not plain_flows or place < 0 or both.figures[place].unit != left.unit:
        return None
    whole = both.figures[place]
    if (
        not is_plain_value(whole)
        or is_told_apart(both, place)
        or moves(both, place)
        or value_of(whole) <= value_of(left)
    ):
        return None
    account = Account(whole, [(-1, each) for each in gone], left)
    return finding_of(account) if account.agrees() or account.slips_by_chance() <= _ALLOWED else None
