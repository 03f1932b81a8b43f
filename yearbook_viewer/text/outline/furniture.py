"""Page furniture: what a web page prints around an entry and what is no part of it, in texts copied from pages.

Files that are web pages lose theirs in `reading.web`, which sees links and headings and so goes by other words.
"""

import re
from collections.abc import Sequence

from yearbook_viewer.text.outline.bodies import names_body
from yearbook_viewer.text.outline.writing import simple
from yearbook_viewer.text.paragraphs import Line

# Whole lines, and what stands between the brackets of 【打印本页】.
_BUTTON_WORDS = """
    列印 列印本页 友善列印 回上一页 回上页 关闭视窗 字型
    下载 打印 全屏 收藏 分享 首页 返回 关闭 大 中 小 特大 超大 加大 还原 减小 默认 正常 字体 字号 返回首页 返回顶部
    网站首页 本站首页 门户首页 主页
    回到顶部 返回列表 返回上一页 返回上页 返回目录 打印本页 打印此页 打印文章 打印本文 打印预览 我要打印 打印页面
    关闭窗口 关闭本页 关闭页面 关闭此页 关闭本窗口 关闭此窗口 我要纠错 纠错 加入收藏 收藏本页 收藏本站 设为首页 推荐
    转发 点赞 举报 复制链接 上一篇 下一篇 上一条 下一条 上一页 下一页 分享到 分享到: 扫一扫在手机打开当前页 扫一扫
    无障碍 无障碍浏览 无障碍阅读 适老化 长者模式 关怀版 语音播报 朗读 朗读全文 微信 微博 新浪微博 QQ空间 QQ qq
    qq空间 朋友圈 更多 繁体 简体 繁體 english 网站地图 联系我们 关于我们 网站声明 隐私声明 免责声明 版权声明
    使用帮助 友情链接 站点地图 智能问答 护眼 收起 展开 top > >> < << » › | ] [ 【 】
"""
_BUTTONS = frozenset(_BUTTON_WORDS.split())
_COUNTS = "浏览次数|浏览量|浏览数|点击数|点击量|点击次数|下载次数|阅读量|阅读次数|阅读数|访问量|访问次数"
# How furniture with contents of its own begins: 【字体:大 中 小】, 【责任编辑:某某】, 当前位置: 首页 > 信息.
OPENINGS = re.compile(
    rf"(?:字体|字号|字体大小|文字大小|视力保护色|保护视力色)(?:\s*:|\s|$)|(?:{_COUNTS})(?:\s*:|\s|$|\d+\s*次?$)"
    r"|(?:浏览|点击|阅读|人气)\s*(?::\s*(?:\d+\s*次?)?|\d+\s*次)$"
    r"|(?:责任编辑|责编|编辑|校对|审核|审核人|初审|复审|终审|上一篇|下一篇|上一条|下一条|上篇|下篇|分享到|分享至|附件下载|打印责任编辑)\s*:"
    r"|当前位置|您的位置|您现在的位置|你现在的位置|您当前的位置|您当前位置|当前所在位置|所在位置\s*:|扫一扫|微信扫一扫|扫码(?:关注|分享|阅读)"
    r"|分享到(?:\s|$)|[上下]一[篇条]\s"
)
_TRAIL = re.compile(
    r"(?:当前位置|您的位置|您现在的位置|你现在的位置|您当前的位置|您当前位置|当前所在位置|所在位置\s*:)"
)
_ARROWS = frozenset((">", ">>", "»", "›", "/", "->", "→"))
_HOMES = frozenset(("首页", "网站首页", "本站首页", "主页", "返回首页", "门户首页"))
_BETWEEN_STATIONS = re.compile(r">+|»|›|→|->")
_BETWEEN_HOME_STATIONS = re.compile(r">+|»|›|→|->|[/|]|\s-\s")
_NO_STATION = re.compile(r"[。;,]")
_FEWEST_STATIONS, _MOST_STATIONS = 3, 10
BRACKETS = {"【": "】", "[": "]", "〖": "〗", "〔": "〕"}
# The bottom of a site: nothing of it stands in a yearbook's text.
_IMPRINT = re.compile(
    r"版权所有|(?:^|\s)copyright|©|icp备|icp证|公网安备|备案序?号|网站标识码|网站地图|技术支持\s*:|建议使用.{0,20}(?:浏览器|分辨率)"
    r"|本站已支持ipv6|网站支持ipv6|您是第.{0,12}位访"
    r"|all rights reserved|未经.{0,8}(?:授权|许可|同意).{0,12}(?:转载|复制)"
    r"|^(?:相关链接|相关阅读|相关文章|相关信息|相关新闻|相关报道|相关稿件|热点推荐|热门文章|推荐阅读|延伸阅读|友情链接|网友评论)\s*:?$"
)
# Longer than any button bar, shorter than any paragraph.
_LONGEST = 60
_LONGEST_STATION = 20
_LONGEST_IMPRINT = 200
# 【字体: 小 中 大 】 takes six lines where each word has its own.
MOST_LINES = 8


def is_furniture(words: str) -> bool:
    """Whether a line, or what stands between brackets, is page furniture. `words`: without white space around it."""
    if len(words) > _LONGEST_IMPRINT:
        return False
    folded = simple(words)
    if _IMPRINT.search(folded) and not folded.endswith("。"):
        return True
    return len(words) <= _LONGEST and (OPENINGS.match(folded) is not None or _is_button_bar(folded))


def furniture_at(lines: Sequence[Line], index: int) -> int:
    """How many lines from `index` on are one piece of furniture: 0, 1, or more for a bracket or a trail over lines."""
    words = simple(lines[index].text[: _LONGEST_IMPRINT + 1])
    closing = BRACKETS.get(words[0])
    if closing is not None and len(words) <= _LONGEST:
        return _bracket(lines, index, closing)
    if len(words) <= _LONGEST_IMPRINT and (_TRAIL.match(words) or _opens_trail(lines, index, words)):
        return _trail(lines, index)
    return 1 if is_furniture(words) else 0


def _is_button_bar(words: str) -> bool:
    """打印本页】 【关闭窗口, 小 中 大: nothing but buttons between the brackets and spaces."""
    if "。" in words or "," in words:
        return False
    buttons = [button for button in re.split(r"[【】\[\]〖〗()|、\s]+", words) if button]
    return all(button in _BUTTONS for button in buttons) and bool(buttons or words.strip())


def _bracket(lines: Sequence[Line], index: int, closing: str) -> int:
    inside = ""
    for count, line in enumerate(lines[index : index + MOST_LINES], start=1):
        inside += simple(line.text[:_LONGEST]) + " "
        if closing in inside:
            words, _, after = inside[1:].partition(closing)
            alone = not after.strip() or _is_button_bar(after) or is_furniture(after.strip(" 【】[]"))
            return count if alone and words.strip() and is_furniture(words.strip()) else 0
    return 0


def is_trail(words: str) -> bool:
    """Whether a line leads from a site's first page to this one: 首页 > 政务公开 > 年鉴."""
    folded = simple(words) if len(words) <= _LONGEST_IMPRINT else ""
    if not folded or _NO_STATION.search(folded):
        return _TRAIL.match(folded) is not None
    home = next((each for each in _HOMES if folded.startswith(each)), "")
    parted = (_BETWEEN_HOME_STATIONS if home else _BETWEEN_STATIONS).split(folded)
    stations = [each.strip() for each in parted]
    if _TRAIL.match(folded):
        return True
    if len(stations) > _MOST_STATIONS or any(len(each) > _LONGEST_STATION for each in stations):
        return False
    if home:
        return len(stations) > 1 and stations[0] == home
    return len(stations) >= _FEWEST_STATIONS and all(stations[:-1])


def trail_pieces(words: str) -> list[str]:
    """The stations of a trail, the outermost first."""
    return [piece.strip() for piece in re.split(r"[>»›→＞/]+|\s-\s|[:：]", words) if piece.strip()]


def _opens_trail(lines: Sequence[Line], index: int, words: str) -> bool:
    after = simple(lines[index + 1].text[:2]) if index + 1 < len(lines) else ""
    home = words.rstrip(" >»›→/")
    if words[-1] in ">»›→" and words not in _ARROWS and len(words) < _LONGEST_STATION:
        return True
    return is_trail(words) or (home in _HOMES and (home != words or after[:1] in ">»›→/"))


def _trail(lines: Sequence[Line], index: int) -> int:
    """当前位置:, then 首页, >, 政务信息, >, 要闻 on lines of their own."""
    count = 1
    while index + count < len(lines) and count < 2 * MOST_LINES:
        words = simple(lines[index + count].text[:_LONGEST])
        after = simple(lines[index + count + 1].text[:2]) if index + count + 1 < len(lines) else ""
        before = simple(lines[index + count - 1].text[-1:])
        if words in _ARROWS:
            count += 2
        elif (
            (words[0] in ">»›" and len(words) < _LONGEST_STATION)
            or after in _ARROWS
            or (before in _ARROWS and len(words) < _LONGEST_STATION and not names_body(words))
        ):
            count += 1
        else:
            break
    opened = simple(lines[index].text[:_LONGEST]).rstrip(" :")
    if count == 1 and _TRAIL.fullmatch(opened):
        count = 2
    return min(count, len(lines) - index)
