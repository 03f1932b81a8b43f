"""Page furniture: what a web page prints around an entry and what is no part of it."""

import re
from collections.abc import Sequence

from yearbook_viewer.text.folds import fold
from yearbook_viewer.text.paragraphs import Line

# Whole lines, and what stands between the brackets of 【打印本页】.
_BUTTON_WORDS = """
    下载 打印 全屏 收藏 分享 首页 返回 关闭 大 中 小 特大 超大 加大 还原 减小 默认 字体 字号 返回首页 返回顶部 回到顶部
    返回上一页 打印本页 打印此页 打印文章 关闭窗口 关闭本页 关闭页面 我要打印 我要纠错 纠错 加入收藏 收藏本页 推荐 转发
    上一篇 下一篇 分享到 扫一扫在手机打开当前页 扫一扫 无障碍 适老化 语音播报 > >> | ]
"""
_BUTTONS = frozenset(_BUTTON_WORDS.split())
# How furniture with contents of its own begins: 【字体:大 中 小】, 【责任编辑:某某】, 当前位置: 首页 > 信息.
_OPENINGS = re.compile(
    r"(?:字体|字号|字体大小|浏览次数|浏览量|点击数|点击量|点击次数|下载次数|阅读量|阅读次数|访问量|访问次数)(?:\s*:|\s|$)"
    r"|(?:责任编辑|责编|编辑|校对|审核|上一篇|下一篇|上一条|下一条|分享到|相关报道|相关链接)\s*:"
    r"|当前位置|您的位置|您现在的位置|你现在的位置|您当前的位置|扫一扫"
)
_TRAIL = re.compile(r"(?:当前位置|您的位置|您现在的位置|你现在的位置|您当前的位置)")
_BRACKETS = {"【": "】", "[": "]", "〖": "〗", "〔": "〕"}

# Longer than any button bar, shorter than any paragraph.
_LONGEST = 60
# 【字体: 小 中 大 】 takes six lines where each word has its own.
_MOST_LINES = 8


def is_furniture(words: str) -> bool:
    """Whether a line, or what stands between brackets, is page furniture. `words`: without white space around it."""
    if len(words) > _LONGEST:
        return False
    folded = fold(words)
    return _OPENINGS.match(folded) is not None or _is_button_bar(folded)


def _is_button_bar(words: str) -> bool:
    """打印本页】 【关闭窗口, 小 中 大: nothing but buttons between the brackets and spaces."""
    buttons = [button for button in re.split(r"[【】\[\]|\s]+", words) if button]
    return bool(buttons) and all(button in _BUTTONS for button in buttons)


def furniture_at(lines: Sequence[Line], index: int) -> int:
    """How many lines from `index` on are one piece of furniture: 0, 1, or more for a bracket or a trail over lines."""
    words = fold(lines[index].text[: _LONGEST + 1])
    if len(words) > _LONGEST:
        return 0
    closing = _BRACKETS.get(words[0])
    if closing is not None:
        return _bracket(lines, index, closing)
    if _TRAIL.match(words):
        return _trail(lines, index)
    return 1 if is_furniture(words) else 0


def _bracket(lines: Sequence[Line], index: int, closing: str) -> int:
    inside = ""
    for count, line in enumerate(lines[index : index + _MOST_LINES], start=1):
        inside += fold(line.text[:_LONGEST]) + " "
        if closing in inside:
            words, _, after = inside[1:].partition(closing)
            alone = not after.strip() or _is_button_bar(after)
            return count if alone and words.strip() and is_furniture(words.strip()) else 0
    return 0


def _trail(lines: Sequence[Line], index: int) -> int:
    """当前位置:, then 首页, >, 政务信息, >, 要闻 on lines of their own."""
    count = 1
    while index + count + 1 < len(lines) and fold(lines[index + count + 1].text[:2]) in {">", ">>"}:
        count += 2
    opened = fold(lines[index].text[:_LONGEST]).rstrip(" :")
    follows = count > 1 or _TRAIL.fullmatch(opened) is not None
    return min(count + 1, len(lines) - index) if follows else 1
