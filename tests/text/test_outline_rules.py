"""The reader's word on which lines open a section, and on what an entry is called; every text here is made up."""

import pytest

from yearbook_viewer.records import Basis, Choices, HeadingRule, Layout, SetHeading
from yearbook_viewer.text.outline import cut

FACTS = "全乡修通村道27公里,架设水管9.6公里,惠及村民3400人。"
MIXED = (
    f"白沙乡\n【概况】 {FACTS}\n■ 水利　{FACTS}\n一、渠道\n{FACTS}\n（一）干渠\n{FACTS}\n"
    f"3日　全乡开会。{FACTS}\n## 交通\n{FACTS}\n教育卫生\n{FACTS}\n"
)


def titles(text: str, rule: HeadingRule, layout: Layout = Layout()) -> list[str]:
    (entry,) = cut(text, layout, choices=Choices(rule=rule))
    return [section.title for section in entry.sections if section.title]


@pytest.mark.parametrize(
    ("rule", "expected"),
    [
        (HeadingRule.BRACKETS, ["概况"]),
        (HeadingRule.SYMBOLS, ["水利"]),
        (HeadingRule.NUMBERS, ["一、渠道", "（一）干渠"]),
        (HeadingRule.DATES, ["3日"]),
        (HeadingRule.MARKUP, ["交通"]),
        (HeadingRule.SHORT_LINES, ["教育卫生"]),
        (HeadingRule.NONE, []),
    ],
)
def test_a_rule_leaves_one_family_of_headings(rule: HeadingRule, expected: list[str]) -> None:
    assert titles(MIXED, rule) == expected


def test_no_headings_make_one_section_of_the_text_below_the_head() -> None:
    (entry,) = cut(MIXED, choices=Choices(rule=HeadingRule.NONE))
    assert [(section.title, section.start, section.end) for section in entry.sections] == [("", 4, len(MIXED))]


def test_markup_is_what_the_format_sets_and_bold() -> None:
    text = f"白沙乡\n农田\n{FACTS}\n水塘　{FACTS}\n林地　{FACTS}\n"
    at = {word: text.index(f"\n{word}") + 1 for word in ("农田", "水塘", "林地")}
    layout = Layout(
        headings=(SetHeading(at["农田"], at["农田"] + 2, 2),),
        bold=((at["水塘"], at["水塘"] + 2), (at["林地"], at["林地"] + 2)),
    )
    assert titles(text, HeadingRule.MARKUP, layout) == ["农田", "水塘", "林地"]


def test_the_readers_word_on_title_body_and_year_comes_first() -> None:
    word = Choices(title="白沙乡概览", subject="白沙乡人民政府", year=1999, volume="临江年鉴", volume_year=2000)
    (entry,) = cut(f"白沙乡\n【概况】 2005年,{FACTS}\n", choices=word)
    told = (entry.title, entry.subject, entry.year, entry.year_from, entry.volume, entry.volume_year)
    assert told == ("白沙乡概览", "白沙乡人民政府", 1999, Basis.READER, "临江年鉴", 2000)


def test_one_title_is_not_given_to_several_entries() -> None:
    text = f"白沙乡\n【概况】 {FACTS}\n红岩乡\n【概况】 {FACTS}\n"
    assert [entry.title for entry in cut(text, choices=Choices(title="全县"))] == ["白沙乡", "红岩乡"]


def test_a_chronicles_dates_follow_the_readers_year() -> None:
    (entry,) = cut("大事记\n5月\n12日　架桥。\n是月　大雨。\n", choices=Choices(year=1987))
    assert [section.date for section in entry.sections] == ["1987-05", "1987-05-12", "1987-05"]
