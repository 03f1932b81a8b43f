"""A section that was found, in words: its title, where it stands, how often the words stand in it."""

from collections.abc import Mapping

from yearbook_viewer.messages import N_, Catalogue
from yearbook_viewer.records import Hit, HitOrder, Where

WHERE_NAMES: Mapping[Where, str] = {
    Where.TITLE: N_("条目标题"),
    Where.HEADING: N_("小节标题"),
    Where.TEXT: N_("正文"),
}

ORDER_NAMES: Mapping[HitOrder, str] = {
    HitOrder.RELEVANCE: N_("相关"),
    HitOrder.NEWEST: N_("新年份在前"),
    HitOrder.OLDEST: N_("旧年份在前"),
}

Marks = tuple[tuple[int, int], ...]

# Characters that may stand before a title: 【, 第三章, 一、 and the like.
_BEFORE_TITLE = 6
# What may stand between a title and its text.
_AFTER_TITLE = "】])）>》 　:：·-—"


def title_of(hit: Hit) -> str:
    """The section's title, that of the entry for its head."""
    return hit.title or hit.entry_title


def year_words(year: int | None, say: Catalogue) -> str:
    return say("年份未知") if year is None else say("{year} 年", year=year)


def standing(hit: Hit, say: Catalogue) -> str:
    """2020 年 · 岳阳市工商业联合会 · 小节标题."""
    parts = [year_words(hit.year, say)]
    if hit.title:
        parts.append(hit.entry_title)
    elif hit.where is Where.TEXT:
        parts.append(say("条目开头"))
    if hit.where is not Where.TEXT:
        parts.append(say(WHERE_NAMES[hit.where]))
    return " · ".join(parts)


def count_words(hit: Hit, say: Catalogue) -> str:
    """3 处; empty for a single hit."""
    return say("{count} 处", count=f"{hit.count:,}") if hit.count > 1 else ""


def marked_title(hit: Hit) -> tuple[str, Marks]:
    """The title, and where in it hits stand: as far as the snippet begins with it."""
    title = title_of(hit)
    at = _title_at(hit)
    if at is None:
        return title, ()
    inside = ((max(start - at, 0), min(end - at, len(title))) for start, end in hit.marks)
    return title, tuple((start, end) for start, end in inside if start < end)


def text_after_title(hit: Hit) -> tuple[str, Marks]:
    """The snippet without the heading it begins with, and where in it hits stand."""
    at = _title_at(hit)
    if at is None:
        return hit.snippet, hit.marks
    cut = at + len(title_of(hit))
    cut += len(hit.snippet) - cut - len(hit.snippet[cut:].lstrip(_AFTER_TITLE))
    if cut == len(hit.snippet):
        return hit.snippet, hit.marks
    return hit.snippet[cut:], tuple((max(start - cut, 0), end - cut) for start, end in hit.marks if end > cut)


def _title_at(hit: Hit) -> int | None:
    """Where the title stands in the snippet, behind nothing but a bracket or a number; None elsewhere."""
    at = hit.snippet.find(title_of(hit), 0, len(title_of(hit)) + _BEFORE_TITLE)
    return at if at >= 0 and hit.where is not Where.TEXT else None


def spoken(hit: Hit, say: Catalogue) -> str:
    """All of it in one line, for a screen reader."""
    return "。".join(part for part in (title_of(hit), standing(hit, say), count_words(hit, say), hit.snippet) if part)
