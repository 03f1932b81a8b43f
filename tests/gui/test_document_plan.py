"""What the screen and the paper make of the lines of a text."""

from yearbook_viewer.gui.document_plan import Paragraph, Style, Words, screen_blocks
from yearbook_viewer.gui.paper import PaperChoice, paper_blocks
from yearbook_viewer.messages import Catalogue
from yearbook_viewer.records import Entry, Section

LINE = "全县实现地区生产总值一百二十亿元比上年增长百分之"  # 24 characters, as a full line of a PDF


def entry_of(text: str) -> Entry:
    return Entry(0, text, "", "", "", "", None, 0, (Section("", ("",), 0, 0, len(text)),))


def words_of(text: str, block: object) -> str:
    assert isinstance(block, Paragraph)
    return "".join(part.text if isinstance(part, Words) else text[part.start : part.end] for part in block.parts)


def on_screen(text: str) -> list[str]:
    blocks = list(screen_blocks(entry_of(text), None, 0, len(text), Catalogue("zh")))
    return [words_of(text, block) for block in blocks if isinstance(block, Paragraph) and block.style is Style.TEXT]


def on_paper(text: str) -> list[str]:
    return [words_of(text, block) for block in paper_blocks(entry_of(text), PaperChoice())]


def test_lines_that_were_broken_because_they_were_full_are_joined() -> None:
    text = f"{LINE}\n{LINE}\n六点五。\n农业稳定。"
    assert on_screen(text) == [f"{LINE}{LINE}六点五。", "农业稳定。"]
    assert on_paper(text) == on_screen(text)


def test_an_indented_line_begins_a_paragraph() -> None:
    assert on_screen(f"{LINE}\n　　{LINE}") == [LINE, LINE]


def test_short_lines_and_long_paragraphs_stay_alone() -> None:
    assert on_screen("县长\n何文博\n副县长\n李丽") == ["县长", "何文博", "副县长", "李丽"]
    assert on_screen(f"{LINE * 4}\n{LINE * 4}") == [LINE * 4, LINE * 4]


def test_a_full_line_that_ends_a_sentence_ends_its_paragraph() -> None:
    assert on_screen(f"{LINE[:-1]}。\n{LINE}") == [f"{LINE[:-1]}。", LINE]


def test_the_number_of_a_page_is_left_out_on_screen_and_stands_between_the_halves_on_paper() -> None:
    text = f"{LINE}\n{LINE}\n— 12 —\n六点五。\n{LINE}\n五。"
    assert on_screen(text) == [f"{LINE}{LINE}六点五。", f"{LINE}五。"]
    assert on_paper(text) == [f"{LINE}{LINE}", "— 12 —", "六点五。", f"{LINE}五。"]


def test_words_of_letters_keep_their_blank() -> None:
    lines = ["the county archive keeps the records of its many", "townships and villages and opens its rooms to every"]
    text = "\n".join([*lines, "visitor."])
    assert on_screen(text) == [" ".join(text.split("\n"))]


def test_an_empty_text_has_no_paragraphs() -> None:
    assert on_screen("") == []
