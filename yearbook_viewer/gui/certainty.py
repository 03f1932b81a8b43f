"""From where on a mark is a doubtful one: drawn fainter, told as such, and walked through."""

from yearbook_viewer.records import Mark

# Of the marks below it more than one in three are wrong, of those above it about one in eighty (the seed and the texts
# in tests/gold, 500 marks): who goes through the former one by one finds three quarters of all that is wrong, and who
# went through the latter would only agree.
SURE_FROM = 80


def is_doubtful(mark: Mark) -> bool:
    """Whether the mark should be looked at by the reader."""
    return mark.certainty < SURE_FROM
