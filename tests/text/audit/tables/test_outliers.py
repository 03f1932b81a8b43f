"""Values of a table that are out of all proportion to those of the other years."""

from yearbook_viewer.records import Entry, FindingKind, Layout
from yearbook_viewer.text.audit.auditing import audit
from yearbook_viewer.text.figures.finding import find_figures
from yearbook_viewer.text.tables import tables_in


def outliers_in(column: str, values: str) -> list[str]:
    rows = "\n".join(f"{2012 + number}\t{value}" for number, value in enumerate(values.split()))
    text = f"年份\t{column}\n{rows}"
    entry = Entry(0, text, "", "", "", "", 2018, 0, (), layout=Layout(tables=tables_in(text, 0, len(text))))
    found = audit(entry, find_figures(entry, ()))
    return [each.checked.text for each in found if each.kind is FindingKind.OUTLIER]


def test_a_value_without_its_point_is_found_among_others_below_ten() -> None:
    assert outliers_in("平均候车时间（分钟）", "8.4 8.1 79 7.6 7.2 7.0 6.8") == ["79"]
    assert outliers_in("平均候车时间（分钟）", "8.4 8.1 7.9 7.6 7.2 7.0 6.8") == []


def test_whole_numbers_of_one_digit_go_up_and_down() -> None:
    assert outliers_in("新建桥梁（座）", "3 4 21 4 3 5 4") == []
