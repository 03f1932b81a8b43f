"""Averages told as so many for one."""

from yearbook_viewer.records import Entry
from yearbook_viewer.text.audit.clauses.sentences import sentences_of
from yearbook_viewer.text.audit.quotients.per_one import turned
from yearbook_viewer.text.figures.finding import find_figures


def last_of(text: str) -> tuple[str, str, str]:
    """The last number of a text with its unit, and the words before it."""
    entry = Entry(0, text, "", "", "", "", 1980, 0, ())
    sentence = turned(sentences_of(entry, find_figures(entry, ())))[-1]
    figure = sentence.figures[-1]
    return str(figure.value), figure.unit, sentence.gaps[-2]


def test_so_many_for_one_are_an_average_of_them() -> None:
    assert last_of("有诊所40个，平均每九百人有一个诊所。") == ("900", "人", ",有平均每个诊所")
    assert last_of("有自行车2400辆，平均8人一辆。") == ("8", "人", ",平均每辆")


def test_other_averages_stay_as_they_are() -> None:
    assert last_of("有自行车2400辆，每百户有自行车12辆。") == ("12", "辆", ",每百户有自行车")
