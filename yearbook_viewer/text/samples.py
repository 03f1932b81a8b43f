"""Enough of a long text to judge it by."""

PORTION = 100_000


def sample(text: str) -> str:
    """Beginning, middle and end of a long text, a portion of each; a text of three portions as it is."""
    if len(text) <= 3 * PORTION:
        return text
    middle = (len(text) - PORTION) // 2
    # Two line ends part them, for which the middle makes room: a sample of a sample is the same.
    return "\n".join((text[:PORTION], text[middle : middle + PORTION - 2], text[-PORTION:]))
