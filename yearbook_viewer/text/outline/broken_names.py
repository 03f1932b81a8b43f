"""Names of bodies that are broken over two lines."""

from collections.abc import Sequence

from yearbook_viewer.text.outline.bodies import is_body
from yearbook_viewer.text.outline.plain_headings import LONGEST_ABOVE, stands_above
from yearbook_viewer.text.paragraphs import Line

# How the name of a body goes on in a second line.
_ENDINGS = """
    委员会 工作委员会 常务委员会 联合会 管理局 管理处 管理委员会 有限公司 有限责任公司 股份有限公司 分公司 支公司
    办公室 服务中心
"""
_NAME_GOES_ON = frozenset(_ENDINGS.split())


def whole_names(lines: Sequence[Line]) -> Sequence[Line]:
    """The lines, with the name of a body that is broken over two as one: 民革某某市 ⏎ 委员会."""
    if not any(line.text in _NAME_GOES_ON for line in lines):
        return lines
    found: list[Line] = []
    for line in lines:
        before = found[-1] if found else None
        if (
            before
            and line.text in _NAME_GOES_ON
            and line.begin - before.end == 1
            and len(before.text) <= LONGEST_ABOVE
            and not is_body(before.text)
            and stands_above(before)
        ):
            found[-1] = Line(before.begin, before.start, line.end, before.text + line.text)
        else:
            found.append(line)
    return found
