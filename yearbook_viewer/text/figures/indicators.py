"""What a figure counts, in the text's own words: before the number (会员1.86万个) or behind it (30门课程)."""

import re
from bisect import bisect_left

from yearbook_viewer.text.figures import cues, lexicon, units
from yearbook_viewer.text.figures.clauses import Place
from yearbook_viewer.text.figures.surface import Surface, folded

_BRACKETED = re.compile(r"[(（][^()（）]{0,40}[)）]")
_UNCLOSED = re.compile(r"[(（][^()（）]*$")
_SPACE = re.compile(r"\s+")
_QUOTES = "“”‘’「」『』\"'、,，:： 　()（）"
_LEADING_PARTS = re.compile(r".*(?:其中|包括|分为|(?<![不包])含有?)[:：,，]?")
# 一等奖 is no list.
_ONE_PHRASE = re.compile("[^、,，和并及]{1,12}")
_SHARES = frozenset(("%", "‰", "倍", "成"))
_PAIRS = lexicon.table("pairs")
_TWO = 2
_OTHERS = "等"
_GRADES = ("级甲等", "级乙等", "级丙等")
_AND_OTHERS = re.compile(r".*(?<![一二三四特优高中初同])等(?![奖级次])")
# 甲、乙和丙 are three; 软件和信息服务业、金融业 are two.
_LISTS = (re.compile(r"[、和及与]"), re.compile("、"), re.compile(r"[和及与]"))
# Not the end of a word: 参与, 总和, 合并.
_JOINT = re.compile(r"(?:[及、或]|(?<![其集初高])中|(?<!参)与|(?<![总饱缓])和|(?<!合)并)+$")
_LONGEST_LINK = 24
_NO_PREDICATE = frozenset("由在被分组、和及与或")
_RANGE_SIGNS = "~～—-至到"
_SIGNS = re.compile(r"[,，。；;:：、!?！？]")
_LONG = 16
# 占生产总值的比重 keeps what it is a share of.
_SHORTEST_HEAD = 4
# A phrase behind the number that is longer than this is a predicate.
_LONGEST_NAME = 24
_LONGEST_PREDICATE = 14
# Of these the predicate tells which they are: 4家企业进入百强.
_GENERIC = frozenset(["企业", "单位", "项目", "人员", "群众", "学校", "地区", "个人"])
# What several subjects share when only the last one names it: 黄金、白银产量分别增长.
_HEAD = re.compile(
    r"(?:居民)?(?:人均)?(?:可支配|纯|种植|播种|建筑|养殖|销售|总|工业|农业|出栏|存栏)?(?:收入|产量|总产量|产值|总产值|增加值|面积|人数|投资|排放量|浓度|标准|客运量|货运量|吞吐量|周转量|消费支出|销售额|"
    r"总额|进出口|覆盖率|普及率|参保率|合格率|入学率|增长率|率|价格|存款|贷款|余额|金额|数量|成交额|利润|税收|税额|床位|人次|户数|价值|总产|单产|亩产|销量|存栏|出栏)$"
)

# A phrase that ends so names a quantity, whatever follows the number.
_QUANTITY = re.compile(r"(?:面积|产量|总量|总数|人数|数量|规模|长度|里程|能力|容量|总额|金额|水平|标准|数|量|率|额)$")

# 生产的60吨: the words before say what the thing behind is; not 2019年的, 原来的.
_TIED = re.compile(r"(?<![年末底初来期上前])的$")

Span = tuple[int, int]


def words(surface: Surface, span: Span) -> str:
    """The words of a span as they stand, without brackets inside and signs around."""
    text = surface.plain[span[0] : span[1]]
    text = _UNCLOSED.sub("", _SPACE.sub("", _BRACKETED.sub("", text))).strip(_QUOTES)
    text = text.removesuffix(_OTHERS) if len(text) > _TWO and not text.endswith(_GRADES) else text
    if text.count("“") != text.count("”"):
        text = text.replace("“", "").replace("”", "")
    return text


def before(surface: Surface, start: int, end: int) -> Span:
    """The noun phrase that ends at `end` and names a figure; an empty span where there is none."""
    # 住房、1.3亿元的管网: what stands before the sign is another thing.
    if surface.folded[end - 1 : end] == "、":
        return end, end
    start, end = trimmed(surface, start, end)
    if start >= end:
        return start, start
    text = surface.folded
    listed = _AND_OTHERS.match(text, start, end - 1)
    if listed is not None:
        start, end = trimmed(surface, listed.end(), end)
    start, end = _from_verb(text, start, end)
    return _without_actors(surface, start, end), end


def _without_actors(surface: Surface, start: int, end: int) -> int:
    """Where the name begins without who did it: 职工某某捐款 is 捐款, 某集团投资 投资; not of 工商联会员."""
    text = surface.folded
    for actor in surface.actors[bisect_left(surface.actors, (start, 0)) :]:
        if actor[1] >= end:
            break
        if actor[0] in surface.people or cues.VERB.match(text, actor[1], end) or cues.ACT.match(text, actor[1], end):
            start = actor[1]
            aside = _BRACKETED.match(text, start, end)
            start = aside.end() if aside is not None else start
            if text.startswith(_OTHERS, start, end):
                start += len(_OTHERS)
            lead = cues.LEAD.match(text, start, end)
            start = lead.end() if lead is not None else start
    return start


def before_change(surface: Surface, start: int, cut: int) -> Span:
    """The noun phrase before a word of change, without 比上年, 同比, 分别 at its ends."""
    text = surface.folded
    first, end = trimmed(surface, start, cut)
    compared = [found.span() for found in cues.COMPARED.finditer(text, start, cut)]
    while compared and compared[-1][1] >= end:
        end = min(end, compared.pop()[0])
    while compared and compared[0][0] <= first < compared[0][1]:
        first = compared.pop(0)[1]
    return trimmed(surface, first, end) if first < end else (first, first)


def trimmed(surface: Surface, start: int, end: int) -> Span:
    """The span without words of time and scope at its head and words of being at its tail."""
    text = surface.folded
    closed = text.rfind(")", start, end)
    if closed >= 0 and text.find("(", start, closed) < 0:
        start = closed + 1
    parts = _LEADING_PARTS.match(text, start, end)
    if parts is not None and text.find(")", parts.end(), end) < 0:
        start = parts.end()
    # 比上年, 三年: nothing but words of time, of which the link would take only the last.
    if cues.LEAD.fullmatch(text, start, end) is not None:
        return end, end
    if text[end - 1 : end] in cues.LINK_ENDS:
        # Matched on a slice, because $ and the end of the phrase are the same place there.
        tail = max(start, end - _LONGEST_LINK)
        link = cues.LINK.search(text[tail:end])
        end = end if link is None else tail + link.start()
    lead = cues.LEAD.match(text, start, end)
    if lead is not None:
        start = lead.end() if lead.end() < end else end
    return start, end


def _from_verb(text: str, start: int, end: int) -> Span:
    """From the last verb on, or from behind it where it says only that something is so (完成, 实现)."""
    run: Span | None = None
    keep = start
    for verb in cues.VERB.finditer(text, start, end):
        if verb.end() >= end:
            break
        if ")" in text[verb.end() : end] and "(" not in text[verb.end() : end]:
            continue
        if verb["dropped"] and cues.EACH in text[start : verb.start()]:
            continue
        # 发放小额担保贷款, 实现城镇新增就业: the verb belongs to the name that another one governs.
        if run is not None and verb["kept"] in cues.IN_NAMES and _ONE_PHRASE.fullmatch(text, run[1], verb.start()):
            continue
        if cues.COVERED.fullmatch(text, keep, verb.start()):
            continue
        if verb["dropped"] or verb["kept"] in cues.CAUSATIVES:
            run, keep = verb.span(), verb.end()
        elif run is not None and text[run[1] : verb.start()] in ("", "、", "和") and keep < run[1]:
            run = (run[0], verb.end())
        else:
            run, keep = verb.span(), verb.start()
    start = keep
    classed = cues.CLASSED.match(text, start, end)
    if classed is not None:
        start = classed.end()
    if end - start > _LONG:
        of = text.rfind(cues.OF, start, end - _SHORTEST_HEAD)
        if of > start:
            start = of + 1
    lead = cues.LEAD.match(text, start, end)
    return (lead.end() if lead is not None and lead.end() < end else start), end


def behind(surface: Surface, place: Place) -> Span:
    """The noun phrase right behind the number; an empty span where a verb or a sign follows."""
    text = surface.folded
    start, end = place.amount.after, place.right
    if end < place.clause_end and cues.BECOMING.fullmatch(text, start, end):
        return start, start
    end = _before_joint(text, start, end)
    if start >= end or text[start] in _RANGE_SIGNS or cues.STOP.match(text, start, end):
        return start, start
    # A name of one character is none: the first two are taken as they come.
    first = start + 1 if text[start] in units.NOUNS else start + 2
    stop = cues.END.search(text, first, end) if text[start + 1 : start + 2] != cues.OF else None
    whole = end
    if text[start + 1 : start + 2] == cues.OF:
        end = start + 1
    elif stop is not None and (stop.end() < end or len(stop[0]) == 1):
        # A verb at the very end is a noun: 16个小区环境综合整治.
        end = stop.start()
    elif end == place.right < place.clause_end:
        # 22条排水沟整治率达100%: the words that lead over to the next figure.
        link = cues.LINK.search(text[start:end])
        end = end if link is None or link.start() < _TWO else start + link.start()
    if text[start:end] in _GENERIC and stop is not None and stop[0] != cues.OF:
        end = min(whole, start + _LONGEST_PREDICATE)
    return start, _before_joint(text, start, min(end, start + _LONGEST_NAME))


def _before_joint(text: str, start: int, end: int) -> int:
    """The end of a phrase without what joins it to the next."""
    joint = _JOINT.search(text[start:end])
    return end if joint is None else start + joint.start()


def of_level(surface: Surface, place: Place, left: Span, right: Span) -> str:
    """The indicator of an amount from the phrases on both its sides; empty where the text leaves it out (4户12人)."""
    return words(surface, _share_of(surface, place) or _amount_of(surface, place, left, right))


def _share_of(surface: Surface, place: Place) -> Span | None:
    """为年度计划的112%: what it is a share of; None for an amount and for 为上年的2倍, about the figure before."""
    if place.amount.unit not in _SHARES:
        return None
    whole = cues.OF_WHOLE.search(surface.folded[place.left : place.amount.start])
    if whole is None or cues.LEAD.fullmatch(whole["base"]) is not None:
        return None
    return place.left + whole.start(), place.left + whole.end("base")


def _amount_of(surface: Surface, place: Place, left: Span, right: Span) -> Span:
    """The phrase on the side that names the amount: the left of what is measured, the right of what is counted."""
    amount, text = place.amount, surface.folded
    tied = _TIED.search(text, max(place.left, amount.start - 4), amount.start) is not None
    named = left[0] < left[1] and not _is_verb(text, left)
    if named and not tied and (amount.measured or _QUANTITY.search(text, left[0], left[1])):
        return left
    if right[0] < right[1]:
        return right
    if amount.unit in units.NOUNS and not named:
        return amount.end - len(amount.unit), amount.end
    if not place.gap and place.chained:
        return right
    # 推荐甲县、乙区2家〔申报…〕: names summed up by a number, of which the predicate tells what they do.
    summed = not amount.measured and named and "、" in text[left[0] : left[1]] and amount.after < place.right
    summed = summed and text[amount.after] not in _NO_PREDICATE
    spoken_of = left[0] < left[1] and not summed and not (text.startswith(cues.OF, amount.after) and not named)
    return left if spoken_of else _predicate(surface, place)


def _is_verb(text: str, span: Span) -> bool:
    verb = cues.VERB.match(text, span[0], span[1])
    return verb is not None and verb.end() == span[1]


def _predicate(surface: Surface, place: Place) -> Span:
    """What follows as a predicate: 其中10万只〔捐赠抗疫一线〕; without the words that only say 的, 实行."""
    text = surface.folded
    start, end = place.amount.after, place.right
    if start >= end or text[start] in "和与及、或" or cues.BECOMING.fullmatch(text, start, end):
        return start, start
    if text.startswith(cues.OF, start):
        start += 1
        stop = text.find(cues.OF, start, end)
        end = stop if stop > start else end
    lead = cues.LEAD.match(text, start, end)
    if lead is not None:
        start = lead.end()
    return start, max(start, min(end, start + _LONGEST_NAME))


def tail(surface: Surface, place: Place) -> str:
    """The predicate that closes a list of figures: 4户12人和脱贫的127户〔实行帮扶〕."""
    lead = cues.STOP.match(surface.folded, place.amount.after, place.clause_end)
    start = lead.end() if lead is not None else place.amount.after
    return words(surface, (start, min(place.clause_end, start + _LONGEST_NAME)))


def subjects(phrase: str, count: int) -> list[str]:
    """The subjects of a 分别 list, each with the head that only the last one names; empty if they are not `count`."""
    phrase = phrase.partition(cues.RESPECTIVELY)[0]
    splits = ([name for name in sign.split(phrase) if name] for sign in _LISTS)
    names = next((split for split in splits if len(split) == count), [])
    if not names:
        return _pair(phrase) if count == _TWO else []
    shared = _shared_head(names)
    first = [name if _HEAD.search(name) or _QUANTITY.search(name) else _joined(name, shared) for name in names[:-1]]
    return [*first, names[-1]]


def _joined(name: str, head: str) -> str:
    """The name with the head that it lacks: 城镇居民 and 居民人均收入 is 城镇居民人均收入."""
    own = next((length for length in range(len(head), 1, -1) if name.endswith(head[:length])), 0)
    return name + head[own:]


def _pair(phrase: str) -> list[str]:
    """城镇居民收入 and 农村居民收入 of 城乡居民收入; empty where no word of it stands for two."""
    simple = folded(phrase)
    for word, both in _PAIRS.items():
        at = simple.find(word)
        if at >= 0:
            return [phrase[:at] + each + phrase[at + len(word) :] for each in both]
    return []


def _shared_head(names: list[str]) -> str:
    """What only the last of several subjects says: 黄金、白银〔产量〕; 柳村、竹村〔营业额〕, alike to the character."""
    head = _HEAD.search(names[-1])
    if head is not None:
        return head[0] if head.start() > 0 else ""
    alike = names[-1].find(names[0][-1], 1)
    return names[-1][alike + 1 :] if alike > 0 else ""
