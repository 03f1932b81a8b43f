"""Things told one to a line with what each of them is, named after what is counted."""

from tests.text.audit.counts.test_counts import found_in

LINES = "\n东湖水库，库容120万立方米；\n西山水库，库容90万立方米；\n北桥水库，库容70万立方米。"


def arithmetic_in(text: str) -> list[str]:
    return [finding.arithmetic for finding in found_in(text)]


def test_names_in_each_line_are_held_against_their_number() -> None:
    assert arithmetic_in(f"全县建成水库4座：{LINES}") == ["3 ≠ 4座"]
    assert arithmetic_in(f"全县建成水库3座：{LINES}") == ["3 = 3座"]


def test_lines_without_the_name_or_with_the_same_one_again_tell_nothing() -> None:
    assert arithmetic_in(f"全县建成水库4座：{LINES.replace('北桥水库', '该水库')}") == []
    assert arithmetic_in(f"全县建成水库4座：{LINES.replace('北桥', '西山')}") == []
