"""The proof-reading sheet 校对单: the findings of an entry, a volume or an archive, as they are handed to an editor."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING

from yearbook_viewer.export.files import write_whole
from yearbook_viewer.export.finding_words import (
    REVIEW_NAMES,
    WORST_FIRST,
    finding_sentence,
    held_between,
    implied_sentence,
    own_figures,
    printed_where,
    verdict_word,
)
from yearbook_viewer.messages import N_, Catalogue
from yearbook_viewer.records import (
    EntryId,
    Finding,
    KeptFinding,
    Printing,
    Review,
    ReviewState,
    Verdict,
    VolumeFinding,
)
from yearbook_viewer.text.sentences import sentence_around
from yearbook_viewer.wordings import FINDING_NAMES

if TYPE_CHECKING:
    from yearbook_viewer.archive.archive import Archive

# Heading, and its share of the width in per cent.
COLUMNS = (
    (N_("序号"), 4),
    (N_("位置"), 15),
    (N_("原文"), 33),
    (N_("核对"), 25),
    (N_("结论"), 9),
    (N_("处理"), 6),
    (N_("备注"), 8),
)

# More passages than these of one finding (the cells of a long table) are not quoted.
_MOST_QUOTED = 4
# What a document of XML may not hold, line ends and tabs: in their place stands a space.
_UNPRINTABLE = re.compile("[^ -\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]|[\x7f-\x9f]")


@dataclass(frozen=True, slots=True)
class ProofWishes:
    """What is to stand on a sheet. `entry`, `volume` (its name and year): only what stands there; else all.

    `handled`: findings too that the reader has verified or ignored.
    """

    entry: EntryId | None = None
    volume: tuple[str, int | None] | None = None
    verdicts: frozenset[Verdict] = frozenset(Verdict)
    handled: bool = True


@dataclass(frozen=True, slots=True)
class Quoted:
    """A passage of a text on one line; `figures`: what is set in bold, as start and end in `text`, in order."""

    text: str
    figures: tuple[tuple[int, int], ...]

    def pieces(self) -> Iterator[tuple[str, bool]]:
        """The text in pieces, each with whether it is bold."""
        at = 0
        for start, end in self.figures:
            if start > at:
                yield self.text[at:start], False
            if end > max(start, at):
                yield self.text[max(start, at) : end], True
            at = max(at, end)
        if at < len(self.text):
            yield self.text[at:], False


@dataclass(frozen=True, slots=True)
class ProofLine:
    """One finding. `place`: volume, entry and headings, outermost first; `checked`: what it comes to, line by line.

    `called`: the verdict in a word; `words`: the reader's remark.
    """

    place: tuple[str, ...]
    passages: tuple[Quoted, ...]
    checked: tuple[str, ...]
    verdict: Verdict
    called: str
    state: ReviewState
    words: str


@dataclass(frozen=True, slots=True)
class ProofSheet:
    """`archive`: its name; `scope`: the entry or volume, empty for all of it; `made`: the day."""

    archive: str
    scope: str
    made: date
    lines: Sequence[ProofLine]

    def heading(self, say: Catalogue) -> tuple[str, str, str]:
        """Title, what it is of, and how many findings of each verdict there are or that there are none."""
        scope = self.scope or say("整个档案")
        of = say("档案:{archive}　范围:{scope}　日期:{date}", archive=self.archive, scope=scope, date=self.made)
        return say("校对单"), cleaned(of), self._counted(say)

    def _counted(self, say: Catalogue) -> str:
        if not self.lines:
            return say("在所选的范围内没有核对结果。")
        called = Counter((line.verdict, line.called) for line in self.lines)
        states = Counter(line.state for line in self.lines)
        ranked = sorted(called.items(), key=lambda item: (WORST_FIRST.index(item[0][0]), item[0][1]))
        told = [f"{word} {count}" for (_, word), count in ranked]
        dealt_with = (ReviewState.VERIFIED, ReviewState.IGNORED)
        told += [f"{say(REVIEW_NAMES[each])} {states[each]}" for each in dealt_with if states[each]]
        return say("共 {count} 处:{told}", count=len(self.lines), told=say(",").join(told))


class ProofFormat(StrEnum):
    """What a sheet can be written as; the value is how the file's name ends."""

    DOCX = ".docx"
    XLSX = ".xlsx"
    PDF = ".pdf"

    @classmethod
    def of(cls, path: Path) -> "ProofFormat | None":
        """The format that a file's name asks for; None for any other ending."""
        suffix = path.suffix.lower()
        return cls(suffix) if suffix in {each.value for each in cls} else None


def write_proof(sheet: ProofSheet, form: ProofFormat, path: Path, say: Catalogue) -> None:
    """Write the sheet as DOCX or XLSX, whole or not at all; raises ArchiveProblem("cannot-write").

    A PDF is painted, which needs Qt: gui.proof_paper.
    """
    # The libraries that write them are loaded when they are needed.
    if form is ProofFormat.XLSX:
        from yearbook_viewer.export.proof_xlsx import proof_xlsx

        write_whole(path, proof_xlsx(sheet, say))
    else:
        from yearbook_viewer.export.proof_docx import proof_docx

        write_whole(path, proof_docx(sheet, say))


def cleaned(words: str) -> str:
    """The words on one line, character for character, without what no document may hold."""
    return _UNPRINTABLE.sub(" ", words)


def proof_sheet(archive: "Archive", wishes: ProofWishes, made: date, say: Catalogue) -> ProofSheet:
    """The sheet with what is wished for, in reading order; raises ArchiveProblem as the archive does."""
    gathering = _Gathering(archive, wishes, say)
    lines = list(gathering.lines())
    return ProofSheet(archive.path.stem, gathering.scope(), made, lines)


class _Gathering:
    """Findings on their way to a sheet; the text of one entry at a time is held."""

    def __init__(self, archive: "Archive", wishes: ProofWishes, say: Catalogue) -> None:
        self._archive = archive
        self._wishes = wishes
        self._say = say
        self._of: EntryId | None = None
        self._text = ""

    def scope(self) -> str:
        """The name of the entry or the volume."""
        if self._wishes.entry is not None:
            return self._archive.reading(self._wishes.entry).extraction.entry.title
        return volume_name(*self._wishes.volume, self._say) if self._wishes.volume else ""

    def lines(self) -> Iterator[ProofLine]:
        """Those of each entry by their place in its text."""
        between: dict[EntryId, list[tuple[KeptFinding, tuple[Printing, ...]]]] = {}
        for each in self._between():
            between.setdefault(each[0].entry, []).append(each)
        own: list[tuple[KeptFinding, tuple[Printing, ...]]] = []
        for kept in self._archive.kept_findings(self._wishes.entry, self._wishes.volume):
            if own and own[0][0].entry != kept.entry:
                yield from self._of_entry([*own, *between.pop(own[0][0].entry, [])])
                own = []
            own.append((kept, ()))
        if own:
            yield from self._of_entry([*own, *between.pop(own[0][0].entry, [])])
        for rest in between.values():
            yield from self._of_entry(rest)

    def _between(self) -> Iterator[tuple[KeptFinding, tuple[Printing, ...]]]:
        """What was found between entries, as if it were kept."""
        said: dict[EntryId, Sequence[Review]] = {}
        for one in self._archive.volume_findings(self._wishes.entry):
            entry = one.checked.address.entry
            if not self._is_meant(one):
                continue
            if entry not in said:
                said[entry] = self._archive.reviews(entry)
            finding, elsewhere = held_between(one)
            review = next((each for each in said[entry] if each.speaks_of(finding)), None)
            yield _kept(one.checked, finding, review), elsewhere

    def _is_meant(self, one: VolumeFinding) -> bool:
        wishes, checked = self._wishes, one.checked
        here = wishes.entry in (None, checked.address.entry)
        return here and wishes.volume in (None, (checked.volume, checked.volume_year))

    def _of_entry(self, found: Iterable[tuple[KeptFinding, tuple[Printing, ...]]]) -> Iterator[ProofLine]:
        for kept, elsewhere in sorted(found, key=lambda each: each[0].finding.checked.start):
            state = kept.review.state if kept.review else ReviewState.OPEN
            if kept.finding.verdict in self._wishes.verdicts and (self._wishes.handled or state is ReviewState.OPEN):
                yield self._line(kept, elsewhere, state)

    def _line(self, kept: KeptFinding, elsewhere: Sequence[Printing], state: ReviewState) -> ProofLine:
        finding, say = kept.finding, self._say
        volume = volume_name(kept.volume, kept.volume_year, say)
        headings = kept.section_path or ((kept.section_title,) if kept.section_title else ())
        quoted = [self._words(kept, start, end) for start, end in finding.passages]
        checked = (
            say(FINDING_NAMES[finding.kind]),
            finding_sentence(finding, quoted, say),
            finding.arithmetic,
            implied_sentence(finding, say),
            *(printed_where(printing, say) for printing in elsewhere),
        )
        return ProofLine(
            place=tuple(cleaned(step) for step in (volume, kept.entry_title, *headings) if step),
            passages=tuple(self._passages(kept, elsewhere)),
            checked=tuple(cleaned(words) for words in checked if words),
            verdict=finding.verdict,
            called=verdict_word(finding, say),
            state=state,
            words=kept.review.words if kept.review else "",
        )

    def _passages(self, kept: KeptFinding, elsewhere: Sequence[Printing]) -> Iterator[Quoted]:
        """The sentence that was checked, then those that it was held against."""
        finding = kept.finding
        figures = own_figures(finding, elsewhere)
        left = sorted({*((figure.start, figure.end) for figure in figures), *finding.passages})
        text, first = kept.sentence, kept.sentence_start
        for _ in range(_MOST_QUOTED):
            last = first + len(text)
            here = [span for span in left if first <= span[0] and span[1] <= last]
            left = [span for span in left if span not in here]
            yield Quoted(cleaned(text), tuple((start - first, end - first) for start, end in here))
            if not left:
                return
            whole = self._text_of(kept.entry)
            first, last = sentence_around(whole, *left[0])
            text = whole[first:last]

    def _words(self, kept: KeptFinding, start: int, end: int) -> str:
        first = kept.sentence_start
        if first <= start and end <= first + len(kept.sentence):
            return kept.sentence[start - first : end - first]
        return self._text_of(kept.entry)[start:end]

    def _text_of(self, entry: EntryId) -> str:
        if self._of != entry:
            self._of, self._text = entry, self._archive.reading(entry).extraction.entry.text
        return self._text


def volume_name(volume: str, year: int | None, say: Catalogue) -> str:
    """临江年鉴 2019 年卷; empty for what is in no volume."""
    return " ".join(part for part in (volume, say("{year} 年卷", year=year) if year else "") if part)


def _kept(printing: Printing, finding: Finding, review: Review | None) -> KeptFinding:
    return KeptFinding(
        entry=printing.address.entry,
        entry_title=printing.entry_title,
        volume=printing.volume,
        volume_year=printing.volume_year,
        section=printing.section,
        section_title=printing.section_title,
        finding=finding,
        review=review,
        sentence=printing.sentence,
        sentence_start=printing.sentence_start,
        section_path=printing.section_path,
    )
