"""Numbers beside each other that each name what they count."""

import pytest

from tests.text.audit.counts.test_counts import found_in


def slips_in(text: str) -> list[str]:
    return [finding.arithmetic for finding in found_in(text) if finding.verdict.value == "inconsistent"]


def test_a_number_that_names_too_few_is_told_by_those_beside_it() -> None:
    text = "古遗址3处（石门、黑山、南沟），古墓葬2处（汪氏墓、李氏墓），古建筑2处（{}）。"
    assert slips_in(text.format("文昌阁")) == ["1 ≠ 2处"]
    assert slips_in(text.format("文昌阁、钟楼")) == []


def test_a_number_that_names_too_many_is_told_too() -> None:
    text = "古遗址3处（石门、黑山、南沟），古墓葬2处（汪氏墓、李氏墓），古建筑2处（文昌阁、钟楼、鼓楼）。"
    assert slips_in(text) == ["3 ≠ 2处"]


def test_names_behind_colons_and_with_a_joint_are_held_against_each_other() -> None:
    text = "古遗址3处：石门、黑山和南沟；古墓葬2处：汪氏墓、李氏墓；古建筑2处：{}。"
    assert slips_in(text.format("文昌阁")) == ["1 ≠ 2处"]
    assert slips_in(text.format("文昌阁、钟楼")) == []


@pytest.mark.parametrize(
    "text",
    [
        "古遗址3处（唐至宋），古墓葬2处（汪氏墓、李氏墓），古建筑2处（文昌阁）。",
        "古遗址3处（石门、黑山、南沟），古墓葬2处（汪氏墓、李氏墓），古建筑2处（含文昌阁）。",
        "古墓葬2处（汪氏墓、李氏墓），古建筑2处（文昌阁）。",
        "古遗址3处（石门、黑山、南沟），古墓葬2座（汪氏墓、李氏墓），古建筑2处（文昌阁）。",
        "古遗址3处（石门、黑山、南沟），古墓葬2处，古建筑2处（文昌阁）。",
        "古遗址3处（石门、黑山、南沟），古墓葬2处（汪氏墓、李氏墓）。古建筑2处（文昌阁）。",
        "古遗址1处（石门），古墓葬1处（汪氏墓），古建筑2处（文昌阁）。",
    ],
)
def test_notes_of_another_sort_examples_other_things_and_too_few_others_tell_nothing(text: str) -> None:
    assert slips_in(text) == []
