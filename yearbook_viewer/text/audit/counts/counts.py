"""Numbers held against what is listed or lies between: 甲、乙、丙、丁等4家企业, “三区一带”即…, 6月1日至9日9天."""

from collections.abc import Callable, Iterator, Sequence

from yearbook_viewer.records import Entry, Figure, Finding, FindingKind, Verdict
from yearbook_viewer.text.audit.clauses.flow import Flow, flow_of
from yearbook_viewer.text.audit.counts.count_reader import Reader, may_count
from yearbook_viewer.text.audit.counts.described_lists import list_described, list_described_before
from yearbook_viewer.text.audit.counts.further_lists import list_further, sums_up_both
from yearbook_viewer.text.audit.counts.grouped_lists import list_grouped, list_grouped_before
from yearbook_viewer.text.audit.counts.kinds_named import list_of_kinds
from yearbook_viewer.text.audit.counts.led_lists import list_led
from yearbook_viewer.text.audit.counts.lists import unnoted, veiled
from yearbook_viewer.text.audit.counts.lists_before import list_before, points_summed_up
from yearbook_viewer.text.audit.counts.lists_behind import list_behind
from yearbook_viewer.text.audit.counts.named_alike import list_named_alike
from yearbook_viewer.text.audit.counts.named_by_number import named_by_number
from yearbook_viewer.text.audit.counts.noted_alike import list_noted_alike
from yearbook_viewer.text.audit.counts.of_a_kind import list_of_a_kind
from yearbook_viewer.text.audit.counts.parted_lists import is_chained, list_parted
from yearbook_viewer.text.audit.counts.respectively import respectively
from yearbook_viewer.text.audit.counts.spans_of_numbers import spans_of_numbers
from yearbook_viewer.text.audit.counts.spans_of_time import spans_of_time
from yearbook_viewer.text.audit.counts.summed_up import list_summed_up
from yearbook_viewer.text.audit.counts.taken_up import list_taken_up
from yearbook_viewer.text.audit.counts.told_in_sentences import list_in_sentences
from yearbook_viewer.text.audit.counts.told_lists import Told, verdict_of
from yearbook_viewer.text.audit.counts.told_singly import list_told_singly
from yearbook_viewer.text.audit.counts.told_with_amounts import list_with_amounts
from yearbook_viewer.text.audit.numbers.precision import value_of

# How a list that goes with a number is looked for, place by place, in this order.
_Way = Callable[[Reader, int], Told | None]
_BEFORE: Sequence[_Way] = (
    points_summed_up,
    list_of_kinds,
    list_parted,
    list_grouped_before,
    list_before,
    list_described_before,
)
# Behind a number that is counted together with the one before, the list is of both.
_BEHIND: Sequence[_Way] = (
    list_grouped,
    list_behind,
    list_further,
    list_named_alike,
    list_with_amounts,
    list_described,
    list_noted_alike,
    list_in_sentences,
)
_FURTHER: Sequence[_Way] = (list_led, list_taken_up, list_summed_up, list_of_a_kind, list_told_singly)


def counts(entry: Entry, figures: Sequence[Figure]) -> list[Finding]:
    """What an entry counts or says to have lasted, held against what it lists and the dates that it tells."""
    if not figures:
        return []
    flow = flow_of(entry)
    return [
        *_beside_lists(flow, figures),
        *named_by_number(flow, figures),
        *respectively(flow, figures),
        *spans_of_time(flow, figures),
        *spans_of_numbers(flow, figures, entry.year),
    ]


def _beside_lists(flow: Flow, figures: Sequence[Figure]) -> Iterator[Finding]:
    """The numbers of an entry that a list of names stands beside, in the order of the text.

    A list without 等 is complete; one with 等 and a number that it nearly reaches is too, by the usage of
    yearbooks, if it lists names; otherwise it gives some of them (部分列举). Blurred numbers are left alone.
    """
    if not any(may_count(figure) for figure in figures):
        return
    plain = veiled(flow.text)
    reader = Reader(flow, plain, unnoted(plain), [flow.place(figure.start) for figure in figures], figures)
    for at, figure in enumerate(figures):
        if may_count(figure):
            told = _first(reader, at, _BEFORE)
            if told is None and not is_chained(reader, at):
                told = _first(reader, at, _BEHIND)
            told = told or _first(reader, at, _FURTHER)
            if told is not None and figure.value not in told.counts and sums_up_both(reader, at, told):
                continue
            if told is not None:
                yield _finding(reader, at, told)


def _first(reader: Reader, at: int, ways: Sequence[_Way]) -> Told | None:
    """What the first of some ways to read a list finds for a number, if not the list of something else."""
    found = (told for way in ways if (told := way(reader, at)) is not None)
    return next((told for told in found if _verdict(reader, at, told) is not None), None)


def _verdict(reader: Reader, at: int, told: Told) -> Verdict | None:
    return verdict_of(int(value_of(reader.figures[at])), told, reader.words(told.passages))


def _finding(reader: Reader, at: int, told: Told) -> Finding:
    figure, verdict = reader.figures[at], _verdict(reader, at, told)
    assert verdict is not None  # what says nothing of its number was passed over
    value = int(value_of(figure))
    number = min(told.counts, key=lambda count: (abs(count - value), count))
    sign = {Verdict.CONSISTENT: "=", Verdict.PARTIAL: "<"}.get(verdict, "≠")
    passages = tuple(reader.flow.span(start, end) for start, end in told.passages)
    return Finding(FindingKind.COUNT, verdict, f"{number} {sign} {value}{figure.unit}", figure, (), passages)
