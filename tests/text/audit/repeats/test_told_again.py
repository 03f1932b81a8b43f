"""Numbers told again before what they count."""

import pytest

from yearbook_viewer.records import Entry, FindingKind, Verdict
from yearbook_viewer.text.audit.auditing import audit
from yearbook_viewer.text.figures.finding import find_figures


def wrong(text: str) -> list[str]:
    entry = Entry(0, text, "", "", "", "", 2018, 0, ())
    found = audit(entry, find_figures(entry, ()))
    kinds = (finding for finding in found if finding.kind is FindingKind.REPEAT)
    return [finding.arithmetic for finding in kinds if finding.verdict is Verdict.INCONSISTENT]


@pytest.mark.parametrize(
    ("text", "arithmetic"),
    [
        ("全镇有古桥137座。年内文管所为173座古桥建立档案。", "173 ≠ 137"),
        ("结果，全县共有54327户。据工作队报告，发证登记共53427户。", "53427 ≠ 54327"),
        ("接待读者28.6万人次，其中少年儿童9.4万人次。全年4.9万人（次）少年儿童在馆内借阅。", "4.9 ≠ 9.4"),
        ("放映电影，观众26.4万人次。由于影片好（全年观众达246000人次），收入增加。", "246000 ≠ 264000"),
        ("全县有留守儿童3254名。志愿者与3251名留守儿童结对。", "3251 ≠ 3254"),
        ("仓库储备化肥18640吨。至秋后，储备的16840吨化肥保管完好。", "16840 ≠ 18640"),
        ("青石隧道开工。隧道全长2386.5米，宽12米。这座全长2836.5米的隧道打通后，行车缩短。", "2836.5 ≠ 2386.5"),
        ("作家协会有会员312人，出版作品26部。协会321名会员中，加入省作协的有18人。", "321 ≠ 312"),
        ("至年底，参合农民28.64万人。短短三个月，完成了26.84万人的参合登记任务。", "26.84 ≠ 28.64"),
        ("湿地公园总面积3,682公顷。聘护林员12名，实现对3,862公顷园区的全覆盖。", "3862 ≠ 3682"),
        ("养老院有床位1438张。国庆期间1483张床位入住率92%。", "1483 ≠ 1438"),
        ("放映队全年放映9472场，收入42万元。9427场电影中，农村占八成。", "9427 ≠ 9472"),
        ("白石大桥总投资1280万元，长486米。该桥1820万元建设资金中，省里补助600万元。", "1820 ≠ 1280"),
        ("征集资料320万字，走访486人。编辑人员从230万字资料中筛选整理。", "230 ≠ 320"),
        ("洪水淹没村庄96个，决堤11处。次年春，69个受淹村庄重建家园。", "69 ≠ 96"),
        ("财政收入完成8.45亿元，支出9.12亿元。财政收入要在去年85400万元的基础上再上台阶。", "85400 ≠ 84500"),
        ("代表大会应到代表286名，实到279名。选举时，297名到会代表投了票。", "297 ≠ 279"),
    ],
)
def test_a_number_before_its_thing_that_looks_mistyped_is_told(text: str, arithmetic: str) -> None:
    assert wrong(text) == [arithmetic]


@pytest.mark.parametrize(
    "text",
    [
        "全镇有古桥137座。年内文管所为137座古桥建立档案。",
        "全镇有古桥137座。年内维修其中的31座古桥。",
        "全县有留守儿童3254名。其中3251名留守儿童有人结对。",
        "作家协会有会员312人。协会312名会员中，加入省作协的有18人。",
        "全县有教师3126人。为3216名学生办理保险。",
        "湿地公园总面积3,682公顷。上年对3,862公顷园区进行巡护。",
        "青石隧道全长2386.5米，白水隧道全长1862米。这座全长1862米的隧道由省局施工。",
        "全镇有古桥137座，古井173口。年内文管所为173口古井建立档案。",
        "26所乡镇卫生院有24所达标。",
        "低保对象4682人。全年新增低保对象462人。",
    ],
)
def test_the_same_number_and_other_numbers_are_left_alone(text: str) -> None:
    assert wrong(text) == []


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("6月16日旱情解除，受旱18万亩。6月19日旱情解除后补种8万亩。", ["6月19日 ≠ 6月16日"]),
        ("大剧院10月16日落成首演，设座位1480个。10月18日首演当晚座无虚席。", ["10月18日 ≠ 10月16日"]),
        ("1978年11月恢复县剧团，演出286场。1976年11月恢复后排了新戏。", ["1976年11月 ≠ 1978年11月"]),
        ("学校创办于光绪三十二年（1906年），有学生2760人。自1960年建校以来办学不断。", ["1960年 ≠ 1906年"]),
        ("1月18日，县人大会议开幕，代表238名出席。1月28日，县政协会议开幕，委员186名出席。", []),
        ("6月16日旱情解除，受旱18万亩。6月19日暴雨，6月19日暴雨后补种8万亩。", []),
    ],
)
def test_a_day_of_one_event_told_twice_is_told_where_it_looks_mistyped(text: str, words: list[str]) -> None:
    assert wrong(text) == words
