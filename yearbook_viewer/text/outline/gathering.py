"""All headings of an entry: by what the format says, by their signs, by their dates, and by standing alone."""

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from operator import attrgetter, itemgetter

from yearbook_viewer.records import HeadingRule, Layout, SetHeading
from yearbook_viewer.text.outline.chronicle import dated, is_chronicle, titles_chronicle
from yearbook_viewer.text.outline.contents import contents_of
from yearbook_viewer.text.outline.customary import is_lead
from yearbook_viewer.text.outline.furniture import is_furniture
from yearbook_viewer.text.outline.headings import heading_at
from yearbook_viewer.text.outline.nesting import closes
from yearbook_viewer.text.outline.numbers import INNER_SIGNS, inner_number
from yearbook_viewer.text.outline.plain_headings import between_paragraphs
from yearbook_viewer.text.outline.running import Numbered, in_order
from yearbook_viewer.text.outline.spaced_headings import before_spaces
from yearbook_viewer.text.outline.stacks import parts_of
from yearbook_viewer.text.outline.styles import (
    BOLD,
    BRACKETED,
    CONTENTS,
    FORMAL,
    INNER,
    LAYOUT,
    LONGEST_TITLE,
    MARKDOWN,
    STARRED,
    SYMBOLS,
    Heading,
    bare_title,
    ends_sentence,
    names_section,
    tidy_title,
)
from yearbook_viewer.text.paragraphs import WHITE, Line

# With one of these a text has outer headings, and short lines without a sign are no headings.
_OUTER = frozenset(("一、", "第编", "第章", "第节", BOLD, STARRED, LAYOUT, MARKDOWN, *SYMBOLS))
_NUMBERS = frozenset(("附件", "第编", "第章", "第节", "一、", "(一)", *INNER))
_LONGEST_BOLD = 30
# A single line in bold, a single 陆、, or a single short line between paragraphs, heads nothing; two do.
_FEWEST = 2
_LONGEST_UNDERLINED = 40
# So many headings in one kind of brackets make a single one in another a slip.
_MANY = 3

_FAMILIES: Mapping[HeadingRule, Callable[[Heading], bool]] = {
    HeadingRule.BRACKETS: lambda heading: heading.style in BRACKETED,
    HeadingRule.SYMBOLS: lambda heading: heading.style in SYMBOLS,
    HeadingRule.NUMBERS: lambda heading: heading.style in _NUMBERS,
    HeadingRule.MARKUP: lambda heading: heading.level > 0 or heading.style in (BOLD, STARRED),
}


def headings_in(
    title: str,
    lines: Sequence[Line],
    layout: Layout,
    rule: HeadingRule = HeadingRule.AUTO,
    parts: Iterable[Heading] = (),
) -> list[Heading]:
    """The headings of an entry in the order of its text.

    `title`: the entry's. `lines`: behind its head, without those of tables. `layout`: offsets as those of the lines.
    `rule`: the family of headings that the reader allows. `parts`: the 分目 and 子目 of a volume's 类目.
    """
    if rule is HeadingRule.NONE or not lines:
        return []
    if rule is HeadingRule.DATES or (rule is HeadingRule.AUTO and is_chronicle(title, lines)):
        return list(dated(lines))
    if rule is HeadingRule.SHORT_LINES:
        return _in_text_order(_alone(lines))
    listed = contents_of(lines)
    inside = lines[listed.first : listed.last]
    lines = [*lines[: listed.first], *lines[listed.last :]]
    signed = _signed(lines, layout)
    if listed.named and rule is HeadingRule.AUTO:
        signed = _in_text_order([_contents_heading(inside[0]), *signed])
    if rule is not HeadingRule.AUTO:
        return [heading for heading in signed if _FAMILIES[rule](heading)]
    return _with_chronicles(lines, _in_text_order([*signed, *_without_signs(lines, signed, list(parts))]))


def _with_chronicles(lines: Sequence[Line], headings: list[Heading]) -> list[Heading]:
    """The headings, with dates in place of what else stands below one that titles a chronicle (二、大事记)."""
    found: list[Heading] = []
    index = 0
    while index < len(headings):
        heading = headings[index]
        found.append(heading)
        index += 1
        if not titles_chronicle(heading.title):
            continue
        while index < len(headings) and not closes(headings[index], heading):
            index += 1
        until = headings[index].start if index < len(headings) else lines[-1].end
        first, last = (bisect_left(lines, offset, key=attrgetter("start")) for offset in (heading.after, until))
        found.extend(dated(lines[first:last]))
    return found


def _alone(lines: Sequence[Line]) -> Iterable[Heading]:
    """Short lines above items and between paragraphs, however few."""
    found = {heading.start: heading for heading in (*between_paragraphs(lines, 1), *parts_of(lines, 1))}
    return found.values()


def _without_signs(lines: Sequence[Line], signed: Sequence[Heading], parts: list[Heading]) -> list[Heading]:
    taken = {heading.start for heading in signed}
    if parts:
        return [part for part in parts if part.start not in taken and part.start >= lines[0].start]
    found: Sequence[Heading]
    if any(heading.style in BRACKETED or heading.style in SYMBOLS for heading in signed):
        found = parts_of(lines, _FEWEST)
    elif any(heading.style in _OUTER or heading.level for heading in signed):
        found = []
    else:
        spaced = before_spaces(lines)
        found = [*between_paragraphs(lines, 1 if spaced else _FEWEST), *spaced]
    return [heading for heading in found if heading.start not in taken]


def _signed(lines: Sequence[Line], layout: Layout) -> list[Heading]:
    """Headings that bear a sign in the text or are set as headings."""
    found: list[Heading | Numbered] = []
    candidates: list[tuple[int, Heading]] = []
    set_headings = {heading.start: heading for heading in layout.headings}
    after = -1
    for index, line in enumerate(lines):
        if line.start < after:
            continue
        following = lines[index + 1] if index + 1 < len(lines) else None
        heading = _heading(line, following, layout, set_headings)
        if heading:
            found.append(heading)
            after = heading.after
        elif line.text[0] in INNER_SIGNS and (inner := inner_number(line)):
            candidates.append((index, inner))
    found = _mended(found)
    outer = [heading for heading in found if isinstance(heading, Heading)]
    numbered = [
        Numbered(inner, alone=following == index + 1 and style == inner.style and inner.after >= lines[index].end)
        for (index, inner), (following, style) in zip(candidates, [*_places(candidates), (-1, "")], strict=False)
    ]
    inner_headings = in_order(sorted([*outer, *numbered], key=_start_of))
    leads = {heading.style for heading in outer if is_lead(bare_title(heading.title))}
    fewest = [
        style
        for style in (BOLD, STARRED, FORMAL)
        if style not in leads and sum(heading.style == style for heading in outer) < _FEWEST
    ]
    return _in_text_order([*(heading for heading in outer if heading.style not in fewest), *inner_headings])


def _mended(found: Sequence[Heading | Numbered]) -> list[Heading | Numbered]:
    """The headings, a single one in other brackets among many as one of them: a slip, not a rank of its own."""
    counts = Counter(each.style for each in found if isinstance(each, Heading) and each.style in BRACKETED)
    if len(counts) < 2:
        return list(found)
    style, most = counts.most_common(1)[0]
    odd = {other for other, count in counts.items() if count == 1} if most >= _MANY else set()
    return [
        replace(each, style=style) if index and isinstance(each, Heading) and each.style in odd else each
        for index, each in enumerate(found)
    ]


def _places(candidates: Sequence[tuple[int, Heading]]) -> Iterator[tuple[int, str]]:
    """Line and style of each candidate but the first."""
    return ((index, inner.style) for index, inner in candidates[1:])


def _start_of(found: Heading | Numbered) -> int:
    return found.heading.start if isinstance(found, Numbered) else found.start


def _heading(
    line: Line, following: Line | None, layout: Layout, set_headings: Mapping[int, SetHeading]
) -> Heading | None:
    """The heading of a line: by its sign, with the level that the format gives it; by bold; by being underlined."""
    signed = heading_at(line, following)
    told = set_headings.get(line.begin) or set_headings.get(line.start) if set_headings else None
    if told and _is_trusted(line):
        level = max(told.level, 1)
        if signed and signed.style != MARKDOWN:
            return replace(signed, level=level)
        return Heading(line.start, line.end, tidy_title(line.text), LAYOUT, level=level)
    if signed:
        return signed
    if layout.bold and (bold := _in_bold(line, layout.bold)):
        return bold
    if following and following.text[0] in "=-":
        return _underlined(line, following)
    return None


def _is_trusted(line: Line) -> bool:
    """Whether a line that is set as a heading reads as one: authors set whole paragraphs so."""
    return len(line.text) <= LONGEST_TITLE and not is_furniture(line.text) and not ends_sentence(line.text[:-1])


def _in_bold(line: Line, bold: Sequence[tuple[int, int]]) -> Heading | None:
    """Bold words before white space, or a short line in bold."""
    place = bisect_right(bold, line.start, key=itemgetter(0)) - 1
    if place < 0 or not line.begin <= bold[place][0] <= line.start < bold[place][1]:
        return None
    end = min(bold[place][1], line.end)
    words = line.text[: min(end - line.start, _LONGEST_BOLD + 1)].rstrip(WHITE)
    behind = line.text[len(words) : len(words) + 1]
    if (
        len(words) > _LONGEST_BOLD
        or not names_section(words)
        or words[-1] in ",，:：、"
        or (behind and behind not in WHITE)
    ):
        return None
    return Heading(line.start, line.start + len(words), tidy_title(words), BOLD)


def _underlined(line: Line, following: Line) -> Heading | None:
    """A title with a line of = or - directly below, as Markdown has it."""
    signs = set(following.text)
    if len(signs) != 1 or len(following.text) < 3:
        return None
    if len(line.text) > _LONGEST_UNDERLINED or following.begin - line.end > 2 or not names_section(line.text):
        return None
    return Heading(line.start, following.end, tidy_title(line.text), MARKDOWN, level=1 if signs == {"="} else 2)


def _contents_heading(line: Line) -> Heading:
    return Heading(line.start, line.end, tidy_title(line.text.strip("【】[]# ")), CONTENTS)


def _in_text_order(headings: Iterable[Heading]) -> list[Heading]:
    return sorted(headings, key=lambda heading: heading.start)
