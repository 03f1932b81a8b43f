"""Lines of a page that are no text of its article, told by their words: buttons, trails, counters, a site's foot.

`text.outline.furniture` knows many of the words too, for pages that were copied as plain text. There a line has nothing
but its words, so they must be certain; here it is known which lines are links and which are headings, so common words
(收藏, 阅读) count as well, and what is cut out stands inside a line. One list would be wrong for one of them.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from yearbook_viewer.reading.blocks import Run
from yearbook_viewer.reading.web.lines import Grid, Line
from yearbook_viewer.reading.web.weights import FOOT, FOOTLIKE

_OPEN, _CLOSE = r"[【\[［(（〖]\s*", r"\s*[】\]］)）〗]"
_BUTTON = (
    r"(?:打\s*印(?:本页|此页|本文|页面|文章)?|关\s*闭(?:本页|窗口|此页)?|收\s*藏(?:本页|此页|本站)?|返回(?:顶部|列表|首页|上一?页|上级)?|"
    r"告诉好友|提交|转发|分享|纠错|我要纠错|网站纠错|下载|保存|阅读|复制(?:链接|网址)?|推荐(?:给好友)?|加入收藏|设为首页|扫一扫|手机(?:版|阅读|扫码)|"
    r"TOP|PDF下载|语音播报|听全文|无障碍(?:阅读|浏览)?|长者模式|繁體|简体|繁体|大|中|小|[-+]|A[-+]|"
    r"微信|微博|新浪微博|腾讯微博|QQ空间|QQ好友|QQ|人人网|豆瓣|网易|更多|点赞|评论)"
)
_SIZE = (
    r"(?:文?字\s*[体号]|字体大小|字号选择|文字大小|视力保护色?|背景色?)\s*[:：]?\s*(?:[\[【(（]?\s*(?:特大|超大|大|中|小|默认|A[-+]?)\s*[\]】)）]?"
    r"[\s|/、]*){1,5}"
)
_COUNT = (
    r"(?:浏览|阅读|点击|访问|查看|阅览|关注)\s*(?:次数|量|数|率|人数)?\s*[:：]\s*(?:\d+|-+|\[\s*\])?\s*(?:人次|次)?|"
    r"(?:浏览|阅读|点击)(?:次数|量|数)\s*(?=$|[|【\[])|已?(?:浏览|阅读)\s*\d+\s*次"
)
_SHARE = r"(?:分享(?:到|至)?|一键分享|转发(?:到|至)?)\s*[:：]?"
# What is cut out of a line that says other things too; buttons only in brackets, for they are common words.
_CUT_OUT = re.compile(
    rf"{_OPEN}(?:{_SIZE}|{_COUNT}|{_BUTTON}(?:[\s|/、]*{_BUTTON})*){_CLOSE}|{_SIZE}(?=$|[\s|【\[(（打关分浏点阅])|{_COUNT}(?=$|[\s|【\[(（字打关分])"
)
_HEADER = re.compile(
    r"来\s*源|日\s*期|时\s*间|作\s*者|编\s*辑|发\s*布|字\s*[体号]|浏\s*览|点\s*击|阅\s*读|打\s*印|[0-9]{4}[-/年.][0-9]"
)
_ABOUT = re.compile(r"(?:信息)?来\s*源|(?:发布)?(?:日\s*期|时\s*间)|作\s*者|发\s*布|[0-9]{4}[-/年.][0-9]")
_WORDS_AFTER = re.compile(r"(?:[\s|]+(?:分享|打印|关闭|收藏|打印本页|关闭窗口|下载|纠错)(?:[:：到]{0,2}))+\s*$")
_PARTING = " |\u3000\xa0"
_LONGEST_HEADER = 300
_ALONE = re.compile(
    rf"(?:[\s|/、·丨]|{_OPEN}|{_CLOSE}|{_SIZE}|{_COUNT}|{_SHARE}|{_BUTTON}(?![\u4e00-\u9fff]{{2}}))+", re.IGNORECASE
)
_LONGEST_ALONE = 80
_BUTTONS_AFTER = re.compile(rf"(?:[\s|]*{_BUTTON})+\s*$")
_TRAIL = re.compile(
    r"\W{0,3}(?:您|你)?\s*(?:(?:现在|目前|当前|所在|现|当前所在)\s*(?:的)?\s*(?:位置|栏目|页面)|位置)\s*(?:是|为)?\s*[:：]"
)
_TRAIL_LINKED = re.compile(r"(?:网站)?首\s*页\s*(?:>|»|›|→|/|-|\||·|＞|\u3000)")
_LONGEST_TRAIL = 120
_NEIGHBOUR = re.compile(r"\W{0,2}(?:(?:上|下|前|后)一\s*(?:篇|条|页|则|个)|(?:上|下)页)")
_NO_NEIGHBOUR = re.compile(
    r"\W{0,2}(?:上|下|前|后)一\s*(?:篇|条|页|则|个)\W*(?:没有了?|已?无|暂无|空)?\W*(?:内容|文章|信息)?\W*"
)
_BETWEEN_BUTTONS = re.compile(r"[\s|/、·丨【】\[\]［］()（）〖〗]+")
# Each of the other words may head a part of a yearbook: 收藏, 阅读, 下载.
_CERTAIN_BUTTONS = frozenset(("打印", "关闭", "分享"))
_OTHERS = re.compile(
    r"\W{0,3}(?:相关(?:链接|文章|新闻|信息|阅读|内容|推荐|稿件|文档|报道)|热门(?:文章|推荐|新闻|信息|点击)|"
    r"推荐(?:阅读|文章|信息)|延伸阅读|最新(?:文章|信息|新闻)|"
    r"友情链接|猜你喜欢|点击排行|阅读排行|网友评论|发表评论|我要评论|用户评论)\W{0,3}(?:更多\W*)?"
)
_MOSTLY_LINKED = 0.6
_LONGEST_FOOT = 200


def without_furniture(lines: Sequence[Line | Grid]) -> list[Line | Grid]:
    """The lines that are the article's; in a line about it (来源, 日期) its buttons and counters are cut out."""
    kept = list(_kept(lines))
    return kept[: _foot(kept)]


def _kept(lines: Sequence[Line | Grid]) -> Iterator[Line | Grid]:
    others = False
    for line, following in zip(lines, [*lines[1:], None], strict=False):
        if isinstance(line, Grid):
            others = False
            yield line
            continue
        words = line.text.strip()
        # 相关链接 heads links at the foot of a page, and a box of text in a yearbook.
        opens = _OTHERS.fullmatch(words) is not None and (following is None or _is_linked(following))
        others = opens or (others and _is_linked(line))
        if others or _is_furniture(line, words):
            continue
        yield _trimmed(line, words)


def _is_linked(line: Line | Grid) -> bool:
    return isinstance(line, Line) and line.linked > _MOSTLY_LINKED * len(line.text.strip())


def _is_furniture(line: Line, words: str) -> bool:
    if len(words) <= _LONGEST_ALONE and len(words) > 1 and _ALONE.fullmatch(words):
        parts = [part for part in _BETWEEN_BUTTONS.split(words) if part]
        certain = len(parts) > 1 or parts != [words] or len(words) > 3 or words in _CERTAIN_BUTTONS
        return line.level is None and (certain or _is_linked(line))
    if len(words) <= _LONGEST_TRAIL and (_TRAIL.match(words) or (_is_linked(line) and _TRAIL_LINKED.match(words))):
        return True
    return bool(_NEIGHBOUR.match(words) if line.linked else _NO_NEIGHBOUR.fullmatch(words))


def _trimmed(line: Line, words: str) -> Line:
    if line.level is not None or len(words) > _LONGEST_HEADER or not _HEADER.search(words):
        return line
    cut = [found.span() for found in _CUT_OUT.finditer(line.text)]
    if cut:
        cut += [found.span() for found in [_BUTTONS_AFTER.match(line.text, cut[-1][1])] if found]
    elif _ABOUT.match(words):
        cut = [found.span() for found in [_WORDS_AFTER.search(line.text)] if found]
    if not cut:
        return line
    runs, at = [], 0
    for run in line.runs:
        begin, end = at, at + len(run.text)
        kept = "".join(
            letter
            for place, letter in enumerate(run.text, begin)
            if not any(start <= place < stop for start, stop in cut)
        )
        runs.append(Run(kept, run.bold))
        at = end
    while runs and not runs[-1].text.strip(_PARTING):
        runs.pop()
    if runs:
        runs[-1] = Run(runs[-1].text.rstrip(_PARTING), runs[-1].bold)
    return replace(line, runs=tuple(runs))


def _foot(lines: Sequence[Line | Grid]) -> int:
    """Where a site's foot begins: lines at the page's end of which one at least says what only a foot says."""
    at, certain = len(lines), False
    while at:
        line = lines[at - 1]
        if isinstance(line, Grid) or len(line.text) > _LONGEST_FOOT or not FOOTLIKE.search(line.text):
            break
        certain = certain or FOOT.search("".join(line.text.split())) is not None
        at -= 1
    return at if certain else len(lines)
