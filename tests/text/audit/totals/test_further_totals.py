"""Totals told in two units, totals that name their parts, and lists that leave one out."""

import pytest

from yearbook_viewer.records import Entry, Verdict
from yearbook_viewer.text.audit.auditing import audit
from yearbook_viewer.text.figures.finding import find_figures


def told(text: str) -> list[tuple[Verdict, str]]:
    entry = Entry(0, text, "", "", "", "", 2020, 0, ())
    return [(each.verdict, each.arithmetic) for each in audit(entry, find_figures(entry, ()))]


@pytest.mark.parametrize(
    ("text", "arithmetic"),
    [
        # In two units.
        ("培训86期4,312人次。农民班41期2,106人次,职工班32期1,608人次,干部班15期598人次。", "41 + 32 + 15 = 88 ≠ 86"),
        (
            "年初在册412户、1286人,新增86户、268人,退出57户、194人,年末在册441户、1306人。",
            "1286 + 268 − 194 = 1360 ≠ 1306",
        ),
        # By name.
        (
            "水利投资386万元,交通投资1264万元,教育投资742万元。水利、教育两项投资合计1182万元。",
            "386 + 742 = 1128 ≠ 1182",
        ),
        # With a part left out.
        ("各类车辆486辆(货车212辆、客车86辆、轿车94辆)。", "212 + 86 + 94 = 392 ≠ 486"),
        (
            "收购生漆8642斤,其中东河乡2164斤,西河乡1872斤,南坪乡1486斤,北山乡1204斤。",
            "2164 + 1872 + 1486 + 1204 = 6726 ≠ 8642",
        ),
        # Below a line end, for the second time.
        (
            "全镇人口28416人,男14862人,女13554人。\n按民族分,汉族26184人,苗族1486人,侗族764人。",
            "26184 + 1486 + 764 = 28434 ≠ 28416",
        ),
    ],
)
def test_what_does_not_come_to_its_total_is_found(text: str, arithmetic: str) -> None:
    assert (Verdict.INCONSISTENT, arithmetic) in told(text)


@pytest.mark.parametrize(
    "text",
    [
        # Villages may be the same in several of them.
        "修渠46条、受益村38个,其中干渠6条、受益村21个,支渠40条、受益村35个。",
        # Each good for itself.
        "年初存布1264匹、纱86匹,购进8426匹、312匹,售出8135匹、327匹,年末存布1555匹、纱71匹。",
        # Some of the parts.
        "农林牧渔业总产值48.62亿元,其中农业26.41亿元,林业3.12亿元,牧业14.86亿元,渔业2.31亿元。",
        "接诊86421人次,其中内科31246人次、外科18624人次、妇科9872人次、儿科14238人次、五官科等。",
        "职工1248人(党员312人、女职工486人、大专以上412人)。",
    ],
)
def test_what_need_not_come_to_its_total_raises_no_alarm(text: str) -> None:
    assert not [arithmetic for verdict, arithmetic in told(text) if verdict is Verdict.INCONSISTENT]
