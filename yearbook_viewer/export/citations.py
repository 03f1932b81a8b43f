"""What is quoted from an archive, with where it stands: 《云泽市商会》“会员”，《云泽年鉴》2021 年卷。"""

from collections.abc import Iterable, Mapping, Sequence

from yearbook_viewer.messages import Catalogue
from yearbook_viewer.records import EntryId, EntryListing, SectionId, SectionListing

# Marks inside the same marks are the lesser ones (GB/T 15834, 标点符号用法).
_IN_TITLE = str.maketrans("《》", "〈〉")
_IN_QUOTES = str.maketrans("“”", "‘’")


class Citations:
    """The entries that are cited, as they are listed; of one that is gone since, the title is all that is told.

    `say`: the language of the words around the titles.
    """

    def __init__(self, listings: Iterable[EntryListing], say: Catalogue) -> None:
        self.say = say
        self._listings = {listing.id: listing for listing in listings}
        self._paths: dict[EntryId, Mapping[SectionId, tuple[str, ...]]] = {}

    def path(self, entry: EntryId, section: SectionId | None) -> tuple[str, ...]:
        """The headings from below the entry's title down to the section; empty for the entry's head."""
        if section is None or entry not in self._listings:
            return ()
        if entry not in self._paths:
            self._paths[entry] = paths_of(self._listings[entry].sections)
        return self._paths[entry].get(section, ())

    def citation(self, entry: EntryId, entry_title: str, section_title: str) -> str:
        """On one line, without a full stop. What is not known of the entry is left out."""
        return citation(self._listings.get(entry), entry_title, section_title, self.say)


def citation(entry: EntryListing | None, entry_title: str, section_title: str, say: Catalogue) -> str:
    """《entry》“section”, then volume, year described and source, as far as they are known.

    With the full-width signs of printed Chinese: it is put into the reader's own text.
    """
    where = f"《{_on_one_line(entry_title).translate(_IN_TITLE)}》" if entry_title.strip() else ""
    if section_title.strip():
        where += f"“{_on_one_line(section_title).translate(_IN_QUOTES)}”"
    parts = [where]
    if entry is not None:
        parts += [_volume(entry, say), _year(entry, say), _source(entry, say)]
    return say("，").join(part for part in parts if part)


def paths_of(sections: Sequence[SectionListing]) -> dict[SectionId, tuple[str, ...]]:
    """The headings above each section and its own; those without words are left out."""
    paths: dict[SectionId, tuple[str, ...]] = {}
    above: list[tuple[int, str]] = []
    for section in sections:
        while above and above[-1][0] >= section.level:
            above.pop()
        above.append((section.level, _on_one_line(section.title)))
        paths[section.id] = tuple(title for _, title in above if title)
    return paths


def _volume(entry: EntryListing, say: Catalogue) -> str:
    name = f"《{_on_one_line(entry.volume).translate(_IN_TITLE)}》" if entry.volume else ""
    year = say("{year} 年卷", year=entry.volume_year) if entry.volume_year else ""
    return name + year


def _year(entry: EntryListing, say: Catalogue) -> str:
    return say("记述 {year} 年", year=entry.year) if entry.year else ""


def _source(entry: EntryListing, say: Catalogue) -> str:
    return say("来源：{source}", source=_on_one_line(entry.source)) if entry.source.strip() else ""


def _on_one_line(words: str) -> str:
    """A title that is broken in the text (全市\n概况) on one line; what nobody can see is taken for a space."""
    return " ".join("".join(letter if letter.isprintable() else " " for letter in words).split())
