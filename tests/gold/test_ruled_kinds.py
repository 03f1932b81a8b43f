"""Times, titles and quoted names in the corpus: what rules and weights find without a model.

The weights of quoted names were learned from these texts; how texts not learned from fare is printed by
`packaging/lexicons/make_name_weights.py`. The bounds lie a little below what is reached.
"""

from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path

import pytest

from tests.gold.marks import EntityRow, unmarked
from yearbook_viewer.records import Kind
from yearbook_viewer.text.entities.plain import plain
from yearbook_viewer.text.entities.quoted import find_titles
from yearbook_viewer.text.entities.quoted_names import find_quoted_names
from yearbook_viewer.text.entities.spans import Span, settle
from yearbook_viewer.text.entities.times import find_times
from yearbook_viewer.text.lexicons import classes_of, weights_of

TEXTS = sorted((Path(__file__).parent / "corpus").glob("*.txt"))


@pytest.fixture(scope="module")
def judged() -> dict[Kind, Counter[str]]:
    """Of each kind how many marks are right, found and in the gold; optional ones count nowhere."""
    counts = {kind: Counter[str]() for kind in (Kind.TIME, Kind.DOC, Kind.NAME)}
    for path in TEXTS:
        text, rows, _ = unmarked(path.read_text(encoding="utf-8"))
        spans = settle((*find_titles(plain(text)), *find_quoted_names(plain(text)), *find_times(plain(text))))
        for kind, count in counts.items():
            required, free = set(_places(rows, kind, "required")), set(_places(rows, kind, "optional"))
            found = {(span.start, span.end) for span in spans if span.kind is kind} - free
            count.update(right=len(found & required), found=len(found), gold=len(required))
    return counts


def _places(rows: Iterable[EntityRow], kind: Kind, status: str) -> Iterator[tuple[int, int]]:
    return ((row.start, row.end) for row in rows if row.type == kind and row.status == status)


@pytest.mark.parametrize(("kind", "least"), [(Kind.TIME, 0.99), (Kind.DOC, 0.98), (Kind.NAME, 0.95)])
def test_the_kinds_that_rules_find_are_found(judged: dict[Kind, Counter[str]], kind: Kind, least: float) -> None:
    count = judged[kind]
    assert 2 * count["right"] / (count["found"] + count["gold"]) >= least


def test_every_class_of_words_around_a_quotation_has_a_weight() -> None:
    assert set(classes_of("name_cues")) - {"never"} <= set(weights_of("name_weights"))


def test_a_title_keeps_its_place_among_quoted_names() -> None:
    text = "印发《“暖冬”行动方案》，开展“暖冬”行动。"
    assert settle((*find_titles(text), *find_quoted_names(text)))[0] == Span(3, 11, Kind.DOC)
