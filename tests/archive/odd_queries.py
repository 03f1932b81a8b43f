"""What somebody, or his cat, may type into the search box."""

from collections.abc import Iterator
from random import Random

# Pieces of the language of queries, whole and broken, words, and signs that mean something to somebody.
_PIECES = (
    '"', "“", "”", "-", "－", "--", "|", "||", "OR", "or", " OR ", "或", "AND", "NOT", "(", ")", "（", "）",
    "[", "]", ":", "：", "::", "标题:", "人物:", "机构：", "年:", "年：2015-2020", "年:2020-2015", "年:-",
    "年:99999999999999999999", "地区:", "来源:", "数值:", "数值:>1000万元", "数值:>=", "数值:<0", "数值:1e999",
    "数值:>1000万元-2亿", "title:", "person:", "org:", "year:", "year:2020", "place:", "source:", "value:",
    "value:>", "value:1.5..2", "value:>10%", "*", "?", "%", "_", "'", ";", "\\", "/", "~", "^", "{", "}", "<",
    ">", "=", ",", "，", "。", "、", "　", " ", "\t", "\n", "\r\n", "\0", "\x1b", "\u200b", "\u200d", "\ufeff",
    "\ufffd", "\ud800", "\udfff", "\U0010ffff", "\U000e0041", "𠮷", "é", "e\u0301", "ß", "ﬁ", "㎡", "…", "½",
    "②", "٣", "०", "Ⅷ", "ʼ", "İ", "ǆ", "市", "工商", "工商联", "张　三", "張三", "县档案馆", "2020年",
    "1.86万个", "gsl", "GDP", "ＧＤＰ", "〇", "零", "二〇二〇", "-1", "+1", "1,234", "DROP TABLE", "NEAR(",
    "rank", "nan", "inf", "None",
)  # fmt: skip


def odd_queries(seed: int) -> Iterator[str]:
    """Random strings without end: pieces in any order, single characters of all of Unicode, and both mixed."""
    chance = Random(seed)
    while True:
        length = min(int(chance.paretovariate(0.9)), 60)
        share = chance.choice((0.0, 0.1, 0.5, 1.0))
        yield "".join(
            chr(chance.randrange(0x110000)) if chance.random() < share else chance.choice(_PIECES)
            for _ in range(length)
        )
