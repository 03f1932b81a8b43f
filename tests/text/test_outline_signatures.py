import pytest

from yearbook_viewer.text.outline import cut
from yearbook_viewer.text.outline.signatures import signature_of

FACTS = "全年新修道路35公里。"


def signed(words: str) -> tuple[str, ...]:
    text = FACTS + words
    return signature_of(text, 0, len(text))


@pytest.mark.parametrize(
    ("words", "names"),
    [
        ("\n(何文博)", ("何文博",)),
        ("（张　三　李　四）", ("张三", "李四")),
        ("(何　川 欧阳静)", ("何川", "欧阳静")),
        ("\n(撰稿:何　川、欧阳静)", ("何川", "欧阳静")),
        ("\n撰稿：王小明", ("王小明",)),
        (" 撰稿:王小明 审稿:李大山", ("王小明",)),
        ("\n（县统计局供稿）", ("县统计局",)),
        ("\n(县党政办)", ("县党政办",)),
        ("\n(何文博)\n【打印本页】\n【\n关闭窗口\n】", ("何文博",)),
        ("\n(艾力·买买提)", ("艾力·买买提",)),
    ],
)
def test_signatures_give_bare_names(words: str, names: tuple[str, ...]) -> None:
    assert signed(words) == names


@pytest.mark.parametrize(
    "words",
    [
        "(续表)",
        "\n(见表1)",
        "(简称工商联)",
        "(以下简称商会)",
        "\n(试行)",
        "\n(2020年3月)",
        "\n(待续)",
        "",
        "\n单位:万元",
        "\n(不含市本级)",
    ],
)
def test_notes_in_brackets_are_no_signatures(words: str) -> None:
    assert signed(words) == ()


def test_a_bracket_inside_a_sentence_is_no_signature() -> None:
    assert signature_of("县长张三(李四)", 0, 8) == ()


def test_where_several_sections_are_signed_each_keeps_its_own() -> None:
    (entry,) = cut(f"县总工会\n【概况】 {FACTS}(张三)\n【维权】 {FACTS}\n【文体】 {FACTS}(李四)\n")
    assert [section.signature for section in entry.sections] == [("张三",), (), ("李四",)]
    assert entry.signature == ()


def test_the_only_signature_at_the_end_is_the_entrys() -> None:
    (entry,) = cut(f"县总工会\n【概况】 {FACTS}\n【文体】 {FACTS}(李四)\n")
    assert (entry.signature, entry.sections[-1].signature) == (("李四",), ())
