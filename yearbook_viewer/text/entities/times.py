"""TIME: dates, years, months, quarters, spans and named periods, by a grammar of their writing."""

import re
from collections.abc import Iterator

from yearbook_viewer.records import Kind
from yearbook_viewer.text.entities.spans import Span

# The grammar, from the smallest parts to the whole. Spaces may stand where typesetters put them (2020 年 5 月).
_REIGN = (
    r"(?:民国|光绪|宣统|同治|咸丰|道光|嘉庆|乾隆|雍正|康熙|顺治|崇祯|万历|嘉靖|洪武|永乐|正德|弘治|成化|天启|隆庆)"
    r"(?:元|[一二三四五六七八九十廿卅]{1,4}|\d{1,2})"
)
_DIGITS = r"(?:\d{4}|[一二][〇○零Oo0一二三四五六七八九]{3})"
_NUMBER = r"(?:\d{1,2}|[一二三四五六七八九十]{1,3})"
_FREE = r"(?<![\d.一二三四五六七八九十第个])"
_DASH = r" ?(?:——|－－|--|[—\-–－~～至到]) ?"

_DAY = rf"{_NUMBER} ?[日号]"
_DAYS = rf" ?(?:{_DAY}(?:{_DASH}(?:{_NUMBER} ?月 ?)?{_DAY})?|{_NUMBER}{_DASH}{_DAY})"
_TO_MONTH = rf"{_DASH}{_NUMBER} ?月(?: ?{_DAY}|份|[初底末])?"
_MONTH = rf"{_NUMBER} ?月份?(?:{_DAYS}|{_TO_MONTH}|{_DASH}{_DAY}|[上中下]旬|[初底末](?!次))?"

_PART_OF_YEAR = (
    r"(?:上半年|下半年|第?[一二三四1-4]季度|前三季度|[春夏秋冬][季天]|年[初底末中]|岁末|度|[初底末春夏秋冬]|中期|前后)"
)
_YEARS = rf"(?<![\d.]){_DIGITS}(?: ?年)?{_DASH}{_DIGITS} ?(?:学年度?|年度?)"
_YEAR_AND_MONTHS = rf" ?{_MONTH}(?:{_DASH}(?:{_DIGITS} ?年 ?)?{_MONTH})?| ?{_NUMBER}{_DASH}{_MONTH}"
_YEAR = rf"(?<![\d.])(?<!\d,)(?:公元前?)?(?:{_DIGITS}|{_REIGN}) ?年(?:{_PART_OF_YEAR}|{_YEAR_AND_MONTHS})?"

_EDGE_OF_AGE = r"(?:初期?|中期|末期?|中叶|后期|前期)?"
_DECADE = r"(?:\d0|[一二三四五六七八九]十)年代"

_PLAN = r"(?:“(?:[一二三四五六七八九]|十[一二三四五六七]?)五”|(?<![\d一二三四五六七八九])十?[一二三四五六七八九]五)"
_SEASONS = (
    r"(?:春节|元旦|国庆节?|中秋节?|清明节?|端午节?|元宵节?|重阳节|劳动节|“?五一”?|“十一”|古尔邦节|开斋节|“两节”|暑假|寒假|汛期"
    r"|疫情|抗日战争|抗战|解放战争|土地革命战争|大革命|“?文化大革命”?|“文革”|明清|清末民初|民国|建国初期|奥运会|世博会|亚运会)"
)

_TIMES = (
    _YEARS,
    _YEAR,
    r"(?<!\d)(?:19|20)\d\d[-./](?:0?[1-9]|1[0-2])[-./](?:3[01]|[12]\d|0?[1-9])(?!\d)",
    rf"{_FREE}{_NUMBER}{_DASH}{_MONTH}",
    rf"{_FREE}{_MONTH}(?!饼|球|季|台|薪|嫂|牙|光)",
    rf"(?:20|19|上|本|二十|十九)世纪(?: ?{_DECADE})?{_EDGE_OF_AGE}",
    rf"(?<!\d){_DECADE}{_EDGE_OF_AGE}",
    rf"{_PLAN}(?:规划|计划)?(?:期间|时期|初期|末期?|期末)",
    rf"{_SEASONS}(?:期间|时期|前夕|前后)",
    r"(?<![今去前后\d全每多少])(?:年底|年末|年初|岁末年初|岁末|年终)(?!结算|奖|考核|总结|分红|评比|余额|决算|报表|库存)",
    r"(?<![\d一二三四五六七八九十年])(?:上半年|下半年|前三季度|第?[一二三四]季度)",
    rf"{_FREE}{_NUMBER}{_DASH}{_NUMBER}日(?![\d元均产处用报])",
    rf"(?<=[至、\n。])(?<!\d)(?:3[01]|[12]\d|[1-9])日(?![\d元均产处用报])(?:{_DASH}{_DAY})?",
)
_PATTERN = re.compile("|".join(_TIMES))


def find_times(plain: str) -> Iterator[Span]:
    """Every time of the text in order. Durations (3年, 60分钟) and ages are none."""
    for match in _PATTERN.finditer(plain):
        yield Span(match.start(), match.end(), Kind.TIME)
