"""Names of bodies and places, told by how they end; for titles, header lines, signatures and file names."""

import re

from yearbook_viewer.text.outline.writing import simple

# The longer before the shorter; single characters close many names and some other words, which are named below.
_BODIES = """
    人大 政协 法院 检察院 管委会 街道办 办事处 指挥部 支部 总部 编辑部 俱乐部 电视台 广播台 气象台 文工团 剧团 集团
    公司 银行 支行 分行 农商行 农信社 报社 通讯社 旅行社 合作社 联合社 供销社 出版社 中心 学校 大学 小学 中学 学院 医院
    党校 电厂 电站 车站 海关 军分区 武装部 大队 支队 总队 中队 消防队 总站 分社 联社 商行 人行 农行 工行 建行 中行 局 委
    办 会 院 校 联 协 厂 所 股 司 队 站 室 馆 处 厅 府 部 科 台
"""
_PLACES = """
    省 市 县 区 旗 州 盟 镇 乡 村 街道 社区 苏木 嘎查 农场 林场 牧场 渔场 园区 新区 景区 开发区 管理区 示范区 保护区
    高新区 经开区 自治区 自治州 自治县 地区 公园 水库 机场 码头 港 湖 山 岛 寺
"""
# How words end that end like a body or a place and are none: events, topics, common words.
_NEITHER = """
    座谈会 运动会 博览会 交易会 展览会 展销会 大会 晚会 社会 发布会 推介会 洽谈会 峰会 年会 例会 全会 研讨会 培训会
    音乐会 联欢会 招聘会 对接会 茶话会 听证会 报告会 动员会 现场会 表彰会 庆祝会 机会 主办 承办 举办 协办 督办 查办
    开办 全部 内部 外部 干部 互联 关联 串联 新农村 农村 超市 城市 都市 上市 夜市 门市 早市 股市 厕所 处所 场所 查处
    控股 参股 入股 持股 增股 配股 折股
    用处 好处 到处 教室 平台 讲台 后台 出台 学科 百科 专科 本科 军队 团队 排队 车队 官司 格局 布局 结局 大局 全局
    开局 爬山 登山 荒山 立法会 乡村
"""
# An ending alone, or with 全, 本, 我 before it, names nothing.
_NAMELESS = re.compile(r"[全本我各]?(?:市|县|区|省|州|旗|盟|镇|乡|村|室|局|会|台|校|院)")
_GENERIC_WORDS = """
    社区 地区 园区 景区 新区 街道 公园 机场 水库 码头 高校 院校 三农 中心 学校 集团 公司 学会 市区 灾区 山区 库区
    城区 郊区 林区 牧区 矿区 校区 支部 总部 办公室
"""
# 某市工商业联合会(总商会).
_ALSO = re.compile(r"(?<=.)[(（][\u3400-\u9fff]{2,12}[)）]$")
_GENERIC = frozenset(_GENERIC_WORDS.split())
_LONGEST = 30
_ENDING = re.compile("(?:" + "|".join(sorted({*_BODIES.split(), *_PLACES.split()}, key=len, reverse=True)) + ")$")
_BODY_ENDING = re.compile("(?:" + "|".join(sorted(_BODIES.split(), key=len, reverse=True)) + ")$")
_OTHER = re.compile("(?:" + "|".join(_NEITHER.split()) + ")$")
_WORDS = re.compile(r"[\u3400-\u9fffa-z0-9·“”()、—-]+", re.IGNORECASE)
_UNIT = (
    r"(?:省|自治区|自治州|自治县|(?<![城都超上夜门早股])市|州|盟|县|(?<![社地小园景山灾库城郊市校辖片牧林矿防老])区"
    r"|旗|镇|(?<![城下返回故老还他异侨同思])乡(?![镇村土亲贤企情愁音]))"
)
# 甲省乙市丙县农业, but not 市区绿化: the name itself has two characters at least.
_PLACE_OPENING = re.compile(rf"(?:[\u3400-\u9fff]{{1,8}}?{_UNIT}){{1,3}}")
_LAST_UNIT = re.compile(r"(?:.*(?:省|自治区|市|州|盟))?([^省市州盟]+[区县市旗镇乡])")
# Who publishes the pages of all bodies; it is not what a page describes.
_PUBLISHERS = re.compile(
    r"县志办|市志办|方志|史志|地志|年鉴|编辑部|编委会|编纂|党史|本站|本网|本室|本刊|日报|晚报|时报|报社|报$|网|电视|广播|融媒|客户端"
    r"|新华|新闻|公众号|微信|办公室$|门户|信息中心|互联网|原创|转载|宣传部"
)


def names_body(words: str) -> bool:
    """Whether the words can be the name of a body or a place: 岳阳市工商业联合会, 城陵矶街道; not 座谈会, 农业."""
    return _ends(_ALSO.sub("", words), _ENDING)


def is_body(words: str) -> bool:
    """The same for bodies alone."""
    return _ends(words, _BODY_ENDING)


def is_publisher(words: str) -> bool:
    """Whether a source only publishes (岳阳日报, 本站, 县志办) and is not the body that a page describes."""
    return _PUBLISHERS.search(simple(words)) is not None


def place_opening(words: str) -> str:
    """The place that words begin with: 云泽市 of 云泽市教育; empty if they begin otherwise."""
    found = _PLACE_OPENING.match(simple(words))
    return words[: found.end()] if found and found.end() > 2 else ""


def last_unit(place: str) -> str:
    """The innermost unit of a place: 丙县 of 甲省乙市丙县; the words themselves where nothing is above it."""
    found = _LAST_UNIT.fullmatch(simple(place))
    return place[found.start(1) :] if found else place


def _ends(printed: str, ending: re.Pattern[str]) -> bool:
    words = simple(printed) if len(printed) <= _LONGEST else printed
    if not 2 <= len(words) <= _LONGEST or not _WORDS.fullmatch(words) or words in _GENERIC:
        return False
    if _NAMELESS.fullmatch(words) or _OTHER.search(words):
        return False
    return ending.search(words) is not None
