"""The prefix that neighbouring titles share: 市工商联 in 市工商联参政议政, 市工商联宣传教育."""

from collections import Counter
from collections.abc import Sequence

# The shortest and longest prefix looked for; what is left of a title must still name something.
_SHORTEST = 2
_LONGEST = 20
_LEAST_LEFT = 2
# So many titles share a prefix by intention, however many others there are.
_MANY = 3
# What a prefix of two characters ends with if it is a body (县委, 市联) and not a verb (加强, 开展).
_BODIES = frozenset("委局办联")


def shared_prefix(titles: Sequence[str]) -> str:
    """The prefix of at least half of the titles, or of three, that leaves at least two characters of each; or empty.

    Of several the one that hides most characters in all.
    """
    counts = Counter(
        title[:length] for title in titles for length in range(_SHORTEST, min(len(title), _LONGEST + _LEAST_LEFT))
    )
    shared = {
        prefix: count
        for prefix, count in counts.items()
        if count > 1
        and (count >= _MANY or count * 2 >= len(titles))
        and _is_name(prefix)
        and _leaves_enough(prefix, titles)
    }
    return max(shared, key=lambda prefix: (shared[prefix] * len(prefix), len(prefix)), default="")


def _is_name(prefix: str) -> bool:
    return (len(prefix) > _SHORTEST or prefix[-1] in _BODIES) and not prefix[-1].isdigit() and prefix[-1] != "年"


def _leaves_enough(prefix: str, titles: Sequence[str]) -> bool:
    return all(len(title) >= len(prefix) + _LEAST_LEFT for title in titles if title.startswith(prefix))
