"""Two years of one item side by side; expected values written by hand."""

from hypothesis import given
from hypothesis import strategies as st

from yearbook_viewer.records import Counterparts, Extraction
from yearbook_viewer.text.counterparts import counterparts
from yearbook_viewer.text.extraction import extract

OLD = """云泽市图书馆
【概况】2018年末,全馆有馆藏图书31.2万册,持证读者5200人。
【读者服务】全年接待读者26万人次,比上年增长4%。举办讲座18场。
【古籍保护】修复古籍120册。
"""
NEW = """云泽市图书馆
【概况】2019年末,全馆有馆藏图书33.5万册,持证读者5200人。
【数字资源】购入数据库6个。
【读者服务】全年接待读者28.6万人次,比上年增长10%。举办讲座18场、展览7次。
"""


def extraction(text: str) -> Extraction:
    return extract(text)[0]


def side_by_side(old: str, new: str) -> tuple[Extraction, Extraction, Counterparts]:
    older, newer = extraction(old), extraction(new)
    return older, newer, counterparts(older, newer)


def test_paragraphs_of_the_same_matter_stand_side_by_side_and_what_one_year_has_alone_stands_alone() -> None:
    _, _, found = side_by_side(OLD, NEW)
    assert [(row.old.text[:5] if row.old else "", row.new.text[:5] if row.new else "") for row in found.rows] == [
        ("云泽市图书", "云泽市图书"),
        ("【概况】2", "【概况】2"),
        ("", "【数字资源"),
        ("【读者服务", "【读者服务"),
        ("【古籍保护", ""),
    ]


def test_figures_are_paired_by_what_they_count() -> None:
    old, new, found = side_by_side(OLD, NEW)
    assert [
        (
            "" if pair.old is None else old.figures[pair.old].text,
            "" if pair.new is None else new.figures[pair.new].text,
        )
        for pair in found.figures
    ] == [
        ("31.2万册", "33.5万册"),
        ("5200人", "5200人"),
        ("", "6个"),
        ("26万人次", "28.6万人次"),
        ("4%", "10%"),
        ("18场", "18场"),
        ("", "7次"),
        ("120册", ""),
    ]


def test_figures_that_differ_are_marked_and_those_that_do_not_are_not() -> None:
    _, _, found = side_by_side(OLD, NEW)
    row = next(row for row in found.rows if row.new and row.new.text.startswith("【概况】"))
    assert row.old is not None
    assert row.new is not None
    marked = [NEW[start:end] for start, end in row.new.changed]
    assert any("33.5" in words or "3.5" in words for words in marked)
    assert not any("5200" in words for words in marked)


def test_a_generic_word_is_not_paired_across_paragraphs() -> None:
    old = (
        "临川县\n【农业】春灌以前疏浚东干渠和沿线涵闸,投资300万元。新建粮库2座。\n"
        "【城建】解放路拓宽并铺设沥青路面,沿街装上路灯,投资800万元。\n"
    )
    new = (
        "临川县\n【教育】第二中学翻修宿舍与食堂,添置课桌椅和图书,投资500万元。\n"
        "【卫生】县医院住院部扩建完工,病床增加一倍,投资900万元。新建粮库5座。\n"
    )
    older, newer, found = side_by_side(old, new)
    paired = [pair for pair in found.figures if pair.old is not None and pair.new is not None]
    assert [(older.figures[pair.old or 0].text, newer.figures[pair.new or 0].text) for pair in paired] == [
        ("2座", "5座")
    ]


def test_goals_are_no_facts_to_be_compared() -> None:
    _, _, found = side_by_side("临川县\n【概况】学校20所。\n", "临川县\n【概况】学校20所,力争2020年建成学校25所。\n")
    assert len(found.figures) == 1


@given(st.lists(st.sampled_from(["第一段10个", "第二段20人", "第三段", "第四段5%"]), max_size=6))
def test_every_paragraph_of_both_stands_once_and_in_order(lines: list[str]) -> None:
    older, newer, found = side_by_side("临川县\n【概况】\n" + "\n".join(lines), OLD)
    for extraction, side in ((older, "old"), (newer, "new")):
        told = [passage for row in found.rows if (passage := getattr(row, side))]
        assert [passage.text for passage in told] == [
            line for line in extraction.entry.text.split("\n") if line.strip()
        ]
        assert all(passage.text == extraction.entry.text[passage.start : passage.end] for passage in told)
    for count, places in (
        (older.figures, [pair.old for pair in found.figures if pair.old is not None]),
        (newer.figures, [pair.new for pair in found.figures if pair.new is not None]),
    ):
        assert sorted(places) == [place for place, figure in enumerate(count) if not figure.target]
