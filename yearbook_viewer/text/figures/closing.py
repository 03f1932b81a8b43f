"""Which lines of a table come to the line before them: in every column where both are filled, within the last digit."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal

from yearbook_viewer.text.figures.cells import Unit

# So many lines are tried for one sum: no printed list of parts is longer, and a long table stays quick.
LONGEST = 60
# Half a digit of every part may not come to more than this share of the whole: 1 + 1 is not about 3.
_BLURRED = Decimal("0.05")
# Where one place comes out right again and again and the others never do, lines of noughts are being added.
_TRIES = 4
_HALF = Decimal("0.5")
_NOTHING = Decimal(0)


@dataclass(frozen=True, slots=True)
class Amount:
    """A number as printed, and its unit; the unit's name is empty where nothing tells it."""

    number: Decimal
    unit: Unit


# The amounts of a row by their column, or those of a column by their row; rates, averages and changes left out.
Line = Mapping[int, Amount]


@dataclass(slots=True)
class Adding:
    """Lines added one by one to be held against a whole."""

    whole: Line
    lines: list[Line] = field(default_factory=list)
    _place: int = -1
    _left: Decimal = _NOTHING
    _blur: Decimal = _NOTHING
    _tries: int = 0

    def add(self, line: Line) -> bool:
        """Whether the lines together, this one included, come to the whole wherever it and any of them is filled."""
        self.lines.append(line)
        if self._place < 0 and not self._begin():
            return False
        self._take(line)
        if abs(self._left) > self._blur:
            return False
        self._tries += 1
        return self._tries <= _TRIES and comes_to(self.whole, self.lines)

    @property
    def is_over(self) -> bool:
        """Whether no further line can make it right, so far as lines hold no negative numbers."""
        return self._place >= 0 and (self._left < -self._blur or self._tries > _TRIES)

    def _begin(self) -> bool:
        """Choose the place that is added first; the others are looked at only when it comes out right."""
        line = self.lines[-1]
        self._place = next((at for at, amount in self.whole.items() if amount.number > 0 and at in line), -1)
        if self._place >= 0:
            whole = self.whole[self._place]
            self._left, self._blur = whole.number, _half(whole.number, whole.unit)
        return self._place >= 0

    def _take(self, line: Line) -> None:
        if self._place in line:
            scaled = _scaled(line[self._place], self.whole[self._place])
            if scaled is None:
                self._left = -self.whole[self._place].number - self._blur
                return
            self._left -= scaled[0]
            self._blur += scaled[1]


def comes_to(whole: Line, parts: Sequence[Line]) -> bool:
    """Whether the parts come to the whole in every place where it and any of them is filled, at least in one."""
    told = agreeing(whole, parts)
    return any(told.values()) and all(told.values())


def agreeing(whole: Line, parts: Sequence[Line]) -> dict[int, bool]:
    """Of each place where the whole and any of the parts is filled whether the parts come to the whole."""
    found: dict[int, bool] = {}
    for place, total in whole.items():
        amounts = [line[place] for line in parts if place in line]
        if amounts and (total.number or any(amount.number for amount in amounts)):
            found[place] = _agrees(total, amounts)
    return found


def are_groups_of(whole: Line, parts: Sequence[Line]) -> bool:
    """Whether the parts fall into groups that follow one another, each of which comes to the whole."""
    at = 0
    while at < len(parts):
        adding = Adding(whole)
        end = next((to for to in range(at, len(parts)) if adding.add(parts[to]) or adding.is_over), len(parts))
        if end == len(parts) or adding.is_over:
            return False
        at = end + 1
    return at > 0


def fits(part: Line, whole: Line) -> bool:
    """Whether the part is nowhere more than the whole."""
    for place in part.keys() & whole.keys():
        scaled = _scaled(part[place], whole[place])
        if scaled is None or scaled[0] - scaled[1] > whole[place].number:
            return False
    return True


def digits(whole: Line, parts: Sequence[Line]) -> int:
    """How many digits would have to agree by chance: of each place from the whole's first to the last of any."""
    told = 0
    seen: set[tuple[Decimal, ...]] = set()
    for place, total in whole.items():
        numbers = (total.number, *(line[place].number for line in parts if place in line and line[place].number))
        if total.number and len(numbers) > 1 and numbers not in seen:
            seen.add(numbers)
            told += total.number.adjusted() - min(_exponent(number) for number in numbers) + 1
    return told


def _agrees(total: Amount, parts: Sequence[Amount]) -> bool:
    added, blur = _NOTHING, _half(total.number, total.unit)
    for part in parts:
        scaled = _scaled(part, total)
        if scaled is None:
            return False
        added += scaled[0]
        blur += scaled[1]
    apart = abs(added - total.number)
    return apart == 0 or (apart <= blur <= abs(total.number) * _BLURRED)


def _scaled(part: Amount, total: Amount) -> tuple[Decimal, Decimal] | None:
    """A part in its total's unit, and half of its last digit; None where the units differ in kind."""
    if not part.unit.name or part.unit == total.unit:
        return part.number, _half(part.number, total.unit)
    if part.unit.name != total.unit.name:
        return None
    scale = part.unit.multiplier / total.unit.multiplier
    return part.number * scale, _half(part.number, part.unit) * scale


def _half(number: Decimal, unit: Unit) -> Decimal:
    """Half of the last digit printed; nothing for a whole number of single things, which is a count."""
    exponent = number.as_tuple().exponent
    assert isinstance(exponent, int)  # no number of a table is infinite
    if exponent >= 0 and unit.multiplier == 1:
        return _NOTHING
    return _HALF.scaleb(min(exponent, 0))


def _exponent(number: Decimal) -> int:
    exponent = number.normalize().as_tuple().exponent
    assert isinstance(exponent, int)  # no number of a table is infinite
    return exponent
