"""A parse for worker processes: what it does stands in the file's name."""

import os
import time
from collections.abc import Callable
from pathlib import Path

from yearbook_viewer.errors import FileRefused
from yearbook_viewer.records import Choices, Layout, ParsedFile, Reason, SetHeading, SourceText

HEADED = Layout((SetHeading(0, 2, 1),), ((0, 1),), (), "文件的标题")
REMARKS = (Reason("page-without-text", (("page", "3"),)),)


def parse_name(path: Path, choices: Choices, tell: Callable[[int, int], None]) -> ParsedFile:
    """The file's name for its text."""
    match path.stem.partition("-")[0]:
        case "bad":
            raise FileRefused("file-empty", path=path)
        case "dead":
            os._exit(3)
        case "bug":
            raise ZeroDivisionError(path.name)
        case "slow":
            time.sleep(0.5)
            tell(1, 2)
            time.sleep(60)
        case "late":
            time.sleep(1.0)
        case "long":
            return ParsedFile(SourceText(path.name * 100_000, "utf-8", ""), ())
    return ParsedFile(SourceText(path.name, "utf-8", "", layout=HEADED, format="docx", remarks=REMARKS), ())
