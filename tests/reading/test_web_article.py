import pytest

from tests.reading.web_pages import lines_of, source_of

NAMES = ("首页", "县情", "年鉴", "县志", "方志动态", "读者信箱")
MENU = "".join(f'<li><a href="/{number}.html">{name}</a></li>' for number, name in enumerate(NAMES))
FOOT = (
    "<div>主办:临江县地方志办公室　承办:临江县信息中心</div><div>地址:临江县建设路8号 邮编:400000</div>"
    '<div>版权所有:临江县 <a href="http://beian.gov.cn">渝ICP备05001234号</a> 网站标识码:5000000001</div>'
)
SIDE = (
    '<ul><li><a href="/a">江堤防汛纪事</a></li>'
    '<li><a href="/b">渡口老照片</a></li><li><a href="/c">古桥寻访</a></li></ul>'
)
TEXT = ["　　【概况】2019年,临江县有渡口41处,渡船63艘。", "　　全年安全渡运旅客18.6万人次。", "　　无事故。", "(鲁 平)"]
HEAD = ["临江县航务管理所", "来源:县航务所 发布日期:2020-05-18"]


def paragraphs(lines: list[str] = TEXT) -> str:
    return "".join(f"<p>{line}</p>" for line in lines)


TRS = f"""<!DOCTYPE html><html><head><meta charset="utf-8"><title>临江县航务管理所_临江县地方志网</title></head><body>
<div class="header"><h1 class="logo"><a href="/">临江县地方志网</a></h1><ul>{MENU}</ul></div>
<div class="crumb">当前位置:<a href="/">首页</a> &gt; <a href="/nj">临江年鉴</a> &gt; 正文</div>
<div class="main"><div class="left">{SIDE}</div><div class="right"><h2 class="title">临江县航务管理所</h2>
<div class="info"><span>来源:县航务所</span> <span>发布日期:2020-05-18</span> <span>浏览次数:<b id="c">102</b>次</span>
<span>字体:【<a href="#">大</a> <a href="#">中</a> <a href="#">小</a>】</span></div>
<div class="TRS_Editor"><div class="Custom_UnionStyle">{paragraphs()}</div></div>
<div class="tool"><a href="javascript:print()">【打印本页】</a><a href="javascript:close()">【关闭窗口】</a></div>
<div class="bdsharebuttonbox">分享到:<a>微信</a><a>新浪微博</a></div>
<p>上一篇:<a href="1.html">临江县公路局</a></p><p>下一篇:没有了</p>
<div class="xgwz"><h3>相关文章</h3>{SIDE}</div></div></div><div class="footer">{FOOT}</div></body></html>"""

TABLES_OF_2005 = f"""<html><head><meta http-equiv="Content-Type" content="text/html; charset=gb2312">
<title>临江年鉴</title></head>
<body bgcolor=#ffffff topmargin=0><table width=778 border=0 align=center><tr><td><table><tr>
<td><a href=/>首 页</a> | <a href=/a>县情</a> | <a href=/b>年鉴</a> | <a href=/c>留言</a></td></tr></table></td></tr>
<tr><td>您现在的位置:<a href=/>首页</a>&gt;&gt;<a href=/b>年鉴</a></td></tr>
<tr><td><table width=100%><tr><td width=160 valign=top><table>
<tr><td><a href=1>江堤防汛纪事</a></td></tr><tr><td><a href=2>渡口老照片</a></td></tr></table></td>
<td valign=top><table width=100%>
<tr><td align=center><font size=4><b>临江县航务管理所</b></font></td></tr>
<tr><td align=center>来源:县航务所 发布日期:2020-05-18 点击数:88</td></tr>
<tr><td><font style="font-size:14px">{"<br>".join(TEXT)}</font></td></tr>
<tr><td align=right>【<a href=javascript:print()>打印</a>】【<a href=javascript:close()>关闭</a>】</td></tr>
</table></td></tr></table></td></tr>
<tr><td align=center>{FOOT}</td></tr></table></body></html>"""

JPAGE = f"""<html><head><title>临江县航务管理所</title></head><body><form id="aspnetForm" method="post" action="x">
<input type="hidden" name="__VIEWSTATE" value="/wEPDw"><div id="nav">{MENU}</div>
<table width="100%"><tr><td class="title" align="center">临江县航务管理所</td></tr>
<tr><td align="center">来源:县航务所 发布日期:2020-05-18　阅读次数:<script>count()</script>
【字体:<a href="#">大</a> <a href="#">中</a> <a href="#">小</a>】</td></tr>
<tr><td id="zoom">{paragraphs()}</td></tr></table>
<div id="copyright">{FOOT}</div></form></body></html>"""

UCAP = f"""<html><head><title>临江县航务管理所_临江县人民政府</title></head><body><nav>{MENU}</nav>
<div class="pages-title">临江县航务管理所</div><div class="pages-date">来源:县航务所 发布日期:2020-05-18
<span class="share">分享</span></div>
<div class="pages_content" id="UCAP-CONTENT">{paragraphs()}</div>
<div class="related">相关链接{SIDE}</div><footer>{FOOT}</footer></body></html>"""

BARE = f"<h1>临江县航务管理所</h1><p>来源:县航务所 发布日期:2020-05-18</p>{paragraphs()}"

SOUP = f"""<html><head><title>临江县航务管理所 - 临江县地方志网</title></head><body><div><div><div>{MENU}</div></div>
<div><div>{SIDE}</div><div><div>临江县航务管理所</div><div>来源:县航务所 发布日期:2020-05-18</div>
<div>{"".join(f"<div>{line}</div>" for line in TEXT)}</div></div></div></div><div>{FOOT}</div></body></html>"""

DIRECT = (
    f"<html><body>临江县航务管理所<br>来源:县航务所 发布日期:2020-05-18<br>{'<br>'.join(TEXT)}<hr>{FOOT}</body></html>"
)


@pytest.mark.parametrize("page", [TRS, TABLES_OF_2005, JPAGE, UCAP, BARE, SOUP, DIRECT])
def test_the_article_stays_whole_and_all_else_goes(page: str) -> None:
    assert lines_of(page) == HEAD + TEXT


@pytest.mark.parametrize("page", [TRS, UCAP, BARE, SOUP, JPAGE])
def test_the_title_is_found_and_set(page: str) -> None:
    layout = source_of(page).layout
    assert layout.title == "临江县航务管理所"
    assert [(heading.start, heading.level) for heading in layout.headings] == [(0, 0)]


def framed(article: str) -> str:
    return (
        f"<html><head><title>县志办</title></head><body><div><ul>{MENU}</ul></div>"
        f"<div><div>{SIDE}</div>{article}</div><div>{FOOT}</div></body></html>"
    )


@pytest.mark.parametrize(
    ("article", "lines"),
    [
        ("<div><p>云泽市渡口管理站撤销。</p></div>", ["云泽市渡口管理站撤销。"]),
        (
            "<div><p>全市渡口检查三次,查出隐患十二处,责令整改,年底前整改完毕,全年没有发生渡运事故,旅客满意。</p><p>完。</p><p>县航务所</p><p>12月</p></div>",
            [
                "全市渡口检查三次,查出隐患十二处,责令整改,年底前整改完毕,全年没有发生渡运事故,旅客满意。",
                "完。",
                "县航务所",
                "12月",
            ],
        ),
        ("<div>甲渡口。<br>乙渡口<br>丙</div>", ["甲渡口。", "乙渡口", "丙"]),
        ("<table><tr><td>甲渡口停航。<br>乙渡口复航。</td></tr></table>", ["甲渡口停航。", "乙渡口复航。"]),
        (
            "<div><p>船检所有<a href=x>船检站</a>3个,<a href=y>验船师</a>5人,全年检验船舶。</p></div>",
            ["船检所有船检站3个,验船师5人,全年检验船舶。"],
        ),
        (
            "<article><h2>水运</h2><p>全年水运平稳,货运量增长。</p></article>"
            "<article><h2>公路</h2><p>全年养护公路里程增加,路况良好。</p><footer>撰稿:鲁平</footer></article>",
            ["水运", "全年水运平稳,货运量增长。", "公路", "全年养护公路里程增加,路况良好。", "撰稿:鲁平"],
        ),
        (
            '<div class="comment"><p>这一年水运平稳,货运量增长,旅客满意,渡口整洁,没有事故。</p></div>',
            ["这一年水运平稳,货运量增长,旅客满意,渡口整洁,没有事故。"],
        ),
    ],
)
def test_nothing_of_an_article_is_lost(article: str, lines: list[str]) -> None:
    assert lines_of(framed(article)) == lines


@pytest.mark.parametrize(
    "line",
    [
        "打印店全年关闭12家。",
        "年末大 中 小型船舶共63艘。",
        "当前位置优越,水运便利。",
        "微信公众号全年浏览次数18.6万次。",
        "全县网站完成ICP备案120家。",
        "下一条渡船于6月下水,耗资12万元,由县财政出资。",
        "主办单位:县文旅局",
        "来源于长江的泥沙减少。",
        "联系电话:12345678",
        "收藏",
        "相关链接",
        "上篇:总述",
        "中小",
    ],
)
def test_words_of_furniture_within_a_text_stay(line: str) -> None:
    assert lines_of(framed(f"<div><p>2019年,水运平稳。</p><p>{line}</p><p>渡口整洁。</p></div>")) == [
        "2019年,水运平稳。",
        line,
        "渡口整洁。",
    ]


@pytest.mark.parametrize(
    "line",
    [
        "【字体:大 中 小】",
        "【打印】 【关闭】",
        "打印本页 关闭窗口",
        "浏览次数:12",
        "字号:大 中 小 打印 关闭",
        "您当前的位置:首页 > 年鉴 > 正文",
        "分享到: 微信 微博 QQ空间",
        "[大] [中] [小]",
        "[ 加入收藏 ] [ 告诉好友 ] [ 打印本页 ]",
        "关闭",
        "上一篇:没有了",
    ],
)
def test_lines_of_furniture_go(line: str) -> None:
    assert lines_of(f"<p>{line}</p><p>2019年,水运平稳。</p><p>{line}</p>") == ["2019年,水运平稳。"]
