"""Sentences without what stands in brackets within them: 由186台(2260马力)增加到242台(3120马力),增加56台."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from yearbook_viewer.text.audit.clauses.sentences import SIGN, Sentence, depths_of

_BRACKETED = re.compile(r"\([^()]*\)")


def outside_brackets(sentences: Sequence[Sentence]) -> Iterator[Sentence]:
    """The sentences that hold figures in brackets and outside of them, read without the brackets."""
    for sentence in sentences:
        if "(" not in sentence.words:
            continue
        depths = depths_of(sentence)
        outside = tuple(figure for figure, depth in zip(sentence.figures, depths, strict=True) if not depth)
        if not 1 < len(outside) < len(sentence.figures):
            continue
        words = _BRACKETED.sub("", sentence.words)
        gaps = tuple(words.split(SIGN))
        if len(gaps) == len(outside) + 1:
            yield replace(sentence, words=words, figures=outside, gaps=gaps)
