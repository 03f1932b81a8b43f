"""Which pairs of a word are looked up: they tell all of it, by as few leaves as can be."""

from collections.abc import Iterator
from itertools import chain, combinations

from hypothesis import given
from hypothesis import strategies as st

from yearbook_viewer.archive.concordance import grams
from yearbook_viewer.archive.concordance.grams import Pair, pairs_of, rarest_first

# What a pair costs that is looked up, besides its leaves; told here again, for the sake of the sum.
ASKING = 3
# A pair costs next to nothing where it costs so many times less than another.
NOTHING = 8
WORDS = st.text("甲乙丙丁", min_size=2, max_size=9)


def _some_of(pairs: list[Pair]) -> Iterator[tuple[Pair, ...]]:
    return chain.from_iterable(combinations(pairs, size) for size in range(1, len(pairs) + 1))


def _costs(word: str, leaves: dict[int, int], pairs: tuple[Pair, ...]) -> int | None:
    """What the pairs cost, None where they leave out a character."""
    told = {place for pair in pairs for place in (pair.offset, pair.offset + 1)}
    return sum(leaves[pair.gram] + ASKING for pair in pairs) if len(told) == len(word) else None


def test_the_pairs_of_a_word_are_its_neighbours() -> None:
    told = [(chr(grams.character_of(pair.gram)), pair.offset) for pair in pairs_of("工商联")]
    assert told == [("工", 0), ("商", 1)]


def test_common_pairs_are_left_out_where_those_beside_them_tell_what_they_would() -> None:
    often = {"甲乙": 1, "乙丙": 2, "丙丁": 90, "丁戊": 1, "戊己": 1}
    word = "甲乙丙丁戊己"
    chosen = rarest_first(word, lambda pair: often[word[pair.offset :][:2]])
    assert sorted(pair.offset for pair in chosen) == [0, 1, 3, 4]


def test_what_costs_next_to_nothing_is_asked_first_even_if_the_others_tell_all() -> None:
    often = {"甲乙": 40, "乙丙": 1, "丙丁": 50}
    chosen = rarest_first("甲乙丙丁", lambda pair: often["甲乙丙丁"[pair.offset :][:2]])
    assert [pair.offset for pair in chosen] == [1, 0, 2]


@given(WORDS, st.data())
def test_no_other_pairs_tell_all_of_a_word_by_fewer_leaves(word: str, data: st.DataObject) -> None:
    pairs = pairs_of(word)
    leaves = {pair.gram: data.draw(st.integers(0, 9) | st.integers(0, 200)) for pair in pairs}
    chosen = rarest_first(word, lambda pair: leaves[pair.gram])
    assert leaves[chosen[0].gram] == min(leaves[pair.gram] for pair in chosen)
    least = min(cost for some in _some_of(pairs) if (cost := _costs(word, leaves, some)) is not None)
    needed = [some for some in _some_of(chosen) if _costs(word, leaves, some) == least]
    # Others may be there only because they cost next to nothing beside the dearest that is needed.
    assert any(
        all(
            NOTHING * (leaves[pair.gram] + ASKING) < max(leaves[each.gram] for each in some)
            for pair in chosen
            if pair not in some
        )
        for some in needed
    )
