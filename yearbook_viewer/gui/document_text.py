"""Text as a document can hold it, and as a PDF gives it back; code point for code point."""

import re
from collections.abc import Iterator
from unicodedata import normalize

# What stands for a hyphen on paper, and what a PDF must say in its place. Readers of PDFs drop a hyphen that ends
# a line. The first looks the same, and no line is broken after it. The second, a little wider, is for a hyphen that
# ends a line of the text itself.
STAND_INS = {"\u2011": "-", "\u2012": "-\u200b"}


def shown(text: str) -> str:
    """The text with every character replaced that a document would act upon, code point for code point.

    Tabs too: a justified line with a tab runs over the margin.
    """
    return _UNSEEN.sub("\u200b", _BREAKS.sub(" ", text.replace("\t", "\u3000")))


def printed(text: str) -> str:
    """As `shown`, and with what would spoil the text of a PDF replaced by what reads the same.

    Radicals and compatibility ideographs stand as the ideographs they mean: the carried font has none of them, and
    a PDF would give them back in their place. White space is half a character wide at most: wider gaps under
    one another (a table set with spaces) are taken for columns, and their text comes back column by column.
    """
    return _GAP.sub(_narrowed, _COMPATIBLE.sub(_unified, shown(text)))


# What QTextDocument takes for the end of a line or a paragraph, and what Python calls white space beside it.
_BREAKS = re.compile("[\x0b\x0c\x1c-\x1f\x85\u2028\u2029]")
# Control characters, marks of direction, joiners, and what QTextDocument uses for itself.
_UNSEEN = re.compile(
    "[\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f\xad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufdd0-\ufdef\ufeff"
    "\ufff9-\ufffc\ufffe\uffff]"
)
_COMPATIBLE = re.compile("[\u2e80-\u2fdf\uf900-\ufaff]")
# Unicode forbids a break on either side of a curly quotation mark, because outside China it may open or close. Chinese
# lines break before one that opens and after one that closes, but for what may not begin or end a line itself.
_LINE_BREAK = re.compile(
    "(?<=[^\\s（(《〈【「『〔［｛“‘—…\u200b])(?=[“‘])|(?<=[”’])(?=[^\\s，。、；：！？…—）)》〉】」』〕］｝”’,.;:!?%％\u200b])"
)
# White space wider than an ordinary space.
_GAP = re.compile("[ \u00a0\u2000-\u200b\u3000]{2,}|[\u2001\u2003\u3000]")


def _narrowed(match: re.Match[str]) -> str:
    return "\u2002" + "\u200b" * (len(match.group()) - 1)


def _unified(match: re.Match[str]) -> str:
    unified = normalize("NFKC", match.group())
    return unified if len(unified) == 1 and unified <= "\uffff" else match.group()


def line_breaks(text: str) -> Iterator[int]:
    """Where a line may be broken though Unicode does not allow it: around curly quotation marks."""
    return (match.start() for match in _LINE_BREAK.finditer(text))


def hyphens_can_stand_in(text: str) -> bool:
    """Whether the text has none of the stand-ins itself."""
    return not any(stand_in in text for stand_in in STAND_INS)


def with_stand_ins(text: str) -> str:
    """As `printed`, with stand-ins for hyphens; the text ends where a line ends or sooner."""
    replaced = printed(text).replace("-", "\u2011")
    return f"{replaced[:-1]}\u2012" if replaced.endswith("\u2011") else replaced
