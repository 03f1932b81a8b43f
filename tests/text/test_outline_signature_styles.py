"""Signatures as many houses set them, and what only looks like one."""

import pytest

from yearbook_viewer.text.outline import cut
from yearbook_viewer.text.outline.people import is_name
from yearbook_viewer.text.outline.signatures import signature_of

FACTS = "全年栽植树木35万株。"


def signed(words: str) -> tuple[str, ...]:
    text = FACTS + words
    return signature_of(text, 0, len(text))


@pytest.mark.parametrize(
    ("words", "names"),
    [
        ("(卢小勇)", ("卢小勇",)),
        ("——撰稿：卢　勇", ("卢勇",)),
        ("（何　川）", ("何川",)),
        ("（何　　川　　石小玉）", ("何川", "石小玉")),
        ("(何川、石小玉、欧阳静)", ("何川", "石小玉", "欧阳静")),
        ("(何川,石小玉)", ("何川", "石小玉")),
        ("(何川/石小玉)", ("何川", "石小玉")),
        ("(欧阳 静)", ("欧阳静",)),
        ("(王 小 明)", ("王小明",)),
        ("(何 川 石 玉)", ("何川", "石玉")),
        ("(买买提·艾力)", ("买买提·艾力",)),
        ("(司徒文华)", ("司徒文华",)),
        ("\n　　　　　　　　　　　　（何川）", ("何川",)),
        ("\n（撰稿：何　川）", ("何川",)),
        ("\n（撰稿人：何川　石小玉）", ("何川", "石小玉")),
        ("\n（供稿：何川 审稿：石小玉）", ("何川",)),
        ("\n（供稿：县林业局）", ("县林业局",)),
        ("\n（县林业局供稿）", ("县林业局",)),
        ("\n（县林业局 何川）", ("县林业局", "何川")),
        ("\n（县林业局　何川　供稿）", ("县林业局", "何川")),
        ("\n（供稿单位：县林业局　撰稿人：何川）", ("县林业局", "何川")),
        ("\n（何川撰稿）", ("何川",)),
        ("\n（文/何川 图/石小玉）", ("何川",)),
        ("\n撰稿：何　川", ("何川",)),
        ("\n撰稿人：何川、石小玉", ("何川", "石小玉")),
        ("\n执笔：何川", ("何川",)),
        ("\n执笔 何川", ("何川",)),
        ("\n供稿单位：县林业局", ("县林业局",)),
        ("\n供稿单位：县林业局\n撰稿人：何川\n审稿人：石小玉", ("县林业局", "何川")),
        ("\n撰稿：阿不都热西提", ("阿不都热西提",)),
        ("\n编辑：何川", ("何川",)),
        ("(何川)\n编辑：石小玉", ("何川",)),
        ("撰稿：何川", ("何川",)),
        ("\n——何川", ("何川",)),
        ("——何川", ("何川",)),
        ("〔何川〕", ("何川",)),
        ("(何川)\n【责任编辑：石小玉】\n【打印本页】", ("何川",)),
        ("(何川)\n版权所有：县人民政府", ("何川",)),
    ],
)
def test_signatures_of_all_styles(words: str, names: tuple[str, ...]) -> None:
    assert signed(words) == names


@pytest.mark.parametrize(
    "words",
    [
        "(续表)",
        "(续完)",
        "(见表1)",
        "(见附录)",
        "(详见附录)",
        "(简称林业局)",
        "(以下简称林长办)",
        "(下同)",
        "(含苗圃)",
        "(截至年底)",
        "(不含国有林场)",
        "(2020年)",
        "(35万株)",
        "(农业)",
        "(高中)",
        "(金融)",
        "(试行)",
        "(何川 摄)",
        "(何川/摄)",
        "\n(摄影：何川)",
        "\n图/何川",
        "\n何川 摄",
        "\n审稿：石小玉",
        "\n来源：松原日报",
        "\n责任编辑：何川",
        "\n单位：万元",
        "\n——这是栽树最多的一年",
        "\n平安",
        "\n注：数据为快报数",
        "\n(其中柏树)",
        "",
    ],
)
def test_what_is_no_signature(words: str) -> None:
    assert signed(words) == ()


@pytest.mark.parametrize("text", ["县长何川(石小玉)", "参加者有何川(县林业局)", "由何川执笔", "编辑:图书12种。"])
def test_names_inside_a_sentence_sign_nothing(text: str) -> None:
    assert signature_of(text, 0, len(text)) == ()


@pytest.mark.parametrize("words", ["何川", "欧阳静", "司马长风", "买买提·艾力", "艾力•买买提"])
def test_a_family_name_with_its_given_name_is_a_person(words: str) -> None:
    assert is_name(words)


@pytest.mark.parametrize("words", ["农业", "概况", "县", "林业局", "大河镇政府", "何", "·", "何川·", "平安", "a b"])
def test_words_that_are_no_names(words: str) -> None:
    assert not is_name(words)


def test_one_signature_below_several_items_belongs_to_the_last_of_them() -> None:
    text = f"县林业局\n【概况】 {FACTS}\n【造林】 {FACTS}\n（何川）\n【防火】 {FACTS}\n【育苗】 {FACTS}\n（石小玉）\n"
    (entry,) = cut(text)
    assert [section.signature for section in entry.sections] == [(), ("何川",), (), ("石小玉",)]
    assert entry.signature == ()


def test_a_signature_with_its_furniture_closes_the_entry() -> None:
    text = f"县林业局\n【概况】 {FACTS}\n【造林】 {FACTS}\n供稿单位：县林业局\n执笔：何川\n【打印本页】\n"
    (entry,) = cut(text)
    assert entry.signature == ("县林业局", "何川")
