"""What is doubtful about how an entry was cut, with the places to look at."""

from collections.abc import Iterator

from yearbook_viewer.records import Entry, Reason

_BROKEN = "heading-bracket-broken"
# So many lines are named; a reader who has looked at these knows what is wrong with the file.
_MOST = 8


def reasons_of(entry: Entry, first_line: int = 1) -> tuple[Reason, ...]:
    """An entry's doubts as the report and the window tell them; that of broken brackets names its lines.

    `first_line`: the number of the entry's first line in its file.
    """
    return tuple(
        Reason(doubt, (("lines", _lines_of_broken(entry, first_line)),)) if doubt == _BROKEN else Reason(doubt)
        for doubt in entry.doubts
    )


def _lines_of_broken(entry: Entry, first_line: int) -> str:
    """The numbers of the lines whose heading has one of 【 and 】 without the other: 3、17."""
    numbers: list[str] = []
    line, counted = first_line, 0
    for start in _broken(entry):
        line += entry.text.count("\n", counted, start)
        counted = start
        if len(numbers) == _MOST:
            return "、".join(numbers) + "……"
        numbers.append(str(line))
    return "、".join(numbers) or "……"


def _broken(entry: Entry) -> Iterator[int]:
    for section in entry.sections:
        heading = entry.text[section.start : section.body]
        if section.title and ("【" in heading) != ("】" in heading):
            yield section.start
