"""What the layout of a text says, in its words."""

from yearbook_viewer.records import SourceText


def headings(source: SourceText) -> list[tuple[int, str]]:
    """Levels and words of the headings."""
    return [(each.level, source.text[each.start : each.end]) for each in source.layout.headings]


def bold(source: SourceText) -> list[str]:
    """What is set bold."""
    return [source.text[start:end] for start, end in source.layout.bold]
