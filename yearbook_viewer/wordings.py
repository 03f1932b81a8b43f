"""What kinds, verdicts and reasons are called, by the values that records have of them."""

from yearbook_viewer.messages import N_
from yearbook_viewer.records import Basis, Condition, FindingKind, Kind, Outcome, Period, Verdict

KIND_NAMES = {
    Kind.PER: N_("人物"),
    Kind.ORG: N_("机构"),
    Kind.LOC: N_("地名"),
    Kind.TIME: N_("时间"),
    Kind.DOC: N_("文献"),
    Kind.NAME: N_("活动荣誉"),
}

NEVER_MARKED = N_("不标注")

NAME_LINE_REASONS = {
    "name-missing": N_("没有名称"),
    "name-of-signs": N_("名称里没有文字"),
    "name-too-long": N_("名称太长"),
    "name-kind-unknown": N_("类别不认识"),
    "name-entry-unknown": N_("档案里没有这个条目"),
    "name-told-otherwise": N_("前面已有这个名称,写法不同"),
    "name-line-unreadable": N_("这一行读不出来"),
}

VERDICT_NAMES = {
    Verdict.CONSISTENT: N_("相符"),
    Verdict.ROUNDING: N_("舍入差"),
    Verdict.PARTIAL: N_("部分列举"),
    Verdict.INCONSISTENT: N_("不符"),
    Verdict.REVISED: N_("修订"),
}

FINDING_NAMES = {
    FindingKind.SUM: N_("合计与分项"),
    FindingKind.GROWTH: N_("增长率"),
    FindingKind.CHANGE: N_("增减量"),
    FindingKind.SHARE: N_("比重"),
    FindingKind.RATIO: N_("百分点与平均数"),
    FindingKind.COUNT: N_("数目与名单"),
    FindingKind.REPEAT: N_("前后两处"),
    FindingKind.TABLE: N_("文与表"),
    FindingKind.SERIES: N_("与上卷"),
    FindingKind.OUTLIER: N_("与历年"),
}

PERIOD_NAMES = {
    Period.UNSAID: "",
    Period.STOCK: N_("年末数"),
    Period.FLOW: N_("全年数"),
    Period.CUMULATIVE: N_("累计数"),
}

# Why two entities may be one; text/entities/kinship.py names the key.
LINK_REASONS: dict[str, str] = {
    "same-name-elsewhere": N_("同名，地方不同"),
    "short-name": N_("简称相近"),
    "twin": N_("合署办公，或两块牌子"),
    "former-name": N_("可能是先后的名称"),
    "renamed-place": N_("地名先后不同"),
    "given-alias": N_("文中互为简称"),
}

# Why a figure may be wrong; the rules that find it name the key.
DOUBTS: dict[str, str] = {
    "figure-unit": N_("数字后面没有单位。"),
    "figure-unnamed": N_("没有找到这个数字说的是什么。"),
    "figure-note": N_("数字与注码相连,请核对有没有把注码读成数字。"),
    "figure-broken": N_("数字中间有空格,请核对是不是一个数。"),
    "figure-estimate": N_("写报告时的预计数,不是最后的数字。"),
    "figure-range": N_("区间的前一个数大于后一个数。"),
    "figure-list": N_("“分别”前面列出的事项与后面的数字对不上。"),
    "figure-borrowed": N_("这里没有说明是什么数,指标取自前文。"),
}

OUTCOME_NAMES = {
    Outcome.SAME: N_("未变"),
    Outcome.ADDED: N_("新增"),
    Outcome.REVISED: N_("修订"),
    Outcome.DOUBTFUL: N_("存疑"),
    Outcome.REFUSED: N_("未收"),
}

CONDITION_NAMES = {
    Condition.SOUND: N_("档案完好。"),
    Condition.DAMAGED: N_("档案已损坏。"),
    Condition.UNKNOWN: N_("无法判断档案是否完好。"),
}

# Where a year or a date was taken from.
BASIS_NAMES = {
    Basis.NOWHERE: N_("没有找到"),
    Basis.TITLE: N_("取自标题"),
    Basis.HEADER: N_("取自标题下的来源行"),
    Basis.DELIVERY: N_("由作报告的日期推出"),
    Basis.HEADINGS: N_("取自章节标题"),
    Basis.TEXT: N_("取自正文"),
    Basis.VOLUME: N_("由年鉴的卷次推出"),
    Basis.NAMES: N_("取自文件名或文件夹名"),
    Basis.READER: N_("由读者指定"),
}
