"""Parts held against their totals."""

import pytest

from yearbook_viewer.records import Entry, Finding, Verdict
from yearbook_viewer.text.audit import audit
from yearbook_viewer.text.figures import find_figures


def findings_of(text: str) -> list[Finding]:
    return audit(find_figures(Entry(0, text, "", "", "", "", 2018, 0, ()), ()))


@pytest.mark.parametrize(
    ("text", "verdict", "arithmetic"),
    [
        ("商会62个。其中,行业商会28个,异地商会24个,其他11个。", Verdict.INCONSISTENT, "28 + 24 + 11 = 63 ≠ 62"),
        ("商会63个。其中,行业商会28个,异地商会24个,其他11个。", Verdict.CONSISTENT, "28 + 24 + 11 = 63"),
        (
            "产量4.36万吨,其中夏粮1.21万吨、秋粮1.1万吨、其他2.06万吨。",
            Verdict.ROUNDING,
            "1.21 + 1.1 + 2.06 = 4.37 ≈ 4.36",
        ),
        ("学校30所,其中小学12所。", Verdict.PARTIAL, "12 < 30"),
        ("支出45亿元,其中教育9亿元、卫生6.5亿元。", Verdict.PARTIAL, "9 + 6.5 = 15.5 < 45"),
        ("学校30所,其中小学12所,中学10所,幼儿园9所。", Verdict.INCONSISTENT, "12 + 10 + 9 = 31 ≠ 30"),
        ("学员80人,其中男生40人,女生39人。", Verdict.INCONSISTENT, "40 + 39 = 79 ≠ 80"),
        ("资金1亿元。其中,中央资金4000万元,其他6000万元。", Verdict.CONSISTENT, "40000000 + 60000000 = 100000000"),
        ("机构40个(医院12个、其他27个)。", Verdict.INCONSISTENT, "12 + 27 = 39 ≠ 40"),
    ],
)
def test_parts_are_held_against_their_total(text: str, verdict: Verdict, arithmetic: str) -> None:
    assert [(finding.verdict, finding.arithmetic) for finding in findings_of(text)] == [(verdict, arithmetic)]


@pytest.mark.parametrize(
    "text",
    [
        "投入50万元。其中,捐赠教室14所和电脑32套。",
        "党员100名,其中女党员60名、少数民族党员50名。",
        "增长12%,其中工业增长8%、农业增长6%、其他增长3%。",
        "企业300多家,其中工业企业200多家、商业企业150多家、其他20家。",
        "企业30家,分布在12个乡镇。",
        "",
    ],
)
def test_what_cannot_be_added_gives_no_finding(text: str) -> None:
    assert findings_of(text) == []


def test_the_change_between_a_total_and_its_parts_is_not_the_total() -> None:
    finding = findings_of("商会20个,比2017年增加12个。其中,行业商会12个,其他8个。")[0]
    assert (finding.total.text, [part.text for part in finding.parts]) == ("20个", ["12个", "8个"])


def test_two_totals_of_one_name_keep_their_own_parts() -> None:
    text = "商会20个。其中,行业商会12个,其他8个。商会30个。其中,行业商会12个,其他8个。"
    assert [finding.arithmetic for finding in findings_of(text)] == ["12 + 8 = 20", "12 + 8 = 20 ≠ 30"]
