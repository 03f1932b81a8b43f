"""The gold texts of our own: their marks are well-formed and say what stands in the text."""

import subprocess
import sys
from itertools import pairwise
from pathlib import Path

import pytest

from tests.gold.marks import EntityRow, FigureRow, unmarked

_GOLD = Path(__file__).parent
_TEXTS = sorted((_GOLD / "texts").glob("*.txt"))


def test_marks_are_taken_out_and_said_as_rows() -> None:
    marked = "【概况】 至⟦TIME|年底⟧,⟦?ORG|县委⟧有党员⟦F|1.86万名|18600|名||党员／县委党员|level|⟧。\n"
    assert unmarked(marked) == (
        "【概况】 至年底,县委有党员1.86万名。\n",
        [EntityRow(6, 8, "TIME", "required", "年底"), EntityRow(9, 11, "ORG", "optional", "县委")],
        [FigureRow(14, 20, "概况", "1.86万名", "18600", "名", "", "党员|县委党员", "level", "", "required")],
    )


@pytest.mark.parametrize(
    "marked",
    [
        "⟦PER|王建国",
        "王建国⟧",
        "⟦PER|⟧",
        "⟦MAN|王建国⟧",
        "⟦PER|王建国|县长⟧",
        "⟦ORG|⟦LOC|安县⟧人民医院⟧",
        "⟦F|12家|12|家||企业|level⟧",
        "⟦F|12家|十二|家||企业|level|⟧",
        "⟦F|12家|12|家|||level|⟧",
        "⟦F|12家|12|家||企业|rise|⟧",
        "⟦F|12家|12|家||企业|increase|上年⟧",
    ],
)
def test_a_mark_that_is_not_well_formed_is_refused(marked: str) -> None:
    with pytest.raises(ValueError, match=r"mark|figure"):
        unmarked(marked)


def test_the_command_line_writes_the_text_and_the_two_tables(tmp_path: Path) -> None:
    marked = tmp_path / "town.txt"
    marked.write_text("⟦LOC|安县⟧有学校⟦F|三所|3|所||学校|level|⟧。\n", encoding="utf-8")
    subprocess.run([sys.executable, _GOLD / "marks.py", marked, tmp_path / "out"], check=True)
    assert {path.name: path.read_text(encoding="utf-8") for path in (tmp_path / "out").iterdir()} == {
        "town.txt": "安县有学校三所。\n",
        "town.entities.tsv": "start\tend\ttype\tstatus\ttext\n0\t2\tLOC\trequired\t安县\n",
        "town.metrics.tsv": "start\tend\tsection\ttext\tvalue\tunit\tqualifier\tindicator\trole\trelation\tstatus\n"
        "5\t7\t\t三所\t3\t所\t\t学校\tlevel\t\trequired\n",
    }


# Texts that were marked for names alone.
NAMES_ONLY = {f"held_{letter}" for letter in "opqrst"}


def test_there_are_gold_texts() -> None:
    assert _TEXTS


@pytest.mark.parametrize("path", _TEXTS, ids=lambda path: path.stem)
def test_every_row_of_a_gold_text_is_the_slice_it_names_and_none_overlap(path: Path) -> None:
    text, entities, figures = unmarked(path.read_text(encoding="utf-8"))
    rows: list[EntityRow | FigureRow] = [*entities, *figures]
    spans = sorted((row.start, row.end, row.text) for row in rows)
    assert [text[start:end] for start, end, _ in spans] == [surface for _, _, surface in spans]
    assert all(left[1] <= right[0] for left, right in pairwise(spans))
    assert entities
    assert figures or path.stem[:6] in NAMES_ONLY
