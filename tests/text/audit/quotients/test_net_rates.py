"""Rates that are what one leaves of another."""

from yearbook_viewer.records import Entry, Finding
from yearbook_viewer.text.audit.clauses.sentences import sentences_of
from yearbook_viewer.text.audit.quotients.net_rates import net_rates
from yearbook_viewer.text.figures.finding import find_figures


def found_in(text: str) -> list[str]:
    entry = Entry(0, text, "", "", "", "", 2008, 0, ())
    found: list[Finding] = list(net_rates(sentences_of(entry, find_figures(entry, ()))))
    return [each.arithmetic for each in found]


def test_natural_growth_is_what_deaths_leave_of_births() -> None:
    assert found_in("人口出生率9.42‰，死亡率6.15‰，自然增长率3.72‰。") == ["9.42 − 6.15 = 3.27‰ ≠ 3.72‰"]
    assert found_in("出生率、死亡率、自然增长率分别为9.42‰、6.15‰、3.27‰。") == ["9.42 − 6.15 = 3.27‰"]


def test_a_population_that_shrank_is_told_below_nought() -> None:
    assert found_in("出生率6.1‰，死亡率8.4‰，自然增长率2.3‰。") == ["6.1 − 8.4 = −2.3‰ ≠ 2.3‰"]
    assert found_in("出生率6.1‰，死亡率8.4‰，自然增长率-2.3‰。") == ["6.1 − 8.4 = −2.3‰"]


def test_of_two_death_rates_neither_need_be_the_one() -> None:
    assert found_in("出生率8.26‰，城镇死亡率5.1‰，农村死亡率6.2‰，自然增长率2.6‰。") == []


def test_what_is_told_in_another_unit_than_the_two_rates_is_held_in_its_own() -> None:
    assert found_in("出生率16.40‰，死亡率6.10‰，自然增长率10.30%。") == ["16.4 − 6.1 = 1.03% ≠ 10.3%"]
    assert found_in("出生率16.40‰，死亡率6.10‰，自然增长率1.03%。") == ["16.4 − 6.1 = 1.03%"]


def test_a_rate_of_the_year_before_is_not_held_against_those_of_this() -> None:
    assert found_in("人口出生率12.40‰，死亡率6.30‰，上年自然增长率8.10‰。") == []
