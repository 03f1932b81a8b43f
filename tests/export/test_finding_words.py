"""Findings in the words of an editor."""

from dataclasses import replace
from decimal import Decimal

import pytest

from tests import findings_made as made
from yearbook_viewer.export.finding_words import (
    finding_sentence,
    held_between,
    implied_sentence,
    in_words_of,
    own_figures,
    printed_where,
    verdict_word,
    verdict_words,
)
from yearbook_viewer.messages import Catalogue
from yearbook_viewer.records import Figure, Finding, FindingKind, Implied, Role, Verdict

SAY = Catalogue("zh")


def amount(
    text: str, value: str, unit: str, indicator: str = "产值", *, role: Role = Role.LEVEL, qualifier: str = ""
) -> Figure:
    return Figure(0, len(text), text, Decimal(value), unit, qualifier, indicator, role, "", 2019)


TOTAL = amount("16.3亿元", "1630000000", "元")
LAST = amount("15亿元", "1500000000", "元")
UP = amount("8.5%", "8.5", "%", role=Role.INCREASE)
SHARE = amount("45.6%", "45.6", "%", "第一产业")


def told(
    kind: FindingKind, verdict: Verdict, checked: Figure, *against: Figure, arithmetic: str = "", quoted: str = ""
) -> str:
    passages = ((0, 1),) if quoted else ()
    return finding_sentence(Finding(kind, verdict, arithmetic, checked, against, passages), [quoted], SAY)


def test_parts_that_miss_their_total_are_told_with_the_gap_in_its_own_unit() -> None:
    kind, wrong = FindingKind.SUM, Verdict.INCONSISTENT
    part = amount("10.5亿元", "1050000000", "元", "工业")
    rest = amount("6亿元", "600000000", "元", "农业")
    assert told(kind, wrong, TOTAL, part, rest) == "产值16.3亿元,其中各项之和为16.5亿元,多出0.2亿元"
    assert told(kind, wrong, TOTAL, part, amount("5亿元", "500000000", "元")) == (
        "产值16.3亿元,其中各项之和为15.5亿元,少了0.8亿元"
    )
    assert told(kind, wrong, LAST, TOTAL) == "产值15亿元,其中的16.3亿元却比它大"


@pytest.mark.parametrize(
    ("kind", "verdict", "sentence"),
    [
        (FindingKind.GROWTH, Verdict.INCONSISTENT, "产值增长8.5%,同16.3亿元、15亿元对不上"),
        (FindingKind.GROWTH, Verdict.ROUNDING, "产值增长8.5%,同16.3亿元、15亿元算得的差在舍入之内"),
        (FindingKind.CHANGE, Verdict.CONSISTENT, "产值增长8.5%,同16.3亿元、15亿元算得相符"),
        (FindingKind.SERIES, Verdict.INCONSISTENT, "产值增长8.5%,同16.3亿元、15亿元对不上"),
        (FindingKind.RATIO, Verdict.INCONSISTENT, "16.3亿元、15亿元之间相差的是百分点,不是“8.5%”"),
    ],
)
def test_a_change_is_told_with_what_it_was_held_against(kind: FindingKind, verdict: Verdict, sentence: str) -> None:
    assert told(kind, verdict, UP, TOTAL, LAST) == sentence


def test_points_where_per_cent_is_meant_and_the_other_way_round_are_quoted_as_printed() -> None:
    kind, wrong = FindingKind.RATIO, Verdict.INCONSISTENT
    points = amount("10个百分点", "10", "个百分点", role=Role.INCREASE)
    rate = amount("1.3%", "1.3", "%", "恩格尔系数", role=Role.DECREASE)
    assert told(kind, wrong, points, LAST) == "15亿元的增减应以“%”计,不是“10个百分点”"
    assert told(kind, wrong, rate, amount("36.4%", "36.4", "%", "恩格尔系数")) == (
        "恩格尔系数的增减应以百分点计,不是“1.3%”"
    )
    assert told(kind, wrong, rate) == "恩格尔系数的增减应以百分点计,不是“1.3%”"


def test_a_rate_beyond_the_whole_and_one_that_leads_back_below_nought_are_told() -> None:
    kind, wrong = FindingKind.RATIO, Verdict.INCONSISTENT
    falls = amount("5个百分点", "5", "个百分点", "失业率", role=Role.INCREASE)
    assert told(kind, wrong, falls, amount("3%", "3", "%", "失业率")) == (
        "失业率3%,提高5个百分点:倒推出来的原数不合情理"
    )
    assert told(kind, wrong, amount("112%", "112", "%", "覆盖率")) == "覆盖率112%,超过了 100%"


def test_shares_of_a_whole_are_told_with_their_sum() -> None:
    others = (amount("12.3%", "12.3", "%"), amount("43.1%", "43.1", "%"))
    assert told(FindingKind.SHARE, Verdict.INCONSISTENT, SHARE, *others) == (
        "45.6%、12.3%、43.1%,各项比重之和为101%,应为 100%"
    )
    assert told(FindingKind.SHARE, Verdict.INCONSISTENT, SHARE, TOTAL, LAST) == "第一产业45.6%,同16.3亿元、15亿元对不上"


def test_a_count_is_told_with_the_length_of_its_list() -> None:
    five = amount("5家", "5", "家", "龙头企业")
    kind = FindingKind.COUNT
    assert told(kind, Verdict.INCONSISTENT, five, arithmetic="4 ≠ 5家") == "龙头企业5家,所列名单却是 4 个"
    assert told(kind, Verdict.PARTIAL, five, arithmetic="3 < 5家") == "龙头企业5家,名单只列举了 3 个"
    assert told(kind, Verdict.CONSISTENT, five, arithmetic="5 = 5家") == "龙头企业5家,与所列名单相符"


def test_two_places_two_volumes_and_a_table_are_told_apart() -> None:
    wrong = Verdict.INCONSISTENT
    cell = replace(LAST, text="15.0")
    assert told(FindingKind.REPEAT, wrong, TOTAL, LAST) == "产值,此处作16.3亿元,另一处作15亿元"
    assert told(FindingKind.TABLE, wrong, TOTAL, cell) == "产值,正文作16.3亿元,表中作15.0亿元"
    assert told(FindingKind.SERIES, Verdict.REVISED, TOTAL, LAST) == "产值16.3亿元,先前的条目作15亿元,当是修订"
    assert told(FindingKind.OUTLIER, wrong, TOTAL, LAST) == "产值16.3亿元,与前后各年相比大小悬殊"


def test_a_doubling_quotes_the_word_for_it() -> None:
    assert told(FindingKind.GROWTH, Verdict.INCONSISTENT, TOTAL, LAST, quoted="翻一番") == (
        "产值由15亿元到16.3亿元,与“翻一番”不符"
    )


def test_every_kind_and_verdict_has_a_sentence_in_both_languages() -> None:
    for language in ("zh", "en"):
        say = Catalogue(language)
        for kind in FindingKind:
            for verdict in Verdict:
                for against in ((), (LAST,), (LAST, TOTAL)):
                    sentence = finding_sentence(Finding(kind, verdict, "", UP, against), [], say)
                    assert "8.5%" in sentence or "倒推" in sentence, (kind, verdict)


def test_what_follows_is_told_with_its_year_and_how_far_it_may_be_off() -> None:
    assert implied_sentence(made.LAST_YEAR, SAY) == "据此推算,2017 年应为 20400±50 人"
    assert implied_sentence(made.SUM, SAY) == ""


def test_what_only_implies_a_value_is_called_so_and_not_a_part_of_a_list() -> None:
    assert verdict_word(made.LAST_YEAR, SAY) == "推算"
    assert verdict_word(replace(made.LAST_YEAR, implied=None), SAY) == "部分列举"
    assert verdict_word(made.SUM, SAY) == "不符"
    assert verdict_words(Verdict.PARTIAL, SAY) == ("部分列举", "推算")
    assert verdict_words(Verdict.REVISED, SAY) == ("修订",)
    growth = Finding(
        FindingKind.GROWTH,
        Verdict.PARTIAL,
        "",
        UP,
        (TOTAL,),
        implied=Implied(Decimal(1502000000), Decimal(5000000), None),
    )
    assert implied_sentence(growth, SAY) == "据此推算,原数应为 15.02±0.05 亿元"


def test_a_value_takes_scale_and_unit_of_the_figure_it_stands_beside() -> None:
    assert in_words_of(TOTAL, Decimal(20000000)) == "0.2亿元"
    assert in_words_of(amount("1800多家", "1800", "家", qualifier="多"), Decimal(12)) == "12家"
    assert in_words_of(amount("226.4", "22640000000", "元"), Decimal(22460000000)) == "224.6亿元"
    assert in_words_of(amount("五千三百余万元", "53000000", "元", qualifier="余"), Decimal(20000)) == "2万元"
    assert in_words_of(amount("12,460亩", "12460", "亩"), Decimal(800)) == "800亩"
    assert in_words_of(amount("１２.5万吨", "125000", "吨"), Decimal(5000)) == "0.5万吨"


def test_a_finding_between_entries_is_one_of_the_entry_that_was_checked() -> None:
    finding, elsewhere = held_between(made.REVISED)
    assert (finding.kind, finding.checked, finding.against) == (
        FindingKind.SERIES,
        made.TEACHERS,
        (made.EARLIER.figure,),
    )
    assert elsewhere == (made.EARLIER,)
    assert printed_where(made.EARLIER, SAY) == "清溪年鉴 2018 年卷,2018 年:1204人"


def test_the_same_figure_in_the_same_place_of_another_entry_is_not_taken_for_its_own() -> None:
    stranger = replace(made.EARLIER, figure=replace(made.TEACHERS))
    finding = Finding(FindingKind.SERIES, Verdict.REVISED, "", made.SCHOOLS, (made.TEACHERS, stranger.figure))
    assert own_figures(finding, (stranger,)) == (made.SCHOOLS, made.TEACHERS)


def test_an_average_is_told_with_what_it_comes_from() -> None:
    average = amount("26000元", "26000", "元", "户均")
    total, homes = amount("1720万元", "17200000", "元", "收入"), amount("860户", "860", "户", "农户")
    assert told(FindingKind.RATIO, Verdict.INCONSISTENT, average, homes, total) == "户均26000元,同860户、1720万元对不上"


@pytest.mark.parametrize(
    ("verdict", "arithmetic", "sentence"),
    [
        (Verdict.CONSISTENT, "13.7 + 40.6 + 45.7 = 100", "“13.7∶40.6∶45.7”各项之和为 100%"),
        (Verdict.ROUNDING, "13.7 + 40.6 + 45.8 = 100.1 ≈ 100", "“13.7∶40.6∶45.7”各项之和为100.1%,差在舍入之内"),
        (Verdict.INCONSISTENT, "13.7 + 40.6 + 41.7 = 96 ≠ 100", "“13.7∶40.6∶45.7”各项之和为96%,应为 100%"),
    ],
)
def test_a_proportion_is_told_by_its_words_and_not_by_a_figure_near_it(
    verdict: Verdict, arithmetic: str, sentence: str
) -> None:
    assert told(FindingKind.SHARE, verdict, TOTAL, arithmetic=arithmetic, quoted="13.7∶40.6∶45.7") == sentence


def test_what_grew_by_less_than_nothing_is_told_to_have_gone_down() -> None:
    down = amount("-1.1%", "1.1", "%", role=Role.DECREASE)
    assert told(FindingKind.GROWTH, Verdict.CONSISTENT, down, LAST, TOTAL) == "产值下降1.1%,同15亿元、16.3亿元算得相符"


def test_far_less_than_the_printed_scale_is_told_in_the_unit_alone() -> None:
    relics = amount("2.3万件", "23000", "件", "馆藏文物")
    assert [in_words_of(relics, Decimal(value)) for value in (98, 2300)] == ["98件", "0.23万件"]
