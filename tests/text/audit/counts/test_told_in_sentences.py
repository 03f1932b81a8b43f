"""Things told behind their number in a sentence or a line each."""

import pytest

from tests.text.audit.counts.test_told_singly import arithmetic_in

IN_ORDER = "第五次会议于2月举行。第六次会议于5月举行，审议报告。会后视察。第七次会议于9月举行。"
BY_DAY = "2月11日，货车翻入深沟；7月3日，客车相撞；9月26日，面包车坠崖。"
OF_A_KIND = "2月11日，会议研究春耕。5月3日，会议研究防汛。9月2日，会议研究财政。会后视察。"
LINES = "：\n关于建设水厂的建议；\n关于整治河道的建议；\n关于增设幼儿园的建议。\n全部办结。"
PROJECTS = "甲厂投资建设风电项目，已开工。乙厂投资建设水泥项目。丙厂投资建设冷链项目。"
BOOKS = "3月，《云山志》付印。5月，《白塔志》付印。9月，《石门志》付印。"
TITLES = "《电动机》2月发布，《曳引机》7月发布，《制动器》11月发布。"


@pytest.mark.parametrize(
    ("text", "arithmetic"),
    [
        ("常委会举行4次会议。" + IN_ORDER, "3 ≠ 4次"),
        ("常委会举行3次会议。" + IN_ORDER, "3 = 3次"),
        ("特大事故2起。" + BY_DAY, "3 ≠ 2起"),
        ("特大事故3起。" + BY_DAY, "3 = 3起"),
        ("特大事故2起。" + BY_DAY.replace("7月3日", "同日"), "3 ≠ 2起"),
        ("召开会议4次。" + OF_A_KIND, "3 ≠ 4次"),
        ("督办建议4件" + LINES, "3 ≠ 4件"),
        ("编志书4部。" + BOOKS, "3 ≠ 4部"),
        ("特大事故4起。其中：" + BY_DAY, "3 ≠ 4起"),
        ("推进5个项目。" + PROJECTS + "丁厂投资建设盐化项目。", "4 ≠ 5个"),
        ("推进4个项目。" + PROJECTS + "丁厂投资建设盐化项目。", "4 = 4个"),
        ("入选2项。" + TITLES, "3 ≠ 2项"),
        ("入选2项。其中，" + TITLES, "3 ≠ 2项"),
    ],
)
def test_what_is_told_in_a_sentence_or_line_each_is_counted(text: str, arithmetic: str) -> None:
    assert arithmetic in arithmetic_in(text)


@pytest.mark.parametrize(
    "text",
    [
        "常委会举行8次会议。" + IN_ORDER,  # some of them
        "发生火灾4起。" + OF_A_KIND,  # of something else
        "召开会议4次。" + OF_A_KIND + "10月8日，新楼竣工。",
        "入选5项。其中，" + TITLES,
        "常委会举行4次会议。" + IN_ORDER.replace("第六次", "第四次"),  # not in their order
        "督办建议4件" + LINES.replace("关于整治河道的建议", "该建议已经办结"),  # of one named already
        "督办建议4件" + LINES.replace("整治河道", "建设水厂"),  # the same one again
        "发生事故4起。" + BY_DAY.replace("；", "。"),  # nothing tells that these are accidents
        "推进4个项目。" + PROJECTS,  # too few for their frame to tell
        "推进5个项目。" + PROJECTS + "各厂投资建设盐化项目。",
        "推进5个项目。" + PROJECTS + "丁厂投资建设盐化项目。会后视察其他项目。",
    ],
)
def test_what_may_be_some_of_more_is_left_alone(text: str) -> None:
    assert not [words for words in arithmetic_in(text) if "≠" in words]
