"""An entry that was cut before, looked at again by the present rules: one entry stays one entry, its text untouched."""

from collections.abc import Sequence
from dataclasses import replace

from yearbook_viewer.records import Choices, Entry, Extraction
from yearbook_viewer.text.extraction import found_in
from yearbook_viewer.text.outline import cut

# What the slice alone may not tell, and the file's head or place did; with it, where it was taken from.
_FROM_AROUND = (
    ("title", ""),
    ("subject", ""),
    ("source", ""),
    ("date", "date_from"),
    ("year", "year_from"),
    ("volume", ""),
    ("volume_year", "volume_year_from"),
    ("place", ""),
)


def read_again(entry: Entry, names: Sequence[str], choices: Choices, *, whole: bool) -> Extraction:
    """The entry as the present rules cut it, with everything found in it.

    `entry`: as it was cut, without a reader's corrections; `whole`: it is all that its file holds. `names`, `choices`:
    as in `extract`. Where the rules would make several entries of the slice today, or one of another title from a
    part of a file, the earlier cut stays, and only marks, figures and findings are found anew.
    """
    said = choices if whole else replace(choices, title="")
    layout = replace(entry.layout, tables=tuple(table for table in entry.layout.tables if not table.recognised))
    cuts = cut(entry.text, layout, names, said)
    if len(cuts) > 1 or not (whole or cuts[0].title == entry.title):
        return found_in(entry, own=choices.own_names)
    (fresh,) = cuts
    missing = [(name, basis) for name, basis in _FROM_AROUND if not getattr(fresh, name)]
    kept = {each: getattr(entry, each) for pair in missing for each in pair if each}
    return found_in(replace(fresh, start=entry.start, **kept), own=choices.own_names)
