"""Parts that are more than their whole though other things are told between the two."""

import pytest

from tests.text.audit.changes.test_balances import wrong_in


@pytest.mark.parametrize(
    ("text", "arithmetic"),
    [
        ("支队全年接警316起，出动车辆640台次，其中火灾扑救918起。", "918 > 316"),
        ("全厂职工284人，其中35岁以下的912人，女职工86人，党员61人。", "912 > 284"),
    ],
)
def test_a_part_is_not_more_than_its_whole(text: str, arithmetic: str) -> None:
    assert wrong_in(text) == [arithmetic]


@pytest.mark.parametrize(
    "text",
    [
        "支队全年接警316起，出动车辆640台次，其中火灾扑救218起。",
        "全乡辖26个村，耕地3.1万亩，其中村民小组312个。",
        "全年新增党员36名，全县党员8612名，其中女党员2130名。",
        "全厂平均每车间工人24人，产值86万元，其中一车间工人61人。",
    ],
)
def test_what_is_part_of_something_else_raises_no_alarm(text: str) -> None:
    assert wrong_in(text) == []
