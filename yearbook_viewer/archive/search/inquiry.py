"""A search under way: what it is held against, how it reads, and whether anybody still waits for it."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Protocol, TypeVar

from sqlalchemy import Connection

from yearbook_viewer.archive.browsing import Columns
from yearbook_viewer.archive.concordance.joined import JoinedConcordance
from yearbook_viewer.archive.concordance.scanned import Stopped
from yearbook_viewer.archive.search.holdings import Holdings

Answer = TypeVar("Answer")
Some = TypeVar("Some")


class Ask(Protocol):
    """Asks the archive, in a transaction of its own."""

    def __call__(self, question: Callable[[Connection], Answer]) -> Answer: ...


@dataclass(frozen=True, slots=True)
class Inquiry:
    """`figures` gives those of all current entries; `stop` says that nobody waits any more."""

    holdings: Holdings
    ask: Ask
    figures: Callable[[], Columns]
    stop: Callable[[], bool]

    @property
    def concordance(self) -> JoinedConcordance:
        """That of the holdings; its scans raise Stopped."""
        return self.holdings.concordance.stopping(self.stop)

    def go_on(self) -> None:
        """Raises Stopped when nobody waits any more."""
        if self.stop():
            raise Stopped

    def portions(self, of: Sequence[Some], size: int) -> Iterator[Sequence[Some]]:
        """So many at a time; raises Stopped when nobody waits any more."""
        for first in range(0, len(of), size):
            self.go_on()
            yield of[first : first + size]
