import pickle
from decimal import Decimal
from multiprocessing import Pipe
from pathlib import Path
from threading import Thread

import pytest

from tests.archive.pages import PAGE, parse_page, write
from yearbook_viewer.archive.parcel import receive, send
from yearbook_viewer.records import (
    Entry,
    Extraction,
    Figure,
    Finding,
    FindingKind,
    Kind,
    Mark,
    ParsedFile,
    Role,
    SourceText,
    Verdict,
)
from yearbook_viewer.records.packed import PackedFigures, PackedFindings, PackedMarks


def sent(parsed: ParsedFile) -> ParsedFile:
    here, there = Pipe()
    sender = Thread(target=send, args=(there, parsed))
    sender.start()
    arrived = receive(here)
    sender.join()
    return arrived


def test_a_parsed_file_arrives_as_it_was_sent(tmp_path: Path) -> None:
    # Longer than what goes through the pipe at once.
    parsed = parse_page(write(tmp_path, "a.txt", PAGE + "县档案馆有职工3人。" * 60_000))
    assert len(pickle.dumps(parsed)) > 2**21
    assert sent(parsed) == parsed


def test_packed_records_arrive_packed() -> None:
    text = "青石镇有渔船3艘。" * 3
    marks = [Mark(0, 3, Kind.LOC, "青石镇")]
    figures = [
        Figure(at, at + 2, "3艘", Decimal("3.0"), "艘", "", "渔船", Role.LEVEL, "", year)
        for at, year in ((6, None), (15, 2020))
    ]
    packed = PackedFigures(text, figures)
    findings = PackedFindings(packed)
    findings.append(Finding(FindingKind.SUM, Verdict.CONSISTENT, "3 = 3", figures[0], (figures[1],)), (0, 1))
    entry = Entry(0, text, "", "", "", "", None, 0, ())
    parsed = ParsedFile(SourceText(text, "utf-8", ""), (Extraction(entry, PackedMarks(text, marks), packed, findings),))
    (arrived,) = sent(parsed).extractions
    assert (arrived.marks, arrived.figures) == (tuple(marks), tuple(figures))
    assert (arrived.findings[0].checked, arrived.findings[0].against) == (figures[0], (figures[1],))


def test_a_sender_that_dies_is_noticed() -> None:
    here, there = Pipe()
    there.send_bytes(b"\x80\x05\x95\xff\xff")
    there.close()
    with pytest.raises(EOFError):
        receive(here)
