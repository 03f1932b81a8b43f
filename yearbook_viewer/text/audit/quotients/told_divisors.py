"""What a note tells that all averages of an entry are reckoned by: 注:人均指标按户籍人口53.1万人计算."""

import re
from collections.abc import Iterator, Sequence
from itertools import islice

from yearbook_viewer.records import Figure
from yearbook_viewer.text.audit.clauses.runs import Run, runs_of
from yearbook_viewer.text.audit.clauses.sentences import Sentence
from yearbook_viewer.text.audit.quotients.quotient_pairs import clause_of

_TOLD = re.compile("(?P<average>[人户亩生]均|每[\u4e00-\u9fff]{1,3}|平均|密度)[^。;]*(?P<said>[按以用][^,;:。]*)$")
_RECKONED = re.compile("^(?:来|进行)?(?:计算|计|测算|推算|折算|平均|为(?:分母|基数|准))")
_AVERAGE = re.compile("[人户亩生]均|[人户亩]平|每[\u4e00-\u9fff]|平均|密度")
# No average looks further back for its two numbers; so many notes at most keep the work linear.
_MOST_NOTES = 12


def runs_with_divisors(sentences: Sequence[Sentence]) -> Iterator[Run]:
    """The runs, each with what notes elsewhere tell that its averages are divided by before the first of them; of very
    many notes the first of the text."""
    notes = [
        (figure, told["said"])
        for sentence in sentences
        for at, figure in enumerate(sentence.figures)
        if _RECKONED.match(sentence.behind(at)) and (told := _TOLD.search(sentence.before(at)))
    ]
    for run in runs_of(sentences):
        own = {figure.start for figure in run.figures} if notes else ()
        yield _with(run, list(islice((note for note in notes if note[0].start not in own), _MOST_NOTES)))


def _with(run: Run, notes: Sequence[tuple[Figure, str]]) -> Run:
    first = next((at for at in range(len(run.figures)) if _AVERAGE.search(clause_of(run, at))), None) if notes else None
    if first is None:
        return run
    figures, words = list(run.figures), list(run.words)
    for figure, said in notes:
        figures.insert(first, figure)
        words.insert(first, said)
    return Run(figures, words)
