"""Numbers of list items as a browser prints them (CSS Lists 3, CSS Counter Styles 3)."""

from lxml import etree

from yearbook_viewer.reading.list_numbers import written
from yearbook_viewer.reading.web.style import style_of

# The type attribute, then the names of list-style-type; with the names by which Word calls the same numbers.
_FORMATS = {
    "1": ("decimal", "."),
    "a": ("lowerLetter", "."),
    "A": ("upperLetter", "."),
    "i": ("lowerRoman", "."),
    "I": ("upperRoman", "."),
    "decimal": ("decimal", "."),
    "lower-alpha": ("lowerLetter", "."),
    "lower-latin": ("lowerLetter", "."),
    "upper-alpha": ("upperLetter", "."),
    "upper-latin": ("upperLetter", "."),
    "lower-roman": ("lowerRoman", "."),
    "upper-roman": ("upperRoman", "."),
    "cjk-ideographic": ("chineseCountingThousand", "、"),
    "simp-chinese-informal": ("chineseCountingThousand", "、"),
    "trad-chinese-informal": ("chineseCountingThousand", "、"),
    "cjk-decimal": ("chineseCountingThousand", "、"),
    "cjk-heavenly-stem": ("ideographTraditional", "、"),
    "cjk-earthly-branch": ("ideographZodiac", "、"),
}
_NO_NUMBER = frozenset(("none", "disc", "circle", "square"))


def marker(ordered: "etree._Element", item: "etree._Element", number: int) -> str:
    """What stands before an item of an ordered list; empty where its style shows no number."""
    for told in (style_of(item).list_style, item.get("type"), style_of(ordered).list_style, ordered.get("type")):
        for word in (told or "").split():
            if word in _NO_NUMBER:
                return ""
            if word in _FORMATS:
                name, after = _FORMATS[word]
                return written(number, name) + after
    return f"{number}."
