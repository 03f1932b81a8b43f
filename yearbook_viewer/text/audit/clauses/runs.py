"""The figures of neighbouring sentences as one run, with the words before each and what can be told of their places."""

import re
from collections.abc import Iterator, Sequence
from functools import cached_property
from itertools import accumulate

from yearbook_viewer.records import Figure
from yearbook_viewer.text.audit.clauses.sentences import Sentence
from yearbook_viewer.text.audit.numbers.precision import is_amount

AVERAGE = re.compile("[人户亩月日]均|平均|每(?!年)")
CLAUSE = re.compile("[。;,:]")
# Amounts that are told beside a list and are none of its parts: what it is compared with, planned, able to do, or has
# among its own.
_ASIDE = re.compile(
    r"(?:超(?:额|计划|产|收|支|定额|预算|指标)?|[多少快慢][了达]?|[增减]加?了?)$|^(?:比|较|同比|环比)|[^可]比.*[多少增减超高低]|设计|原(?:有|来|计划)|计划(?!生育)|预算(?!内|外)"
    r"|任务|指标|定额|能力|保底|上年(?!末?(?:结[余转存]|滚存|节余))|去年|前年|同期|年初|上届|(?<![的各])(?:其中(?!心|央)|内(?![资科部外蒙河销贸退江陆])|含(?!量))"
)

# Whose parts follow: 省外客源中,.
_OF_WHOM = re.compile(r"(?:^|[。;,])在?(?!其中)([\u4e00-\u9fff]{2})[\u4e00-\u9fff]{0,8}[中里](?![有央心]),?[^。;,:]*$")

# Sentences of a run are at most so far from each other.
_MOST_BETWEEN = 2
# So many line ends may stand between two of them: a blank line parts what is told of one thing.
_LINE_ENDS = 2
_GOES_ON = re.compile(r"(?<=[,;:、])\n。")


class Run:
    """The figures of neighbouring sentences with the words before each; a full stop stands where a sentence ends.

    `stops`: how many of these stand before each figure; `depths`: in how many brackets it stands. `amounts`: which are
    amounts; `parts`: those that are no averages; `asides`: those told beside a list, as no part of it.
    """

    def __init__(self, figures: Sequence[Figure], words: Sequence[str]) -> None:
        self.figures = figures
        self.words = words

    # Most runs hold nothing that a rule looks for, and no rule asks for all of these.
    @cached_property
    def stops(self) -> Sequence[int]:
        return list(accumulate(each.count("。") for each in self.words))

    @cached_property
    def depths(self) -> Sequence[int]:
        return list(accumulate(each.count("(") - each.count(")") for each in self.words))

    @cached_property
    def amounts(self) -> Sequence[bool]:
        return [is_amount(figure) for figure in self.figures]

    @cached_property
    def parts(self) -> Sequence[bool]:
        told = zip(self.amounts, self._own, strict=True)
        return [amount and not AVERAGE.search(each) for amount, each in told]

    @cached_property
    def asides(self) -> Sequence[bool]:
        told = zip(self.amounts, self._own, strict=True)
        return [amount and _ASIDE.search(each) is not None for amount, each in told]

    @cached_property
    def _own(self) -> Sequence[str]:
        return [CLAUSE.split(each)[-1] for each in self.words]


def names_total(run: Run, at: int, first: int) -> bool:
    """Whether the words before the first part of a list name its total, which stands further before: 省外客源中,."""
    told = _OF_WHOM.search(run.words[first])
    # 156个重要项目中,17个已经完成: its own name.
    if first == at + 1 and "。" not in run.words[first]:
        return False
    return told is not None and told[1] in CLAUSE.split(run.words[at])[-1] + run.figures[at].indicator


def runs_of(sentences: Sequence[Sentence], line_ends: int = 0) -> Iterator[Run]:
    """The sentences that follow each other, as one run of figures; one without any may stand between.

    `line_ends`: so many may stand between two of them, under one heading; each run of them is a "\n" in the words.
    """
    for figures, words in _stretches(sentences, line_ends):
        yield Run(figures, words)


def runs_over_lines(sentences: Sequence[Sentence]) -> Iterator[Run]:
    """The same over the lines and paragraphs below one heading; a line that ends with a comma goes on in the next."""
    for figures, words in _stretches(sentences, _LINE_ENDS):
        yield Run(figures, [_GOES_ON.sub("", each) if "\n" in each else each for each in words])


def _stretches(sentences: Sequence[Sentence], line_ends: int) -> Iterator[tuple[Sequence[Figure], Sequence[str]]]:
    """The figures of each run with the words before them."""
    former: Sentence | None = None
    figures: list[Figure] = []
    words: list[str] = []
    for sentence in sentences:
        lines = 0 if former is None else sentence.paragraph - former.paragraph
        # A line end leaves two numbers out.
        between = 0 if former is None else sentence.number - former.number - 2 * lines
        if former is not None and (
            between > _MOST_BETWEEN or lines > line_ends or (lines and former.headings != sentence.headings)
        ):
            yield figures, words
            figures, words, former = [], [], None
        stops = "\n。" if lines else "。" * between
        first = former.gaps[-1] + stops + sentence.gaps[0] if former is not None else sentence.gaps[0]
        figures.extend(sentence.figures)
        words.extend((first, *sentence.gaps[1:-1]))
        former = sentence
    yield figures, words
