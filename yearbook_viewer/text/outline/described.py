"""What an entry describes, when and in which volume: put together from its head, its text, its names and the reader."""

from collections.abc import Iterable
from dataclasses import dataclass

from yearbook_viewer.records import Basis, Choices
from yearbook_viewer.text.outline.bodies import last_unit, names_body, place_opening
from yearbook_viewer.text.outline.customary import is_customary
from yearbook_viewer.text.outline.head_record import Head
from yearbook_viewer.text.outline.kinds import without_kind
from yearbook_viewer.text.outline.names import Named
from yearbook_viewer.text.outline.page_end import closing_day, closing_header
from yearbook_viewer.text.outline.styles import bare_title
from yearbook_viewer.text.outline.volume_names import volume_in
from yearbook_viewer.text.outline.years import PAGES, Told, year_of


@dataclass(frozen=True, slots=True)
class Described:
    """The fields of Entry that tell what it describes; each as there."""

    title: str
    subject: str
    source: str
    date: str
    date_from: Basis
    year: int | None
    year_from: Basis
    volume: str
    volume_year: int | None
    volume_year_from: Basis
    place: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What stands around an entry's text.

    `named`: what folders and file name say. `cover`: the title on the cover of the volume that the entry is cut from,
    empty for none. `choices`: the reader's word.
    """

    named: Named
    cover: str = ""
    choices: Choices = Choices()


def describe(head: Head, headings: Iterable[str], text: str, around: Surroundings) -> Described:
    """What an entry describes. The reader's word comes first, then the text, then the volume's cover, then the names.

    `headings`: the titles in the entry. `text`: the entry's text with its head.
    """
    named, choices = around.named, around.choices
    volume, volume_year = _volume(head, around)
    opening = text[head.end : head.end + PAGES]
    told = year_of(head, headings, opening, volume_year, named.year)
    year = Told(choices.year, Basis.READER) if choices.year is not None else told
    source, date, date_from = _published(head, text)
    return Described(
        title=choices.title or head.title or named.title,
        subject=choices.subject or _subject(head, volume) or named.subject or _place_of_volume(volume),
        source=source,
        date=date,
        date_from=date_from,
        year=year.year,
        year_from=year.basis,
        volume=volume,
        volume_year=volume_year.year,
        volume_year_from=volume_year.basis,
        place=named.place if volume and volume == named.volume else (),
    )


def _subject(head: Head, volume: str) -> str:
    """As `subject_of`; a 类目 that ends like a body (乡镇街道, 人大) describes the volume's place."""
    if volume and is_customary(bare_title(without_kind(head.title))):
        return _place_of_volume(volume)
    return subject_of(head)


def subject_of(head: Head) -> str:
    """The body or place that the head says is described; empty if it says none.

    The title without year and kind of document where that is a body or a place, or begins with a place; where a
    report was delivered; the body that supplied a text whose title says nothing of it.
    """
    bare = without_kind(head.title)
    cover = volume_in(head.title)
    if cover and not cover.rest.strip():
        return _place_of_volume(cover.name)
    if names_body(bare):
        return bare
    return last_unit(place_opening(bare)) or last_unit(head.place) or head.body


def _volume(head: Head, around: Surroundings) -> tuple[str, Told]:
    """The yearbook's name and the year on its cover."""
    named, choices = around.named, around.choices
    titled = volume_in(head.title)
    covered = volume_in(around.cover)
    name, year = "", Told()
    for found, basis in (
        (titled.name if titled else "", Told(titled.year, Basis.TITLE) if titled and titled.year else Told()),
        (covered.name if covered else "", Told(covered.year, Basis.VOLUME) if covered and covered.year else Told()),
        (head.volume, Told(head.volume_year, Basis.HEADER) if head.volume_year else Told()),
        (named.volume, Told(named.volume_year, Basis.NAMES) if named.volume_year else Told()),
    ):
        name = name or found
        year = year if year.year else basis
    if choices.volume_year is not None:
        year = Told(choices.volume_year, Basis.READER)
    return choices.volume or name, year


def _place_of_volume(volume: str) -> str:
    """岳阳 of 岳阳年鉴; of a yearbook without a name nothing."""
    return volume.removesuffix("年鉴").removesuffix("综合").strip("《》 ")


def _published(head: Head, text: str) -> tuple[str, str, Basis]:
    """Source and day of publication: from the header, from the page's end, from a delivery, from the last line."""
    end = closing_header(text, head.end, len(text)) if not (head.source and head.date) else None
    source = head.source or (end.source if end else "")
    told = (
        (head.date, Basis.HEADER),
        (end.date if end else "", Basis.HEADER),
        (head.other_date, Basis.HEADER),
        (head.delivered, Basis.DELIVERY),
        (closing_day(text, head.end, len(text)), Basis.TEXT),
    )
    date, basis = next(((date, basis) for date, basis in told if date), ("", Basis.NOWHERE))
    return source, date, basis
