import pytest

from tests.reading.web_pages import lines_of, source_of
from yearbook_viewer.records import SetHeading


@pytest.mark.parametrize(
    ("markup", "lines"),
    [
        ("<p>接待<span>1</span><span>267</span>万人次。</p>", ["接待1267万人次。"]),
        ("<p>甲\n  乙</p>", ["甲乙"]),
        ("<p>GDP\n  growth of</p>", ["GDP growth of"]),
        ("<p>渡口<b>\n修复</b>完工。</p>", ["渡口修复完工。"]),
        ("<p>一　　二&nbsp;&nbsp;三&emsp;四&#12288;五</p>", ["一　　二\xa0\xa0三\u2003四　五"]),
        ("<div>渡口一<br>渡口二<br/><br/>渡口三</div>", ["渡口一", "渡口二", "渡口三"]),
        ("<div>堤防<div>加固</div>完工</div>", ["堤防", "加固", "完工"]),
        ("<p>水位<sup>[7]</sup>下降3<sub>厘</sub>米</p>", ["水位[7]下降3厘米"]),
        ("<p><ruby>郴<rp>(</rp><rt>chēn</rt><rp>)</rp></ruby>江</p>", ["郴江"]),
        ("<pre>甲  1\n乙  2\n</pre>", ["甲  1", "乙  2"]),
        ("<ol><li>筑堤</li><li><p>清淤</p></li></ol>", ["1.筑堤", "2.清淤"]),
        ('<ol start="3" type="I"><li>筑堤</li><li>清淤</li></ol>', ["III.筑堤", "IV.清淤"]),
        ('<ol style="list-style-type:cjk-ideographic"><li>筑堤</li><li>清淤</li></ol>', ["一、筑堤", "二、清淤"]),
        ('<ol style="list-style:none"><li>筑堤</li></ol>', ["筑堤"]),
        ("<ol><li>1.筑堤</li></ol>", ["1.筑堤"]),
        ("<ul><li>筑堤</li><li>清淤</li></ul>", ["筑堤", "清淤"]),
        ("<dl><dt>河长</dt><dd>汛期巡堤。</dd></dl>", ["河长", "汛期巡堤。"]),
        ("<p>堤<o:p></o:p>长<font color=red>12</font>公里</p>", ["堤长12公里"]),
        ("<figure><img src=a.jpg><figcaption>新建的渡口</figcaption></figure>", ["新建的渡口"]),
        ('<span style="display:block">堤</span><span style="display:block">坝</span>', ["堤", "坝"]),
        ("<details><summary>水库</summary>蓄水。</details>", ["水库", "蓄水。"]),
    ],
)
def test_text_stands_as_a_browser_shows_it(markup: str, lines: list[str]) -> None:
    assert lines_of(f"<html><body>{markup}</body></html>") == lines


@pytest.mark.parametrize(
    "markup",
    [
        '<p style="display:none">藏</p>',
        '<p style="DISPLAY : None !important">藏</p>',
        '<p style="visibility:hidden">藏</p>',
        "<p hidden>藏</p>",
        '<span style="font-size:0px">藏</span>',
        '<div style="text-indent:-9999px">藏</div>',
        '<span style="mso-hide:all">藏</span>',
        '<p class="secret">藏</p>',
        "<template><p>藏</p></template>",
        "<noscript>藏</noscript>",
        "<script>document.write('藏')</script>",
        "<style>p:before{content:'藏'}</style>",
        "<select><option>藏</select>",
        "<textarea>藏</textarea>",
        '<input type="hidden" value="藏">',
        "<!-- 藏 -->",
        "<![if !vml]><![endif]><!--[if gte mso 9]><xml>藏</xml><![endif]-->",
        '<div role="dialog" aria-hidden="true">藏</div>',
    ],
)
def test_what_is_not_shown_is_no_text(markup: str) -> None:
    page = (
        f"<html><head><style>.secret, #x {{ display:none }}</style></head><body><p>堤防完工。</p>{markup}</body></html>"
    )
    assert lines_of(page) == ["堤防完工。"]


def test_text_of_its_own_size_within_a_size_of_zero_is_shown() -> None:
    assert lines_of('<div style="font-size:0"> x <span style="font-size:14px">堤防完工。</span></div>') == [
        "堤防完工。"
    ]


def test_what_only_paper_hides_is_shown() -> None:
    assert lines_of("<style>@media print{.a{display:none}}</style><p class=a>堤防完工。</p>") == ["堤防完工。"]


def test_headings_and_bold_words_are_told() -> None:
    page = (
        "<title>云泽县水利局_云泽年鉴网</title><h1>云泽县<br>水利局</h1><h2>防汛</h2>"
        "<p><strong>【巡堤】</strong>　全年巡堤。</p>"
        '<p align="center"><b>机电排灌</b></p><p style="font-weight:700">水费</p>'
    )
    source = source_of(page)
    assert source.text == "云泽县水利局\n防汛\n【巡堤】　全年巡堤。\n机电排灌\n水费\n"
    assert source.layout.title == "云泽县水利局"
    assert source.layout.headings == (SetHeading(0, 6, 0), SetHeading(7, 9, 2))
    assert [source.text[start:end] for start, end in source.layout.bold] == ["【巡堤】", "机电排灌", "水费"]


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("水利局-云泽县人民政府", "水利局"),
        ("云泽县地方志网|水利局", "水利局"),
        ("水利局 - 云泽年鉴 - 云泽县地方志网", "水利局"),
        ("云泽县2020—2021年水利", "云泽县2020—2021年水利"),
        ("水利局", "水利局"),
    ],
)
def test_the_name_of_the_site_is_no_part_of_the_title(title: str, expected: str) -> None:
    assert source_of(f"<title>{title}</title><p>堤防完工。</p>").layout.title == expected


def test_a_heading_that_was_never_closed_is_text() -> None:
    page = "<div><h2>" + "<div>堤防加固,全年完成土方若干,清淤河道若干。</div>" * 20
    assert source_of(page).layout.headings == ()
