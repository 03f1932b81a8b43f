"""A finding in the sentence that an editor would write in the margin; the window and the proof-reading sheet say it."""

import re
from collections.abc import Callable, Mapping, Sequence
from decimal import Decimal

from yearbook_viewer.export.tables import plain, unsigned
from yearbook_viewer.messages import N_, Catalogue
from yearbook_viewer.records import Figure, Finding, FindingKind, Printing, ReviewState, Role, Verdict, VolumeFinding
from yearbook_viewer.wordings import VERDICT_NAMES

REVIEW_NAMES = {ReviewState.OPEN: "", ReviewState.VERIFIED: N_("已核实"), ReviewState.IGNORED: N_("已忽略")}

# Those that call for the reader stand before the others.
WORST_FIRST = (Verdict.INCONSISTENT, Verdict.REVISED, Verdict.ROUNDING, Verdict.PARTIAL, Verdict.CONSISTENT)

# A value that follows from the text, and waits to be held against another year's volume; its verdict is PARTIAL too.
_IMPLIED = N_("推算")

# More values than this are not told one by one.
_MOST_TOLD = 6

# By what a finding turns on (`_case`) and its verdict.
_SENTENCES: Mapping[tuple[str, Verdict], str] = {
    ("sum", Verdict.CONSISTENT): N_("{what}{printed},等于其中各项之和"),
    ("sum", Verdict.ROUNDING): N_("{what}{printed},其中各项之和为{sum},差在舍入之内"),
    ("sum", Verdict.PARTIAL): N_("{what}{printed},列出的各项之和为{sum},没有列全"),
    ("sum above", Verdict.INCONSISTENT): N_("{what}{printed},其中各项之和为{sum},多出{gap}"),
    ("sum below", Verdict.INCONSISTENT): N_("{what}{printed},其中各项之和为{sum},少了{gap}"),
    ("part", Verdict.INCONSISTENT): N_("{what}{printed},其中的{others}却比它大"),
    ("rate", Verdict.CONSISTENT): N_("{what}{printed},同{others}算得相符"),
    ("rate", Verdict.ROUNDING): N_("{what}{printed},同{others}算得的差在舍入之内"),
    ("rate", Verdict.PARTIAL): N_("{what}{others},{printed};本文没有印出所比那一年的数字"),
    ("rate", Verdict.INCONSISTENT): N_("{what}{printed},同{others}对不上"),
    ("doubling", Verdict.CONSISTENT): N_("{what}由{others}到{printed},与“{quoted}”相符"),
    ("doubling", Verdict.ROUNDING): N_("{what}由{others}到{printed},与“{quoted}”大致相符"),
    ("doubling", Verdict.INCONSISTENT): N_("{what}由{others}到{printed},与“{quoted}”不符"),
    ("hundred", Verdict.CONSISTENT): N_("{printed}、{others},各项比重之和为 100%"),
    ("hundred", Verdict.ROUNDING): N_("{printed}、{others},各项比重之和为{sum},差在舍入之内"),
    ("hundred", Verdict.INCONSISTENT): N_("{printed}、{others},各项比重之和为{sum},应为 100%"),
    ("proportion", Verdict.CONSISTENT): N_("“{quoted}”各项之和为 100%"),
    ("proportion", Verdict.ROUNDING): N_("“{quoted}”各项之和为{added}%,差在舍入之内"),
    ("proportion", Verdict.INCONSISTENT): N_("“{quoted}”各项之和为{added}%,应为 100%"),
    ("points", Verdict.INCONSISTENT): N_("{others}之间相差的是百分点,不是“{amount}”"),
    ("per cent", Verdict.INCONSISTENT): N_("{others}的增减应以“%”计,不是“{amount}”"),
    ("of a rate", Verdict.INCONSISTENT): N_("{what}的增减应以百分点计,不是“{amount}”"),
    ("backwards", Verdict.INCONSISTENT): N_("{what}{others},{printed}:倒推出来的原数不合情理"),
    ("beyond", Verdict.INCONSISTENT): N_("{what}{printed},超过了 100%"),
    ("count", Verdict.CONSISTENT): N_("{what}{printed},与所列名单相符"),
    ("count", Verdict.PARTIAL): N_("{what}{printed},名单只列举了 {listed} 个"),
    ("count", Verdict.INCONSISTENT): N_("{what}{printed},所列名单却是 {listed} 个"),
    ("repeat", Verdict.CONSISTENT): N_("{what}{printed},与另一处的{others}相符"),
    ("repeat", Verdict.ROUNDING): N_("{what}{printed},与另一处的{others}差在舍入之内"),
    ("repeat", Verdict.INCONSISTENT): N_("{what},此处作{printed},另一处作{others}"),
    ("date", Verdict.INCONSISTENT): N_("同一件事的时间,此处作{quoted},另一处作{elsewhere}"),
    ("table", Verdict.CONSISTENT): N_("{what}{printed},与表中的{others}相符"),
    ("table", Verdict.ROUNDING): N_("{what}{printed},与表中的{others}差在舍入之内"),
    ("table", Verdict.INCONSISTENT): N_("{what},正文作{printed},表中作{others}"),
    ("series", Verdict.CONSISTENT): N_("{what}{printed},与另一条目的{others}相符"),
    ("series", Verdict.ROUNDING): N_("{what}{printed},与另一条目的{others}差在舍入之内"),
    ("series", Verdict.REVISED): N_("{what}{printed},先前的条目作{others},当是修订"),
    ("series", Verdict.INCONSISTENT): N_("{what}{printed},另一条目作{others},互相矛盾"),
    ("outlier", Verdict.INCONSISTENT): N_("{what}{printed},与前后各年相比大小悬殊"),
}
_PLAIN = N_("{what}{printed}")

_CHANGES: Mapping[tuple[Role, str], str] = {
    (Role.INCREASE, "rate"): N_("增长{amount}"),
    (Role.INCREASE, "points"): N_("提高{amount}"),
    (Role.INCREASE, "amount"): N_("增加{amount}"),
    (Role.DECREASE, "rate"): N_("下降{amount}"),
    (Role.DECREASE, "points"): N_("降低{amount}"),
    (Role.DECREASE, "amount"): N_("减少{amount}"),
}

# Nothing of text.audit is asked here: a window that shows findings need not load the rules that find them.
_POINTS = frozenset(("个百分点", "百分点"))
_RATES = frozenset(("%", "‰", "‱", *_POINTS, "个千分点", "倍"))
_NUMBER = re.compile(r"[0-9０-９][0-9０-９,，]*(?:[.．][0-9０-９]+)?")
_NARROW = str.maketrans("．", ".", ",，")
_SCALE_WORDS = {Decimal(10**12): "万亿", Decimal(10**8): "亿", Decimal(10**4): "万"}
_SCALES = frozenset(Decimal(10**power) for power in range(13))
_LISTED = re.compile(r"[0-9]+")
# 98件 of 2.3万件, not 0.0098万件.
_FAR_LESS = 10
_WHOLE = Decimal(100)
_ADDED = re.compile(r"= ([0-9.]+)")


def finding_sentence(finding: Finding, quoted: Sequence[str], say: Catalogue) -> str:
    """What was found, with the figures as they are printed. `quoted`: the words of its `passages`."""
    case = _case(finding)
    checked = finding.checked
    values: dict[str, object] = {
        "what": checked.indicator,
        "printed": _printed(checked, say),
        "amount": _amount(checked),
        "others": _told([_printed(figure, say) for figure in finding.against], say),
        "quoted": quoted[0] if quoted else "",
        "elsewhere": quoted[-1] if quoted else "",
    }
    if case in {"sum", "sum above", "sum below", "hundred"}:
        together = _together(finding)
        values["sum"] = in_words_of(checked, together)
        values["gap"] = in_words_of(checked, abs(together - (checked.value or Decimal(0))))
    if case == "proportion":
        added = _ADDED.search(finding.arithmetic)
        values["added"] = added[1] if added else ""
    if case == "count":
        listed = _LISTED.match(finding.arithmetic)
        values["listed"] = listed[0] if listed else str(len(finding.passages))
    return say(_SENTENCES.get((case, finding.verdict), _PLAIN), **values)


def verdict_word(finding: Finding, say: Catalogue) -> str:
    """How a finding is called by its verdict: 不符; 推算 where all it does is to imply a value."""
    only_implies = finding.implied is not None and finding.verdict is Verdict.PARTIAL
    return say(_IMPLIED if only_implies else VERDICT_NAMES[finding.verdict])


def verdict_words(verdict: Verdict, say: Catalogue) -> tuple[str, ...]:
    """All that findings with this verdict are called: 部分列举 and 推算."""
    name = say(VERDICT_NAMES[verdict])
    return (name, say(_IMPLIED)) if verdict is Verdict.PARTIAL else (name,)


def implied_sentence(finding: Finding, say: Catalogue) -> str:
    """The value that follows from the finding: 据此推算,2019 年应为 16777±50 个; empty where none does."""
    implied = finding.implied
    if implied is None:
        return ""
    figures = [figure for figure in (finding.checked, *finding.against) if figure.unit not in _RATES]
    like = min(figures, key=_scale_of) if figures else (*finding.against, finding.checked)[0]
    scale, words = _scale_of(like), _behind_number(like)
    value = plain(implied.value / scale)
    if implied.tolerance:
        value += f"±{plain(implied.tolerance / scale)}"
    space = "" if words == "%" else " "
    if implied.year is None:
        return say("据此推算,原数应为 {value}", value=f"{value}{space}{words}")
    return say("据此推算,{year} 年应为 {value}", year=implied.year, value=f"{value}{space}{words}")


def printed_where(printing: Printing, say: Catalogue) -> str:
    """Where another volume prints what it prints: 临江年鉴 2019 年卷,工业: 86.5亿元."""
    year = say("{year} 年卷", year=printing.volume_year) if printing.volume_year else ""
    volume = " ".join(part for part in (printing.volume, year) if part)
    where = [volume or printing.entry_title]
    if printing.figure.year is not None:
        where.append(say("{year} 年", year=printing.figure.year))
    return say("{where}:{printed}", where=say(",").join(where), printed=_printed(printing.figure, say))


def held_between(one: VolumeFinding) -> tuple[Finding, tuple[Printing, ...]]:
    """A finding between entries as one of the entry whose figure was checked, and what other entries print."""
    figures = tuple(printing.figure for printing in one.against)
    elsewhere = tuple(each for each in one.against if each.address.entry != one.checked.address.entry)
    return Finding(one.kind, one.verdict, one.arithmetic, one.checked.figure, figures), elsewhere


def own_figures(finding: Finding, elsewhere: Sequence[Printing]) -> tuple[Figure, ...]:
    """Those of its figures that stand in the entry's own text, what was checked first."""
    # By identity: an entry of another year may print the very same in the very same place.
    strangers = {id(printing.figure) for printing in elsewhere}
    return (finding.checked, *(figure for figure in finding.against if id(figure) not in strangers))


def in_words_of(like: Figure, value: Decimal) -> str:
    """A value in the scale and unit that the figure is printed with: 163个, 16.3亿元; far less in the unit alone."""
    if abs(value) * _FAR_LESS < _scale_of(like):
        return f"{plain(value)}{like.unit}"
    return f"{plain(value / _scale_of(like))}{_behind_number(like)}"


def _case(finding: Finding) -> str:
    """What the finding's sentence turns on."""
    kind, figures = finding.kind, finding.against
    if kind in _SPECIAL:
        return _SPECIAL[kind](finding)
    # 13.7∶40.6∶45.7 holds no figures: the finding is told by its words.
    if kind is FindingKind.SHARE and not figures and finding.passages:
        return "proportion"
    if kind is FindingKind.SHARE and all(figure.unit in _RATES for figure in figures):
        return "hundred"
    if kind is FindingKind.REPEAT and finding.passages:
        return "date"
    if kind is FindingKind.GROWTH and finding.passages:
        return "doubling"
    is_change = kind is FindingKind.SERIES and finding.checked.role is not Role.LEVEL
    return "rate" if kind in _RATED or is_change else kind.value


def _case_of_sum(finding: Finding) -> str:
    if finding.verdict is not Verdict.INCONSISTENT:
        return "sum"
    above = _together(finding) > (finding.checked.value or Decimal(0))
    if above and len(finding.against) == 1:
        return "part"
    return "sum above" if above else "sum below"


def _case_of_ratio(finding: Finding) -> str:
    # An average is held against its total and what that is divided by.
    if finding.checked.unit not in _RATES:
        return "rate"
    if finding.checked.unit in _POINTS:
        return "backwards" if [figure.unit for figure in finding.against] == ["%"] else "per cent"
    if len(finding.against) > 1:
        return "points"
    return "beyond" if (finding.checked.value or Decimal(0)) > _WHOLE else "of a rate"


_SPECIAL: Mapping[FindingKind, Callable[[Finding], str]] = {
    FindingKind.SUM: _case_of_sum,
    FindingKind.RATIO: _case_of_ratio,
}
_RATED = frozenset((FindingKind.GROWTH, FindingKind.CHANGE, FindingKind.SHARE))


def _together(finding: Finding) -> Decimal:
    """The parts of a sum; of shares, which have no total that is printed, all of them."""
    added = sum((figure.value for figure in finding.against if figure.value is not None), Decimal(0))
    of_hundred = finding.kind is FindingKind.SHARE and finding.checked.value is not None
    return added + finding.checked.value if of_hundred and finding.checked.value is not None else added


def _printed(figure: Figure, say: Catalogue) -> str:
    """A figure as it stands in the text; a change with the word for it."""
    if figure.role is Role.LEVEL:
        return _amount(figure)
    unit = "points" if figure.unit in _POINTS else "rate" if figure.unit in _RATES else "amount"
    # 增长-1.1% is told as 下降1.1%.
    return say(_CHANGES[figure.role, unit], amount=unsigned(_amount(figure)))


def _amount(figure: Figure) -> str:
    """A figure as it stands in the text; the number of a cell with the unit that its table gives."""
    words = "".join(figure.text.split())
    return words + _behind_number(figure) if words[-1:].isdigit() else words


def _told(words: Sequence[str], say: Catalogue) -> str:
    told = say("、").join(words[:_MOST_TOLD])
    return told if len(words) <= _MOST_TOLD else say("{told}等", told=told)


def _scale_of(figure: Figure) -> Decimal:
    """What the printed number is multiplied by: 万 in 1.86万个, or in the heading of a table's column."""
    printed = _NUMBER.search("".join(figure.text.split()))
    if printed is None:
        return next((scale for scale, word in _SCALE_WORDS.items() if word in figure.text), Decimal(1))
    number = Decimal(printed[0].translate(_NARROW))
    scale = abs(figure.value) / number if number and figure.value is not None else Decimal(1)
    return scale if scale in _SCALES else Decimal(1)


def _behind_number(figure: Figure) -> str:
    """What stands behind the number (万人), without the word that blurs it."""
    words = "".join(figure.text.split())
    numbers = list(_NUMBER.finditer(words))
    behind = words[numbers[-1].end() :] if numbers else ""
    if not behind:
        return f"{_SCALE_WORDS.get(_scale_of(figure), '')}{figure.unit}"
    return behind.removeprefix(figure.qualifier).removesuffix(figure.qualifier) if figure.qualifier else behind
