"""Footnotes and endnotes of Word: the marks in the text, and the notes in the order of their marks."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field

from lxml import etree

from yearbook_viewer.reading.list_numbers import written
from yearbook_viewer.reading.word.styles import VAL, W

_CUSTOM = f"{W}customMarkFollows"


@dataclass(slots=True)
class NoteMarks:
    """The marks that were met. `formats`: of each kind (footnote, endnote) the format of its numbers."""

    formats: dict[str, str]
    _met: list[tuple[str, str, str]] = field(default_factory=list)
    _counted: Counter[str] = field(default_factory=Counter)

    @classmethod
    def of(cls, settings: etree._Element | None, document: etree._Element) -> "NoteMarks":
        """The formats that the document's last section or its settings name."""
        formats = {"footnote": "decimal", "endnote": "lowerRoman"}
        for root in (settings, document):
            for kind in formats:
                for each in () if root is None else root.iter(f"{W}{kind}Pr"):
                    found = each.find(f"{W}numFmt")
                    if found is not None:
                        formats[kind] = found.get(VAL, "decimal")
        return cls(formats)

    def mark(self, kind: str, reference: etree._Element) -> str:
        """The mark that is printed for a reference, in brackets where it could be read with a number beside it.

        A mark of the writer's own stands in the text itself.
        """
        own = reference.get(_CUSTOM) in ("1", "true", "on")
        if not own:
            self._counted[kind] += 1
        sign = "" if own else written(self._counted[kind], self.formats[kind])
        mark = f"[{sign}]" if sign.isascii() and sign else sign
        self._met.append((kind, reference.get(f"{W}id", ""), mark))
        return mark

    def notes(self, kind: str, root: etree._Element | None) -> Iterator[tuple[str, etree._Element]]:
        """Mark and element of each note that was referred to, once each; `root`: of footnotes.xml or endnotes.xml."""
        if root is None:
            return
        known = {each.get(f"{W}id", ""): each for each in root.iterchildren(f"{W}{kind}")}
        for met, name, mark in list(self._met):
            if met == kind and name in known:
                yield mark, known.pop(name)
