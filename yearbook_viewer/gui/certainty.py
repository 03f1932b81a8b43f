"""From where on a mark is a doubtful one: drawn fainter, told as such, and walked through."""

from yearbook_viewer.records import Mark

# Below this a reader who goes through the marks one by one finds more than one wrong in four: worth his while. Above
# it he would mostly agree, and fainter marks would only make the page restless.
SURE_FROM = 75


def is_doubtful(mark: Mark) -> bool:
    """Whether the mark should be looked at by the reader."""
    return mark.certainty < SURE_FROM
