"""Findings made by hand on sentences of an invented county, for window and sheets."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from pathlib import Path

from yearbook_viewer.records import (
    Entry,
    EntryId,
    Extraction,
    Figure,
    FigureAddress,
    Finding,
    FindingKind,
    Implied,
    KeptFinding,
    Printing,
    Reading,
    Review,
    Role,
    Section,
    SectionId,
    Verdict,
    VolumeFinding,
)

TEXT = (
    "清溪区教育局\n"
    "【学校】 全区学校186所,其中小学98所、中学87所。在校学生2.16万人,比上年增加1200人。\n"
    "【教师】 年末教师1204人。全区学校188所。\n"
)
HEADINGS = ("学校", "教师")


def figure(text: str, value: str, indicator: str, unit: str, role: Role = Role.LEVEL) -> Figure:
    """The figure of TEXT that reads so, the first of them."""
    start = TEXT.index(text)
    return Figure(start, start + len(text), text, Decimal(value), unit, "", indicator, role, "", 2018)


SCHOOLS = figure("186所", "186", "学校", "所")
PRIMARY, MIDDLE = figure("98所", "98", "小学", "所"), figure("87所", "87", "中学", "所")
PUPILS = figure("2.16万人", "21600", "在校学生", "人")
MORE = figure("1200人", "1200", "在校学生", "人", Role.INCREASE)
TEACHERS = figure("1204人", "1204", "教师", "人")
AGAIN = figure("188所", "188", "学校", "所")

SUM = Finding(FindingKind.SUM, Verdict.INCONSISTENT, "98 + 87 = 185 ≠ 186", SCHOOLS, (PRIMARY, MIDDLE))
LAST_YEAR = Finding(
    FindingKind.CHANGE,
    Verdict.PARTIAL,
    "21600 − 1200 = 20400 ± 50",
    MORE,
    (PUPILS,),
    implied=Implied(Decimal(20400), Decimal(50), 2017),
)
TWICE = Finding(FindingKind.REPEAT, Verdict.INCONSISTENT, "188 ≠ 186", AGAIN, (SCHOOLS,))
RIGHT = Finding(FindingKind.SUM, Verdict.CONSISTENT, "600 + 604 = 1204", TEACHERS, ())


def entry() -> Entry:
    """The entry whose text is TEXT, in two sections."""
    starts = [TEXT.index(f"【{title}】") for title in HEADINGS]
    sections = tuple(
        Section(title, (title,), start, start + len(title) + 2, end)
        for title, start, end in zip(HEADINGS, starts, [starts[1], len(TEXT)], strict=True)
    )
    return Entry(0, TEXT, "清溪区教育局", "清溪区教育局", "", "", 2018, starts[0], sections, 2019, volume="清溪年鉴")


def reading(findings: Sequence[Finding] = (SUM, LAST_YEAR, RIGHT, TWICE)) -> Reading:
    """The entry opened, with these findings."""
    figures = (SCHOOLS, PRIMARY, MIDDLE, PUPILS, MORE, TEACHERS, AGAIN)
    return Reading(EntryId(1), Extraction(entry(), (), figures, findings), (SectionId(1), SectionId(2)))


def printing(number: int, one: Figure, sentence: str = "教师1204人。", volume_year: int = 2019) -> Printing:
    """The figure as entry `number` prints it."""
    start = one.start - sentence.index(one.text)
    return Printing(
        FigureAddress(EntryId(number), 0), one, "清溪区教育局", "清溪区教育局", (), "清溪年鉴", volume_year,
        volume_year - 1, SectionId(2), "教师", sentence, start, ("教师",),
    )  # fmt: skip


EARLIER = printing(2, figure("1204人", "1204", "教师", "人"), "教师1204人", 2018)
REVISED = VolumeFinding(
    FindingKind.SERIES, Verdict.REVISED, "2018: 1204 ≠ 1240", printing(1, TEACHERS, "年末教师1204人。"), (EARLIER,)
)


def kept(finding: Finding, sentence: str, heading: str, review: Review | None = None) -> KeptFinding:
    """The finding as the archive keeps it."""
    start = TEXT.index(sentence)
    return KeptFinding(
        EntryId(1),
        "清溪区教育局",
        "清溪年鉴",
        2019,
        SectionId(1),
        heading,
        finding,
        review,
        sentence,
        start,
        (heading,),
    )


@dataclass
class FindingsArchive:
    """An archive as far as a sheet asks it."""

    findings: Sequence[KeptFinding] = ()
    between: Sequence[VolumeFinding] = ()
    said: Sequence[Review] = ()
    path: Path = Path("清溪档案.ybk")
    asked: list[EntryId] = field(default_factory=list)

    def kept_findings(self, _entry: object, _volume: object) -> Sequence[KeptFinding]:
        return self.findings

    def volume_findings(self, _entry: object) -> Sequence[VolumeFinding]:
        return self.between

    def reviews(self, entry_id: EntryId) -> Sequence[Review]:
        return [each for each in self.said if each.entry == entry_id]

    def reading(self, entry_id: EntryId) -> Reading:
        self.asked.append(entry_id)
        return reading()
