"""What came and went against what was there at first and at last, in whatever order they are told, and against the net
of both: 年末5300户。上年末5100户,新办450户,注销250户."""

from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from decimal import Decimal
from itertools import product

from yearbook_viewer.records import Figure, Finding, Role, Verdict
from yearbook_viewer.text.audit.changes.accounts import Account, finding_of
from yearbook_viewer.text.audit.clauses.linked import clause_before, is_plain_flow
from yearbook_viewer.text.audit.clauses.sentences import JOINTS, Sentence, depths_of, joined
from yearbook_viewer.text.audit.clauses.stocks import closes, is_told_apart, moves, opens
from yearbook_viewer.text.audit.numbers.chances import CERTAIN, slip_by_chance
from yearbook_viewer.text.audit.numbers.precision import RATES, Interval, interval_of, value_of

# An account may be told in so many sentences, behind each other in a paragraph.
_SENTENCES = 3
_MOST, _MOST_READINGS = 9, 4
# What came, what went and what they led to.
_FEWEST = 3
# How likely it may be by chance that a misprint in one of the numbers explains the account.
_ALLOWED = 0.2


# One way to read what came and went: against what was there before and at last, and against the net, in this order and
# as far as these are told.
_Reading = Sequence[Account]


def balances(sentences: Sequence[Sentence], known: Collection[int]) -> Iterator[Finding]:
    """Accounts whose numbers come to the same, and those (不符) in which one misprint is in the way.

    `known`: where the numbers begin that were held in an account already.
    """
    done = set(known)
    for number, sentence in enumerate(sentences):
        if not any(_may_balance(sentence, at) for at in range(len(sentence.figures))):
            continue
        whole = sentence
        for further, following in enumerate(sentences[number + 1 : number + _SENTENCES], 1):
            if following.number != sentence.number + further:
                break
            whole = joined(whole, following)
        fresh = [each for each in _accounts(whole) if done.isdisjoint(figure.start for _, figure in each[0].moved)]
        for found in _best(fresh):
            done.update(figure.start for figure in (found.checked, *found.against))
            yield found


def _best(accounts: Sequence[_Reading]) -> Iterator[Finding]:
    """The findings of the readings of each account: of those that agree, or of the only one there is."""
    held = [list(_held(each)) for each in accounts]
    agreeing = [found for found in held if any(each.verdict is Verdict.CONSISTENT for each in found)]
    if agreeing:
        yield from agreeing[0]
    elif len(held) == 1:
        yield from held[0]


def _may_balance(sentence: Sentence, at: int) -> bool:
    figure = sentence.figures[at]
    return figure.unit not in RATES and (opens(sentence, at) or closes(sentence, at) or _is_net(sentence, at))


def _is_net(sentence: Sentence, at: int) -> bool:
    return "净" in clause_before(sentence, at) or "相抵" in sentence.before(at)


def _accounts(whole: Sentence) -> Iterator[_Reading]:
    """The accounts of a stretch, one for each unit in which what came, what went and what they led to are told once."""
    depths = depths_of(whole)
    told_in = Counter(figure.unit for figure in whole.figures if figure.unit not in RATES)
    for unit in sorted(unit for unit, times in told_in.items() if times >= _FEWEST):
        told = _Told()
        apart = False
        for at, figure in enumerate(whole.figures):
            if figure.unit != unit or not is_plain_flow(figure):
                continue
            # 其中企业1210户、个体户4090户: the one is a part as the other.
            apart = is_told_apart(whole, at) or (apart and whole.before(at)[:1] in JOINTS)
            if _is_base(whole, at) or not (apart or (depths[at] and not _is_stock(whole, at))):
                told.take(whole, at)
        if told.is_whole():
            yield from told.readings()


class _Told:
    """What is told of one unit in a stretch: what was there before and at last, nets, and what came and went with the
    ways that each may have moved."""

    def __init__(self) -> None:
        self.openings: list[Figure] = []
        self.closings: list[Figure] = []
        self.nets: list[tuple[int, Figure]] = []
        self.moved: list[tuple[tuple[int, ...], Figure]] = []

    def take(self, whole: Sentence, at: int) -> None:
        """Put a figure where its words tell that it belongs."""
        figure, ways = whole.figures[at], moves(whole, at)
        # 年末在册286人,…对在册的286人: told again.
        if whole.before(at).endswith("的") or any(value_of(figure) == value_of(each) for each in self.closings):
            return
        if _is_net(whole, at):
            self.nets.append((_sign_of_net(whole, at), figure))
        elif _is_base(whole, at):
            self.openings.append(figure)
        elif _is_stock(whole, at) or (not ways and (opens(whole, at) or closes(whole, at) or not self.moved)):
            self.closings.append(figure)
        else:
            self.moved.append((ways or (1, -1), figure))

    def is_whole(self) -> bool:
        """Whether something came and something went, and what they led to is told, each no more than once."""
        if not self.openings and len(self.closings) > 1:
            # 1985年末有团员8642名, …1986年末9044名: the first is what there was before.
            self.openings.append(self.closings.pop(0))
        sure = {ways[0] for ways, _ in self.moved if len(ways) == 1}
        once = max(len(self.openings), len(self.closings), len(self.nets)) <= 1
        return (
            len(sure) > 1
            and len(self.moved) <= _MOST
            and once
            and (bool(self.openings and self.closings) or bool(self.nets))
        )

    def readings(self) -> Iterator[_Reading]:
        """Every way in which what came and went may be read; none where there are too many."""
        ways_told = list(product(*(ways for ways, _ in self.moved)))
        for ways in ways_told if len(ways_told) <= _MOST_READINGS else ():
            moved = [(way, figure) for way, (_, figure) in zip(ways, self.moved, strict=True)]
            stocks = [Account(*pair) for pair in zip(self.openings, [moved], self.closings, strict=False)]
            yield [*stocks, *(Account(None, moved, net, sign) for sign, net in self.nets)]


def _is_stock(whole: Sentence, at: int) -> bool:
    """Whether the words before a value tell that it was there at the end of the year."""
    clause = clause_before(whole, at)
    return any(time in clause for time in ("年末", "年底", "期末")) and not any(way in clause for way in ("新", "净"))


def _is_base(whole: Sentence, at: int) -> bool:
    """Whether a value is that of the time before with which another is compared: 比上年末的3150名."""
    clause = clause_before(whole, at)
    return (
        any(time in clause for time in ("上年", "去年", "年初", "期初", "上学年", "原有", "原来"))
        and whole.figures[at].role is Role.LEVEL
    )


def _sign_of_net(whole: Sentence, at: int) -> int:
    clause = clause_before(whole, at)
    return -1 if any(word in clause for word in ("净减", "净流出", "净迁出", "净降", "净亏")) else 1


def _held(reading: _Reading) -> Iterator[Finding]:
    first, last = reading[0], reading[-1]
    if first.agrees():
        yield finding_of(first)
        # What came and went and the two stocks say the same: the net is the misprint.
        yield from (finding_of(each) for each in reading[1:] if not each.agrees())
    elif last.agrees():
        yield finding_of(last)
    elif first.exact - first.told == (off := last.exact - last.told):
        # What the two stocks and the net both say is no misprint.
        terms = last.moved if len(reading) > 1 else [*last.terms, (-last.sign, last.last)]
        if _slips_by_chance(terms, off) <= _ALLOWED:
            yield finding_of(last)


def _slips_by_chance(terms: Sequence[tuple[int, Figure]], off: Decimal) -> float:
    """How likely it is by chance that a misprint in one of the numbers explains by how much they are off."""
    chances = []
    for sign, figure in terms:
        half = (interval_of(figure).high - interval_of(figure).low) / 2
        right = value_of(figure) - sign * off
        chances.append(slip_by_chance(figure, Interval(right - half, right + half)))
    return min((chance for chance in chances if chance < CERTAIN), default=CERTAIN) * len(terms)
