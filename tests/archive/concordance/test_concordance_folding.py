"""The quick folding of whole texts is the folding of words."""

import pytest

from yearbook_viewer.archive.concordance.folding import folded
from yearbook_viewer.text.search_folds import search_fold

EVERY = "".join(map(chr, range(0x110000)))


def test_every_code_point_is_folded_as_a_word_is() -> None:
    fold = folded(EVERY)
    assert str(fold) == search_fold(EVERY)


def test_each_folded_character_knows_where_it_stands() -> None:
    text = "张　三\n２０２０〇\u200b𠮷Ａ"
    fold = folded(text)
    assert str(fold) == "张三2020零𠮷a"
    assert [text[place] for place in fold.places.tolist()] == ["张", "三", *"２０２０〇", "𠮷", "Ａ"]


@pytest.mark.parametrize("text", ["", " \n", "\ud800"])
def test_what_is_hardly_a_text_is_folded_too(text: str) -> None:
    assert str(folded(text)) == search_fold(text)
