"""The verb `dictionary`: the reader's names into an archive and out of it."""

import argparse
import sys
from typing import TYPE_CHECKING

from yearbook_viewer.cli.answers import DONE, REFUSED
from yearbook_viewer.export.dictionary_files import entry_labels, write_dictionary
from yearbook_viewer.messages import Catalogue
from yearbook_viewer.reading.name_files import read_names
from yearbook_viewer.wordings import NAME_LINE_REASONS

if TYPE_CHECKING:
    from yearbook_viewer.archive.archive import Archive


def dictionary(archive: "Archive", arguments: argparse.Namespace, say: Catalogue) -> int:
    """Take names in and lay them over all entries, or write them; REFUSED where a line could not be taken in."""
    labels = entry_labels(archive.listings())
    if arguments.out is not None:
        names = archive.own_names()
        write_dictionary(arguments.out, names, labels, say)
        print(say("已导出 {count} 个名称:{path}", count=len(names), path=arguments.out))
        return DONE
    read = read_names(arguments.source, {label: entry for entry, label in labels.items()})
    if read.names:
        archive.take_in_names(read.names)
    entries = 0
    for step in archive.lay_over():
        entries = step.total
    print(say("已导入 {count} 个名称,应用到 {entries} 个条目", count=len(read.names), entries=entries))
    for line in read.refused:
        told = say("第 {number} 行没有导入,{reason}:", number=line.number, reason=say(NAME_LINE_REASONS[line.reason]))
        print(told + line.words, file=sys.stderr)
    return REFUSED if read.refused else DONE
