"""Makes resources/lexicons/name_weights.tsv: how much each clue says that a quotation is a name.

    python make_name_weights.py

Logistic regression over the quotations of tests/gold/corpus and of the gold texts for developing (optional ones left
out), with the clues of `quoted_names.clues_of`. Prints precision and recall, each text judged by weights learned from
the texts of the nine other tenths.
"""

import sys
from collections.abc import Iterator, Sequence
from math import exp
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

from tests.gold.marks import EntityRow, unmarked  # noqa: E402
from yearbook_viewer.text.entities.plain import plain  # noqa: E402
from yearbook_viewer.text.entities.quoted import find_titles, quotations  # noqa: E402
from yearbook_viewer.text.entities.quoted_names import can_be_name, clues_of  # noqa: E402

OUTPUT = ROOT / "resources" / "lexicons" / "name_weights.tsv"
GOLD = ROOT / "tests" / "gold"

PARTS = 10
STEPS = 600
# Chosen by the judgement of texts not learned from; between 0.5 and 2 it makes no difference.
RIDGE = 1.0

Weights = dict[str, float]


class Quotation(NamedTuple):
    clues: frozenset[str]
    is_name: bool


def quotations_of(path: Path) -> Iterator[Quotation]:
    """The quotations of a marked text that can be names and whose mark is not left open."""
    text, rows, _ = unmarked(path.read_text(encoding="utf-8"))
    plain_text = plain(text)
    titles = list(find_titles(plain_text))
    for start, end in quotations(plain_text):
        if not can_be_name(plain_text, start, end) or any(each.start <= start < each.end for each in titles):
            continue
        touching = [row for row in rows if row.start < end and start < row.end]
        named = any(_names(row, start, end) for row in touching)
        if named or not any(row.status == "optional" for row in touching):
            yield Quotation(frozenset(clues_of(plain_text, start, end)), named)


def _names(row: EntityRow, start: int, end: int) -> bool:
    return (row.start, row.end, row.type, row.status) == (start, end, "NAME", "required")


def learned(examples: Sequence[Quotation]) -> Weights:
    """The weights by gradient descent; `any` is the constant, which is not held down."""
    weights: Weights = dict.fromkeys(sorted({"any"}.union(*(example.clues for example in examples))), 0.0)
    rate = 4.0 / len(examples)
    for _ in range(STEPS):
        slope = {clue: 0.0 if clue == "any" else RIDGE * weight for clue, weight in weights.items()}
        for clues, is_name in examples:
            error = likelihood(weights, clues) - is_name
            for clue in ("any", *clues):
                slope[clue] += error
        weights = {clue: weight - rate * slope[clue] for clue, weight in weights.items()}
    return weights


def likelihood(weights: Weights, clues: frozenset[str]) -> float:
    """How likely a quotation with these clues is a name."""
    return 1 / (1 + exp(-(weights["any"] + sum(weights.get(clue, 0.0) for clue in sorted(clues)))))


def main() -> None:
    paths = sorted((GOLD / "corpus").glob("*.txt")) + sorted((GOLD / "texts").glob("dev_*.txt"))
    parts: list[list[Quotation]] = [[] for _ in range(PARTS)]
    for number, path in enumerate(paths):
        parts[number % PARTS].extend(quotations_of(path))
    right = found = names = 0
    for part in parts:
        weights = learned([example for other in parts if other is not part for example in other])
        for clues, is_name in part:
            taken = likelihood(weights, clues) > 0.5
            right, found, names = right + (taken and is_name), found + taken, names + is_name
    print(f"precision {right / found:.3f}, recall {right / names:.3f} of {names}, F1 {2 * right / (found + names):.3f}")
    weights = learned([example for part in parts for example in part])
    lines = ["# 各类提示的分量（对数几率）；any 为常数项。"]
    lines += [f"{clue}\t{weight:.2f}" for clue, weight in weights.items()]
    OUTPUT.write_text("\n".join(lines) + "\n", encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main()
