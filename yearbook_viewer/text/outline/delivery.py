"""Below a report's title: where and when it was delivered, who delivered or issued it."""

import re
from collections.abc import Sequence
from dataclasses import replace

from yearbook_viewer.text.outline.dates import full_day, plain_years, printed_date
from yearbook_viewer.text.outline.head_record import Head
from yearbook_viewer.text.outline.writing import simple
from yearbook_viewer.text.paragraphs import Line

LONGEST_BYLINE = 100
# As long as 二〇二六年十二月二十七日.
_LONGEST_DAY = 14
_MONTH = re.compile(r"\d{4}\s?年\s?[\d元一二三四五六七八九十]{1,2}\s?月")
_DELIVERED = re.compile(
    r"在(?:中国共产党|中共|政协)?(?P<place>[\u3400-\u9fff]{2,30}?)"
    r"(?:第?[一二三四五六七八九十\d]{1,3}(?:届|次)|人民代表大会|人大|委员会第)"
)
_POST = (
    "省长|市长|区长|县长|州长|盟长|旗长|镇长|乡长|主席|主任|书记|局长|会长|院长|检察长|行长|社长|校长|理事长|秘书长"
    "|作者|记者"
)
BYLINE = re.compile(rf"[(]?.{{0,30}}(?:{_POST})\s+\S{{1,4}}(?:[ \u3000·]{{1,3}}\S{{1,4}}){{0,2}}")
_ISSUER = re.compile(r"[^\s，。：；、]{2,24}(?:局|队|厅|委|委员会|政府|办公室|办|会|院|处|中心)")
_CAPTION = re.compile(r".*(?:记者\s*\S{1,4}(?:\s\S{1,4})?|摄影?|\s图|供图)")
# Dashes before the day; typists take 一 for one, but 一九八九年 begins with it.
_DASHED = re.compile(r"(?:[-—–―─－~ ]|一(?![九二]))+")


def take_issuer(lines: Sequence[Line], index: int, head: Head) -> tuple[Head, int]:
    """The bodies that issue a bulletin, on one line or two, before the day it is issued."""
    for count in (1, 2, 3):
        day = lines[index + count] if index + count < len(lines) else None
        date = printed_date(simple(day.text)) if day and len(day.text) <= _LONGEST_DAY else ""
        if date and (full_day(date) or _MONTH.fullmatch(plain_years(date))):
            issued = all(_ISSUER.fullmatch(body) for line in lines[index : index + count] for body in line.text.split())
            if not issued or full_day(date):
                return head, count if issued else 0
            return replace(head, date=head.date or date), count + 1
    return head, 0


def take_byline(lines: Sequence[Line], index: int, head: Head) -> tuple[Head, int]:
    """Who delivered a report (某某区人民政府区长 张三), or the caption of a photograph."""
    words = lines[index].text
    if len(words) > LONGEST_BYLINE or words[-1] == "。":
        return head, 0
    delivered = bool(head.delivered) or head.title.endswith("报告")
    if not (delivered and BYLINE.fullmatch(words.rstrip(")）"))) and not _CAPTION.fullmatch(words):
        return head, 0
    return replace(head, place=head.place or _governed(words)), 1


def take_delivery(lines: Sequence[Line], index: int, head: Head) -> tuple[Head, int]:
    """——2026年1月26日在广东省第十四届人民代表大会第五次会议上, on one line or two; or the day alone."""
    words = delivery_words(lines[index])
    if not words:
        return head, 0
    if words.endswith("上") or index + 1 == len(lines):
        return _with_delivery(head, words), 1
    second = simple(lines[index + 1].text[:LONGEST_BYLINE]).strip("()")
    return (_with_delivery(head, words + second), 2) if second.endswith("上") else (_with_delivery(head, words), 1)


def without_dashes(words: str) -> str:
    """A delivery line without the dashes that open it."""
    found = _DASHED.match(words)
    return words[found.end() :] if found else words


def delivery_words(line: Line) -> str:
    """The words of a delivery line from the date on, or from 在; empty for another line."""
    # An event told below its title begins with its day and place too, and is a sentence.
    if len(line.text) >= LONGEST_BYLINE or line.text.rstrip().endswith("。"):
        return ""
    words = without_dashes(simple(line.text).strip("()"))
    if full_day(words) and ("在" in words or len(words) <= _LONGEST_DAY):
        return words
    return words if words.endswith("会议上") and _DELIVERED.match(words) else ""


def _with_delivery(head: Head, words: str) -> Head:
    found = _DELIVERED.search(words)
    return replace(head, delivered=head.delivered or full_day(words), place=found["place"] if found else head.place)


def _governed(words: str) -> str:
    """The place of 某某区人民政府区长 张三; empty for another byline."""
    place, found, _ = words.partition("人民政府")
    return place.lstrip("(（") if found and len(place) > 1 else ""
