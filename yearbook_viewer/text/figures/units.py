"""Units and counters: what may follow a number and make it a figure."""

from yearbook_viewer.text.figures import lexicon

MEASURES = lexicon.words("measures")
COUNTERS = lexicon.words("counters")
NOUNS = lexicon.words("nouns")
UNITS = MEASURES | COUNTERS | NOUNS
CHINESE_COUNTERS = lexicon.words("chinese counters")
# What a Chinese numeral below ten measures (四市两, 三担) though the same words may be part of others.
IN_PHRASES = lexicon.words("not after a small numeral")
SMALL_MEASURES = lexicon.words("measures") - IN_PHRASES
# What it counts where a stop follows (楼高四层, 演出两场): elsewhere it is part of a phrase.
COUNTED_AT_A_STOP = lexicon.words("counted at a stop")
# What it counts where a list stands right before it.
BEHIND_LISTS = lexicon.words("nouns behind lists")
# Of these with an Arabic numeral, too: 《十五贯》等5出传统戏, 化验、放射、药剂4室.
ARABIC_BEHIND_LISTS = frozenset("出科室股")
# 机械、化工、纺织三大产业.
GREAT = "大"
DEGREE = "度"
NOT_BEFORE = lexicon.table("not before")
# Words that begin as one of these does.
_WORDS = tuple(sorted(lexicon.words("words behind units")))
# Sizes and weights may also stand before the thing, like counters (60吨消毒液, 1.2万亩农田).
THINGS = lexicon.words("sizes")
# A class, not an amount: 万吨级, 千万元级.
CLASS = "级"
LONGEST = max(map(len, UNITS))

# Durations, ages and marks are figures only behind a word for what is measured (无霜期110天, 平均得分92分).
DURATIONS = frozenset(("天", "小时", "分钟", "秒", "周岁", "岁", "个工作日", "工作日"))
MEASURED_TIMES = (
    *(
        "期",
        "住院",
        "床日",
        "用小时",
        "年利用",
        "榨季",
        "天数",
        "日数",
        "时数",
        "时长",
        "时间",
        "日照",
        "寿命",
        "年龄",
        "工时",
        "天气",
        "时限",
        "期限",
        "用时",
        "耗时",
        "优良",
        "良好",
        "有效监测",
        "达标",
        "超标",
    ),
    *("成绩", "时差", "工期", "周期", "时效", "停留"),
)
SCORES = ("得分", "总分", "评分", "平均分", "满意度", "成绩", "指数", "分数线", "均分", "综合分", "测评")


def unit_at(text: str, start: int) -> str:
    """The longest unit that begins at `start`, in folded forms; empty if there is none."""
    for length in range(min(LONGEST, len(text) - start), 0, -1):
        word = text[start : start + length]
        if word in UNITS:
            return word
    return ""


def is_whole(text: str, unit: str, end: int) -> bool:
    """Whether the unit that ends at `end` stands for itself and does not begin a longer word (个人, but 个人民团体)."""
    return not text.startswith(NOT_BEFORE.get(unit, ()), end) or text.startswith(_WORDS, end)


def is_measure(unit: str) -> bool:
    """Whether the unit measures money, rates or attendance, so that the thing measured is named before the number."""
    return (unit in MEASURES and unit not in THINGS) or unit in DURATIONS
