"""Figures as an archive would give them, for tests of what goes out."""

from decimal import Decimal
from typing import Any

from yearbook_viewer.records import EntryId, Figure, FigureAddress, Printing, Role, SectionId

SENTENCE = "全县有各类商会1.86万个,比上年增长6.20%。"


def printing(**said: Any) -> Printing:
    """商会 1.86万个 of 临江县 in 2020; what is said is of the figure."""
    facts: dict[str, Any] = {
        "start": 107,
        "end": 113,
        "text": "1.86万个",
        "value": Decimal("1.86E+4"),
        "unit": "个",
        "qualifier": "",
        "indicator": "商会",
        "role": Role.LEVEL,
        "relation": "",
        "year": 2020,
    }
    return Printing(
        address=FigureAddress(EntryId(7), 3),
        figure=Figure(**{**facts, **said}),
        entry_title="临江县概况",
        subject="临江县",
        place=("综合",),
        volume="临江年鉴",
        volume_year=2021,
        entry_year=2020,
        section=SectionId(12),
        section_title="商会",
        sentence=SENTENCE,
        sentence_start=100,
        section_path=("社会", "商会"),
        file="临江年鉴2021.txt",
    )
