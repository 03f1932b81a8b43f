"""Lists of parts without a word that says so."""

import pytest

from yearbook_viewer.records import Entry, Verdict
from yearbook_viewer.text.audit.auditing import audit
from yearbook_viewer.text.figures.finding import find_figures


def alarms(text: str) -> list[str]:
    entry = Entry(0, text, "", "", "", "", 2018, 0, ())
    found = audit(entry, find_figures(entry, ()))
    return [finding.arithmetic for finding in found if finding.verdict is Verdict.INCONSISTENT]


@pytest.mark.parametrize(
    ("text", "arithmetic"),
    [
        ("县域有茶厂238个，国营茶厂8个、集体茶厂46个、个体茶厂194个。", "8 + 46 + 194 = 248 ≠ 238"),
        ("全行放贷15.2亿元，农户贷款5.1亿元、企业贷款7.8亿元、个人贷款3.2亿元。", "5.1 + 7.8 + 3.2 = 16.1 ≠ 15.2"),
        ("渡口42处，省级3处，市级15处，县级42处。", ""),
        ("古树名木126株，一级16株，二级38株，三级27株。", "16 + 38 + 27 = 81 ≠ 126"),
        ("东港货物1320万吨、西港680万吨、北港520万吨，三港共吞吐2250万吨。", "1320 + 680 + 520 = 2520 ≠ 2250"),
        ("全镇管理村（社区）31个，行政村24个、社区8个。", "24 + 8 = 32 ≠ 31"),
    ],
)
def test_a_list_that_runs_on_is_held_against_its_total(text: str, arithmetic: str) -> None:
    assert alarms(text) == ([arithmetic] if arithmetic else [])


@pytest.mark.parametrize(
    "text",
    [
        "全校有教职工186人，专任教师142人，高级教师36人。",
        "辖26个行政村，贫困村8个，示范村6个。",
        "全年签约项目126个，开工项目86个，投产项目38个。",
        "全县有幼儿园86所，小学62所，中学18所，职业学校2所。",
        "收治病人12680人次，治愈10260人次，好转2180人次。",
        "收入12680万元，支出12260万元，结余420万元。",
        "销售水泥186万吨，钢材26万吨，木材12万吨。",
    ],
)
def test_what_only_stands_behind_a_number_is_no_list_of_its_parts(text: str) -> None:
    assert alarms(text) == []
