"""The verb `index`: the index of an archive or of some entries, into a file."""

import argparse
import sys
from contextlib import closing
from functools import partial
from typing import TYPE_CHECKING

from yearbook_viewer.cli.answers import DONE, WRONG_CALL
from yearbook_viewer.export.index_files import IndexFile, write_index
from yearbook_viewer.export.index_rows import IndexHead
from yearbook_viewer.messages import Catalogue
from yearbook_viewer.records import EntryId, Kind

if TYPE_CHECKING:
    from yearbook_viewer.archive.archive import Archive


def index(archive: "Archive", arguments: argparse.Namespace, say: Catalogue) -> int:
    """Write the index; one of no names is written as well."""
    suffix = arguments.out.suffix.lower().removeprefix(".")
    if suffix not in list(IndexFile):
        print(say("索引要写成 .docx 或 .csv 文件。"), file=sys.stderr)
        return WRONG_CALL
    entries = None if arguments.entry is None else [EntryId(entry) for entry in arguments.entry]
    titles = {listing.id: listing.title for listing in archive.listings()}
    one = entries is not None and len(entries) == 1
    head = IndexHead(archive.path.stem, titles.get(entries[0], "") if entries and one else "", one=one)
    kinds = [Kind(kind) for kind in arguments.kinds or ("PER", "ORG", "LOC", "DOC")]
    gather = partial(archive.index_lines, entries, kinds)
    names = 0
    with closing(write_index(arguments.out, IndexFile(suffix), gather, head, say)) as steps:
        for written, _ in steps:
            names = written.rows
    print(say("已导出 {name},共 {count} 个名称。", name=arguments.out, count=f"{names:,}"))
    return DONE
