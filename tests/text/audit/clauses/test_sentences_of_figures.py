"""Sentences as the checks read them."""

from yearbook_viewer.records import Entry, Layout, Section
from yearbook_viewer.text.audit.clauses.sentences import SIGN, Sentence, sentences_of
from yearbook_viewer.text.figures.finding import find_figures
from yearbook_viewer.text.tables import tables_in


def read(text: str, sections: tuple[Section, ...] = ()) -> list[Sentence]:
    entry = Entry(0, text, "", "", "", "", 2020, 0, sections, layout=Layout(tables=tables_in(text, 0, len(text))))
    return sentences_of(entry, find_figures(entry, ()))


def words(text: str) -> list[str]:
    return [sentence.words.replace(SIGN, "#") for sentence in read(text)]


def test_figures_are_signs_and_layout_is_left_out() -> None:
    assert words("会员　１．８６万个，比2019年增加 1823 个（详见《年报》）。") == ["会员#,比2019年增加#(详见《》)"]


def test_a_word_that_blurs_goes_with_its_figure() -> None:
    assert words("降水400毫米左右,企业500多家。") == ["降水#,企业#"]


def test_sentences_without_figures_count_and_paragraphs_stand_apart() -> None:
    assert [sentence.number for sentence in read("会员12个。很好。学校3所。\n校车5辆。")] == [0, 2, 5]


def test_the_cells_of_tables_are_left_out() -> None:
    assert words("镇名\t户数(户)\n甲镇\t12\n乙镇\t13\n\n学校3所。") == ["学校#"]


def test_a_sentence_knows_its_headings_and_does_not_run_into_the_next_section() -> None:
    text = "学校3所\n教师5人。"
    sections = (Section("甲", ("甲",), 0, 0, 5), Section("乙", ("乙",), 5, 5, len(text)))
    assert [(sentence.words, sentence.headings) for sentence in read(text, sections)] == [
        (f"学校{SIGN}", "甲"),
        (f"教师{SIGN}", "乙"),
    ]
