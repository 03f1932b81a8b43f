"""An index in words: what it is of, and where each name stands."""

from dataclasses import dataclass
from itertools import groupby

from yearbook_viewer.messages import Catalogue
from yearbook_viewer.records.entities import IndexLine


@dataclass(frozen=True, slots=True)
class IndexHead:
    """What an index is of. `archive`: its name; `scope`: the entry or volume, empty for all; `one`: a single entry."""

    archive: str
    scope: str = ""
    one: bool = False

    def heading(self, say: Catalogue) -> str:
        """索引 and what it is of, on one line."""
        return f"{say('索引')} {self.scope or self.archive}"


def reference_words(line: IndexLine, head: IndexHead) -> str:
    """组织建设、参政议政 in one entry; else each entry with its year and the sections in it."""
    if head.one:
        return "、".join(dict.fromkeys(reference.heading for reference in line.references))
    told = []
    for _, group in groupby(line.references, lambda reference: reference.entry):
        references = list(group)
        title, year = references[0].title, references[0].year
        headings = [each for each in dict.fromkeys(one.heading for one in references) if each and each != title]
        dated = f"{title}({year})" if year is not None and str(year) not in title else title
        told.append(f"{dated}:{'、'.join(headings)}" if headings else dated)
    return ";".join(told)
