"""Names that 类目 customarily bear, as support for what the structure of a volume shows."""

import re
from functools import cache

from yearbook_viewer.text.outline.bodies import names_body
from yearbook_viewer.text.outline.writing import simple

# A name of a 类目 is put together of these: 交通·邮政·通信, 城乡建设与环境保护. Source: contents of county yearbooks.
_WORDS = """
    特载 特辑 专文 专记 专题 特稿 大事记 大事纪要 大事 要闻 市情 县情 区情 州情 省情 旗情 镇情 概况 概览 总述 总貌
    综述 综合 基本 地理 历史 建置 自然 环境 自然环境 人口 区划 政治 党政 党派 政党 民主党派 无党派 工商联
    工商业联合会 群众 群众团体 人民团体 群团 社会团体 群团组织 团体 组织 中国共产党 中共 共产党 人大 人民代表大会
    人民政府 政府 政协 人民政协 政务 纪检 监察 纪检监察 纪律检查 法治 法制 政法 公安 司法 检察 审判 军事 国防
    国防建设 人民武装 武装 经济 国民经济 宏观 经济管理 经济监督 监管 监督 管理 综合管理 市场 市场监管 农业 农村 农林
    水利 水务 林业 畜牧 农牧业 牧业 乡村 振兴 乡村振兴 脱贫攻坚 扶贫 工业 信息化 信息 信息产业 数字 建筑业 建筑
    制造业 交通 交通运输 运输 物流 仓储 邮政 邮电 通信 通讯 电信 能源 电力 供电 商业 商贸 商贸业 贸易 服务业 商务
    流通 内贸 外贸 对外 对外经济 对外贸易 对外开放 开放 招商 招商引资 合作 区域合作 投资 开发 开发区 园区 产业园区
    经济开发区 高新区 新区 旅游 旅游业 文旅 财政 税务 财税 税收 金融 金融业 保险 证券 银行 城乡 城乡建设 城市 城镇
    城市建设 城建 规划 建设 城市管理 房地产 房地产业 住房 环境保护 环保 生态 生态环境 生态文明 自然资源 国土
    国土资源 土地 资源 矿业 科技 科学 技术 教育 文化 体育 卫生 卫生健康 医疗 医疗卫生 健康 文艺 文学艺术 新闻 媒体
    传媒 新闻出版 广播 电视 广播电视 出版 档案 史志 方志 文物 社会 社会生活 社会事业 生活 人民生活 民生 社会保障
    保障 民政 民族 宗教 侨务 外事 港澳台 人事 劳动 人力资源 就业 应急 应急管理 安全 安全生产 气象 地震 防震减灾
    防灾减灾 乡镇 镇乡 街道 街镇 镇街 县区 县市 县市区 市县 区县 旗县 旗县区 苏木 苏木乡镇 辖区 各县 各县市区 人物
    先进 先进集体 先进个人 先进人物 荣誉 名录 英模 附录 附表 统计 统计资料 数据 文献 文件 重要文件 文件选编 法规
    法规文件 索引 主题索引 图片 图表 彩页 彩图 编辑说明 凡例 前言 序 序言 后记 编后记 编后 机构 组织机构 领导
    领导名录 领导人 精神文明 精神文明建设 物质文明 党建 事业 发展 社会发展 调查 研究 专栏 专辑 专业 行业 企业 重点
    项目 重点工程 工程 选介 选登 选载 辑要 概貌 概要 年度 关注 聚焦 民用 公用 公用事业 市政 供水 供气
"""
# What no 类目 holds as a 分目.
_ALWAYS_TOP = """
    特载 特辑 专文 专记 大事记 大事纪要 人物 附录 统计资料 索引 编辑说明 凡例 前言 序言 后记 编后记
"""
# Of the words above those that name a 分目 where they stand alone.
_PARTS = """
    林业 水利 水务 畜牧 畜牧业 通信 邮政 电信 公安 司法 检察 审判 税务 保险 证券 银行 供电 电力 气象 地震 民政 劳动
    档案 史志 方志 文物 供水 供气 运输 物流 仓储 出版 广播 电视 中共 党建
"""
# Customary names that items bear more often.
_ITEMS = """
    概况 概览 综述 总述 概貌 概要 基本 综合 机构 组织机构 领导 管理 发展 事业 人事 合作 投资 调查 研究 项目 重点
    健康 安全 人口
"""
_LEADS = "综述 概况 概述 综合 总述 概览 概貌 综合情况 基本情况"
_JOINTS = "·、和与及 /暨"
_LONGEST = 24
# The bodies of the first rank, where they stand as 类目 and not within one.
_FIRST_RANK = re.compile(
    r"中国共产党.{2,12}委员会|中共.{2,10}(?:委员会|市委|县委|区委|旗委|州委)|.{2,10}人民代表大会(?:常务委员会)?|.{2,10}人民政府"
    r"|(?:中国人民政治协商会议|政协|人民政协).{2,10}委员会|(?:中国共产党|中共).{2,10}纪律检查委员会(?:.{2,10}监察委员会)?"
)
# Whole papers, as 特载 holds them and as stand in files of their own.
_PAPER = re.compile(
    r"(?:工作报告|报告|公报|讲话|致辞|献词|决定|决议|意见|通知|办法|规定|方案|纲要|规划|条例|白皮书|综述|总结)(?:\([^()]{1,8}\))?$"
)


def is_customary(title: str) -> bool:
    """Whether a title, without white space, is one that 类目 bear in most yearbooks."""
    if len(title) > _LONGEST or simple(title) in _PARTS.split():
        return False
    return _composed().fullmatch(simple(title)) is not None


def is_part(title: str) -> bool:
    """Whether a title, without white space, is one that 分目 bear in most yearbooks: 银行, 水利."""
    return simple(title) in _PARTS.split()


def is_lead(title: str) -> bool:
    """Whether a title, without white space, is that of the first 分目 of a 类目: 综述, 概况."""
    return simple(title) in _LEADS.split()


def is_paper(title: str) -> bool:
    """Whether a title, without white space, is that of a report, a bulletin, a decision and the like."""
    return _PAPER.search(simple(title)) is not None


def is_always_top(title: str) -> bool:
    """Whether a title, without white space, is that of a 类目 wherever it stands: 特载, 大事记, 附录."""
    return simple(title) in _ALWAYS_TOP.split()


def titles_entry(title: str) -> bool:
    """Whether a title, without white space, can be an entry's beside others: a body's, a 类目's, a paper's."""
    if simple(title) in _ITEMS.split():
        return False
    return names_body(title) or is_customary(title) or is_paper(title)


def is_first_rank(title: str) -> bool:
    """Whether a title names a place's party committee, congress, government or consultative conference."""
    return len(title) <= _LONGEST * 2 and _FIRST_RANK.fullmatch(simple(title)) is not None


@cache
def _composed() -> re.Pattern[str]:
    words = "|".join(sorted(_WORDS.split(), key=len, reverse=True))
    return re.compile(rf"(?:{words})(?:[{_JOINTS}]{{0,2}}(?:{words})){{0,5}}")
