"""Which rows of a table are parts of which: by their signs, their numbers, their indent, and by what they come to."""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from yearbook_viewer.text.figures.closing import Line, agreeing, are_groups_of, digits, fits
from yearbook_viewer.text.figures.runs import Rows, is_deeper
from yearbook_viewer.text.figures.stubs import Sign, Step, Stub, Tier

# Rows without any sign are parts where so many digits agree that chance is out of the question; fewer where the row
# before them is called a total.
_SURE, _SURE_OF_A_TOTAL = 5, 3
_SUMS_UP = re.compile(r"总|合计|全[部市县区省州国]")
# As far up as a 其中 is looked after.
_CHAIN = 4


def wholes_of(stubs: Mapping[int, Stub], lines: Mapping[int, Line]) -> dict[int, int]:
    """The row that each row is a part of, where it is one.

    `stubs`: every row below the head, in order; `lines`: the amounts of those that have any.
    其中, #, 按…分, a deeper number and a deeper indent make a part; a total has the rows above or below it. A row
    with none of these becomes one where it, with the rows between, closes the sum in every column.
    """
    rows = Rows(list(stubs), stubs, lines)
    rows.add_nested()
    signs = _Signs(rows)
    for at in range(len(rows.order)):
        signs.read(at)
    _gather(rows, _is_right)
    _read_numbers_alone(rows)
    _gather(rows, _is_right)
    _gather(rows, _is_called_so)
    return rows.wholes


@dataclass(slots=True)
class _Signs:
    """What the signs of the rows read so far say of the next one.

    `opened`: rows that a deeper number or indent makes a part of; `carrier`: the last row that a 其中 may speak of;
    `among`: the last row under one; `divided`: what 按…分 divides; `lead`: the sign of a row without figures above.
    """

    rows: Rows
    opened: list[int] = field(default_factory=list)
    carrier: int = -1
    among: int = -1
    divided: int = -1
    lead: Sign = Sign.NONE

    def read(self, at: int) -> None:
        """The row at a place: whether it is a part by 其中 or 按…分, which unsigned rows behind it then are, or
        whether its number or its indent makes it one."""
        row, wholes = self.rows.order[at], self.rows.wholes
        stub = self.rows.stubs[row]
        if not stub.filled:
            self._open(stub.step.sign)
            return
        sign = self.lead if stub.step.sign is Sign.NONE else stub.step.sign
        self.lead = Sign.NONE
        if stub.tier:
            self.opened, self.carrier, self.among, self.divided = [], row, -1, -1
            return
        if sign is Sign.DIVISION:
            self.divided = self.carrier if self.divided < 0 else self.divided
            self._take_group(self.divided, at)
        if sign is Sign.AMONG and row not in wholes:
            whole = _owner(self.rows, self.carrier, at)
            self._take_run(whole, at)
            if whole >= 0:
                wholes.setdefault(row, whole)
        if sign is Sign.AMONG and row in wholes:
            self.among = row
        elif row not in wholes and self.among >= 0 and _stands_beside(self.rows, stub.step, self.among):
            wholes[row] = wholes[self.among]
        else:
            self._stack(row, stub.step)
            if row not in wholes and sign is Sign.NONE:
                self.divided = -1

    def _open(self, sign: Sign) -> None:
        self.lead, self.among = sign, -1
        if sign is Sign.DIVISION and self.divided < 0:
            self.divided = self.carrier
        elif sign is Sign.NONE:
            self.opened, self.carrier, self.divided = [], -1, -1

    def _take_run(self, whole: int, at: int) -> None:
        """Give the rows from a place on to the row that they come to."""
        run = self.rows.run(whole, at) if whole >= 0 else ()
        for row in run:
            self.rows.wholes.setdefault(row, whole)
        if len(run) > 1:
            self.rows.ends.add(run[-1])

    def _take_group(self, whole: int, at: int) -> None:
        """Give the rows of a group to what it divides, those too that come to it in half of the columns only."""
        self._take_run(whole, at)
        group = self.rows.group(whole, at) if whole >= 0 and self.rows.order[at] not in self.rows.wholes else []
        if _come_to(self.rows, whole, group):
            self.rows.wholes.update(dict.fromkeys(group, whole))
            self.rows.ends.add(group[-1])

    def _stack(self, row: int, step: Step) -> None:
        wholes, stubs = self.rows.wholes, self.rows.stubs
        self.among, self.carrier = -1, row
        while self.opened and self.opened[-1] != wholes.get(row) and not is_deeper(step, stubs[self.opened[-1]].step):
            self.opened.pop()
        if self.opened and (step.rank >= 0 or not _contradicts(self.rows, row, self.opened[-1])):
            wholes.setdefault(row, self.opened[-1])
        self.opened.append(row)


def _owner(rows: Rows, carrier: int, at: int) -> int:
    """The row that a 其中 speaks of: the one before it, or what that is a part of; -1 for none.

    Behind the last row of a finished division it opens another of the same whole.
    """
    step = rows.stubs[rows.order[at]].step
    chain: list[int] = []
    while carrier >= 0 and len(chain) < _CHAIN:
        chain.append(carrier)
        carrier = rows.wholes.get(carrier, -1)
    chain = [row for row in chain if rows.stubs[row].step.indent <= step.indent] or chain[-1:]
    if len(chain) > 1 and chain[0] in rows.ends:
        chain = [*chain[1:], chain[0]]
    closed = (row for row in chain if len(rows.run(row, at)) > 1)
    held = (row for row in chain if fits(rows.line(rows.order[at]), rows.line(row)))
    return next(closed, next(held, chain[0] if chain else -1))


def _contradicts(rows: Rows, part: int, whole: int) -> bool:
    """Whether a row cannot be a part of another: in every column it is more, or of another kind."""
    part_line, whole_line = rows.line(part), rows.line(whole)
    common = part_line.keys() & whole_line.keys()
    return bool(common) and not any(fits({at: part_line[at]}, {at: whole_line[at]}) for at in common)


def _stands_beside(rows: Rows, step: Step, among: int) -> bool:
    """Whether a row is set as far in as the one under 其中, or as the words behind its sign."""
    former = rows.stubs[among].step
    return step.rank < 0 and step.indent >= former.indent and step.indent > rows.stubs[rows.wholes[among]].step.indent


def _read_numbers_alone(rows: Rows) -> None:
    """Parts that only their numbers tell; from the end, so that the parts of a part are passed by."""
    for at in range(len(rows.order) - 2, -1, -1):
        row = rows.order[at]
        if row in rows.wholes or rows.stubs[row].tier or not rows.line(row):
            continue
        place = at + 1
        need = _SURE_OF_A_TOTAL if _SUMS_UP.search(rows.stubs[row].words) else _SURE
        # 男 and 女, then 城镇 and 乡村: one division may follow another.
        while place < len(rows.order):
            run = rows.run(row, place)
            if len(run) < 2 or any(part in rows.wholes for part in run):
                break
            behind = rows.order.index(run[-1], place) + 1
            least = _SURE_OF_A_TOTAL if _ends_its_number(rows, row, behind) else need
            if digits(rows.line(row), [rows.line(part) for part in run]) < least:
                break
            rows.wholes.update(dict.fromkeys(run, row))
            place = behind


def _ends_its_number(rows: Rows, row: int, behind: int) -> bool:
    """Whether all rows between 一、 and 二、, or between it and a total, have been added."""
    rank = rows.stubs[row].step.rank
    if rank < 0 or behind == len(rows.order):
        return False
    following = rows.stubs[rows.order[behind]]
    return following.tier > Tier.NONE or 0 <= following.step.rank <= rank


@dataclass(frozen=True, slots=True)
class _Block:
    """A total with the rows above it and those below it that may be its own; `alone`: the only total of its table."""

    row: int
    above: list[int]
    below: list[int]
    leads: bool
    alone: bool
    headed: bool


def _gather(rows: Rows, chosen: Callable[[Rows, _Block], Sequence[int]]) -> None:
    """Give the rows that are parts of no other to their subtotals, and these with the rest to the totals."""
    for tier in (Tier.SUBTOTAL, Tier.TOTAL):
        for block in list(_blocks(rows, tier)):
            for row in chosen(rows, block):
                rows.wholes.setdefault(row, block.row)
                rows.gathered.add(block.row)


def _blocks(rows: Rows, tier: Tier) -> Iterator[_Block]:
    filled = [row for row in rows.order if rows.stubs[row].filled]
    ends = [at for at, row in enumerate(filled) if rows.stubs[row].tier >= tier]
    totals = sum(rows.stubs[row].tier is Tier.TOTAL for row in filled)
    headed = bool(filled) and rows.stubs[filled[0]].tier is Tier.TOTAL
    for number, at in enumerate(ends):
        if rows.stubs[filled[at]].tier is not tier:
            continue
        begin = ends[number - 1] + 1 if number else 0
        end = ends[number + 1] if number + 1 < len(ends) else len(filled)
        above = [row for row in filled[begin:at] if row not in rows.wholes]
        below = [row for row in filled[at + 1 : end] if row not in rows.wholes]
        yield _Block(filled[at], above, below, at == 0, totals == 1, headed)


def _is_right(rows: Rows, block: _Block) -> Sequence[int]:
    """The rows above, else those below, where they come to the total."""
    return next((side for side in (block.above, block.below) if _come_to(rows, block.row, side)), ())


def _is_called_so(rows: Rows, block: _Block) -> Sequence[int]:
    """The rows that a total without a name of its own has whatever they come to: one that leads has all below it."""
    if not rows.stubs[block.row].total or block.row in rows.gathered:
        return ()
    if rows.stubs[block.row].tier is Tier.SUBTOTAL:
        return () if block.leads else block.above
    if block.leads:
        return block.below if block.alone else ()
    return () if block.headed else block.above


def _come_to(rows: Rows, total: int, parts: Sequence[int]) -> bool:
    """Whether the rows come to the total in at least half of its columns, all together or group by group."""
    lines = [line for line in map(rows.line, parts) if line]
    if len(lines) < 2:
        return False
    told = agreeing(rows.line(total), lines)
    agreed = sum(told.values())
    return (agreed > 0 and 2 * agreed >= len(told)) or are_groups_of(rows.line(total), lines)
