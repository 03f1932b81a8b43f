"""Pages as they come: from Word, from a volume's own site, from a government's."""

from tests.reading.web_pages import lines_of, source_of

WORD = """<html xmlns:o="urn:schemas-microsoft-com:office:office" xmlns="http://www.w3.org/TR/REC-html40">
<head><meta http-equiv=Content-Type content="text/html; charset=gb2312"><title>林业</title>
<!--[if gte mso 9]><xml><o:Author>某</o:Author></xml><![endif]-->
<style><!-- p.MsoNormal {margin:0cm;} @page Section1 {size:595.3pt 841.9pt;} --></style></head>
<body lang=ZH-CN><div class=Section1><h1 align=center><span>林　业</span><span lang=EN-US><o:p></o:p></span></h1>
<p class=MsoNormal><b style='mso-bidi-font-weight:
normal'><span style='font-family:宋体'>【造林绿化】</span></b><span
lang=EN-US><span style='mso-spacerun:yes'>&nbsp; </span>2016</span><span>年，全县完成人工造
林</span><span lang=EN-US>1.</span><span lang=EN-US>86</span><span>万亩。</span><span lang=EN-US><o:p></o:p></span></p>
<p class=MsoNormal style='mso-list:l0 level1 lfo1'><![if !supportLists]><span lang=EN-US><span
style='mso-list:Ignore'>1.</span></span><![endif]><span>封山育林。</span></p>
<p class=MsoNormal align=right><span>（撰稿：柏　林）</span></p></div></body></html>""".encode("gb18030")

VOLUME = """<!DOCTYPE html><html><head><meta charset=utf-8><title>农业农村 - 云泽年鉴2020 - 云泽市情网</title></head>
<body><div id="wrap"><div id="head"><form action=/s><input name=q></form>
<ul id="menu"><li><a href=1>首页</a></li></ul></div>
<div id="dir"><h3>目录</h3><ul><li><a href=#a>特载</a></li><li><a href=#b>大事记</a></li></ul></div>
<div id="text"><h2>农业农村</h2><h3>种植业</h3><p><strong>【概况】</strong>粮食播种面积42.3万亩。</p>
<h3>畜牧业</h3><p>出栏18.2万头。</p>
<p><img src=p.jpg></p><p>图为养殖场(何田 摄)</p><p>注:不含散养户。</p>
<p align=right>(市农业农村局　供稿)</p></div>
<div class="pagebar"><a href=1>上一页</a> <a>1</a> <a href=2>2</a> <a href=4>下一页</a></div>
<div id="foot">
<p>Copyright © 2020 云泽市情网 All Rights Reserved</p><p>您是第 12345 位访客</p></div></div></body></html>"""

GOVERNMENT = """<!DOCTYPE html><html><head><meta charset="UTF-8"><meta name="ArticleTitle" content="民政事业发展情况">
<title>民政事业发展情况-临江县人民政府门户网站</title></head>
<body><div class="wza"><a>无障碍</a></div><div class="container">
<div class="BreadcrumbNav"><a href=1>首页</a>&nbsp;&gt;&nbsp;<a href=2>政务公开</a></div>
<div class="article"><h1>民政事业发展情况</h1>
<div class="pages-date">2021-06-01 09:30
<span class="font">来源:县民政局</span>
<div class="pages_print"><span class="font">【字体:<span>大</span> <span>中</span> <span>小</span>】</span>
<span>打印</span>
<div class="share" id="share"><a class="share-btn">分享到微信</a></div></div></div>
<div class="pages_content" id="UCAP-CONTENT"><p>全县有低保对象<span>3,206</span>户<span>5&nbsp;418</span>人。</p>
<section><p>养老机构21个。</p></section><p><br></p><p>县民政局</p><p>2021年6月1日</p></div>
<div class="editor"><span>【我要纠错】</span><span>责任编辑:林田</span></div></div>
<div class="related"><h4>相关稿件</h4><ul><li><a href=1>老龄事业</a></li></ul></div></div>
<footer><p>主办:临江县人民政府办公室 网站标识码5001010001</p></footer></body></html>"""


def test_a_page_of_word_is_read_without_what_word_adds() -> None:
    assert lines_of(WORD) == [
        "林　业",
        "【造林绿化】\xa0 2016年，全县完成人工造林1.86万亩。",
        "1.封山育林。",
        "（撰稿：柏　林）",
    ]


def test_a_chapter_of_a_volume_keeps_its_headings_notes_captions_and_signature() -> None:
    source = source_of(VOLUME)
    assert source.text.splitlines() == [
        "农业农村",
        "种植业",
        "【概况】粮食播种面积42.3万亩。",
        "畜牧业",
        "出栏18.2万头。",
        "图为养殖场(何田 摄)",
        "注:不含散养户。",
        "(市农业农村局　供稿)",
    ]
    assert [heading.level for heading in source.layout.headings] == [0, 3, 3]


def test_a_page_of_a_government_keeps_its_date_signature_and_editor() -> None:
    assert lines_of(GOVERNMENT) == [
        "民政事业发展情况",
        "2021-06-01 09:30 来源:县民政局",
        "全县有低保对象3,206户5\xa0418人。",
        "养老机构21个。",
        "县民政局",
        "2021年6月1日",
        "责任编辑:林田",
    ]
