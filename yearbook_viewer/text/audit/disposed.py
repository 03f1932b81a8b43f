"""What became of all there was: 受理9159件,审结8736件,未结423件; 开工项目86个,竣工52个,在建34个."""

import re

from yearbook_viewer.text.audit.misprints import explaining, is_mistyped
from yearbook_viewer.text.audit.opened_lists import is_amount
from yearbook_viewer.text.audit.precision import value_of
from yearbook_viewer.text.audit.sentences import Sentence
from yearbook_viewer.text.audit.totals import Sum, adds_up, are_alike, off_by

# All there was: what came in and what was left from before.
_ALL = re.compile(r"(?:合计|共计?|总计|总共|总数)[^,;:()]{0,6}$")
# What was left from before is told apart, so that a number that came in is not all there was.
_CARRIED = re.compile(r"[旧积]存|结转|上年|去年|年初|期初|新")
_TAKEN = re.compile(r"(?:受理|受案|办理|收案|接收|接到|开工|实施|承办|立案|应[收还交])[^,;:()]{0,8}$")
_WAYS = (
    (r"(?:审结|办结|结案|已结|执结|审理结案|审执结)", r"(?:未结|未审结|未办结|未执结|尚未|在办|结存|存案|正在)"),
    (r"(?:建成|完工|竣工|投产|交付|已?完成)", r"(?:在建|续建|未完|未完工|未竣工|结转|正在|尚未|待建)"),
    (r"(?:治愈|出院|痊愈|好转)", r"(?:在院|住院|留院)"),
    (r"(?:已?整改|销号|已?处理|答复|已?解决|已?收回|已?归还)", r"(?:未|尚未|正在|待)[\u4e00-\u9fff]{1,4}"),
)
_BY = (
    r"(?:至|到|截至|截止)?(?:[0-9一二三四五六七八九十]{1,3}月)?(?:[0-9一二三四五六七八九十]{1,3}日|底|末)?(?:年[底末])?"
)
_NEXT = rf"[,;、]{_BY}[^,;:()]{{0,4}}?"
_DONE = tuple(re.compile(rf"^{_NEXT}{done}[^,;:()]{{0,4}}$") for done, _ in _WAYS)
_LEFT = tuple(re.compile(rf"^{_NEXT}{left}[^,;:()]{{0,4}}$") for _, left in _WAYS)
# So many digits tell that one was mistyped.
_TELLING = 100


def sums_disposed(sentence: Sentence) -> list[Sum]:
    """The numbers of a sentence that are parted into what is done and what is left of them.

    Where they do not add up, one misprint has to explain it: something may have been carried over untold.
    """
    found: list[Sum] = []
    for at in range(len(sentence.figures) - 2):
        total, *parts = sentence.figures[at : at + 3]
        if not all(is_amount(each) and are_alike(each, total) and not each.qualifier for each in (total, *parts)):
            continue
        done, left = sentence.before(at + 1), sentence.before(at + 2)
        if any(one.match(done) and other.match(left) for one, other in zip(_DONE, _LEFT, strict=True)):
            slipped = explaining(total, parts) or is_mistyped(total, parts)
            telling = value_of(total) >= _TELLING and off_by(total, parts) <= 1
            if adds_up(total, parts) or (telling and slipped and _is_all(sentence, at)):
                found.append(Sum(total, parts, complete=True))
    return found


def _is_all(sentence: Sentence, at: int) -> bool:
    words = sentence.before(at)
    carried = any(_CARRIED.search(gap) for gap in sentence.gaps[: at + 3])
    return _ALL.search(words) is not None or (_TAKEN.search(words) is not None and not carried)
