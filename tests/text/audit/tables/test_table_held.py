"""In which rows of a table a number does not come from others as it does in most."""

from decimal import Decimal

from yearbook_viewer.records import Cell
from yearbook_viewer.text.audit.tables.table_held import Held, held
from yearbook_viewer.text.audit.tables.table_numbers import Number
from yearbook_viewer.text.audit.tables.table_relations import DIFFERENCE, GROWTH, Signed

# 年末 of 年初, 增加 and 减少.
FLOW = Signed((1, 1, -1))


def rows(text: str) -> list[tuple[Number, ...]]:
    """A row of each line: the number that may be made of the others, and those."""
    return [tuple(map(number, line.split())) for line in text.splitlines()]


def number(told: str) -> Number:
    digit = Decimal(1).scaleb(-len(told.partition(".")[2]))
    return Number(Decimal(told), digit, float(told), 0.0, Cell(0, 0, 0, 0), None)


def wrong(each: Held | None) -> list[str] | None:
    """The rows in which the relation does not hold, as they are written; None where there is no relation."""
    return None if each is None else [" ".join(str(number.value) for number in row) for row in each.wrong]


def of_flow(text: str) -> list[str] | None:
    return wrong(held(rows(text), (FLOW,), hinted=False, slips=True))


def test_a_fall_printed_as_a_rise_is_wrong_only_where_the_table_prints_falls_with_their_sign() -> None:
    told = rows("317 2863 2546\n128 1975 1847\n214 3426 3212\n153 1286 1439")
    assert wrong(held(told, (DIFFERENCE,), hinted=True, falling=True)) == ["153 1286 1439"]
    assert wrong(held(told, (DIFFERENCE,), hinted=True, falling=False)) == []


def test_two_falls_printed_as_rises_are_how_the_table_prints_them() -> None:
    told = rows("317 2863 2546\n128 1975 1847\n214 3426 3212\n153 1286 1439\n262 1511 1773")
    assert wrong(held(told, (DIFFERENCE,), hinted=True, falling=True)) == []


def test_where_many_rows_come_out_to_the_last_digit_one_that_no_misprint_explains_is_wrong() -> None:
    sound = "2863 2546 431 114\n1975 1847 296 168\n3426 3212 527 313\n"
    assert of_flow(sound + "1688 1439 219 132") == ["1688 1439 219 132"]
    assert of_flow(sound + "1526 1439 219 132") == []


def test_what_comes_out_many_times_as_large_is_of_something_else() -> None:
    sound = "2863 2546 431 114\n1975 1847 296 168\n3426 3212 527 313\n"
    assert of_flow(sound + "388 1439 219 132") == []


def test_numbers_that_hardly_differ_from_one_of_the_others_tell_nothing_by_coming_out() -> None:
    hardly = "2547 2546 5 4\n1846 1847 3 4\n3213 3212 7 6\n"
    assert of_flow(hardly + "1688 1439 6 5") == []


def test_of_two_rows_one_tells_what_a_line_is_only_if_its_head_does() -> None:
    told = rows("12.45 2863 2546\n9.63 1975 1847")
    assert wrong(held(told, (GROWTH,), hinted=True)) == ["9.63 1975 1847"]
    assert held(told, (GROWTH,), hinted=False) is None


def test_growth_reckoned_from_the_later_year_is_a_slip() -> None:
    told = rows("12.45 2863 2546\n6.48 1975 1847")
    assert wrong(held(told, (GROWTH,), hinted=True)) == ["6.48 1975 1847"]


def test_a_running_total_adds_as_many_numbers_as_came_before() -> None:
    several = rows("412 412\n865 412 453\n1394 412 453 529\n1861 412 453 529 467")
    assert wrong(held(several, (Signed((1,) * 4),), hinted=False)) == []
    several = rows("412 412\n865 412 453\n1349 412 453 529\n1861 412 453 529 467")
    assert wrong(held(several, (Signed((1,) * 4),), hinted=False)) == ["1349 412 453 529"]
