"""An entry of a hundred megabytes is read: beside it stands no more than a reader goes through."""

from dataclasses import replace
from decimal import Decimal

from pytestqt.qtbot import QtBot

from yearbook_viewer.gui.passage import LISTED, Passage, passage_of
from yearbook_viewer.gui.status_line import StatusLine
from yearbook_viewer.messages import Catalogue
from yearbook_viewer.records import (
    Entry,
    EntryId,
    Extraction,
    Figure,
    Finding,
    FindingKind,
    Kind,
    Mark,
    Reading,
    Role,
    Section,
    SectionId,
    Verdict,
)
from yearbook_viewer.records.packed import PackedFigures, PackedFindings, PackedMarks

SENTENCE = "青石镇有渔船3艘。\n"


def reading(sentences: int) -> Reading:
    """So many sentences in two sections, packed; every tenth with a finding that does not come out."""
    text = SENTENCE * sentences
    starts = range(0, len(text), len(SENTENCE))
    marks = PackedMarks(text, (Mark(at, at + 3, Kind.LOC, "青石镇") for at in starts))
    figures = PackedFigures(
        text,
        (Figure(at + 6, at + 8, "3艘", Decimal(3), "艘", "", "渔船", Role.LEVEL, "", 2020) for at in starts),
    )
    findings = PackedFindings(figures)
    for total in range(0, sentences - 1, 10):
        finding = Finding(FindingKind.SUM, Verdict.INCONSISTENT, "3 ≠ 4", figures[total], (figures[total + 1],))
        findings.append(finding, (total, total + 1))
    half = starts[sentences // 2]
    sections = (Section("上", ("上",), 0, 0, half), Section("下", ("下",), half, half, len(text)))
    entry = Entry(0, text, "临江年鉴", "", "", "", 2020, 0, sections)
    return Reading(EntryId(1), Extraction(entry, marks, figures, findings), (SectionId(1), SectionId(2)))


def test_no_more_is_listed_than_a_reader_goes_through() -> None:
    whole = passage_of(reading(LISTED + 5_000), None)
    assert whole.is_listed_in_part
    assert (len(whole.marks()), len(whole.figures()), len(whole.findings())) == (LISTED, LISTED, 1_500)
    assert whole.figures()[-1][0] == LISTED - 1


def test_a_section_lists_all_that_stands_in_it() -> None:
    long = reading(LISTED + 5_000)
    second = passage_of(long, SectionId(2))
    assert not second.is_listed_in_part
    assert (len(second.marks()), len(second.figures()), len(second.findings())) == (7_500, 7_500, 750)
    assert second.figures()[0][0] == 7_500


def test_packed_and_plain_records_are_listed_alike() -> None:
    packed = reading(40)
    found = packed.extraction
    plain = replace(found, marks=tuple(found.marks), figures=tuple(found.figures), findings=tuple(found.findings))
    for section in (None, SectionId(1), SectionId(2)):
        one, other = (passage_of(each, section) for each in (packed, replace(packed, extraction=plain)))
        assert _listed(one) == _listed(other)


def test_the_line_at_the_bottom_says_that_not_all_is_listed(qtbot: QtBot, say: Catalogue) -> None:
    line = StatusLine(say)
    qtbot.addWidget(line)
    line.show_passage(passage_of(reading(LISTED + 10), None))
    assert line.entry.text() == (
        "临江年鉴 · 2 节 · 90,090 字 · 10010 项指标 · 右侧只列出前 10,000 项,打开其中一节可看到它的全部"
    )


def _listed(passage: Passage) -> tuple[object, ...]:
    return passage.marks(), passage.figures(), passage.findings()


def test_what_stands_in_a_passage_is_listed_once_and_by_whoever_gathers_it() -> None:
    whole = passage_of(reading(40), None).gathered()
    assert whole.figures() is whole.figures()
    assert len(whole.rows) == 40
    assert whole.letters == len("".join(whole.reading.extraction.entry.text.split()))
