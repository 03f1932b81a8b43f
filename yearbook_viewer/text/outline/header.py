"""Header lines of a page: 来源:本室 日期:2022-01-17 10:30, on one line, glued together or split over several."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from yearbook_viewer.text.outline.bodies import is_body, is_publisher
from yearbook_viewer.text.outline.dates import DAY, full_day, plain_years, printed_date
from yearbook_viewer.text.outline.furniture import furniture_at
from yearbook_viewer.text.outline.writing import simple
from yearbook_viewer.text.paragraphs import Line

_SOURCE_KEYS = """
    信息来源 文章来源 稿件来源 内容来源 新闻来源 资料来源 稿源 来源 来源单位 信息来源单位 出处 转自 摘自
"""
# Who wrote or keys in a text; its value is a source only where it is a body and no person.
_WRITER_KEYS = """
    供稿单位 供稿 撰稿单位 发布机构 发布单位 发布部门 公开机构 发文机关 发文单位 制发机关 责任部门 信息提供单位
    提供单位 作者 文章作者 作者单位 发布人 发布者 信息员 撰稿 撰稿人 供稿人 编辑 责任编辑 责编
"""
_DATE_KEYS = """
    发布时间 发布日期 发表时间 发表日期 发文日期 发文时间 录入时间 添加时间 上传时间 公开日期 公开时间 信息时间
    信息日期 编辑时间 创建时间 时间 日期
"""
# Days that stand beside the day of publication, or for it where it is not printed.
_OTHER_DATE_KEYS = "更新时间 更新日期 最后更新 修改时间 成文日期 成文时间 印发日期 印发时间 生成日期 生成时间"
_TITLE_KEYS = "标题 名称 信息名称 文件名称 文件标题"
_OTHER_KEYS = """
    审核 审核人 校对 审稿 审稿人 浏览次数 浏览量 浏览数 浏览 点击数 点击量 点击次数 点击 阅读量 阅读次数 阅读数 阅读
    访问量 访问次数 人气 字体 字体大小 文字大小 字号 索引号 文号 发文字号 分类 栏目 信息分类 信息类别 主题分类
    体裁分类 关键字 关键词 主题词 打印 分享 分享到 视力保护色 保护视力色 背景色 信息有效性 有效性
    公开方式 公开范围 公开形式 生效日期 废止日期 语种 责任单位 联系电话 摄影
"""


def _spaced(keys: str) -> list[str]:
    """Keys, the longest first; their characters may be padded (来　源)."""
    return [" *".join(key) for key in sorted(keys.split(), key=len, reverse=True)]


_ALL_KEYS = "|".join(
    _spaced(" ".join((_SOURCE_KEYS, _WRITER_KEYS, _DATE_KEYS, _OTHER_DATE_KEYS, _TITLE_KEYS, _OTHER_KEYS)))
)
_DATES = "|".join(_spaced(_DATE_KEYS + _OTHER_DATE_KEYS))
# A key has its colon; before a day it may do without (发布时间 2022-01-17), and so may 来源 before a space.
_KEY = re.compile(
    rf"(?P<key>{_ALL_KEYS})\s*:\s*|(?P<day>{_DATES})\s*(?=\d{{4}}\s*[-/.年])|(?P<bare>(?:信息|文章|稿件)?来源)\s+(?=\w)"
)
_KINDS = {
    **dict.fromkeys(_SOURCE_KEYS.split(), "source"),
    **dict.fromkeys(_WRITER_KEYS.split(), "writer"),
    **dict.fromkeys(_DATE_KEYS.split(), "date"),
    **dict.fromkeys(_OTHER_DATE_KEYS.split(), "other date"),
    **dict.fromkeys(_TITLE_KEYS.split(), "title"),
}
_BETWEEN = " \t\u3000|｜[]【】〔〕〖〗()（）<>·,;，；、/"
# Buttons that stand between the values: 字体:[大 中 小].
_SIZES = re.compile(
    r"[\[(【]?\s*(?:(?:字体|字号)(?:大小)?\s*:?\s*)?(?:特?大|超大|[大中小])(?:[\s|]+(?:特?大|超大|[大中小]))+\s*[\])】]?"
)
# A day glued between a title and the header's first key: 云泽市体育局2021-09-06 10:26 来源:….
_DAY_BEHIND = re.compile(
    r"(?<!\d)(?:19|20)\d{2}[-/.年]\d{1,2}[-/.月]\d{1,2}日?(?:\s*\d{1,2}:\d{2}(?::\d{2})?)?[\s(\[|]*$"
)
_DAY_WITHIN = re.compile(r"(?:^|[\s(\[|])\s*(\d{4}\s?[-/.年].*)$")

# A header line names a few short values; a paragraph that begins with 时间: is longer.
_LONGEST = 400
_LONGEST_VALUE = 40
_LONGEST_UNLABELLED = 45
_LONGEST_PIECE_OF_A_DAY = 12
_LONGEST_COUNT = 8


@dataclass(frozen=True, slots=True)
class HeaderLine:
    """What a header line says. `source` as printed, `date` as in Entry; empty where it says nothing of it.

    `other_date`: of an update or a signature, for a page that does not print when it was published.
    `writer`: a body that supplied the text, no person. `title`: as 标题: in the table above a document names it.
    `lines`: how many lines it takes; `labelled`: it names a source or a date (日期:), and is not a date alone.
    """

    source: str
    date: str
    lines: int
    labelled: bool
    other_date: str = ""
    writer: str = ""
    title: str = ""


def header_at(lines: Sequence[Line], index: int) -> HeaderLine | None:
    """The header line at `index`, with the value on the next line where a key ends its own; None for another line."""
    words = lines[index].text
    if len(words) > _LONGEST:
        return None
    folded = plain_years(simple(words))
    keys = list(_KEY.finditer(folded))
    opening = folded[: keys[0].start() if keys else None].strip(_BETWEEN)
    alone = DAY.match(opening)
    if not keys and (not alone or opening[alone.end() :].strip(_BETWEEN)):
        return _unlabelled(words, folded)
    if opening and (not alone or opening[alone.end() :].strip(_BETWEEN)):
        return None
    return _values(lines, index, keys, printed_date(opening) if alone else "")


def header_within(words: str) -> int:
    """Where the header begins in one long line that the title opens; the line's length if there is none."""
    folded = plain_years(simple(words[:_LONGEST]))
    keys = list(_KEY.finditer(folded))
    if not keys:
        return len(words)
    if not {_kind(key) for key in keys} & {"source", "date"}:
        return len(words)
    glued = _DAY_BEHIND.search(folded, 0, keys[0].start())
    return glued.start() if glued else keys[0].start()


def _values(lines: Sequence[Line], index: int, keys: Sequence[re.Match[str]], opening_date: str) -> HeaderLine | None:
    words = lines[index].text
    told = {"date": opening_date}
    taken = 1
    ends = [*(key.start() for key in keys), len(words)][1:]
    for key, end in zip(keys, ends, strict=True):
        printed = words[key.end() : end].strip(_BETWEEN)
        value = _bare(_SIZES.sub(" ", words[key.end() : end]))
        kind = _kind(key)
        if key is keys[-1] and (not printed or "date" in kind):
            longer = _with_next_line(lines, index + 1, value)
            longer = longer if kind or len(longer) <= _LONGEST_COUNT else value
            taken += longer != value
            value = longer
        if len(value) > _LONGEST_VALUE:
            return None
        for part, said in _said(kind, value):
            told[part] = told.get(part) or said
    source, date = told.get("source", ""), told.get("date", "")
    other, writer = told.get("other date", ""), told.get("writer", "")
    labelled = bool(keys and (source or date or other or writer))
    return HeaderLine(source, date, taken, labelled, other, writer, told.get("title", ""))


def _said(kind: str, value: str) -> list[tuple[str, str]]:
    """What a key's value says: a date, or a name with perhaps a day behind it (来源:本室 2022-01-17)."""
    if "date" in kind:
        return [(kind, printed_date(simple(value)))]
    day = _DAY_WITHIN.search(simple(value))
    if day and full_day(day[1]):
        return [*_said(kind, _bare(value[: day.start()])), ("date", printed_date(day[1]))]
    if kind == "writer":
        return [(kind, value)] if is_body(value) else []
    return [(kind, value)] if kind in {"source", "title"} else []


def _bare(value: str) -> str:
    """A value without the signs around it; a bracket that it opens itself stays closed: 某某年鉴（2017）."""
    bare = value.strip(_BETWEEN)
    behind = value[value.find(bare) + len(bare) :][:1]
    opened = {"(": ")", "（": "）"}.get(next((sign for sign in reversed(bare) if sign in "()（）"), ""), "")
    return bare + behind if behind and behind == opened else bare


def _unlabelled(words: str, folded: str) -> HeaderLine | None:
    """某某日报 2022-01-17, [2022-01-17 某室]: a day and a body, without keys."""
    if len(words) > _LONGEST_UNLABELLED:
        return None
    day = DAY.search(folded)
    if not day:
        return None
    before, after = words[: day.start()].strip(_BETWEEN), words[day.end() :].strip(_BETWEEN)
    name = before or after
    if (before and after) or not name or not (is_body(name) or (is_publisher(name) and len(name) < 15)):
        return None
    return HeaderLine(name, printed_date(day[0]), 1, labelled=True)


def _kind(key: re.Match[str]) -> str:
    return _KINDS.get((key["key"] or key["day"] or key["bare"]).replace(" ", ""), "")


def _with_next_line(lines: Sequence[Line], index: int, value: str) -> str:
    """A value that the next line holds (来源: ⏎ 本室), or goes on in (2022- ⏎ 01-17)."""
    after = _next_line(lines, index)
    if not value or not after:
        return value or after
    day = printed_date(simple(value))
    goes_on = len(after) <= _LONGEST_PIECE_OF_A_DAY and (not day or len(day) < 10) and value[0].isdigit()
    return value + after if goes_on and len(printed_date(simple(value + after))) >= 10 else value


def _next_line(lines: Sequence[Line], index: int) -> str:
    if index >= len(lines) or furniture_at(lines, index) or len(lines[index].text) > _LONGEST_VALUE:
        return ""
    value = lines[index].text
    return "" if value[-1] in "。！!；;，," or _KEY.match(simple(value)) else value
