"""Header lines of a page: 来源:本室 日期:2022-01-17 10:30, on one line, glued together or split over several."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from yearbook_viewer.text.folds import fold
from yearbook_viewer.text.outline.dates import DAY, printed_date
from yearbook_viewer.text.outline.furniture import furniture_at
from yearbook_viewer.text.paragraphs import Line

_SOURCE_KEYS = ("信息来源", "文章来源", "稿件来源", "内容来源", "来源", "稿源")
_DATE_KEYS = ("发布时间", "发布日期", "发表时间", "发表日期", "发文日期", "录入时间", "添加时间", "日期", "时间")
_OTHER_KEYS = """
    作者 文章作者 编辑 责任编辑 责编 审核 校对 更新时间 更新日期 浏览次数 浏览量 浏览 点击数 点击量 点击次数 点击
    阅读量 阅读次数 阅读 访问量 访问次数 字体 字体大小 字号 发布机构 发布单位 发布人 索引号 文号 分类 栏目 信息分类
    关键字 关键词 打印 分享
"""
_KEY = re.compile(
    "(" + "|".join(sorted((*_SOURCE_KEYS, *_DATE_KEYS, *_OTHER_KEYS.split()), key=len, reverse=True)) + r")\s*:\s*"
)
_BETWEEN = " \t\u3000|[]【】()<>·,;，；"

# A header line names a few short values; a paragraph that begins with 时间: is longer.
_LONGEST = 200
_LONGEST_VALUE = 40


@dataclass(frozen=True, slots=True)
class HeaderLine:
    """What a header line says. `source` as printed, `date` as in Entry; empty where it says nothing of it.

    `lines`: how many lines it takes; `labelled`: it names a source or a date (日期:), and is not a date alone.
    """

    source: str
    date: str
    lines: int
    labelled: bool


def header_at(lines: Sequence[Line], index: int) -> HeaderLine | None:
    """The header line at `index`, with the value on the next line where a key ends its own; None for another line."""
    words = lines[index].text
    if len(words) > _LONGEST:
        return None
    folded = fold(words)
    keys = list(_KEY.finditer(folded))
    alone = DAY.match(folded)
    if alone and not folded[alone.end() : keys[0].start() if keys else None].strip(_BETWEEN):
        first_date = printed_date(alone[0].strip())
    elif keys and not folded[: keys[0].start()].strip(_BETWEEN):
        first_date = ""
    else:
        return None
    source, date, taken = "", first_date, 1
    ends = [*(key.start() for key in keys), len(words)][1:]
    for key, end in zip(keys, ends, strict=True):
        value = words[key.end() : end].strip(_BETWEEN)
        if not value and key is keys[-1]:
            value = _next_line(lines, index + 1)
            taken += bool(value)
        if len(value) > _LONGEST_VALUE:
            return None
        if key[1] in _SOURCE_KEYS:
            source = source or value
        elif key[1] in _DATE_KEYS:
            date = date or printed_date(fold(value))
    return HeaderLine(source, date, taken, labelled=bool(keys and (source or date)))


def _next_line(lines: Sequence[Line], index: int) -> str:
    if index >= len(lines) or furniture_at(lines, index) or len(lines[index].text) > _LONGEST_VALUE:
        return ""
    value = lines[index].text
    return "" if _KEY.match(fold(value)) else value
