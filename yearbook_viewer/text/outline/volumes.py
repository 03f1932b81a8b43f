"""A file to its topmost titled units: the 类目 of a volume, the pages of bodies, reports one after the other."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from yearbook_viewer.records import Layout
from yearbook_viewer.text.folds import fold
from yearbook_viewer.text.outline.contents import Contents
from yearbook_viewer.text.outline.customary import titles_entry
from yearbook_viewer.text.outline.furniture import is_furniture
from yearbook_viewer.text.outline.headings import heading_at
from yearbook_viewer.text.outline.pages import further_pages
from yearbook_viewer.text.outline.plain_headings import plain
from yearbook_viewer.text.outline.stacks import depths_of, stacks_of
from yearbook_viewer.text.outline.styles import LONGEST_TITLE, MARKDOWN, PLAIN, Heading, bare_title, tidy_title
from yearbook_viewer.text.outline.volume_names import volume_in, year_alone
from yearbook_viewer.text.paragraphs import Line

# The title of a gazetteer, which is cut like a yearbook: 云泽县志.
_GAZETTEER = re.compile(r"[\u3400-\u9fff]{2,12}[省市县区旗州镇乡村]志(?:[(\[〔]?\d{4}[-—–至]\d{4}年?[)\]〕]?)?")
# Who made a volume, as its cover tells.
_IMPRINT = re.compile(
    r"(?:编|编著|编纂|编印|主编|出版社|出版|著|印|编辑部|编委会|编纂委员会|办公室)$|^(?:主编|主办|编辑|总第)"
)
_COVER_LINES = 8
_LONGEST_COVER = 40


@dataclass(frozen=True, slots=True)
class Unit:
    """A topmost titled unit of a file, by offsets into its text.

    `start`: where its slice begins; `title_at`: where its title's line does, behind a cover and a list of contents.
    `title`: empty where the head's own rules tell it. `parts`: the 分目 and 子目 that bear no sign.
    `volume`: the line on the cover, empty if there is none.
    """

    start: int
    title_at: int
    title: str = ""
    parts: tuple[Heading, ...] = ()
    volume: str = ""


def units_of(text: str, lines: Sequence[Line], layout: Layout, contents: Contents) -> list[Unit]:
    """The units of a file, in order, at least one; their slices give back the text. `lines`: without those of tables.

    Looked for in this order: headings that the format or Markdown sets; the 编 or 类目 of a volume that shows itself by
    its cover or its list of contents; titles of bodies and papers that follow one another; 类目 above 分目.
    """
    cover = next((line for line in lines[:_COVER_LINES] if is_cover(line.text)), None)
    inside = lines[contents.first : contents.last]
    skipped = inside[-1].end if inside else (cover.end if cover else 0)
    body = _without_imprint([line for line in lines if line.begin >= skipped]) if skipped else lines
    volume = _volume_on(cover, lines) if cover else (layout.title if is_cover(layout.title) else "")
    evident = cover is not None or any(depth == 0 for depth in contents.depths.values())
    found = _by_levels(lines, body, layout, evident=evident)
    if not found and evident:
        found = _by_chapters(body) or _by_stacks(body, contents, covered=cover is not None)
    if not found:
        starts = further_pages(text, lines)
        if starts:
            return [Unit(start, start, volume=volume) for start in [0, *starts]]
        found = _by_stacks(body, contents, covered=False)
    units = [Unit(line.begin, line.begin, title, parts, volume) for line, title, parts in found]
    if not units:
        return [Unit(0, 0, volume=volume)]
    first = units[0]
    # What stands before the first 类目, cover and 目录, goes with its head: it is no text of the volume's.
    return [Unit(0, first.title_at, first.title, first.parts, volume), *units[1:]]


def is_cover(words: str) -> bool:
    """Whether a line is the title of a volume."""
    if len(words) > _LONGEST_COVER:
        return False
    bare = words.strip("《》#* \u3000")
    volume = volume_in(bare)
    return not volume.rest.strip() if volume else _GAZETTEER.fullmatch(fold(bare)) is not None


_Found = tuple[Line, str, tuple[Heading, ...]]


def _by_levels(lines: Sequence[Line], body: Sequence[Line], layout: Layout, *, evident: bool) -> list[_Found]:
    """The units that headings of the uppermost level title.

    Where the volume's title or a list of contents stands above them they are 类目. Otherwise the file must begin
    with one of them, and most must name bodies, places, 类目 or papers; a title of its own above them makes the
    file one entry.
    """
    levelled = _levelled(lines, layout)
    if not levelled:
        return []
    first = body[0].begin if body else 0
    inner = [each for each in levelled if each[0].begin >= first and not is_cover(each[1])]
    top = min((level for _, _, level in inner), default=0)
    units = [(line, title, ()) for line, title, level in inner if level == top]
    above = any(level < top and not is_cover(title) for _, title, level in levelled)
    if above or len(units) < 2:
        return []
    titled = [title for _, title, _ in units if titles_entry(bare_title(title))]
    opens = evident or units[0][0].begin <= lines[0].begin
    return list(units) if evident or (opens and len(titled) * 2 >= len(units)) else []


def _levelled(lines: Sequence[Line], layout: Layout) -> list[tuple[Line, str, int]]:
    levels = {heading.start: heading.level for heading in layout.headings}
    found: list[tuple[Line, str, int]] = []
    for line in lines:
        level = levels.get(line.begin, levels.get(line.start)) if levels else None
        if level is None and line.text[0] == MARKDOWN:
            sign = heading_at(line, None)
            if sign and sign.style == MARKDOWN:
                found.append((line, sign.title, sign.level))
        elif level is not None and len(line.text) <= LONGEST_TITLE and not is_furniture(line.text):
            found.append((line, tidy_title(line.text), level))
    return found


def _by_chapters(body: Sequence[Line]) -> list[_Found]:
    """The 编 of a volume, or its 章 where it has no 编."""
    signed = [(line, heading) for line in body if line.text[0] == "第" and (heading := heading_at(line, None))]
    for style in ("第编", "第章"):
        found: list[_Found] = [(line, heading.title, ()) for line, heading in signed if heading.style == style]
        if len(found) > 1:
            return found
    return []


def _volume_on(cover: Line, lines: Sequence[Line]) -> str:
    """The cover's title, with the year that stands below it where it has none itself."""
    below = next((line.text for line in lines[: _COVER_LINES + 1] if line.begin > cover.begin), "")
    title = cover.text.strip("#* \u3000")
    return title + below if year_alone(below) is not None and not re.search(r"\d", title) else title


def _without_imprint(lines: Sequence[Line]) -> Sequence[Line]:
    """The lines behind a cover's year, editors and publisher."""
    index = 0
    while index < min(len(lines), _COVER_LINES) and _is_imprint(lines[index].text):
        index += 1
    return lines[index:]


def _is_imprint(words: str) -> bool:
    return len(words) <= _LONGEST_COVER and (_IMPRINT.search(words) is not None or year_alone(words) is not None)


def _by_stacks(body: Sequence[Line], contents: Contents, *, covered: bool) -> list[_Found]:
    """The 类目 of a volume with what they hold.

    A file is a volume by its cover, by its list of contents, or by two stacks of titles above bracketed items.
    """
    stacks = stacks_of(body)
    piled = sum(stack.above_items and len(stack.lines) > 1 for stack in stacks)
    if not (covered or 0 in contents.depths.values() or piled > 1):
        return []
    placed = list(depths_of(stacks, contents, covered=covered))
    tops = [index for index, (_, depth) in enumerate(placed) if depth == 0]
    if not tops or (len(tops) == 1 and not covered):
        return []
    if not (covered or 0 in contents.depths.values()) and placed[tops[0]][0].begin > body[0].begin:
        # The file has a title of its own above them.
        return []
    return list(_with_parts(placed, tops))


def _with_parts(placed: Sequence[tuple[Line, int]], tops: Sequence[int]) -> Iterator[_Found]:
    for index, following in zip(tops, [*tops[1:], len(placed)], strict=True):
        line = placed[index][0]
        parts = tuple(plain(part, PLAIN[depth - 1]) for part, depth in placed[index + 1 : following] if depth)
        yield line, tidy_title(line.text), parts
