"""Names of people as signatures print them."""

import re
from collections.abc import Sequence
from functools import cache

from yearbook_viewer.text.lexicons import classes_of
from yearbook_viewer.text.outline.writing import simple

_DOTS = "·•・‧"
# Words of two or three characters that begin like a name; a bracket of other words (试行, 待续) is a note.
_WORDS = """
    农村 农业 文化 金融 安全 全国 全省 全市 全县 全区 全文 车站 卫生 计划 平均 和平 方案 时间 时期 广场 应急 房屋
    黄金 石油 水利 高中 高校 高速 公路 公司 公安 司法 马路 金额 万元 万人 成员 党员 党委 党校 党建 宣传 和谐 平安
    阳光 白色 黄色 红色 包括 包含 常务 常委 易地 东方 祝贺 广播 印发 鲜活 居民 居家 项目 项下 温度 时任 方面 安排
    安装 管理 管委会 应用 应当 那么 习惯 商业 商会 花卉 花园 水稻 山林 江河 海洋 古迹 古树 路灯 路面 左右 南北 农户
    农民 农机 林业 牛奶 牧业 关闭 关于 于是 强化 强制 洪水 钢材 石材 石料 房产 金属 车辆 经济 单位 成绩 成果 查处
    查询 解放 解决 计算 程序 段落 相关 相同 支出 支部 支行 丰收 国有 国内 国家 国际 第一 初中 初级 初步 都市 元月
    信息 信用 信访 幸福 展览 展示 储备 储蓄 暴雨 施工 施行 汤药 汽车 游客 游泳 容量 来源 云计算 牟利 厉害 冷藏 满意
    满分 盘点 闻名 位置 余额 顾客 顾问 尚未 钱款 英雄 农场 林场 秦岭 黄河 长江 万里 平原 平方米 平方公里 双语 干部
    干旱 温泉 高山 平台 平价 党组 农药 水泥 米粉 花生 油菜
"""
# The characters that such names are written with. Source: common given names of these languages.
_SOUNDS = frozenset(
    "阿艾安奥巴白班宝贝毕别波勃布才次措达丹道德登敦额尔恩尕嘎噶刚高格贡古哈海合赫呼吉加嘉江金居卡康克孔库拉兰朗勒里力丽林卢鲁洛玛马麦曼"
    "梅孟米敏木穆娜那纳乃南尼努诺帕潘皮平普其奇齐恰琪钦青庆热仁日荣萨赛桑色莎山沙珊胜斯松苏素索塔台太坦特提铁图托娃旺维翁乌吾希西喜夏鲜"
    "肖雄雅亚彦央扬伊依英永玉源云扎札泽珍珠卓宗孜左和买尔汗孙逊热合曼提比丁江"
)
_OFFICES = tuple("局镇乡县厅署院办处股")
_NOT_NAMES = frozenset(_WORDS.split())


@cache
def _surnames() -> tuple[frozenset[str], tuple[str, ...]]:
    """Family names of one character and of two, as signatures are read for them: no words around them help."""
    kinds = classes_of("surnames")
    return frozenset("".join(kinds["single"] | kinds["signing"])), tuple(kinds["double"])


def is_name(words: str) -> bool:
    """Whether the words can be a person's name: a family name with one or two characters, or one with ·."""
    words = simple(words)
    if any(dot in words for dot in _DOTS):
        return re.fullmatch(rf"[\u3400-\u9fff]{{1,12}}(?:[{_DOTS}][\u3400-\u9fff]{{1,12}}){{1,3}}", words) is not None
    if words in _NOT_NAMES or words.endswith(_OFFICES) or not re.fullmatch(r"[\u3400-\u9fff]{2,4}", words):
        return False
    single, double = _surnames()
    if words.startswith(double) and len(words) > 2:
        return True
    return len(words) <= 3 and words[0] in single


def is_transliterated(words: str) -> bool:
    """Whether the words can be a Mongolian, Uyghur or Tibetan name without a family name: 巴特尔, 其其格."""
    return 2 <= len(words) <= 6 and words not in _NOT_NAMES and set(simple(words)) <= _SOUNDS


def joined(pieces: Sequence[str]) -> list[str]:
    """Names with their padding undone: 张, 三, 李四 are 张三 and 李四; 王, 小, 明 are 王小明; 欧阳, 静 are 欧阳静."""
    names: list[str] = []
    index = 0
    while index < len(pieces):
        run = _singles(pieces, index)
        if run:
            size = 3 if run % 2 else 2
            names += ["".join(pieces[at : min(at + size, index + run)]) for at in range(index, index + run, size)]
            index += run
        elif pieces[index] in _surnames()[1] and index + 1 < len(pieces) and len(pieces[index + 1]) <= 2:
            names.append(pieces[index] + pieces[index + 1])
            index += 2
        else:
            names.append(pieces[index])
            index += 1
    return names


def _singles(pieces: Sequence[str], index: int) -> int:
    """How many pieces of one character follow one another from `index` on; 0 for one alone."""
    count = 0
    while index + count < len(pieces) and len(pieces[index + count]) == 1:
        count += 1
    return count if count > 1 else 0
