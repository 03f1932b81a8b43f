"""A font for the library where a PDF names one that it does not hold (宋体 is left out by most programs).

Without any, the library takes characters set one by one for specks without width and leaves them out of the text; which
font it is matters little, for the widths stand in the file.
"""

import ctypes
from typing import Any

import pypdfium2

from yearbook_viewer.places import resource

_FONT = ("resources", "fonts", "YearbookSansSC.otf")
_GB2312 = 134


def stand_in() -> None:
    """From now on the program's own font stands in for every font that is not in its file."""
    if pypdfium2.PdfSysfontBase.SINGLETON is None:
        _StandIn().setup()


class _StandIn(pypdfium2.PdfSysfontBase):  # type: ignore[misc]  # the library ships no types
    """The library's questions, as `fpdf_sysfontinfo.h` names them; the only font is number 1."""

    def __init__(self) -> None:
        super().__init__()
        self._data = resource(*_FONT).read_bytes()

    def MapFont(self, *_: Any) -> int:  # noqa: N802  the library's name
        return 1

    def GetFont(self, *_: Any) -> int:  # noqa: N802  the library's name
        return 1

    def GetFontData(self, _: Any, _font: Any, table: int, buffer: Any, size: int) -> int:  # noqa: N802  the library's name
        """The whole file; 0 for a single table, which the library then finds in the file."""
        if table:
            return 0
        if buffer and size >= len(self._data):
            ctypes.memmove(buffer, self._data, len(self._data))
        return len(self._data)

    def GetFaceName(self, *_: Any) -> int:  # noqa: N802  the library's name
        return 0

    def GetFontCharset(self, *_: Any) -> int:  # noqa: N802  the library's name
        return _GB2312

    def DeleteFont(self, *_: Any) -> None:  # noqa: N802  the library's name
        """Nothing was made for it."""
