"""Names in the order of an index."""

import pytest

from yearbook_viewer.records import Kind
from yearbook_viewer.text.pinyin_order import initial_of, initials_of, spelled


@pytest.mark.parametrize(
    ("name", "kind", "reading"),
    [
        ("岳阳市", Kind.LOC, "yue yang shi "),
        ("重庆市", Kind.LOC, "chong qing shi "),
        ("重点项目", Kind.NAME, "zhong dian xiang mu "),
        ("長沙", Kind.LOC, "chang sha "),
        ("单明", Kind.PER, "shan ming "),
        ("单位", Kind.NAME, "dan wei "),
        ("尉迟明", Kind.PER, "yu chi ming "),
        ("KF94口罩", Kind.DOC, "kf94kou zhao "),
        ("", Kind.PER, ""),
    ],
)
def test_names_are_spelled_as_they_are_read(name: str, kind: Kind, reading: str) -> None:
    assert spelled(name, kind) == reading


def test_the_letter_that_a_name_stands_under() -> None:
    assert [initial_of(spelled(name, Kind.PER)) for name in ("曾国", "Anna", "2020年", "《", "")] == list("ZA###")
    assert initials_of("yue yang shi ") == "yys"


def test_shorter_syllables_come_first() -> None:
    names = ["先锋", "西安", "仙桃", "西宁"]
    assert sorted(names, key=lambda name: spelled(name, Kind.LOC)) == ["西安", "西宁", "先锋", "仙桃"]
