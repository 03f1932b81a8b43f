from pathlib import Path

import pytest

from yearbook_viewer.places import resource
from yearbook_viewer.records import Entry
from yearbook_viewer.text.outline import cut


@pytest.fixture(scope="module")
def entry() -> Entry:
    path: Path = resource("seeds", "000_147950222173a7ed.txt")
    (entry,) = cut(path.read_text(encoding="utf-8"))
    return entry


def test_the_head_of_the_seed_is_read(entry: Entry) -> None:
    head = (entry.title, entry.subject, entry.source, entry.date, entry.year)
    assert head == ("岳阳市工商业联合会", "岳阳市工商业联合会", "本室", "2022-01-17 10:30", 2020)


def test_the_seed_has_eight_sections(entry: Entry) -> None:
    assert [section.title for section in entry.sections] == [
        "概况",
        "市工商联参政议政",
        "市工商联宣传教育",
        "市工商联组织建设",
        "市工商联服务经济发展",
        "市工商联助力脱贫攻坚",
        "民营企业家座谈会",
        "市工商联助力抗疫复产",
    ]


def test_the_shared_prefix_is_known_where_it_stands(entry: Entry) -> None:
    assert [section.prefix for section in entry.sections] == [0, 4, 4, 4, 4, 4, 0, 4]


def test_run_in_subheadings_are_found_after_the_lead_sentence_and_at_paragraphs(entry: Entry) -> None:
    found = {section.title: [sub.title for sub in section.subheadings] for section in entry.sections}
    assert found.pop("市工商联参政议政") == ["专题调研", "参政议政", "民主监督"]
    assert not any(found.values())


def test_a_subheading_begins_with_its_own_words(entry: Entry) -> None:
    section = entry.sections[1]
    assert [entry.text[sub.start : sub.start + 5] for sub in section.subheadings] == [
        "专题调研。",
        "参政议政。",
        "民主监督。",
    ]
    assert section.subheadings[-1].end == section.end


def test_the_signature_closes_the_entry(entry: Entry) -> None:
    assert entry.signature == ("卢盛勇",)


def test_a_section_begins_at_its_bracket_and_its_body_at_its_text(entry: Entry) -> None:
    section = entry.sections[0]
    assert entry.text[section.start : section.body] == "【概况】 "
    assert entry.text[section.body :].startswith("2020年,岳阳市工商业联合会")


def test_the_seed_raises_no_doubt(entry: Entry) -> None:
    assert entry.doubts == ()
