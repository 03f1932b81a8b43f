"""What an entry describes: which body or place, and which year."""

import re
from collections import Counter
from collections.abc import Iterable

from yearbook_viewer.text.folds import fold
from yearbook_viewer.text.outline.head import Head

# What a title says of the document and not of the body it is about; the longer before the shorter.
_DOCUMENTS = """
    人民政府工作报告 政府工作报告 工作报告 国民经济和社会发展统计公报 国民经济和社会发展情况 统计公报 公报 大事记
    综合年鉴 年鉴 工作总结 工作综述 工作概况 工作情况 发展概况 发展综述 基本情况 概况 综述 概述 工作
"""
_YEARS_IN_TITLE = re.compile(r"[(\[]?\d{4}(?:[-—–]\d{4})?(?:年度|年卷|年|卷)?[)\]]?")
# A paper's title says what it is about, but not whose it is.
_PAPERS = re.compile(r"(?:报告|决定|决议|意见|办法|方案|规划|纲要|条例|通知|讲话)$")
_LAST_UNIT = re.compile(r"(?:.*(?:省|自治区|市|州|盟))?([^省市州盟]+[区县市旗])")

_VOLUME = re.compile(r"年鉴\s*[(\[]?(\d{4})|(\d{4})年?(?:卷|版)?[^\d]{0,8}年鉴")
_TITLE_YEAR = re.compile(r"((?:19|20)\d{2})年")
_LOOKS_BACK = re.compile(r"回顾|总结|成就|完成情况|发展情况")
_YEAR = re.compile(r"(?<!\d)((?:19|20)\d{2})年(?!鉴)")
# A year that something is compared with is not the year described.
_COMPARED = ("比", "较", "于", "同", "与", "自", "从", "“")
# An entry's first pages tell its year; a volume's end may be another's.
_PAGES = 200_000
_OPENING = 12


def subject_of(head: Head) -> str:
    """The body or place described: the title without year and kind of document, or where a report was delivered."""
    title = fold(head.title)
    bare = _YEARS_IN_TITLE.sub("", title)
    for document in _DOCUMENTS.split():
        if bare.endswith(document):
            bare = bare.removesuffix(document)
            break
    bare = bare.strip(" ()[]—-·《》的关于")
    if bare and not _PAPERS.search(bare):
        start = title.find(bare)
        return head.title[start : start + len(bare)] if start >= 0 else bare
    found = _LAST_UNIT.fullmatch(head.place)
    return found[1] if found else head.place


def volume_year_of(head: Head) -> int | None:
    """The year on the volume's cover where the title names a yearbook: 岳阳年鉴(2021)."""
    found = _VOLUME.search(fold(head.title))
    return int(found[1] or found[2]) if found else None


def year_of(head: Head, headings: Iterable[str], text: str) -> int | None:
    """The year described; never the year of publication by itself.

    A report describes the year its headings look back on, otherwise the year before its delivery. Any other
    entry: the year in its title, or the one its paragraphs open with. None where no year stands out.
    """
    title = fold(head.title)
    named = _TITLE_YEAR.search(title)
    if title.endswith("工作报告"):
        dated = next((int(day[:4]) for day in (head.delivered, named[1] if named else "", head.date) if day), None)
        back = [
            int(year) for heading in headings if _LOOKS_BACK.search(heading) for year in _YEAR.findall(fold(heading))
        ]
        past = [year for year in back if dated is None or year <= dated]
        return max(past) if past else dated and dated - 1
    volume = volume_year_of(head)
    if named and volume is None:
        return int(named[1])
    return _most_named(text, head.date) or (volume and volume - 1)


def _most_named(text: str, published: str) -> int | None:
    """The year named most, three times as much where it opens a paragraph; none without a third of all."""
    folded = fold(text[:_PAGES])
    latest = int(published[:4]) if published[:4].isdigit() else 9999
    votes: Counter[int] = Counter()
    for found in _YEAR.finditer(folded):
        year = int(found[1])
        before = folded[max(found.start() - _OPENING, 0) : found.start()]
        if year > latest or before.endswith(_COMPARED):
            continue
        opens = "\n" in before or "】" in before or found.start() < _OPENING
        votes[year] += 3 if opens else 1
    if not votes:
        return None
    year, most = max(votes.items(), key=lambda vote: (vote[1], vote[0]))
    return year if most * 3 >= votes.total() else None
