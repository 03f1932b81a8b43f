"""Signatures: the names that close a section or an entry."""

import re

from yearbook_viewer.text.folds import fold
from yearbook_viewer.text.outline.furniture import is_furniture
from yearbook_viewer.text.paragraphs import lines_before

# The commonest family names; a bracket of other words (试行, 待续) is a note.
_SURNAMES = frozenset(
    "王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗郑梁谢宋唐许韩冯邓曹彭曾肖萧田董袁潘于蒋蔡余杜叶程苏魏吕丁任"
    "沈姚卢姜崔钟谭陆汪范金石廖贾夏韦付傅方白邹孟熊秦邱江尹薛闫阎段雷侯龙史陶黎贺顾毛郝龚邵万钱严覃武戴莫"
    "孔向汤常温康施文牛樊葛邢安齐易乔伍庞颜倪庄聂章鲁岳翟殷詹申欧耿关兰焦俞左柳甘祝包宁尚符舒阮柯纪梅童凌"
    "毕单季裴霍涂成苗谷盛曲翁冉骆蓝路游辛靳管柴蒙鲍华喻祁蒲房滕屈饶解牟艾尤阳时穆农司卓古吉缪简车项连芦麦"
    "褚娄窦戚岑景党宫费卜冷晏席卫米柏宗瞿桂全佟应臧闵苟邬边卞姬师和仇栾隋商刁沙荣巫寇桑郎甄丛仲虞敖巩明佘"
    "池查麻苑迟邝官封谈匡鞠惠荆乐冀郁胥南班储原栗燕楚鄢劳谌奚皮粟冼蔺楼盘满闻位厉伊仝区郜海阚花权强帅屠豆"
    "朴盖练廉禹井祖漆巴丰支卿国狄平计索宣晋相初门云容敬来扈晁芮都普阙浦戈伏鹿薄邸雍辜羊阿乌母裘亓修邰赫杭"
    "况那宿鲜印逯隆茹诺战慕危玉银亢嵇公哈湛宾戎勾茅利於呼居揭干但尉冶斯元束檀衣信展阴昝智幸奉植衡富尧闭由"
)
_DOUBLE_SURNAMES = "欧阳 上官 司马 诸葛 东方 皇甫 尉迟 公孙 慕容 司徒 令狐 夏侯 端木 轩辕"
_LABELS = "撰稿人|撰稿|供稿人|供稿单位|供稿|撰写|执笔|撰文|编写|整理|作者|文字|文"
_LABEL = re.compile(rf"(?:{_LABELS})\s*:?\s*")
_LABELLED_END = re.compile(
    r"(?:^|(?<=[。!?”)\s]))(?:撰稿人|撰稿|供稿人|供稿单位|供稿|撰写|执笔|撰文)\s*:\s*([^。]{2,50})$"
)
_OTHER_LABEL = re.compile(r"\s*(?:审稿人?|审核|审定|校对|编辑|责任编辑|责编|核稿|摄影)\s*:?.*$")
_BRACKETED_END = re.compile(r"\(([^()]{2,60})\)$")
_NOTE = re.compile(r"\d|续|表|图|简称|见|含|略|下同|注|完$|草案|试行|节选|摘")
_BODY = re.compile(
    r"[\u4e00-\u9fff]{2,18}"
    r"(?:局|委|办|会|院|校|联|社|司|厂|所|站|队|府|行|中心|部|处|室|馆|园|港|集团|公司|大学|学院)"
)

# The longest signature looked for at the end of a line.
_TAIL = 80
# Furniture may stand behind a signature: 【打印本页】 【关闭窗口】 in six lines.
_LINES = 12


def signature_of(text: str, start: int, end: int) -> tuple[str, ...]:
    """The bare names that close a slice: (何文博), (张　三 李　四), 撰稿:某某, (某单位供稿); empty if it is not signed.

    Looks at the slice's last line that is no page furniture. A bracket with digits, 续表, 见表 or 简称 is a note.
    """
    for count, line in enumerate(lines_before(text, start, end)):
        if count == _LINES:
            break
        if len(line.text) == 1 or is_furniture(line.text.strip("【】[]")):
            continue
        return _names_at_end(line.text[-_TAIL:], whole=len(line.text) <= _TAIL)
    return ()


def _names_at_end(words: str, *, whole: bool) -> tuple[str, ...]:
    folded = fold(words)
    labelled = _LABELLED_END.search(folded)
    if labelled and (whole or labelled.start() > 0):
        return _names(words[labelled.start(1) :], labelled=True)
    bracketed = _BRACKETED_END.search(folded)
    if not bracketed or _NOTE.search(bracketed[1]):
        return ()
    before = folded[: bracketed.start()].rstrip()
    if before and before[-1] not in "。!?”)】":
        return ()
    inside = words[bracketed.start(1) : bracketed.end(1)]
    label = _LABEL.match(fold(inside))
    return _names(inside[label.end() :] if label else inside, labelled=label is not None)


def _names(words: str, *, labelled: bool) -> tuple[str, ...]:
    folded = fold(words)
    cut = _OTHER_LABEL.search(folded)
    bare = words[: cut.start()] if cut else words
    supplied = fold(bare).rstrip().endswith("供稿")
    bare = re.sub(r"\s*供稿\s*$", "", bare)
    names = _joined(re.split(r"[、,，;；/\s]+", bare.strip()))
    if names and all(is_name(name) for name in names):
        return tuple(names)
    bodies = tuple(name for name in names if labelled or supplied or _BODY.fullmatch(name))
    return bodies if len(bodies) == len(names) and all(len(name) > 1 for name in bodies) else ()


def _joined(pieces: list[str]) -> list[str]:
    """Names with their padding undone: 张, 三, 李四 are 张三 and 李四."""
    names: list[str] = []
    open_name = False
    for piece in pieces:
        if open_name and len(piece) == 1:
            names[-1] += piece
            open_name = False
        elif piece:
            names.append(piece)
            open_name = len(piece) == 1
    return names


def is_name(words: str) -> bool:
    """Whether the words can be a person's name: a family name with one or two characters, or one with ·."""
    if "·" in words:
        return 3 <= len(words) <= 20
    if not re.fullmatch(r"[\u3400-\u9fff]{2,4}", words):
        return False
    return words.startswith(tuple(_DOUBLE_SURNAMES.split())) or (len(words) <= 3 and words[0] in _SURNAMES)
