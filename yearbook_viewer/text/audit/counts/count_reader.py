"""An entry's text read for the numbers of things that it lists, and what the lists beside them say."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from yearbook_viewer.records import Figure, Role
from yearbook_viewer.text.audit.clauses.flow import Flow
from yearbook_viewer.text.audit.counts.listed_names import are_people, are_told_apart, fit
from yearbook_viewer.text.audit.counts.lists import VEIL, Listed
from yearbook_viewer.text.audit.counts.told_lists import Told
from yearbook_viewer.text.figures import units

_PIECES = frozenset("台件部本册篇首幅集出支份")
# 4支突击队: teams are named by what they do.
_TEAMS = re.compile("(?:队伍?|小组|力量)(?!员|长)")
# 第3号、第17号、第42号3件提案.
_BY_NUMBER = re.compile("第?[0-9〇一二三四五六七八九十百]{1,4}号")
# What people are counted by.
PEOPLE = frozenset("人名位")
# 组织、宣传、纪检、青年4名委员.
_OFFICE = re.compile("(?:书记|委员|主任|主席|[^同]长|干事|[会出]纳?计?员?)$")
# 分为农业、工业、商贸、教育、文化5篇.
_CHAPTERS, _MANY = frozenset("篇章卷编"), 4
_POSTS, _SHORT = re.compile("委员|干事|助理员?|专干"), 2
# 甲县、乙县4个乡镇: the places listed are not those counted.
_LOWER = re.compile(r"[乡镇村]|街道|社区|小组|组")
_HIGHER = frozenset("省市县区旗州盟")
_NOTE = re.compile(r"(?<=.)\([^()]*\)$")
_CLAUSE_ENDS = re.compile(r"[,，。;；:：\n]")
_SENTENCE_ENDS = re.compile(r"[。;；:：\n]")
# What is listed by name; counters of pieces (台, 辆) count things of which a list gives the kinds.
_COUNTERS = frozenset("大个家户人名位所座处项件条种类门部本册篇卷章编场次期届支首幅集出批区片大起份块枚面道台点趟列艘")
_MOST = Decimal(60)
# 金牌4枚(男子跳远、女子铅球、男子100米): won in events, some of which have their lengths and weights for names.
_MEDAL, _MEDALS = "枚", "牌章"
_EVENT = re.compile(
    r"(?<![0-9.])(?:[0-9]{1,2}[×xX*])?[0-9]{2,5}(?:米|公里|公斤级?|千克级?)"
    r"(?=[^\u4e00-\u9fff]|跨?栏|[蛙仰蝶]泳|自由泳|混合泳|个人|接力|竞走|障碍|短跑|赛跑|速滑|跑|[和及与第冠]"
    "|步枪|气?手枪|气枪|移动|柔道|举重|摔跤)"
)


@dataclass(frozen=True, slots=True)
class Reader:
    """A text read for lists: `plain` has titles veiled, `veil` notes too; `places`: where its figures begin.

    Places are code points into the text of the flow, as long as `plain` and `veil`; figures are told by `at`, their
    place among `figures`.
    """

    flow: Flow
    plain: str
    veil: str
    places: Sequence[int]
    figures: Sequence[Figure]

    def end(self, at: int) -> int:
        """Where a figure ends in the flow."""
        return self.flow.place(self.figures[at].end - 1) + 1

    def noun(self, at: int) -> str:
        """What a number counts, where that follows it: its unit in 4镇, nothing in 4家申报."""
        figure = self.figures[at]
        if figure.unit in units.NOUNS or figure.unit in units.BEHIND_LISTS:
            return figure.unit
        return figure.indicator if self.veil.startswith(figure.indicator[:2], self.end(at)) else ""

    def name(self, at: int) -> str:
        """What a number counts, by what follows it or, where nothing does, by what was told before."""
        return self.noun(at) or self.figures[at].indicator

    def following(self, at: int, *, noted: bool) -> int:
        """Where the next figure stands that is no event in which the medals were won; the end if there is none.

        `noted`: figures in notes are such, too.
        """
        medals = self.figures[at].unit == _MEDAL
        for place in self.places[at + 1 :]:
            if not (medals and _EVENT.match(self.plain, place)) and (noted or self.veil[place] != VEIL):
                return place
        return len(self.plain)

    def clause_start(self, since: int, place: int) -> int:
        """Where the clause begins that a place stands in, a colon being an end too; `since` if that is further back."""
        return max((sign.end() for sign in _CLAUSE_ENDS.finditer(self.veil, since, place)), default=since)

    def sentence_start(self, place: int, reach: int) -> int:
        """Where the sentence begins that a place stands in, a colon being an end too, at most `reach` before it."""
        since = max(0, place - reach)
        return max((sign.end() for sign in _SENTENCE_ENDS.finditer(self.veil, since, place)), default=since)

    def words(self, items: Sequence[tuple[int, int]]) -> list[str]:
        """The items as they stand, without the notes that they end with."""
        return [_NOTE.sub("", self.flow.text[start:end]) for start, end in items]

    def told(self, at: int, found: Listed, *, closed: bool, summed: bool = False) -> Told | None:
        """A list as what is told for a number; None where things of its unit are not listed so.

        `summed`: a word says that the number is of all that is listed (共), so that they may be pieces.
        """
        named = summed and len(found.items) >= _MANY and are_told_apart(self.words(found.items))
        if not named and not self._suits(at, found):
            return None
        return Told(found.items, found.counts, closed, fit(self.words(found.items), self.noun(at)))

    def _suits(self, at: int, found: Listed) -> bool:
        """Whether things of this unit are listed so."""
        unit = self.figures[at].unit
        words = self.words(found.items)
        counted = self.noun(at)
        if _LOWER.match(counted) and all(word[-1] in _HIGHER for word in words):
            return False
        if unit in PEOPLE:
            posts = _POSTS.match(counted) is not None and all(len(word) == _SHORT for word in words[1:])
            offices = len(words) >= _MANY and all(_OFFICE.search(word) for word in words)
            return posts or offices or are_people(words)
        if unit in _CHAPTERS and len(words) > _MANY:
            return True
        if unit in _PIECES and not (unit == "支" and _TEAMS.search(counted)):
            # 组织部、宣传部、民运部三部: they end with what is counted.
            return all(
                word[-1] in "”》" or word[0] in "“《" or word[-1] == unit or _BY_NUMBER.search(word) for word in words
            )
        return True


def may_count(figure: Figure) -> bool:
    """Whether a figure is a small number of things that may be listed by name."""
    return (
        figure.role is Role.LEVEL
        and not figure.qualifier
        and (
            figure.unit in _COUNTERS
            or _is_medal(figure)
            or figure.unit in units.NOUNS
            or figure.unit in units.BEHIND_LISTS
            or (len(figure.unit) == 1 and figure.unit not in units.UNITS)  # what the names of a list end with: 三系
        )
        and figure.value is not None
        and 1 < figure.value <= _MOST
        and figure.value == figure.value.to_integral_value()
    )


def _is_medal(figure: Figure) -> bool:
    return figure.unit == _MEDAL and figure.indicator[-1:] in _MEDALS
