"""What the words around a share say that it is a share of: 占总数的50%, 分别占3%、5%, 占播种面积58.73万亩的21.2%."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from yearbook_viewer.records import Figure, Role
from yearbook_viewer.records.found import PART
from yearbook_viewer.text.audit.clauses.sentences import Sentence
from yearbook_viewer.text.audit.clauses.wording import is_same_name, tells_comparison
from yearbook_viewer.text.audit.numbers.precision import RATES, is_well_read, value_of
from yearbook_viewer.text.audit.totals.totals import are_alike

_RATE = r"(?:比重|比例|比|份额|百分比)"
_IS = r"(?:为|达到?|是|约|的|仅|各|均)*"
_SHARE = re.compile(
    r"(?P<part>[^,;:、()]*?)(?:约|共|各|仅|只|也|就|均|分别|依次|合计|所|其|数量|金额|人数|面积)*占(?P<of>[^,;、占]{0,24}?)"
    rf"的?{_RATE}?\)?(?:分别|依次)?{_IS}$"
)
_PROPORTION = re.compile(rf"[,;、(](?:所占|其|各占)?(?:比重|比例|百分比|份额)(?:分别|依次|各)?{_IS}$")
# The whole is printed between: 占农作物播种面积〔58.73万亩〕的21.2%.
_OF_IT = re.compile(rf"^\)?的?{_RATE}?{_IS}$")
_HAS_OF = re.compile(r"占[^,;、占]{0,24}$")
# 在全县112.6亿元的生产总值中所占份额为42.0%: what stands before is in it.
_IN_IT = re.compile(rf"^\)?的?[^,;:。占]{{0,14}}[中里内],?(?:所|约|共|只|仅)?占(?:有|到)?的?{_RATE}?{_IS}$")
_HAS_IN = re.compile(r"在[^,;、占在]{0,16}$")
_EACH = re.compile("分别|依次|各占")
_LISTS = frozenset(("、", "和", "及", "与", ",", "以及"))
_SUM_OF = re.compile(r"(?<=..)(?:总数|总量|总额|总人数|总值|总计|合计|总面积|面积|人口数?|人数|户数|数)?的?$")
_YIELD = re.compile("产$")
_SCOPE = re.compile(
    r"^(?:[全我本][市县区州省国旗镇乡校部年院厂社场局行所站系村街司园队]|[全本]?(?:系统|行业|公司|集团)|当年|同期|全年|其|所有|全体|全部|总|整个)+"
)
# A whole of another reach than the entry's own: 占全省工业投资的3%.
_WIDER = re.compile(r"全[市县区州省国旗镇乡盟]|[我本][市县区州省旗]")
_WHOLE = re.compile(r"^(?:总数|总量|总额|总人数|总面积|总户数|总值|总计|合计|总投资|总体|比|全部|总|人数|面积|户数)?$")
# Of the number before it a part is told: 代表217人中女代表48人.
_AMONG = re.compile(r"^[^,;:()]{0,8}?中(?![央国小学型医心外等华间青老低高])")
_AMOUNTS_TO = re.compile(
    r"^[,(](?:即|计|合|约)?(?:为|有|达|是|计|实现|完成|共)?(?:(?:金额|数量|总额|人数|面积|产值)(?:为|达|有|是)?)?$"
)
# What is spent on one thing is of what is spent: 总支出2180万元,用于教育的612万元.
_SPENT = re.compile(r"^[,;](?:其中)?[,:]?(?:用于|用在|用作|投向|投入|投放给|拨给|安排给)[^,;:()]{1,12}$")
_FUNDS = re.compile(r"总(?!产值)|支出|经费|资金|贷款|投资|开支|拨款")
_JOINT = re.compile("[、和与及]")
_LOOK_BACK = 24
# A whole further up is named by so many characters.
_TELLING_NAME = 2
# 成 are tenths: 约占六成.
SHARES = ("%", "‰", "成")


@dataclass(frozen=True, slots=True)
class Claim:
    """A printed share of a part. `wholes`: what the words say that it is of, best last; `others`: all that it may be of
    where they name nothing, the nearest last; `sure`: the words name the whole with its number."""

    part: Figure
    printed: Figure
    wholes: Sequence[Figure]
    others: Sequence[Figure]
    sure: bool = False


def claims_of(sentence: Sentence, known: Sequence[Figure], far: Sequence[Figure] = ()) -> Iterator[Claim]:
    """The shares that a sentence prints. `known`: the figures of the sentences before that may be wholes; `far`: those
    further up, which only a share that names them is of."""
    listed = 0
    for at, figure in enumerate(sentence.figures):
        if at < listed or figure.unit not in SHARES or figure.role is not Role.LEVEL or not is_well_read(figure):
            continue
        words = sentence.before(at)
        of_it = at > 0 and _OF_IT.match(words) and _HAS_OF.search(sentence.before(at - 1))
        of_it = of_it or (at > 1 and _IN_IT.match(words) and _HAS_IN.search(sentence.before(at - 1)))
        said = None if of_it or "占" not in words else _SHARE.search(words)
        if not (of_it or said is not None or _PROPORTION.search(words)):
            continue
        before = [*known, *stated(sentence, max(0, at - _LOOK_BACK), at)][-_LOOK_BACK:]
        if of_it:
            shares = _chained(sentence, at)
            listed = shares[-1] + 1
            if len(shares) > 1:
                yield from _each_of_it(sentence, shares, before)
            elif at > 1:
                yield from _of_it(sentence, at, before)
        elif _EACH.search(words):
            shares = _chained(sentence, at)
            listed = shares[-1] + 1
            yield from _each(sentence, shares, before, said["of"] if said is not None else "")
        elif said is not None:
            # 一、二级地占57%: of both.
            name = ("、" if words[: said.start()].endswith("、") else "") + said["part"]
            yield from (_of_far(each, far, said["of"]) for each in _plain(sentence, at, before, name, said["of"]))


def stated(sentence: Sentence, start: int, end: int) -> list[Figure]:
    """The figures of a stretch of the sentence, without those that others are compared with (比1982年的27.18万人)."""
    return [sentence.figures[at] for at in range(start, end) if not tells_comparison(sentence.before(at))]


def _plain(sentence: Sentence, at: int, before: Sequence[Figure], name: str, of: str) -> Iterator[Claim]:
    """工业81亿元,占50%; 工业投资占投资总额的50%."""
    figure = sentence.figures[at]
    part = _part(name, before, sentence, at) or (_part_behind(sentence, at) if name else None)
    # 三类商品出口占出口总额的68%: the exports that are told are the whole.
    if part is None or (name and _SUM_OF.sub("", of) == part.indicator):
        return
    among = at > 1 and part is sentence.figures[at - 1] and _AMONG.match(sentence.before(at - 1))
    if among and not of and _may_be_whole(sentence.figures[at - 2], part):
        yield Claim(part, figure, [sentence.figures[at - 2]], (), sure=True)
        return
    spent = _spent_of(sentence, at) if not of and at and part is sentence.figures[at - 1] else None
    if spent is not None:
        yield Claim(part, figure, [spent], (), sure=True)
    else:
        yield Claim(part, figure, _wholes(of, part, before), () if of else _alike(part, before))


def _of_far(claim: Claim, far: Sequence[Figure], of: str) -> Claim:
    """The claim with the whole that it names further up, where nothing near is what it names."""
    name = _core(_SCOPE.sub("", of))
    if claim.wholes or claim.others or len(name) < _TELLING_NAME:
        return claim
    alike = [each for each in _alike(claim.part, far) if each.year == claim.part.year and not each.qualifier]
    names = {each: _core(_SCOPE.sub("", each.indicator)) for each in alike}
    named = [each for each in alike if names[each] == name] or [each for each in alike if names[each].endswith(name)]
    if len({value_of(each) for each in named}) > 1:
        return claim
    scope = _WIDER.match(of)
    told = named[-1:] if scope is None or (named and named[-1].scope == scope[0]) else []
    return replace(claim, wholes=told)


def _spent_of(sentence: Sentence, at: int) -> Figure | None:
    """The sum of money of which the amount before a share is spent on one thing; other such amounts are passed over."""
    part = sentence.figures[at - 1]
    if not _SPENT.match(sentence.before(at - 1)):
        return None
    for place in range(at - 2, max(-1, at - _LOOK_BACK), -1):
        whole = sentence.figures[place]
        if not _SPENT.match(sentence.before(place)) and _may_be_whole(whole, part):
            funds = _FUNDS.search(whole.indicator) is not None and value_of(whole) > value_of(part)
            return whole if funds else None
    return None


def _of_it(sentence: Sentence, at: int, before: Sequence[Figure]) -> Iterator[Claim]:
    """播种面积12.46万亩,占农作物总播种面积58.73万亩的21.2%."""
    whole, part = sentence.figures[at - 1], sentence.figures[at - 2]
    words = sentence.before(at - 1)
    name = words.rpartition("占" if "占" in words else "在")[0].strip(",;、(")
    if name:
        named = [each for each in before if is_same_name(name, each.indicator) and each is not whole]
        part = named[-1] if named else part
    if _may_be_whole(whole, part) and is_amount(part) and part.start < whole.start:
        yield Claim(part, sentence.figures[at], [whole], (), sure=True)


def _each_of_it(sentence: Sentence, shares: Sequence[int], before: Sequence[Figure]) -> Iterator[Claim]:
    """企业186人、个体279人,分别占从业人员465人的40%和60%."""
    whole = sentence.figures[shares[0] - 1]
    parts = [each for each in before if is_amount(each) and each.start < whole.start][-len(shares) :]
    if len(parts) == len(shares) and all(_may_be_whole(whole, part) for part in parts):
        for part, at in zip(parts, shares, strict=True):
            yield Claim(part, sentence.figures[at], [whole], (), sure=True)


def _each(sentence: Sentence, shares: Sequence[int], before: Sequence[Figure], of: str) -> Iterator[Claim]:
    """省内52.13万人次、省外33.08万人次、境外1.26万人次,分别占60.3%、38.3%、1.5%."""
    parts = [sentence.figures[at] for at in range(max(0, shares[0] - len(shares)), shares[0])]
    alike = all(is_amount(part) and are_alike(part, parts[0]) for part in parts)
    if len(shares) < 2 or len(parts) < len(shares) or not alike:
        return
    earlier = [each for each in before if each.start < parts[0].start]
    for part, at in zip(parts, shares, strict=True):
        wholes = _wholes(of, part, earlier)
        yield Claim(part, sentence.figures[at], wholes, () if of else _alike(part, earlier))


def _chained(sentence: Sentence, first: int) -> list[int]:
    """The shares of one list, from the first on."""
    found = [first]
    for at in range(first + 1, len(sentence.figures)):
        if sentence.figures[at].unit != sentence.figures[first].unit or sentence.before(at) not in _LISTS:
            break
        found.append(at)
    return found


def _part(name: str, before: Sequence[Figure], sentence: Sentence, at: int) -> Figure | None:
    """The part that the share is of: the figure right before, or the one that the words name."""
    if not name:
        former = _former(sentence, at)
        return former if former is not None and former.role is Role.LEVEL and former.unit not in RATES else None
    amounts = [each for each in before if is_amount(each)]
    bare = name.lstrip("、")
    named = [each for each in amounts if is_same_name(bare, each.indicator)]
    # 林地面积213万亩,林地占国土面积的67%.
    named = named or [each for each in amounts if len(bare) > 1 and is_same_name(*map(_core, (each.indicator, bare)))]
    if _JOINT.search(name):
        # 中级和高级占37.5%: of both together, unless both are counted as one.
        named = [each for each in named if each.indicator.endswith(name)]
    year = sentence.figures[at].year
    of_the_year = [each for each in named if each.year == year] or named
    return of_the_year[-1] if of_the_year else None


def _former(sentence: Sentence, at: int) -> Figure | None:
    """The figure before; behind a bracket the one before that: 税收41.7亿元(增值税15.2亿元、所得税6.4亿元),占71.5%."""
    place = at - 1
    if sentence.before(at).startswith(")"):
        while place > 0 and "(" not in sentence.before(place):
            place -= 1
        place -= 1
    return sentence.figures[place] if place >= 0 else None


def _part_behind(sentence: Sentence, at: int) -> Figure | None:
    """The part that is told behind its share: 出口占81.3%,为19.25亿元."""
    if at + 1 >= len(sentence.figures) or not _AMOUNTS_TO.match(sentence.before(at + 1)):
        return None
    part = sentence.figures[at + 1]
    return part if is_amount(part) else None


def _wholes(of: str, part: Figure, before: Sequence[Figure]) -> list[Figure]:
    """The figures that the words say may be the whole."""
    alike = _alike(part, before)
    scope = _WIDER.match(of)
    alike = [each for each in alike if scope is None or each.scope == scope[0]]
    name = _core(_SCOPE.sub("", of))
    total = part.relation.removeprefix(PART) if part.relation.startswith(PART) else None
    told = [each for each in alike if each.indicator == total]
    # 占不良贷款的48%: not of 各项贷款, though it is told as a part of that.
    else_named = bool(told) and not _is_in(name, told[-1]) and any(_is_in(name, each) for each in alike)
    if _WHOLE.match(name) or (told and not else_named and share_a_word(name, told[-1].indicator)):
        return told
    alike = [each for each in alike if part.year in (None, each.year)]
    named = [each for each in alike if is_same_name(name, _core(each.indicator))]
    # 占出口的60.8%: 出口 is meant, not 进出口.
    named = [each for each in named if _core(each.indicator) == name] or named
    if not named and len(name) > 1:
        named = [each for each in alike if _is_in(name, each)]
    wholes = [each for each in named if not each.relation.startswith(PART) or _core(each.indicator) == name] or named
    return [each for each in wholes if each in told] or wholes


def _is_in(core: str, figure: Figure) -> bool:
    return core in figure.indicator or core in _core(figure.indicator)


def _core(name: str) -> str:
    """What a name says of what is summed up: 户籍人口 of 户籍总人口, 国土 of 国土总面积, 粮食产量 of 粮食总产."""
    return _YIELD.sub("产量", _SUM_OF.sub("", name).replace("总", ""))


def _alike(part: Figure, before: Sequence[Figure]) -> list[Figure]:
    """The amounts before a part that are as much or more."""
    return [
        each
        for each in before
        if each.start < part.start and _may_be_whole(each, part) and value_of(each) >= value_of(part)
    ]


def _may_be_whole(whole: Figure, part: Figure) -> bool:
    return is_amount(whole) and are_alike(whole, part) and whole is not part and value_of(whole) > 0


def named_whole(words: str) -> str | None:
    """What the words before a share name as its whole, empty where they name none; None where they tell no share."""
    said = _SHARE.search(words) if "占" in words else None
    return None if said is None else _SUM_OF.sub("", _SCOPE.sub("", said["of"]))


def named_part(words: str) -> str:
    """What the words before a share name as its part, empty where they name none."""
    said = _SHARE.search(words) if "占" in words else None
    return "" if said is None else said["part"]


def share_a_word(one: str, other: str) -> bool:
    """Whether the two have two characters in a row in common."""
    return any(one[at : at + 2] in other for at in range(len(one) - 1))


def is_amount(figure: Figure) -> bool:
    """Whether a figure is an amount whose number can be trusted."""
    return figure.role is Role.LEVEL and figure.unit not in RATES and is_well_read(figure)
