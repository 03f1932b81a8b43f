"""TIME: dates, years, months, quarters, spans and named periods, by a grammar of their writing."""

import re
from collections.abc import Iterable, Iterator
from functools import cache

from yearbook_viewer.records import Kind
from yearbook_viewer.text.entities.plain import plain
from yearbook_viewer.text.entities.spans import Span
from yearbook_viewer.text.lexicons import classes_of

# The grammar, from the smallest parts to the whole. Spaces may stand where typesetters put them (2020 年 5 月).
_HAN = "一二三四五六七八九十"
_DIGITS = r"(?:(?:1\d|20)\d\d|[一二][〇○零Oo0一二三四五六七八九]{3})"
_NUMBER = rf"(?:\d{{1,2}}|[{_HAN}廿卅]{{1,3}})"
_FREE = rf"(?<![\d.{_HAN}第个])"
_DASH = r" ?(?:——|－－|--|[—\-–－~～至到]) ?"
_NIGHT = r"(?:[深当]?夜|晚上?|凌晨)?"

# 是年十二月, 次年1月17日, 上年末: the word that says the year belongs to the date.
_SAID_YEAR = r"(?:[是同次翌上当本今去前明]年)"
_PART_OF_MONTH = r"(?:[上中下](?:、[中下])?旬|[初底末](?!次))"
_DAY = rf"(?:{_NUMBER} ?[日号]|初[{_HAN}]日)"
_MOON_OF = r"月(?!饼|球|季|台|薪|嫂|牙|光|花|街|龄|革命)"
_DAYS = (
    rf" ?(?:{_DAY}(?:{_NIGHT}{_DASH}(?:{_NUMBER} ?月 ?)?{_DAY})?|{_NUMBER}{_DASH}{_DAY}"
    rf"|{_NUMBER}(?:、{_NUMBER})+ ?[日号])"
)
_ONE_MONTH = rf"(?:{_NUMBER}|元) ?{_MOON_OF}(?:[份间]| ?{_DAY}|{_PART_OF_MONTH})?"
_MONTH = (
    rf"(?:{_NUMBER}|元) ?{_MOON_OF}[份间]?(?:{_DAYS}|{_DASH}{_DAY}|{_PART_OF_MONTH})?"
    rf"(?:{_NIGHT}{_DASH}(?:{_DIGITS} ?年 ?|{_SAID_YEAR} ?)?(?:{_ONE_MONTH}|年底|年末))?"
)

_QUARTER = r"(?:第?[一二三四1-4](?:[至—～-][二三四2-4])?季度[初底末]?|前三季度)"
_PART_OF_YEAR = (
    rf"(?:上半年|下半年|{_QUARTER}|[春秋]季?学期|[春夏秋冬][季天]|年[初底末中]|岁末|度|[初底末]|中期|前后|汛期"
    r"|秋冬|冬春|[春夏秋冬](?![夏征奥残耕播种收粮茶运节]))"
)
_SEASON = r"(?:学年度?|[雪赛榨]季|采暖季|供暖季|采暖期|年度?)"
_AFTER_YEAR = rf"{_PART_OF_YEAR}| ?{_MONTH}| ?{_NUMBER}{_DASH}{_MONTH}"
_YEARS = rf"(?<![\d.]){_DIGITS}(?: ?年)?{_DASH}{_DIGITS} ?{_SEASON}(?:{_AFTER_YEAR})?"
_YEAR = (
    rf"(?<![\d.])(?<!\d,)(?:公元前?\d{{1,4}}|{_DIGITS}) ?年(?!年会|年展)(?:{_AFTER_YEAR})?"
    rf"(?:{_DASH}{_DIGITS} ?年(?:{_AFTER_YEAR})?)?"
)
# (1919—2004) after a name.
_LIFE = rf"(?<=\()1[6-9]\d\d{_DASH}(?:1[6-9]|20)\d\d(?=\))"
_CLOCK = r"(?:\s{1,4}\d{1,2}:\d\d(?::\d\d)?(?!\d))?"
_ISO = rf"(?<!\d)(?:19|20)\d\d[-./](?:0?[1-9]|1[0-2])[-./](?:3[01]|[12]\d|0?[1-9])(?!\d){_CLOCK}"

_TERM = rf"(?<![\d.])(?:19|20)\d\d\.\d{{1,2}}{_DASH}(?:19|20)\d\d\.\d{{1,2}}(?![\d.])"

_MOON_DAY = rf"(?:初[{_HAN}]|廿[{_HAN}]?|[二三]?十[{_HAN}]?|[{_HAN}]|{_DAY})"
_MOON_MONTH = rf"闰?(?:[正冬腊]|{_NUMBER})月"
_MOON_DAYS = rf"{_MOON_DAY}日?(?:{_DASH}(?:{_MOON_MONTH})?{_MOON_DAY}日?)?"
_MOON = (
    rf"(?:农历|夏历|阴历|旧历)(?:{_MOON_MONTH} ?(?:{_MOON_DAYS})?|{_MOON_DAY})"
    rf"|(?:[正冬腊]月(?:初[{_HAN}]|廿[{_HAN}]?|[二三]?十[{_HAN}]?)|{_NUMBER}月廿[{_HAN}])日?(?:{_DASH}{_MOON_DAY}日?)?"
)

_EDGE_OF_AGE = r"(?:初期?|中期|末期?|中叶|后期|前期)?"
# 98年5月, 八五年底: only with a part of the year behind it, otherwise a duration.
_SHORT_YEAR = r"(?:[4-9]\d|0\d|[五六七八九][〇○零一二三四五六七八九])"
_DECADE = r"(?:\d0|[一二三四五六七八九]十)年代"

_PLAN = r"(?:“(?:[一二三四五六七八九]|十[一二三四五六七]?)五”|(?<![\d一二三四五六七八九])十?[一二三四五六七八九]五)"
_SEASONS = (
    r"(?:春节|元旦|国庆节?|中秋节?|清明节?|端午节?|元宵节?|重阳节|劳动节|“?五一”?|“十一”|古尔邦节|开斋节|“两节”|暑假|寒假|汛期"
    r"|疫情|抗日战争|抗战|解放战争|土地革命战争|大革命|“?文化大革命”?|“文革”|明清|清末民初|民国|建国初期|奥运会|世博会|亚运会)"
)

_TIMES = (
    _YEARS,
    _YEAR,
    _LIFE,
    _ISO,
    _TERM,
    _MOON,
    rf"{_SAID_YEAR} ?(?:{_MONTH}|{_NUMBER}{_DASH}{_MONTH}|上半年|下半年|{_QUARTER})",
    r"[上今去明]年[初底末]",
    rf"{_FREE}{_NUMBER}{_DASH}{_MONTH}",
    rf"(?<=[\n ]){_NUMBER} +月(?= *\n)",
    rf"{_FREE}{_MONTH}",
    rf"(?:(?<!\d)\d{{1,2}}|上|本|[{_HAN}]{{1,3}})世纪(?: ?{_DECADE})?{_EDGE_OF_AGE}",
    rf"(?<!\d){_DECADE}{_EDGE_OF_AGE}(?:{_DASH}{_DECADE}{_EDGE_OF_AGE})?",
    rf"(?<![\d.:]){_SHORT_YEAR}年(?:[底初末]|{_PART_OF_YEAR}|{_MONTH})",
    rf"{_FREE}(?:{_NUMBER}、)+{_NUMBER}月[份间]",
    rf"{_PLAN}(?:规划|计划)?(?:期间|时期|初期|末期?|期末)",
    rf"{_SEASONS}(?:期间|时期|前夕|前后)|(?:春节|国庆节?|“?五一”?|“十一”)黄金周",
    r"(?<![今去前后青少老\d全每多])(?:年底|年末|年初|岁末年初|岁末|年终)(?!结算|奖|考核|总结|分红|评比|决算|报表)",
    rf"(?<![\d{_HAN}年])(?:上半年|下半年|{_QUARTER}|第[一二三四]季(?!稻|作))",
    rf"{_FREE}{_NUMBER}{_DASH}{_NUMBER}日(?![\d元均产处用报])",
    rf"(?<=[至、\n。])(?<!\d)(?:3[01]|[12]\d|[1-9])日(?![\d元均产处用报])(?:{_NIGHT}{_DASH}{_DAY})?",
    rf"{_FREE}{_DAY}{_NIGHT}{_DASH}{_DAY}",
    rf"(?<=[\n。 ])[{_HAN}廿]{{1,3}}日(?=[,夜晚 \n]|{_DASH}{_NUMBER}日)(?:{_DASH}{_DAY})?",
    r"(?:(?<=\n)|(?<=[\n。] )|(?<=。))[上中下]旬|(?<=[\n。 ])[春夏秋冬](?=,)",
)

# What a time begins with, besides the names of reigns and dynasties: looked at before all those patterns, it makes the
# search five times as fast.
_BEGINNINGS = (
    rf"\d{_HAN}廿卅元正冬腊农夏阴旧闰初公是同次翌上当本今去前明第下中旬岁年春秋“"
    "国清端重劳五古开两暑寒汛疫抗解土大文民建奥世亚"
)

# 较七十八年: a year only where the text counts its years by the Republic (民國八十八年), elsewhere a duration.
_REPUBLIC = re.compile(r"民国(?:[4-9]\d|1\d\d|[四五六七八九]十|一百)")
_YEAR_OF_THE_REPUBLIC = (
    rf"(?<=[较比自至于从及,。;、(\n ])(?:[四五六七八九]十[一二三四五六七八九]?|一百[零〇一]?[{_HAN}]{{0,2}})"
    rf"年(?![来间代余多以])(?:{_AFTER_YEAR})?"
)


def _reigns() -> str:
    """Years counted by a reign, with its dynasty or without: 明洪武三年, 乾隆二十六年, 南宋建炎年间, 清乾隆."""
    names = {
        kind: "|".join(sorted(map(plain, words), key=len, reverse=True)) for kind, words in classes_of("reigns").items()
    }
    dynasty, clear, shared = f"(?:{names['dynasty']})[代朝]?", f"(?:{names['clear']})", f"(?:{names['shared']})"
    count = rf"(?:元|[{_HAN}廿卅]{{1,4}}|\d{{1,3}})"
    return (
        rf"(?:{dynasty}(?:[\u4e00-\u9fff]{{1,2}}[帝宗祖])?(?:{clear}|{shared})(?:至(?:{clear}|{shared}))?|{clear})"
        rf"(?:{count} ?年(?!间)(?:{_AFTER_YEAR})?|[初末]年|年间)"
        rf"|[明清]{clear}(?![帝皇])"
    )


def _any_of(patterns: Iterable[str]) -> re.Pattern[str]:
    reigns = "".join(plain(name)[0] for names in classes_of("reigns").values() for name in sorted(names))
    return re.compile(rf"(?=[{_BEGINNINGS}{reigns}])(?:{'|'.join(patterns)})")


@cache
def _pattern() -> re.Pattern[str]:
    return _any_of((*_TIMES, _reigns()))


@cache
def _pattern_of_the_republic() -> re.Pattern[str]:
    return _any_of((*_TIMES, _reigns(), _YEAR_OF_THE_REPUBLIC))


def find_times(text: str) -> Iterator[Span]:
    """Every time of a plain text in order. Durations (3年, 60分钟) and ages are none."""
    pattern = _pattern_of_the_republic() if _REPUBLIC.search(text) else _pattern()
    for match in pattern.finditer(text):
        yield Span(match.start(), match.end(), Kind.TIME)
