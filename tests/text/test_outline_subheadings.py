import pytest

from yearbook_viewer.text.outline.subheadings import find_subheadings

FACTS = "向县委提交建议12条,被采纳8条,办理群众来信35件。"


def titles(text: str) -> list[str]:
    return [sub.title for sub in find_subheadings(text, 0, len(text))]


def test_phrases_that_open_paragraphs_are_subheadings() -> None:
    assert titles(f"厂务公开。{FACTS}\n集体协商。{FACTS}\n职代会建设。{FACTS}\n") == [
        "厂务公开",
        "集体协商",
        "职代会建设",
    ]


def test_the_first_may_follow_the_lead_sentence() -> None:
    assert titles(f"2020年,县总工会开展工作。信访接待。{FACTS}\n劳动争议。{FACTS}") == ["信访接待", "劳动争议"]


def test_each_runs_to_the_next_and_the_last_to_the_end() -> None:
    text = f"厂务公开。{FACTS}\n集体协商。{FACTS}"
    first, second = find_subheadings(text, 0, len(text))
    assert (first.start, first.end, second.start, second.end) == (0, second.start, text.index("集体"), len(text))


def test_a_single_phrase_heads_nothing() -> None:
    assert titles(f"厂务公开。{FACTS}\n{FACTS}") == []


@pytest.mark.parametrize(
    "sentences",
    [
        ("经济实力明显增强。", "城市面貌焕新升级。"),
        ("做强三产。", "做优二产。"),
        ("全面加快园区建设。", "推进旧城改造。"),
        ("一要转变作风。", "二要依法行政。"),
        ("任务完成了。", "成绩是主要的。"),
        ("投资12亿元。", "增长8%。"),
        ("产业升级步伐加快。", "营商环境持续向好。"),
    ],
)
def test_short_sentences_are_no_subheadings(sentences: tuple[str, str]) -> None:
    assert titles("\n".join(sentence + FACTS for sentence in sentences)) == []


def test_a_phrase_alone_on_its_line_is_no_run_in_subheading() -> None:
    assert titles(f"厂务公开。\n{FACTS}\n集体协商。\n{FACTS}") == []


def bold_titles(text: str, *phrases: str) -> list[str]:
    spans = tuple((text.index(phrase), text.index(phrase) + len(phrase)) for phrase in phrases)
    return [sub.title for sub in find_subheadings(text, 0, len(text), spans)]


@pytest.mark.parametrize(
    ("first", "second", "expected"),
    [
        ("厂务公开：", "集体协商：", ["厂务公开", "集体协商"]),
        ("厂务公开", "集体协商", []),
        ("厂务公开　", "集体协商　", ["厂务公开", "集体协商"]),
        ("加快技能培训。", "推进2021年招聘。", ["加快技能培训", "推进2021年招聘"]),
        ("向县委提交建议,", "办理群众来信,", []),
    ],
)
def test_short_bold_phrases_are_subheadings_where_a_sign_parts_them(
    first: str, second: str, expected: list[str]
) -> None:
    assert bold_titles(f"　　{first}{FACTS}\n　　{second}{FACTS}\n", first, second) == expected


def test_a_colon_behind_a_bold_phrase_parts_it() -> None:
    text = f"厂务公开：{FACTS}\n集体协商：{FACTS}"
    assert bold_titles(text, "厂务公开", "集体协商") == ["厂务公开", "集体协商"]


def test_a_phrase_with_a_colon_that_is_not_bold_heads_nothing() -> None:
    assert titles(f"厂务公开：{FACTS}\n集体协商：{FACTS}") == []


def test_a_bold_paragraph_is_no_subheading() -> None:
    assert bold_titles(f"厂务公开。\n{FACTS}\n集体协商。\n{FACTS}", "厂务公开。", "集体协商。") == []


@pytest.mark.parametrize(
    "sentences",
    [
        ("天气晴朗。", "气氛祥和。"),
        ("大家很高兴。", "掌声不断。"),
        ("会议圆满结束。", "代表陆续离场。"),
        ("各位代表。", "同志们。"),
        ("成效显著。", "群众满意。"),
    ],
)
def test_short_sentences_of_prose_are_no_subheadings(sentences: tuple[str, str]) -> None:
    assert titles("\n".join(sentence + FACTS for sentence in sentences)) == []
