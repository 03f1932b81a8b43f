"""TIME: dates, years, months, quarters, spans and named periods, by a grammar of their writing."""

import re
from collections.abc import Iterator

from yearbook_viewer.records import Kind
from yearbook_viewer.text.entities.spans import Span

_DIGITS = r"(?:\d{4}|[一二][〇○零Oo0一二三四五六七八九]{3})"
_ERA = (
    r"(?:民国|光绪|宣统|同治|咸丰|道光|嘉庆|乾隆|雍正|康熙|顺治|崇祯|万历|嘉靖|洪武|永乐|正德|弘治|成化|天启|隆庆)"
    r"(?:元|[一二三四五六七八九十廿卅]{1,4}|\d{1,2})"
)
_NUMBER = r"(?:\d{1,2}|[一二三四五六七八九十]{1,3})"
_DASH = r" ?(?:[—\-–－~～至到]|——|－－|--) ?"
_SEASON = r"(?:上半年|下半年|[第]?[一二三四1-4]季度|前三季度|春季|夏季|秋季|冬季|春天|夏天|秋天|冬天|年初|年底|年末|年中|岁末|年初)"
_EDGE = r"(?:上旬|中旬|下旬|[月]?初|[月]?底|[月]?末|中期|份)"
_YEAR_EDGE = r"(?:度|初|底|末|中期|前后|春|夏|秋|冬)"
_DAY = rf"{_NUMBER} ?[日号]"
_DAYS = rf"{_DAY}?(?:{_DASH}{_DAY})?"

_MONTH = rf"{_NUMBER} ?月份?(?: ?{_NUMBER} ?[日号](?:{_DASH}(?:{_NUMBER} ?月 ?)?{_DAY})?|{_DASH}{_NUMBER} ?月(?: ?{_DAY}|份|[初底末])?|{_DASH}{_DAY}|[上中下]旬|[初底末](?!次))?"
_YEARS = rf"{_DIGITS}(?: ?年)?{_DASH}{_DIGITS} ?(?:学年度?|年度?)"
_YEAR = rf"(?:(?:公元前?)?(?:{_DIGITS}|{_ERA}) ?年)(?:{_SEASON}|{_YEAR_EDGE}| ?{_MONTH}(?:{_DASH}(?:{_DIGITS} ?年 ?)?{_MONTH})?| ?{_NUMBER}{_DASH}{_MONTH})?"

_PATTERN = re.compile(
    "|".join(
        (
            rf"(?<![\d.]){_YEARS}",
            rf"(?<![\d.,]){_YEAR}",
            r"(?<!\d)(?:19|20)\d\d[-./](?:0?[1-9]|1[0-2])[-./](?:3[01]|[12]\d|0?[1-9])(?!\d)",
            rf"(?<![\d.一二三四五六七八九十第个]){_NUMBER}{_DASH}{_MONTH}",
            rf"(?<![\d.一二三四五六七八九十第个]){_MONTH}(?!饼|球|季|台|薪|嫂|牙|光)",
            r"(?:20|19|上|本|二十|十九)世纪(?: ?(?:\d0|[一二三四五六七八九]十)年代)?(?:初期?|中期|末期?|中叶|后期|前期)?",
            r"(?<!\d)(?:\d0|[一二三四五六七八九]十)年代(?:初期?|中期|末期?|后期|前期)?",
            r"(?:“(?:[一二三四五六七八九]|十[一二三四五六七]?)五”|(?<![\d一二三四五六七八九])十?[一二三四五六七八九]五)(?:规划|计划)?(?:期间|时期|初期|末期?|期末)",
            r"(?:春节|元旦|国庆|国庆节|中秋|清明|端午|五一|“五一”|“十一”|元宵节?|中秋节|端午节|清明节|重阳节|劳动节|古尔邦节|开斋节|“两节”|暑假|寒假|汛期|疫情|抗日战争|抗战|解放战争|文化大革命|“文化大革命”|“文革”|明清|民国|建国初期|奥运会|世博会|亚运会)(?:期间|时期|前夕|前后)",
            r"(?:抗日战争|解放战争|民国|明清|土地革命战争|抗战|清末民初|大革命)时期",
            r"(?<![今去前后\d全每多少])(?:年底|年末|年初|岁末|岁末年初|年终)(?!结算|奖|考核|总结|分红|评比|余额|决算|报表|库存)",
            r"(?<![\d一二三四五六七八九十年])(?:上半年|下半年|前三季度|第?[一二三四]季度)",
            rf"(?<![\d.一二三四五六七八九十第]){_NUMBER}{_DASH}{_NUMBER}日(?![\d元均产处用报])",
            rf"(?<=[至、\n。])(?<!\d)(?:3[01]|[12]\d|[1-9])[日](?![\d元均产处用报])(?:{_DASH}{_DAY})?",
        )
    )
)


def find_times(plain: str) -> Iterator[Span]:
    """Every time of the text in order. Durations (3年, 60分钟) and ages are none."""
    for match in _PATTERN.finditer(plain):
        yield Span(match.start(), match.end(), Kind.TIME)
