"""Hits and the entries they stand in, made by hand."""

from collections.abc import Sequence
from datetime import date

from yearbook_viewer.export.citations import Citations
from yearbook_viewer.export.hit_rows import Found, Rows, Searched
from yearbook_viewer.messages import Catalogue
from yearbook_viewer.records import EntryId, EntryListing, SectionId, SectionListing
from yearbook_viewer.records.searched import ContextLine, Hit, SearchWish, Where

SAY = Catalogue("zh")
WISH = SearchWish("鱼苗")


def listing(entry: int = 7, title: str = "云泽市渔政站", **others: object) -> EntryListing:
    """An entry of a volume with three sections, the second nested in the first."""
    sections = (
        SectionListing(SectionId(71), "执法", 1, 0, ()),
        SectionListing(SectionId(72), "巡\n查", 2, 0, ()),
        SectionListing(SectionId(73), "增殖“放流”", 1, 0, ()),
    )
    told: dict[str, object] = {
        "id": EntryId(entry),
        "title": title,
        "subject": title,
        "source": "市渔政站",
        "date": "",
        "year": 2019,
        "doubtful": False,
        "sections": sections,
        "volume": "云泽年鉴",
        "volume_year": 2020,
    }
    return EntryListing(**(told | others))  # type: ignore[arg-type]  # as the caller says


def line(words: str = "鱼苗", **others: object) -> ContextLine:
    """投放鱼苗40万尾 in the section 增殖."""
    told: dict[str, object] = {
        "entry": EntryId(7),
        "section": SectionId(73),
        "entry_title": "云泽市渔政站",
        "title": "增殖“放流”",
        "year": 2019,
        "start": 52,
        "end": 52 + len(words),
        "before": "全年投放",
        "words": words,
        "after": "40万尾。",
    }
    return ContextLine(**(told | others))  # type: ignore[arg-type]  # as the caller says


def hit(snippet: str = "投放鱼苗40万尾,鱼苗", **others: object) -> Hit:
    """The section 增殖 with two hits."""
    told: dict[str, object] = {
        "entry": EntryId(7),
        "section": SectionId(73),
        "entry_title": "云泽市渔政站",
        "title": "增殖“放流”",
        "year": 2019,
        "where": Where.TEXT,
        "count": 2,
        "start": 52,
        "end": 54,
        "snippet": snippet,
        "marks": ((2, 4), (9, 11)),
    }
    return Hit(**(told | others))  # type: ignore[arg-type]  # as the caller says


def searched(found: Sequence[Found], wish: SearchWish = WISH, total: int | None = None) -> Searched:
    """The search that these are the answer to."""
    kind = Rows.SECTIONS if found and isinstance(found[0], Hit) else Rows.LINES
    count = len(found) if total is None else total
    return Searched(wish, "云泽", date(2026, 5, 4), count, count, 1, kind, None if total is None else len(found))


def citations(*listings: EntryListing) -> Citations:
    """Those of these entries, of the one above where none is named."""
    return Citations(listings or [listing()], SAY)
