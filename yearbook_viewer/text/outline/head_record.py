"""What the head of an entry says, as a record."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Head:
    """What stands before an entry's first section.

    `title`: empty if there is none. `source`, `date`: from the header lines, as in Entry. `delivered`: the day
    of a delivery line, `YYYY-MM-DD`; `place`: where it was delivered, in the line's own words.
    `other_date`: of an update or a signature; `writer`: the body that supplied the text; `named`: a title that a
    header line names (标题:); `body`: a body that the header names and that does not only publish.
    `volume`, `volume_year`: the yearbook that a line of the head names; `year`: of a line below the title, (2021年).
    `end`: the first character behind the head.
    """

    title: str = ""
    source: str = ""
    date: str = ""
    delivered: str = ""
    place: str = ""
    end: int = 0
    other_date: str = ""
    writer: str = ""
    named: str = ""
    body: str = ""
    volume: str = ""
    volume_year: int | None = None
    year: int | None = None
