"""The verb `figures`: what an archive's filter finds, as a table in a file."""

import argparse
import sys
from contextlib import closing
from decimal import Decimal
from typing import TYPE_CHECKING

from yearbook_viewer.cli.answers import DONE, WRONG_CALL
from yearbook_viewer.export.figure_files import FigureFormat, Written, in_pages, write_figures_file
from yearbook_viewer.messages import Catalogue
from yearbook_viewer.records import EntryId, FigureFilter
from yearbook_viewer.text.series.families import family_of, in_base

if TYPE_CHECKING:
    from yearbook_viewer.archive.archive import Archive


def figures(archive: "Archive", arguments: argparse.Namespace, say: Catalogue) -> int:
    """Write what was asked for, in the order of the texts; nothing found is a file without rows."""
    suffix = arguments.out.suffix.lower().removeprefix(".")
    if suffix not in list(FigureFormat):
        print(say("数据要写成 .csv、.xlsx 或 .json 文件。"), file=sys.stderr)
        return WRONG_CALL
    if arguments.entry is not None:
        # Says so where there is no such entry.
        archive.reading(EntryId(arguments.entry))
    addresses = archive.figures(_wanted(arguments))
    units = [arguments.unit] if arguments.unit else []
    written = Written(0)
    printings = in_pages(archive.quoted_printings, addresses)
    with closing(write_figures_file(arguments.out, FigureFormat(suffix), printings, units, say)) as steps:
        for step in steps:
            written = step
    print(say("已导出 {count} 项数据:{path}", count=written.rows, path=arguments.out))
    if written.sheets > 1:
        print(say("一张工作表放不下,分放在 {sheets} 张“数据”工作表里。", sheets=written.sheets).strip())
    return DONE


def _wanted(arguments: argparse.Namespace) -> FigureFilter:
    first, last = arguments.year or (None, None)
    return FigureFilter(
        words=arguments.words,
        subject=arguments.subject,
        first_year=first,
        last_year=last,
        family=family_of(arguments.unit).name if arguments.unit else "",
        least=_bound(arguments.least, arguments.unit),
        most=_bound(arguments.most, arguments.unit),
        entry=None if arguments.entry is None else EntryId(arguments.entry),
        targets=arguments.targets,
    )


def _bound(bound: Decimal | None, unit: str) -> Decimal | None:
    return in_base(bound, unit) if bound is not None and unit else bound
