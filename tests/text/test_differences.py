"""Two texts side by side: what is the same, what was changed and where, what only one of them has."""

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from yearbook_viewer.records import Pairing
from yearbook_viewer.text.differences import common_runs, differences

# Few letters and many line ends, so that both texts have much in common.
TEXTS = st.text(st.sampled_from("甲乙丙,。\n\n"), max_size=60)


def _shown(pairing: Pairing) -> tuple[str, str]:
    """Both sides, what was changed in braces."""
    sides = []
    for side in (pairing.old, pairing.new):
        if side is None:
            sides.append("—")
            continue
        words, shift = side.text, side.start
        for start, end in reversed(side.changed):
            words = f"{words[: start - shift]}{{{words[start - shift : end - shift]}}}{words[end - shift :]}"
        sides.append(words)
    return sides[0], sides[1]


def test_lines_are_laid_side_by_side_and_changes_within_them_are_named() -> None:
    old = "城东水厂\n日供水4.5万吨,用户3200户。\n厂长由李某担任。\n完\n"
    new = "城东水厂\n日供水4.8万吨,用户3200余户。\n水质合格。\n完\n"
    assert [_shown(pairing) for pairing in differences(old, new)] == [
        ("城东水厂", "城东水厂"),
        ("日供水4.{5}万吨,用户3200户。", "日供水4.{8}万吨,用户3200{余}户。"),
        ("厂长由李某担任。", "—"),
        ("—", "水质合格。"),
        ("完", "完"),
    ]


def test_a_text_against_nothing_is_all_its_lines() -> None:
    assert [_shown(pairing) for pairing in differences("", "甲\n\n乙")] == [("—", "甲"), ("—", ""), ("—", "乙")]
    assert differences("", "") == ()


def test_a_line_that_moved_is_told_once_gone_and_once_come() -> None:
    old, new = "甲甲\n乙乙\n丙丙\n丁丁\n", "乙乙\n丙丙\n丁丁\n甲甲\n"
    assert [_shown(pairing) for pairing in differences(old, new)] == [
        ("甲甲", "—"),
        ("乙乙", "乙乙"),
        ("丙丙", "丙丙"),
        ("丁丁", "丁丁"),
        ("—", "甲甲"),
    ]


@given(TEXTS, TEXTS)
def test_both_sides_hold_all_their_lines_in_order_and_what_is_not_changed_is_the_same(old: str, new: str) -> None:
    pairings = differences(old, new)
    for text, sides in ((old, [each.old for each in pairings]), (new, [each.new for each in pairings])):
        told = [side for side in sides if side is not None]
        assert [side.text for side in told] == text.removesuffix("\n").split("\n") if text else not told
        assert all(text[side.start : side.end] == side.text for side in told)
        assert [side.start for side in told] == sorted(side.start for side in told)
    for each in pairings:
        assert each.old is not None or each.new is not None
        if each.old is not None and each.new is not None:
            kept = [_without(side.text, side.start, side.changed) for side in (each.old, each.new)]
            assert kept[0] == kept[1]
            assert each.same == (each.old.text == each.new.text)


def _without(words: str, shift: int, spans: tuple[tuple[int, int], ...]) -> str:
    for start, end in reversed(spans):
        words = words[: start - shift] + words[end - shift :]
    return words


@given(TEXTS)
def test_a_text_differs_in_nothing_from_itself(text: str) -> None:
    assert all(pairing.same for pairing in differences(text, text))


@given(TEXTS, TEXTS)
def test_common_runs_are_common_and_in_order(old: str, new: str) -> None:
    one = two = 0
    for start, other, length in common_runs(old, new):
        assert old[start : start + length] == new[other : other + length] != ""
        assert start >= one
        assert other >= two
        one, two = start + length, other + length


def _lines(seed: int, letters: str, width: int) -> str:
    chance = random.Random(seed)
    return "\n".join("".join(chance.choices(letters, k=width)) for _ in range(20_000))


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (_lines(1, "水厂供用户吨", 30), _lines(2, "水厂供用户吨", 30)),
        (_lines(1, "甲乙", 1), _lines(2, "甲乙", 1)),
        ("水" * 1_000_000, "水厂" * 500_000),
        (_lines(1, "水厂,供用户。吨", 30).replace("\n", ""), _lines(2, "水厂,供用户。吨", 30).replace("\n", "")),
    ],
    ids=["nothing in common", "two letters", "one long line", "a long line of clauses"],
)
def test_the_worst_texts_are_compared_to_their_end(old: str, new: str) -> None:
    assert differences(old, new)  # quadratic they would take hours
