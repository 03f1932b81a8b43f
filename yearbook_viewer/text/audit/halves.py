"""Two names that divide a whole between them: 男, 女; 合格, 不合格; 省内, 省外."""

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
)
_NOT = ("不", "非", "未")
_OPPOSITE = {"内": "外", "外": "内"}


def are_halves(one: str, other: str) -> bool:
    """Whether the two names, with words around them, name the two halves of a whole."""
    if any((a in one and b in other) or (b in one and a in other) for a, b in _HALVES):
        return True
    one, other = sorted((one, other), key=len)
    if one and other.endswith(one) and other[: -len(one)][-1:] in _NOT:
        return True
    differing = [(a, b) for a, b in zip(one, other, strict=False) if a != b]
    return len(one) == len(other) and len(differing) == 1 and _OPPOSITE.get(differing[0][0]) == differing[0][1]
