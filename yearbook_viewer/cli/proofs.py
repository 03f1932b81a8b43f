"""The verb `proof`: what an archive's findings come to, as a proof-reading sheet."""

import argparse
import sys
from datetime import date
from typing import TYPE_CHECKING

from yearbook_viewer.cli.answers import DONE, REFUSED, WRONG_CALL
from yearbook_viewer.export.proof_sheet import ProofFormat, ProofWishes, proof_sheet, write_proof
from yearbook_viewer.messages import Catalogue
from yearbook_viewer.records import EntryId, Verdict

if TYPE_CHECKING:
    from yearbook_viewer.archive.archive import Archive


def proof(archive: "Archive", arguments: argparse.Namespace, say: Catalogue) -> int:
    """Write the sheet that was asked for; returns the exit code."""
    form = ProofFormat.of(arguments.out)
    if form is None:
        print(say("校对单要写成 .docx、.xlsx 或 .pdf 文件。"), file=sys.stderr)
        return WRONG_CALL
    volume: tuple[str, int | None] | None = None
    if arguments.volume is not None:
        years = _years_of(archive, arguments.volume)
        if arguments.volume_year is not None:
            years = [year for year in years if year == arguments.volume_year]
        if len(years) != 1:
            return _tell_volumes(arguments.volume, years, say)
        volume = (arguments.volume, years[0])
    wishes = ProofWishes(
        entry=None if arguments.entry is None else EntryId(arguments.entry),
        volume=volume,
        verdicts=frozenset(map(Verdict, arguments.verdict or Verdict)),
        handled=not arguments.open_only,
    )
    sheet = proof_sheet(archive, wishes, date.today(), say)
    if form is ProofFormat.PDF:
        from yearbook_viewer.gui.headless import no_window
        from yearbook_viewer.gui.proof_paper import export_proof_pdf

        with no_window():
            export_proof_pdf(sheet, arguments.out, say)
    else:
        write_proof(sheet, form, arguments.out, say)
    print(say("已导出 {count} 处核对结果:{path}", count=len(sheet.lines), path=arguments.out))
    return DONE


def _years_of(archive: "Archive", volume: str) -> list[int | None]:
    """The years of the volumes of that name, those without a year last."""
    years = {entry.volume_year for entry in archive.listings() if entry.volume == volume}
    return sorted(years, key=lambda year: (year is None, year or 0))


def _tell_volumes(volume: str, years: list[int | None], say: Catalogue) -> int:
    if not years:
        print(say("档案里没有这一卷年鉴:“{volume}”。卷名可以用 list --json 查看。", volume=volume), file=sys.stderr)
        return REFUSED
    told = say("、").join(str(year) if year else say("没有年份的") for year in years)
    print(say("“{volume}”有几卷:{years}。请用 --volume-year 指定一卷。", volume=volume, years=told), file=sys.stderr)
    return WRONG_CALL
