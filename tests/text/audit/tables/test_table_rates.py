"""Columns of rates against the columns they come from."""

import pytest

from yearbook_viewer.records import Entry, Layout, Verdict
from yearbook_viewer.text.audit.tables.table_rates import table_rates
from yearbook_viewer.text.figures.finding import find_figures
from yearbook_viewer.text.tables import tables_in

GROWTH = """产品	单位	2018年	2017年	比上年增长（%）
水泥	万吨	88	80	10.0
化肥	万吨	12.6	12.0	5.0
纸张	万吨	6.3	5.0	{}
饮料	万吨	20.6	20.0	3.0
"""
SHARES = """品种	消费量（万吨）	占总量（%）
煤炭	90	60.0
石油	30	20.0
天然气	18	{}
其他	12	8.0
合计	150	100.0
"""


def alarms(text: str) -> list[str]:
    entry = Entry(0, text, "", "云泽县", "", "", 2018, 0, (), layout=Layout(tables=tables_in(text, 0, len(text))))
    found = table_rates(entry.layout.tables, find_figures(entry, ()))
    return [finding.arithmetic for finding in found if finding.verdict is Verdict.INCONSISTENT]


@pytest.mark.parametrize(
    ("table", "right", "wrong", "arithmetic"),
    [
        (GROWTH, "26.0", "62.0", "6.3 ÷ 5 − 1 = 26% ≠ 62%"),
        (SHARES, "12.0", "21.0", "180000 ÷ 1500000 = 12% ≠ 21%"),
    ],
)
def test_a_rate_that_does_not_come_from_its_row_is_found(table: str, right: str, wrong: str, arithmetic: str) -> None:
    assert alarms(table.format(right)) == []
    assert alarms(table.format(wrong)) == [arithmetic]


def test_rates_at_other_prices_are_left_alone() -> None:
    rows = ("产业\t2018年\t2017年\t比上年增长（%）", "农业\t88\t80\t6.1", "工业\t126\t120\t8.2", "商业\t63\t50\t9.3")
    text = "\n".join((*rows, "服务业\t206\t200\t7.1\n"))
    assert alarms(text) == []
