"""What folders and file names say: 岳阳年鉴/2021/工商联, 2021年岳阳年鉴/政治/市工商联, 临江县志办_2019_概况."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from yearbook_viewer.text.folds import fold
from yearbook_viewer.text.outline.bodies import names_body
from yearbook_viewer.text.outline.dates import plain_years
from yearbook_viewer.text.outline.kinds import without_kind
from yearbook_viewer.text.outline.volume_names import Volume, volume_in, year_alone

# 03 政治, 03-政治, 3.政治, 第三编 政治: the place in the folder's order.
_ORDER = re.compile(
    r"(?:\d{1,3}(?=[\s._、-])|\d{2,3}(?=[\u3400-\u9fff])|第[一二三四五六七八九十\d]{1,3}[编篇章部卷册])[\s._、-]*"
)
_BETWEEN = " \t_-—–·・.,、()[]{}（）【】[]《》+&"
_PIECES = re.compile(r"[\s_\-—–·・.()\[\]（）【】《》+&]+")
_YEAR_WITHIN = re.compile(r"(?<!\d)((?:19|20)\d{2})(?!\d)\s?(?:年度|年|卷)?")
_CJK = re.compile(r"[\u3400-\u9fff]")
# How offices and systems name files whatever they hold.
_NAMELESS = re.compile(
    r"(?:新建|文档|文件|未命名|副本|复件|扫描|终稿|定稿|初稿|修改|最终|备份|下载|桌面|目录|封面|正文|附件|全文|资料|稿件|图片|照片"
    r"|第?[\d一二三四五六七八九十]+[稿版次])+(?:夹|稿|版|件|\d)*"
)
_COPY_MARKS = re.compile(
    r"(?:[\s_-]*(?:(?:年鉴)?(?:资料|材料|供稿|稿件|条目|稿)|终稿|定稿|最终版?|副本|复件|[(（]\d+[)）]|(?:修改|送审|清样|审定|初)稿?|v\d+))+$",
    re.IGNORECASE,
)
_LONGEST_TITLE = 40


@dataclass(frozen=True, slots=True)
class Named:
    """What the names say; empty or None where they say nothing.

    `volume`, `volume_year`, `place`: as in Entry. `title`: the file's name where it looks like a title;
    `subject`: the body or place that it names; `year`: the year described that stands in the file's own name.
    """

    volume: str = ""
    volume_year: int | None = None
    place: tuple[str, ...] = ()
    title: str = ""
    subject: str = ""
    year: int | None = None


def said_by(names: Sequence[str]) -> Named:
    """What a file's folders, outermost first, and its own bare name say; an ordinary path says nothing."""
    if not names:
        return Named()
    index, volume = _volume(names)
    if volume is None:
        return _of_file(names[-1])
    year, after = volume.year, index + 1
    if year is None and after < len(names) and year_alone(names[after]) is not None:
        year, after = year_alone(names[after]), after + 1
    elif year is None and index and year_alone(names[index - 1]) is not None:
        year = year_alone(names[index - 1])
    if index == len(names) - 1 or after >= len(names):
        return _in_volume(volume.name, year, (), volume.rest if index == len(names) - 1 else "")
    inside = [volume.rest, *names[after:-1]]
    folders = tuple(folder for folder in map(_without_order, inside) if _CJK.search(folder))
    return _in_volume(volume.name, year, folders, names[-1])


def _volume(names: Sequence[str]) -> tuple[int, Volume | None]:
    """The innermost name that is a volume's, and where it stands; a yearbook without any year says little, but that."""
    for index in range(len(names) - 1, -1, -1):
        volume = volume_in(_without_order(names[index]))
        if volume and (volume.name or volume.year):
            return index, volume
    return -1, None


def _in_volume(volume: str, year: int | None, folders: tuple[str, ...], file: str) -> Named:
    """What a file's name says that stands in a volume: its title is what is left without year and order."""
    bare = _without_order(_COPY_MARKS.sub("", _without_volume(file)))
    bare = _YEAR_WITHIN.sub("", plain_years(bare)).strip(_BETWEEN)
    looks = bool(_CJK.search(bare)) and len(bare) <= _LONGEST_TITLE and not _NAMELESS.fullmatch(fold(bare))
    title = bare if looks else ""
    subject = without_kind(title)
    if not names_body(subject):
        subject = next((folder for folder in reversed(folders) if names_body(folder)), "")
    return Named(volume, year, folders, title, subject, _own_year(file, year))


def _own_year(file: str, volume_year: int | None) -> int | None:
    """The year in the name of a file in a volume; the volume's own year is not the year described."""
    found = _YEAR_WITHIN.search(plain_years(_without_volume(file)))
    year = int(found[1]) if found else None
    return None if year == volume_year else year


def _of_file(name: str) -> Named:
    """What a file's own name says without a volume: only where it names a body or a place."""
    plain = plain_years(name)
    pieces = [_YEAR_WITHIN.sub("", piece).strip(_BETWEEN) for piece in _PIECES.split(plain)]
    words = [without_kind(_COPY_MARKS.sub("", _without_order(piece))) for piece in pieces]
    subject = next((word for word in words if names_body(word) and not _NAMELESS.fullmatch(word)), "")
    if not subject:
        return Named()
    years = {int(year) for year in _YEAR_WITHIN.findall(plain)}
    single = len([piece for piece in pieces if piece]) == 1 and len(name) <= _LONGEST_TITLE
    return Named(
        title=_without_order(_COPY_MARKS.sub("", name)) if single else "",
        subject=subject,
        year=years.pop() if len(years) == 1 else None,
    )


def _without_volume(file: str) -> str:
    volume = volume_in(_without_order(file))
    return volume.rest if volume else file


def _without_order(name: str) -> str:
    """A folder's or a file's name without the number that orders it: 03-政治, 第三编 政治."""
    found = _ORDER.match(name)
    rest = name[found.end() :] if found else name
    return (rest if rest.strip(_BETWEEN) else name).strip(_BETWEEN)
