"""How numbers differ of which one may be the other mistyped."""

import pytest

from yearbook_viewer.records import Entry
from yearbook_viewer.text.audit.clauses.sentences import sentences_of
from yearbook_viewer.text.audit.repeats.numbers_told import told_at
from yearbook_viewer.text.audit.repeats.slips import slip_between
from yearbook_viewer.text.figures.finding import find_figures


def slip(text: str) -> str:
    entry = Entry(0, text, "", "", "", "", 2015, 0, ())
    one, other = (told_at(sentence, 0) for sentence in sentences_of(entry, find_figures(entry, ())))
    assert one is not None and other is not None
    found = slip_between(one, other)
    return "" if found is None else found.sign


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("在校学生2386人。在校学生2368人。", "swapped 4"),
        ("造林3.6万亩。造林4200公顷。", "swapped 2"),
        ("存款余额2.46亿元。存款余额42613万元。", "swapped 3"),
        ("造林3.6万亩。造林2400公顷。", ""),
        ("业务量1.864亿件。业务量1.8亿件。", ""),
        ("造林3.6万亩。造林26000公顷。", "far"),
        ("业务量突破274万件。业务量247.1万件。", "swapped 3"),
        ("业务量274.8万件。业务量近二百四十七万件。", "swapped 3"),
    ],
)
def test_a_slip_is_told_in_whatever_units(text: str, kind: str) -> None:
    assert slip(text) == kind
