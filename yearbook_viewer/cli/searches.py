"""The verb `search`: what an archive finds, as lines for people, records for programs, or a file."""

import argparse
import sys
from contextlib import closing
from typing import TYPE_CHECKING

from yearbook_viewer.cli.answers import DONE, WRONG_CALL, told_hit, told_line
from yearbook_viewer.export.structure import as_json
from yearbook_viewer.messages import Catalogue, sentence
from yearbook_viewer.records.searched import HitOrder, LineOrder, SearchWish
from yearbook_viewer.text.query.parsing import parse

if TYPE_CHECKING:
    from yearbook_viewer.archive.archive import Archive

# As many as a terminal is read for, where nothing is said.
_LISTED = 200
_LINE_ORDERS = {"before": LineOrder.BEFORE, "after": LineOrder.AFTER}


def search(archive: "Archive", arguments: argparse.Namespace, say: Catalogue) -> int:
    """Search and tell, or write the file that was asked for; nothing found is done as well."""
    words = " ".join(arguments.words)
    if arguments.order in _LINE_ORDERS and not arguments.lines:
        print(say("按前文或后文排列(before、after)要和 --lines 同用。"), file=sys.stderr)
        return WRONG_CALL
    order = HitOrder.RELEVANCE if arguments.order in _LINE_ORDERS else HitOrder(arguments.order)
    wish = SearchWish(words, exact=arguments.exact, order=order)
    for remark in parse(words).remarks:
        print(sentence(remark, say), file=sys.stderr)
    if arguments.out is not None:
        return _write(archive, wish, arguments, say)
    limit = _LISTED if arguments.limit is None else arguments.limit
    return (_tell_lines if arguments.lines else _tell_sections)(archive, wish, limit, arguments, say)


def _tell_sections(
    archive: "Archive", wish: SearchWish, limit: int, arguments: argparse.Namespace, say: Catalogue
) -> int:
    hits = archive.search(wish, limit=limit)
    if arguments.json:
        counts = {"total": hits.total, "sections": hits.sections, "entries": hits.entries}
        print(as_json(counts | {"hits": [told_hit(hit) for hit in hits]}), end="")
        return DONE
    for hit in hits:
        print(f"{hit.entry}\t{hit.start}\t{_where(hit.entry_title, hit.title)}\t{hit.snippet}")
    if hits.sections and not hits.total:
        # Sections of a year, or without some words: nothing in them is a hit.
        print(say("共 {sections} 个小节,{entries} 个条目", sections=hits.sections, entries=hits.entries))
    else:
        _tell_count(wish.words, hits.total, sum(hit.count for hit in hits), say)
    return DONE


def _tell_lines(archive: "Archive", wish: SearchWish, limit: int, arguments: argparse.Namespace, say: Catalogue) -> int:
    found = archive.context_lines(wish, limit, _LINE_ORDERS.get(arguments.order, LineOrder.FOUND))
    if arguments.json:
        print(as_json({"total": found.total, "lines": [told_line(line) for line in found.lines]}), end="")
        return DONE
    for line in found.lines:
        where = _where(line.entry_title, line.title)
        print(f"{line.entry}\t{line.start}\t{where}\t{line.before}\t{line.words}\t{line.after}")
    _tell_count(wish.words, found.total, len(found.lines), say)
    return DONE


def _write(archive: "Archive", wish: SearchWish, arguments: argparse.Namespace, say: Catalogue) -> int:
    from yearbook_viewer.export.citations import Citations
    from yearbook_viewer.export.hit_files import MOST_IN_WORD, HitFormat
    from yearbook_viewer.export.hit_outlet import Outgoing, write_outgoing
    from yearbook_viewer.export.hit_rows import Rows

    suffix = arguments.out.suffix.lower().removeprefix(".")
    if suffix not in list(HitFormat):
        print(say("搜索结果要写成 .xlsx、.csv、.docx 或 .json 文件。"), file=sys.stderr)
        return WRONG_CALL
    kind = Rows.LINES if arguments.lines else Rows.SECTIONS
    outgoing = Outgoing(wish, kind, arguments.limit, _LINE_ORDERS.get(arguments.order, LineOrder.FOUND))
    rows = sheets = 0
    with closing(
        write_outgoing(arguments.out, HitFormat(suffix), archive, outgoing, Citations(archive.listings(), say))
    ) as steps:
        for written, _ in steps:
            rows, sheets = written.rows, written.sheets
    if kind is Rows.LINES:
        print(say("已导出 {count} 处:{path}", count=rows, path=arguments.out))
    else:
        print(say("已导出 {count} 节:{path}", count=rows, path=arguments.out))
    if sheets > 1:
        print(say("一张工作表放不下,分放在 {sheets} 张里。", sheets=sheets).strip())
    if suffix == HitFormat.DOCX and rows == MOST_IN_WORD and arguments.limit is None:
        told = say("Word 文档只写前 {most} 个;要全部的,请用 Excel 或 CSV。", most=f"{MOST_IN_WORD:,}")
        print(told, file=sys.stderr)
    return DONE


def _where(entry_title: str, title: str) -> str:
    return f"{entry_title} › {title}"


def _tell_count(words: str, total: int, shown: int, say: Catalogue) -> None:
    print(say("“{words}”共 {total} 处,列出 {shown} 处", words=words, total=total, shown=shown))
