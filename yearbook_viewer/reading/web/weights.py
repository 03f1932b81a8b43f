"""How much text the elements of a page hold, and of what kind: prose, links, or what stands at a site's foot."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from lxml import etree

_SENTENCE = re.compile(r"[。；！？]|[，、：][^，、：]{3}")
_SPACES = re.compile(r"\s+")
_DIGITS = re.compile(r"[0-9０-９.,%％]")
# A text node with a sentence in it weighs as much as several without.
_SENTENCE_WEIGHS = 3
_SHORTEST_PHRASE = 5
# What only a site's foot says.
FOOT = re.compile(
    r"ICP\s*[备證证]\s*(?:案号?)?\s*[:：]?\s*\d|公网安备\s*\d|网站标识码"
    r"|^\W*(?:版权所有|Copyright\b|©)|All Rights Reserved"
    r"|建议使用.{0,30}(?:浏览|分辨率)|最佳浏览|版权所有\s*[:：©]",
    re.IGNORECASE,
)
# What a foot says, and an article may.
FOOTLIKE = re.compile(
    r"主\s*办|承\s*办|协\s*办|技术支持|技术维护|维护单位|运行维护|地\s*址|邮\s*编|邮政编码|电\s*话|传\s*真|E-?mail|邮箱|ICP|公网安备|网站标识码|"
    r"版权|Copyright|©|All Rights|浏览器|分辨率|访问量|"
    r"网站地图|关于我们|联系我们|隐私|您是第|法律声明|网站声明|扫一扫|公众号|未经.{0,12}(?:许可|授权)",
    re.IGNORECASE,
)


@dataclass(slots=True)
class Weight:
    """Characters of an element that are no white space, with all that is in it.

    `linked`: those within links. `prose`: those outside links, the more where a sentence stands. `digits`: figures
    among them. `foot`: how many pieces of text only a site's foot says.
    """

    characters: int = 0
    linked: int = 0
    prose: int = 0
    digits: int = 0
    foot: int = 0

    def add(self, other: "Weight") -> None:
        """Take in what a part weighs."""
        self.characters += other.characters
        self.linked += other.linked
        self.prose += other.prose
        self.digits += other.digits
        self.foot += other.foot

    def without(self, other: "Weight") -> "Weight":
        """What is left when a part is taken out."""
        return Weight(
            self.characters - other.characters,
            self.linked - other.linked,
            self.prose - other.prose,
            self.digits - other.digits,
            self.foot - other.foot,
        )

    @property
    def link_share(self) -> float:
        """The share of its characters that are a link's, 0 to 1."""
        return self.linked / self.characters if self.characters else 0.0


def weigh(elements: Sequence["etree._Element"], cut: "set[etree._Element]") -> "dict[etree._Element, Weight]":
    """The weight of every element; what is `cut` weighs nothing. `elements` stand in the page's order."""
    weights = {element: Weight() for element in elements}
    for element in reversed(elements):
        weight = weights[element]
        if element in cut:
            weights[element] = weight = Weight()
        elif element.text:
            weight.add(_text(element.text))
        if element.tag == "a" and element.get("href"):
            weight.linked, weight.prose = weight.characters, 0
        parent = element.getparent()
        if parent is not None:
            weights[parent].add(weight)
            if element.tail:
                weights[parent].add(_text(element.tail))
    return weights


def _text(text: str) -> Weight:
    if text.isspace():
        return Weight()
    words = _SPACES.sub("", text)
    if len(words) < _SHORTEST_PHRASE:
        return Weight(len(words), prose=len(words), digits=len(_DIGITS.findall(words)))
    if FOOT.search(words):
        return Weight(characters=len(words), foot=1)
    sentence = _SENTENCE.search(words) is not None
    prose = len(words) * (_SENTENCE_WEIGHS if sentence else 1)
    if FOOTLIKE.search(words) and "。" not in words:
        prose = 0
    digits = len(_DIGITS.findall(words)) if len(words) < 40 else 0
    return Weight(characters=len(words), prose=prose, digits=digits)
