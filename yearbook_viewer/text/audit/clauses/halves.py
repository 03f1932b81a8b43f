"""Names that divide a whole between them: two halves (男, 女; 合格, 不合格), and kinds of which a text tells all."""

import re
from collections.abc import Sequence
from itertools import pairwise

_HALVES = (
    ("男", "女"),
    ("城镇", "农村"),
    ("城镇", "乡村"),
    ("城市", "农村"),
    ("城区", "乡镇"),
    ("城区", "农村"),
    ("城区", "乡村"),
    ("市区", "郊区"),
    ("公立", "民办"),
    ("国有", "民营"),
    ("专职", "兼职"),
    ("正式", "临时"),
    ("室内", "室外"),
    ("自有", "租赁"),
    ("进口", "出口"),
    ("中央", "地方"),
    ("国内", "入境"),
    ("国内", "国外"),
    ("外国人", "港澳台"),
    ("公办", "民办"),
    ("公立", "民营"),
    ("本地", "外地"),
    ("本地", "外来"),
    ("在职", "离退休"),
    ("在职", "退休"),
    ("水田", "旱地"),
    ("内资", "外资"),
    ("干管", "支管"),
    ("党内", "党外"),
    ("机关", "基层"),
    ("现金", "实物"),
    ("定期", "活期"),
    ("轻工业", "重工业"),
    ("省内", "省外"),
    ("市内", "市外"),
    ("县内", "县外"),
    ("区内", "区外"),
    ("境内", "境外"),
    ("本省", "外省"),
    ("本市", "外市"),
    ("本县", "外县"),
    ("线上", "线下"),
    ("汉族", "少数民族"),
    ("寄宿", "走读"),
    ("淡水", "海水"),
    ("团队", "散客"),
    ("常住", "流动"),
    ("天然林", "人工林"),
    ("税收", "非税"),
    ("农业人口", "非农业"),
    ("有效票", "废票"),
    ("公益林", "商品林"),
    ("固定", "流动"),
    ("盈利", "亏损"),
    ("个人", "单位"),
    ("土方", "石方"),
    ("预算内", "预算外"),
    ("计划内", "计划外"),
    ("内销", "外销"),
    ("农业", "工业"),
    ("批发", "零售"),
    ("地表水", "地下水"),
    ("全日制", "业余"),
    ("集体", "社员"),
    ("公养", "私养"),
)
# Kinds that texts tell one after the other, each row those of one whole.
_SETS = tuple(
    tuple(map(re.compile, row.split()))
    for row in (
        "第?一产业?|第一产业 第?二产业? 第?三产业? 居民|生活",
        "一季度|[1１]季度 二季度|[2２]季度 三季度|[3３]季度 四季度|[4４]季度",
        "上半年 下半年",
        "刑事?庭?|治安 民事?庭? 经济|商事 行政 执行 旧存|上年|旧案",
        "幼儿?园 小学|完小 初中|初级中学|中学 高中|高级中学 职[业中高校]|中专|技校 特殊|特教",
        "国道 省道 县道 乡道|乡镇?公路 村道 专用",
        "中央|国家|上级 省级?|自治区 市级?|地区|地级 县级?|区级?|本级|镇级|自筹|单位 群众|个人|社会|银行|村",
        "金牌 银牌 铜牌",
        "(?:特|一)[级等类]|[ⅠI][级类]|甲 (?:二)[级等类]|Ⅱ|乙 (?:三)[级等类]|Ⅲ|丙 (?:四)[级等类]|Ⅳ|丁 五[级等类]|Ⅴ|戊",
        "(?:一|[1１])[号采期区线] (?:二|[2２])[号采期区线] (?:三|[3３])[号采期区线] 四[号采期区线] 露天|小井|其",
        "东 西 南 北 中[心部片]",
        "左岸 右岸",
        "上游 中游 下游",
        "春 夏 秋 冬 早 晚",
        "稻 麦 玉米 薯 豆|杂粮|高粱|谷子",
        "粮 棉|麻 油|花生 菜|瓜 烟|茶|药|糖|果 其[他它]",
        "用材 经济林|油茶 防护|水保 薪炭 特用|竹林",
        "汉 苗 侗 土家 瑶 壮 回 满 蒙古 藏 彝 白族 傣 布依 畲 其他|少数",
        "农业|种植 林业 牧业|畜牧 渔业|水产 服务业|副业",
        "研究生|博士|硕士 本科 大专|专科 中专|高中 初中 小学|文盲",
        "国有|全民 集体 私营|个体|民营|私人 股份|有限 外商|外资|港澳台|合资 联营",
        "铁路 公路 水路|水运|内河 民航|航空 管道",
        "原煤|煤 电 油 气",
        "猪 牛 羊 禽|鸡|鸭 兔 蛋 奶",
        "工业 农业 交通|运输 商业|贸易|商饮 建筑|基建 服务",
        "死亡?|遇难 重伤 轻伤 伤 失踪",
        "工人 农民 干部 知识分子 军人|解放军 职员 学生",
        "男 女",
        "城镇|城市|城区|市区 农村|乡村|乡镇|郊区",
        "调解 判决 撤诉 移送 驳回",
        "城区|县城|城关|市区 乡镇|集镇|镇 村",
        "党委 总支 支部",
        "移动 联通 电信|网通|铁通 广电",
        "发明 实用新型 外观",
        "汽油 柴油 电动",
        "省际 市际|跨市 县际|跨县 县内",
        "函件 包裹|包件 汇兑|汇票 报刊 储蓄 集邮 特快|速递 其[他它]",
        "正高|(?<!副)主任|(?<!副)教授 副高|副主任|副教授 中级|主治|主管|讲师 初级|住院|助理|助教|士 员",
        "优 良 轻度 中度 重度",
        "教育 卫生|医疗|健康 社保|社会保障 农林|农业 公共安全|公安 一般公共 科技|科学 交通|城乡 文化 其[他它]",
        "增值税 消费税 营业税 企业所得税 个人所得税|所得税 农业税 契税|城建|城镇|资源|房产|印花|车船|土地 其[他它]",
        "工资 经营 财产 转移",
        "贷款 自筹 外资 预算|财政|拨款 其[他它]",
        "住宅 办公 商业|营业 其[他它]",
        "财产险|产险|财险 人身|寿险 健康 意外",
        "工商?银?行|工行 农业?银?行|农行 建设?银?行|建行 中国?银?行|中行 信用|农商|合作",
    )
)
# 35岁以下, 36—59岁, 60岁(含)以上; 5亩以下, 5—10亩.
_CLASS = re.compile(
    r"(?<![0-9.])([0-9.]{1,6})[^0-9,;:。、—至到~-]{0,3}[—至到~-]{1,2}([0-9.]{1,6})(?![0-9.])|(?<![0-9.])([0-9.]{1,6})[^0-9,;:。、]{0,4}(以下|以内|以上)"
)
_LEAST, _MOST = float("-inf"), float("inf")
_FEWEST = 3
_NOT = ("不", "非", "未")
# Names that differ in these only: 县内 and 县外, 初诊 and 复诊, 专任 and 兼任.
_OPPOSITE = frozenset(map(frozenset, ("内外", "初复", "初再", "专兼", "公私", "新旧", "干支", "男女", "城乡", "水旱")))


def are_halves(one: str, other: str) -> bool:
    """Whether the two names, with words around them, name the two halves of a whole."""
    if any((a in one and b in other) or (b in one and a in other) for a, b in _HALVES):
        return True
    one, other = sorted((one, other), key=len)
    if one and other.endswith(one) and other[: -len(one)][-1:] in _NOT:
        return True
    differing = [(a, b) for a, b in zip(one, other, strict=False) if a != b]
    return len(one) == len(other) and len(differing) == 1 and frozenset(differing[0]) in _OPPOSITE


def are_of_one_set(names: Sequence[str]) -> bool:
    """Whether each name, with words around it, tells another one of the kinds of one whole."""
    return _are_classes(names) or any(_tell_apart(kinds, names) for kinds in _SETS)


def _are_classes(names: Sequence[str]) -> bool:
    """Whether the names tell classes of numbers that follow one another, with what is below or above all of them:
    35岁以下, 36岁至59岁, 60岁以上.
    """
    classes = sorted(found for name in names if (found := _class_of(name)) is not None)
    if len(names) < _FEWEST or len(classes) < len(names):
        return False
    open_ = classes[0][0] == _LEAST or classes[-1][1] == _MOST
    return open_ and all(one[1] <= other[0] <= one[1] + 1 for one, other in pairwise(classes))


def _class_of(name: str) -> tuple[float, float] | None:
    """From what to what number a class goes, which the words before an amount tell."""
    told = _CLASS.findall(name)
    if not told:
        return None
    low, high, alone, side = told[-1]
    if low:
        return float(low), float(high)
    return (float(alone), _MOST) if "上" in side else (_LEAST, float(alone))


def _tell_apart(kinds: Sequence[re.Pattern[str]], names: Sequence[str]) -> bool:
    left = list(kinds)
    for name in names:
        kind = next((each for each in left if each.search(name)), None)
        if kind is None:
            return False
        left.remove(kind)
    return True
