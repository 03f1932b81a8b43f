"""What a page is called: by its own heading, by what it says of itself, and without the name of its site."""

import re
from collections.abc import Sequence

from lxml import etree

from yearbook_viewer.reading.web.lines import Grid, Line
from yearbook_viewer.reading.web.tree import words_in

# Government sites name the article in the page's head (国办秘函〔2017〕 on site attributes asks for it).
_NAMED = frozenset(("articletitle", "og:title", "title", "dc.title", "citation_title"))
_PARTED = re.compile(r"\s*(?:[_|｜>»]|--+|——|\s[-–—·]\s|(?<=[\u4e00-\u9fff）)])[-–—](?=[\u4e00-\u9fff]))\s*")
_SITE = re.compile(r"(?:网|网站|门户|人民政府|频道|首页|官网|数据库|平台|史志办|方志网|档案网)(?:站|欢迎您)?$")
_FIRST_LINES = 40


def possible_titles(root: "etree._Element") -> tuple[str, ...]:
    """What the page says its title may be, the likeliest first: parts of <title> that are no site's name."""
    named = [
        meta.get("content") or ""
        for meta in root.iter("meta")
        if (meta.get("name") or meta.get("property") or "").lower() in _NAMED
    ]
    element = next(root.iter("title"), None)
    whole = words_in(element) if element is not None else ""
    parts = [part for part in _PARTED.split(whole) if part]
    own = [part for part in parts if not _SITE.search(part)]
    wanted = [*(" ".join(name.split()) for name in named), *(own or parts), whole]
    return tuple(dict.fromkeys(title for title in wanted if title))


def title_among(lines: "Sequence[Line | Grid]", titles: Sequence[str]) -> tuple[str, int | None]:
    """The page's title, and the number of the line that is set so; none where no line says it."""
    first = [(number, line) for number, line in enumerate(lines[:_FIRST_LINES]) if isinstance(line, Line)]
    for wanted in titles:
        bare = "".join(wanted.split())
        for number, line in first:
            if "".join(line.text.split()) == bare:
                return " ".join(line.text.split()), number
    headings = [(number, line) for number, line in enumerate(lines) if isinstance(line, Line) and line.level == 1]
    if len(headings) == 1:
        number, line = headings[0]
        return " ".join(line.text.split()), number
    return (titles[0] if titles else ""), None
