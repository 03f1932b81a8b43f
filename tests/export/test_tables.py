from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from yearbook_viewer.errors import ArchiveProblem
from yearbook_viewer.export.files import write_whole
from yearbook_viewer.export.tables import entities_tsv, figures_tsv, plain
from yearbook_viewer.records import Entry, Extraction, Figure, Kind, Mark, Period, Role, Section

TEXT = "某县商会\n【会员】会员1.86万个,其中\\企业\t3家。\n"


def _figure(start: int, text: str, value: Decimal | None, **more: object) -> Figure:
    given = {"unit": "个", "qualifier": "", "indicator": "会员", "role": Role.LEVEL, "relation": "", "year": 2021}
    return Figure(start=start, end=start + len(text), text=text, value=value, **{**given, **more})  # type: ignore[arg-type]  # keywords by name


def _extraction(*, start: int = 0, marks: tuple[Mark, ...] = (), figures: tuple[Figure, ...] = ()) -> Extraction:
    section = Section(title="会员", path=("会员",), start=5, body=9, end=len(TEXT))
    entry = Entry(
        start=start, text=TEXT, title="某县商会", subject="某县商会", source="", date="", year=2021, head_end=5,
        sections=(section,),
    )  # fmt: skip
    return Extraction(entry=entry, marks=marks, figures=figures, findings=())


def test_offsets_count_from_the_start_of_the_file() -> None:
    mark = Mark(start=0, end=4, kind=Kind.ORG, text="某县商会")
    assert entities_tsv([_extraction(start=100, marks=(mark,))]) == "start\tend\ttype\ttext\n100\t104\tORG\t某县商会\n"


def test_a_figure_says_its_section_and_whether_it_is_a_target() -> None:
    figures = (
        replace(_figure(11, "1.86万个", Decimal("18600.00")), period=Period.STOCK, scope="全市", doubt="figure-note"),
        _figure(0, "近8%", Decimal("8"), unit="%", qualifier="近", role=Role.INCREASE, relation="prior", target=True),
    )
    assert figures_tsv([_extraction(figures=figures)]).splitlines() == [
        "start\tend\tsection\ttext\tvalue\tunit\tqualifier\tindicator\trole\trelation\tyear\tkind"
        "\tperiod\tscope\tdoubt",
        "11\t17\t会员\t1.86万个\t18600\t个\t\t会员\tlevel\t\t2021\tfact\tstock\t全市\tfigure-note",
        "0\t3\t\t近8%\t8\t%\t近\t会员\tincrease\tprior\t2021\ttarget\t\t\t",
    ]


def test_tab_line_end_and_backslash_are_written_as_escapes() -> None:
    mark = Mark(start=0, end=9, kind=Kind.NAME, text="甲\t乙\n丙\\n丁")
    assert entities_tsv([_extraction(marks=(mark,))]).splitlines()[1] == "0\t9\tNAME\t甲\\t乙\\n丙\\\\n丁"


@pytest.mark.parametrize(
    ("value", "written"),
    [
        (Decimal("9.18E+8"), "918000000"),
        (Decimal("6.20"), "6.2"),
        (Decimal("1000"), "1000"),
        (Decimal("0.0000001"), "0.0000001"),
        (Decimal("-0.50"), "-0.5"),
        (None, ""),
    ],
)
def test_a_value_is_written_without_exponent_and_without_trailing_zeros(value: Decimal | None, written: str) -> None:
    assert plain(value) == written


@given(st.text())
def test_an_escaped_cell_can_be_read_back(text: str) -> None:
    mark = Mark(start=0, end=len(text), kind=Kind.DOC, text=text)
    table = entities_tsv([_extraction(marks=(mark,))])
    cell = table.removesuffix("\n").split("\n")[1].split("\t")[3]
    back = {"t": "\t", "n": "\n", "r": "\r", "\\": "\\"}
    letters = iter(cell)
    assert "".join(back[next(letters)] if letter == "\\" else letter for letter in letters) == text


def test_a_file_that_cannot_be_written_is_a_sentence_and_leaves_nothing_behind(tmp_path: Path) -> None:
    with pytest.raises(ArchiveProblem) as problem:
        write_whole(tmp_path / "no such folder" / "a.tsv", "text")
    assert problem.value.key == "cannot-write"
    assert list(tmp_path.iterdir()) == []


def test_a_folder_in_place_of_the_file_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "out").mkdir()
    with pytest.raises(ArchiveProblem):
        write_whole(tmp_path / "out", "text")
    assert [path.name for path in tmp_path.iterdir()] == ["out"]


def test_a_link_is_followed_and_stays_a_link(tmp_path: Path) -> None:
    (tmp_path / "kept.txt").write_text("old", encoding="utf-8")
    (tmp_path / "link.txt").symlink_to(tmp_path / "kept.txt")
    write_whole(tmp_path / "link.txt", "new\n")
    assert (tmp_path / "kept.txt").read_text(encoding="utf-8") == "new\n"
    assert (tmp_path / "link.txt").is_symlink()


def test_what_is_no_file_is_written_to_directly() -> None:
    write_whole(Path("/dev/null"), "text")
    assert Path("/dev/null").is_char_device()
