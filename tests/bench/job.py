"""One thing that is measured."""

from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Job:
    """`ours` beside `rival`, the obvious other way to the same end; both do the whole job at each call.

    `size`: how much they work on, in words. `rival_name` is empty where there is nothing to compare with.
    """

    name: str
    size: str
    ours: Callable[[], object]
    rival: Callable[[], object] | None = None
    rival_name: str = ""
