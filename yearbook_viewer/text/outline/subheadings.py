"""Run-in sub-headings: a short noun phrase that ends with 。 before the text it heads."""

import re
from bisect import bisect_left
from collections.abc import Sequence

from yearbook_viewer.records import Subheading
from yearbook_viewer.text.paragraphs import lines_of, skip_white

_LONGEST = 10
_PHRASE = re.compile(rf"[\u3400-\u9fff“”、·]{{2,{_LONGEST}}}。")
# A phrase that the format sets bold needs no 。; it may be longer, and a colon or a wide space may part it.
_LONGEST_BOLD = 18
_BOLD_PHRASE = re.compile(rf"[^\s。！？!?；;：:，,]{{2,{_LONGEST_BOLD}}}")
_BOLD_ENDS = "。：:\u3000 .．"
# A lead sentence longer than this is a paragraph of its own.
_LONGEST_LEAD = 120

# What makes a sentence of a phrase: adverbs, verbs that open an order or a claim, verbs that close one.
_ADVERBS = (
    "明显|显著|持续|不断|稳步|全面|有效|深入|扎实|进一步|更加|加速|逐步|蓬勃|着力|大力|切实|积极|有力|有序|良好|迅速|快速|平稳"
    "|顺利|圆满|成功|基本|首次|再次|日益|纵深|全力|提质|增效|提速"
)
_VERBS = "[了是被已不仍还也很最更就]|得到|取得|实现|达到|完成|获得|保持|成为|位居|荣获"
_ORDERS = (
    "加快|加强|推进|推动|强化|深化|优化|提升|提高|促进|坚持|抓好|抓实|做好|做强|做优|做大|做精|做实|打造|打好|建设|开展|落实"
    "|实施|完善|健全|建立|构建|培育|扩大|改善|保障|确保|严格|规范|狠抓|突出|创新|发挥|壮大|支持|统筹|夯实|巩固|抢抓|聚焦"
    "|围绕|注重|增强|维护|防范|化解|办好|守住|履行|践行|敢于|广泛|认真|各位"
)
_CLAIMS = (
    "加快|增强|提升|提高|改善|深化|显现|凸显|见效|好转|增长|回升|向好|发力|加大|扩大|巩固|夯实|彰显|突破|迸发|释放|优化|完善"
    "|稳定|领先|第一|过半|翻番|下降|减少|增加|如下|喜人|加力|推进|展开|铺开|升级|回落|改观|活跃|旺盛"
    "|强劲|浓厚|艰巨|严峻|十足|不易|丰硕|丰富|高涨|畅通|满意|受益|落地|完备|齐全|充足|充沛|合理|安康|安宁|祥和|晴朗|高兴"
)
_SENTENCE = re.compile(
    rf"{_ADVERBS}|{_VERBS}|^[一二三四五六七八九十]?要(?!素|闻|点|案)|^(?:{_ORDERS})|(?:{_CLAIMS})。$"
)


def find_subheadings(text: str, start: int, end: int, bold: Sequence[tuple[int, int]] = ()) -> tuple[Subheading, ...]:
    """The run-in sub-headings of a section's own text between the offsets, in order.

    A phrase of at most ten characters without verb or adverb that opens a paragraph (民主监督。), or follows the
    lead sentence of the first one; or a short phrase set bold before 。, a colon or a space. A single one heads
    nothing: there must be two. `bold`: the spans of the text that are set bold, in order.
    """
    found: list[tuple[int, str]] = []
    for line in lines_of(text, start, end):
        phrase = _phrase_at(text, line.start, line.end) or _bold_at(text, line.start, line.end, bold)
        if not phrase and not found:
            lead = text.find("。", line.start, min(line.end, line.start + _LONGEST_LEAD))
            after = skip_white(text, lead + 1, line.end) if lead >= 0 else line.end
            phrase = _phrase_at(text, after, line.end) if line.start == skip_white(text, start, end) else None
            if phrase:
                found.append((after, phrase))
        elif phrase:
            found.append((line.start, phrase))
    return _with_ends(found, end) if len(found) > 1 else ()


def _phrase_at(text: str, start: int, end: int) -> str | None:
    """The sub-heading at the offset, without its 。; it needs text behind it on the same line."""
    phrase = _PHRASE.match(text, start, min(end, start + _LONGEST + 1))
    if not phrase or _SENTENCE.search(phrase[0]) or skip_white(text, phrase.end(), end) == end:
        return None
    return phrase[0][:-1]


def _bold_at(text: str, start: int, end: int, bold: Sequence[tuple[int, int]]) -> str | None:
    """The sub-heading that the format sets bold at a paragraph's beginning, with text behind it that is not bold."""
    place = bisect_left(bold, (start + 1,)) - 1
    if place < 0 or not bold[place][0] <= start < bold[place][1] < end:
        return None
    stop = bold[place][1]
    if stop - start > _LONGEST_BOLD + 2:
        return None
    words = text[start:stop].rstrip(_BOLD_ENDS)
    parted = start + len(words) < stop or text[stop] in _BOLD_ENDS
    after = skip_white(text, stop, end)
    return words if parted and _BOLD_PHRASE.fullmatch(words) and after < end else None


def _with_ends(found: Sequence[tuple[int, str]], end: int) -> tuple[Subheading, ...]:
    ends = [start for start, _ in found[1:]] + [end]
    return tuple(Subheading(title, start, stop) for (start, title), stop in zip(found, ends, strict=True))
