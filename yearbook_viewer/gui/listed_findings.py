"""The findings that are listed beside a text, those between entries too, with the reader's word on each."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from yearbook_viewer.export.finding_words import WORST_FIRST, held_between, own_figures
from yearbook_viewer.gui.passage import Passage
from yearbook_viewer.records import (
    Entry,
    EntryId,
    Finding,
    FindingKind,
    Printing,
    Review,
    ReviewState,
    Verdict,
    VolumeFinding,
)

# A passage further off than this is out of sight where the one that was checked is seen.
_FAR = 400
_RANK = {verdict: rank for rank, verdict in enumerate(WORST_FIRST)}

# These call for the reader.
CALLING = frozenset((Verdict.INCONSISTENT, Verdict.REVISED))


@dataclass(frozen=True, slots=True)
class Listed:
    """A finding as it is listed. `elsewhere`: what other entries print, for one between entries."""

    entry: EntryId
    finding: Finding
    review: Review
    elsewhere: tuple[Printing, ...] = ()

    @property
    def is_open(self) -> bool:
        """Whether the reader has not yet said that it stands or may be left alone."""
        return self.review.state is ReviewState.OPEN

    @property
    def calls(self) -> bool:
        """Whether it waits for the reader: it does not agree, and nothing was said."""
        return self.is_open and self.finding.verdict in CALLING

    @property
    def agrees(self) -> bool:
        """Whether nothing is amiss."""
        return self.finding.verdict is Verdict.CONSISTENT

    @property
    def spans(self) -> tuple[tuple[int, int], ...]:
        """All that it speaks of in the entry's own text, what was checked first."""
        return (_span(self), *self._others())

    def far_off(self, entry: Entry) -> tuple[int, int] | None:
        """The first of its passages that stands in another section, or far off in the same one."""
        checked = self.finding.checked
        here = entry.section_at(checked.start)
        others = tuple(self._others())
        apart = (each for each in others if entry.section_at(each[0]) is not here)
        far = (each for each in others if abs(each[0] - checked.start) > _FAR)
        return next(apart, None) or next(far, None)

    def _others(self) -> Iterator[tuple[int, int]]:
        for figure in own_figures(self.finding, self.elsewhere)[1:]:
            yield figure.start, figure.end
        yield from self.finding.passages


def listed(passage: Passage, reviews: Iterable[Review], between: Iterable[VolumeFinding]) -> list[Listed]:
    """What there is to list of a passage: those that call for the reader first, each group in the order of the text.

    `reviews`, `between`: what is known of any entry; what speaks of others is left out.
    """
    entry = passage.entry_id
    said = {(one.kind, one.start, one.arithmetic): one for one in reviews if one.entry == entry}
    found = [Listed(entry, finding, _review(entry, finding, said)) for finding in passage.findings()]
    for one in between:
        if one.checked.address.entry == entry and passage.holds(one.checked.figure.start):
            finding, elsewhere = held_between(one)
            found.append(Listed(entry, finding, _review(entry, finding, said), elsewhere))
    return sorted(found, key=lambda each: (_RANK[each.finding.verdict], each.finding.checked.start))


def _review(entry: EntryId, finding: Finding, said: dict[tuple[FindingKind, int, str], Review]) -> Review:
    key = (finding.kind, finding.checked.start, finding.arithmetic)
    return said.get(key) or Review(entry, *key, ReviewState.OPEN)


def _span(one: Listed) -> tuple[int, int]:
    return one.finding.checked.start, one.finding.checked.end
