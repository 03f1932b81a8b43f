"""What words tell of a stock: that it was there at first or at last, that something came in or went out."""

import re
from functools import lru_cache

from yearbook_viewer.text.audit.clauses.sentences import JOINTS, Sentence

_CLAUSE = re.compile("[,;:。(】]")
# A time told before the clause of its value: 1994年初,全县共有党员12486名.
_TIME = re.compile(r"(?:[年期月季][初末底]|年度|学年初?|(?<![0-9])1月1日|12月31日)$")
_LONGEST_TIME = 12
# Several rules ask for the words before the same figure.
_KEPT = 4096
_OPENING = re.compile(
    r"年初|期初|月初|(?<![0-9])1月1日|上(?:学|一)?年度?[末底]|去年(?:[末底]|结|余|接|转|滚|留)|上年(?:未|尚|在[押册职院编岗]|结|余|接|转|滚|累计|留)|[0-9〇零○一二三四五六七八九]{4}年[末底]|上学年末|结转(?!下)|接转|跨入|[旧积]存|上年(?:度)?滚?存|原有|接续|截[至止][^,;]{0,6}上年|(?:19|20)[0-9]{2}年[^,;新增建添购]{0,6}(?<![新增建添购])有[^,;]{0,8}$"
)
_CLOSING = re.compile(
    r"年[末底终]|期末|月末|12月31日|盘[点存]|现[有存]|尚[有余存未]|还[有剩]|仍有|结[余存]|剩余|未[\u4e00-\u9fff]{0,2}结|未办|存案|在册|滚存|余额|实有|达到?$|增[加至]?到|(?:结转|转入?|跨入?)下"
)
_CLOSED_BEHIND = re.compile(r"^(?:尚|仍|还|正)?(?:在|未|转入)[\u4e00-\u9fff]{0,3}(?:办|审|结|建|册|下年|次年|下一年)")
# The words nearest to the number tell best which way it went.
_IN_LAST = re.compile(
    "(?:收入|补助|补贴|拨款|利息|转入|调入|购入|迁入|[购买]进|招收|接收|进|入|来水|受理|新收|增加|新增|增)$"
)
_OUT_LAST = re.compile(
    "(?:支出|费用|成本|税[金费款]?|转出|调出|迁出|划出|[收退]回|偿还|归还|开支|离[职任]?|出售|放水|上缴|上交|调[离走]|用去|减少|占[用地]|注销|减)$"
)
_IN = re.compile(
    r"新|接受|[受获]赠|归集|收[押治]|迁来|[转升]入|转来|获|来|返贫|增|收|入|来水|产|出生|招|购|受理|发展|引进|补充|繁殖|[建添]|贷出|发放贷|投放|放号|装机|开业|登记|生长|拨|征缴|补贴|补助|接办|分配来|复[工退]|捐赠|盈利"
)
_OUT = re.compile(
    r"出栏|死|减|退|收监|下[发拨]|[调划]拨|拨[付给]|[分配]发|调出|迁出|转出|流出|用水|[销耗]|支|办结|审结|执结|结案|解除|报废|淘汰|损|毕业|蒸发|渗漏|出售|外流|辞|离|分流|除|撤|关停|收回|归还|偿还|还清"
    r"|脱|出库|买断|处理|破|拆|休学|歇业|关闭|合并|采伐|安置|放水|流失|自杀|亡|赔|剔|垮|停业|倒闭|弃|故|领[养走]|消费|饲料|种子|口粮|自用|食用|留种|提取|支取|释|就医|出[狱院]|治愈|好转|走失|[售卖宰]|遣|开除|清[退除]|自食|完成|竣工|交付|终止|出圈|[去离逝]世|出党|走|停[办产开]|下马|裁|取消|[转调迁送派划发流运]往|外[调迁流运]|缩短|截弯|裁弯|宰|用[去于]|成本|费用|税|上[缴交]|亏损"
)
_APART = re.compile("其中(?!当年|年内|本年|全年)|[比较]|均|每|占(?![地用])|率")
# What is left when something is taken off: 1.86万平方米,减去报废0.24万平方米,实有1.62万平方米.
_TAKEN_OFF = re.compile("减去|扣除|扣去|除去|剔除|抵销|冲减")
_LEFT = re.compile("实[有存得剩支收余]|净[有存剩]|[尚下还]余|剩|下存")
_ADDED = re.compile("连同|加上|加(?=上?年|原|期初)|另加")
_STAGE = re.compile(r"[又再还]|增|扩|续|新[建招装添购开]|添|[二三四五]期|[二三四]次|加|招")
_WHOLE = re.compile(
    r"总[\u4e00-\u9fff]{0,8}(?:[增扩升]加?大?[至到]|达到?|为)$|使[\u4e00-\u9fff]{0,10}(?:[增扩升]加?大?[至到]|达到?)$"
)
_NET = re.compile(
    r"净|盈[余利]|净亏|利润|纯收[益入]|[顺逆]差|赤字|自然增|机械增|增减相抵|收支相抵|品迭|差额|实[得现]利"
)


def _lead_of(both: Sentence, at: int) -> str:
    """The clause before a figure, with the time told before it."""
    return _lead(both.before(at))


@lru_cache(maxsize=_KEPT)
def _lead(words: str) -> str:
    *before, clause = _CLAUSE.split(words.rstrip("("))
    if before and len(before[-1]) <= _LONGEST_TIME and _TIME.search(before[-1]):
        return f"{before[-1]},{clause}"
    return clause


def opens(both: Sentence, at: int) -> bool:
    """Whether a value was there at first: 年初, 上年结转; not 比上年末减少0.42万户, which tells how much it changed."""
    return _opens(_lead_of(both, at))


@lru_cache(maxsize=_KEPT)
def _opens(lead: str) -> bool:
    return _OPENING.search(lead) is not None and _APART.search(lead) is None


def closes(both: Sentence, at: int) -> bool:
    """Whether a value was there at last."""
    return _CLOSING.search(_lead_of(both, at)) is not None or _CLOSED_BEHIND.match(both.behind(at)) is not None


def is_told_apart(both: Sentence, at: int) -> bool:
    """Whether a figure is a part, an average or a comparison and moved nothing itself."""
    return _APART.search(_lead_of(both, at)) is not None


def is_net(both: Sentence, at: int) -> bool:
    """Whether a figure tells what came in less what went out."""
    return _NET.search(_lead_of(both, at)) is not None


def is_left(both: Sentence, at: int) -> bool:
    """Whether a value is what is left of the one before the last, when the last is taken off."""
    if at < 2 or both.figures[at - 1].unit != both.figures[at].unit != "" or ";" in both.before(at):
        return False
    return _LEFT.search(_lead_of(both, at)) is not None and _TAKEN_OFF.search(_lead_of(both, at - 1)) is not None


def is_added(both: Sentence, at: int) -> bool:
    """Whether what was there at first is added to what came in: 购进图书3264册,连同原有18436册."""
    return _ADDED.search(_lead_of(both, at)) is not None


def is_stage(both: Sentence, at: int) -> bool:
    """Whether something was added to what there was before: 又增5000门, 二期扩装2500千瓦."""
    return _STAGE.search(_lead_of(both, at)) is not None


def is_whole(both: Sentence, at: int) -> bool:
    """Whether a value is what there is in all when the last was added: 使总容量增至8126门."""
    return _WHOLE.search(_lead_of(both, at)) is not None


def moves(both: Sentence, at: int) -> tuple[int, ...]:
    """Whether something came (1) or went (-1) by the words before it; both or nothing where they do not tell."""
    clause = _lead_of(both, at)
    for last, ways in ((_IN_LAST, (1,)), (_OUT_LAST, (-1,))):
        if last.search(clause.rstrip("了")):
            return ways
    came, went = _IN.search(clause) is not None, _OUT.search(clause) is not None
    return ((1,) if came else ()) + ((-1,) if went else ())


def is_joined(both: Sentence, at: int) -> bool:
    """Whether an amount is joined to the one before it and no word of its own tells how it moved."""
    return at > 0 and both.before(at)[:1] in JOINTS and not moves(both, at)


def ways_of(both: Sentence, at: int) -> tuple[int, ...]:
    """The ways in which something may have moved; what is joined to another without a word of its own went as that."""
    while is_joined(both, at):
        at -= 1
    return moves(both, at) or (1, -1)
