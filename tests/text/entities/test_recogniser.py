"""The recogniser reads any text, block by block and sentence by sentence, and loses no place in it."""

from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from yearbook_viewer.text.entities.model import model
from yearbook_viewer.text.entities.recogniser import recognise, sentences_of

SENTENCE = "县教育局召开会议,局长王建国主持。"
PIECES = st.sampled_from(
    ["县教育局", "王建国", "。", "\n", ";", ",", "局长", "临江县", " ", "\ud800", "𠮷", "《", "a1"]
)


def names(text: str) -> list[str]:
    return [text[name.start : name.end] for name in recognise(text, model())]


def test_people_and_bodies_are_recognised() -> None:
    assert names(SENTENCE) == ["县教育局", "王建国"]


def test_what_stands_in_one_sentence_does_not_depend_on_how_many_there_are() -> None:
    assert names(SENTENCE * 1000) == ["县教育局", "王建国"] * 1000


def test_a_line_without_an_end_is_read_to_its_end() -> None:
    assert names("县教育局召开会议" * 2000).count("县教育局") > 1900


def test_how_likely_a_name_is_lies_between_nothing_and_certainty() -> None:
    assert all(0 < name.probability <= 1.001 for name in recognise(SENTENCE, model()))


@given(st.one_of(st.text(max_size=80), st.lists(PIECES, max_size=60).map("".join)))
@settings(deadline=None, max_examples=50)
def test_names_are_in_order_apart_and_within_the_text(text: str) -> None:
    found = list(recognise(text, model()))
    assert all(0 <= name.start < name.end <= len(text) for name in found)
    assert all(left.end <= right.start for left, right in pairwise(found))


@given(st.text(max_size=600))
def test_sentences_together_are_the_text(text: str) -> None:
    borders = sentences_of(text)
    assert "".join(text[start:end] for start, end in borders) == text
