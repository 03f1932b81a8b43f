from hypothesis import given
from hypothesis import strategies as st

from yearbook_viewer.text.folded_text import FoldedText
from yearbook_viewer.text.search_folds import search_fold


def test_what_is_dropped_lies_between_the_characters_of_a_stretch() -> None:
    text = FoldedText("　　張　\n三等2人")
    assert text.folded == "张三等2人"
    assert text.span(0, 2) == (2, 6)
    assert text.span(3, 5) == (7, 9)


def test_a_text_of_nothing_but_white_space_is_empty() -> None:
    assert FoldedText(" \n\u200b　").folded == ""


@given(st.text(alphabet="甲乙張〇Ａa12 \n　\u200b\u00ad\U00020000]^-\\", max_size=40), st.data())
def test_a_stretch_of_the_fold_is_the_fold_of_its_stretch(text: str, data: st.DataObject) -> None:
    folded = FoldedText(text)
    assert folded.folded == search_fold(text)
    if folded.folded:
        start = data.draw(st.integers(0, len(folded.folded) - 1))
        end = data.draw(st.integers(start + 1, len(folded.folded)))
        first, last = folded.span(start, end)
        assert search_fold(text[first:last]) == folded.folded[start:end]
        assert search_fold(text[first])
        assert search_fold(text[last - 1])
