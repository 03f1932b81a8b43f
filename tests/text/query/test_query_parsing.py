"""What is typed into the search box becomes a tree, whatever it is."""

import random
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from yearbook_viewer.text.query.parsing import MOST_WORDS, parse
from yearbook_viewer.text.query.tree import And, Field, FieldName, Not, Or, Query, Values, Word, Years
from yearbook_viewer.text.query.writing import written
from yearbook_viewer.text.search_folds import search_fold
from yearbook_viewer.text.value_ranges import Bound, ValueRange

SIGNS = ' \n　"“”「」『』()（）|｜-－或:：年标题数值OR>%12０ab商会\u200b\ud800'


def word(typed: str) -> Word:
    return Word(typed, typed.lower())


TEA, RICE, SALT, OIL = map(word, "茶米盐油")


@pytest.mark.parametrize(
    ("typed", "query"),
    [
        ("茶 米", And((TEA, RICE))),
        ("茶　米\n茶", And((TEA, RICE))),
        ("茶 -米 －盐", And((TEA, Not(RICE), Not(SALT)))),
        ("-茶", Not(TEA)),
        ("茶 OR 米", Or((TEA, RICE))),
        ("茶 或 米 或 盐", Or((TEA, RICE, SALT))),
        ("茶|米｜盐", Or((TEA, RICE, SALT))),
        ("茶 米 OR 盐 油", And((TEA, Or((RICE, SALT)), OIL))),
        ("茶 OR (米 盐)", Or((TEA, And((RICE, SALT))))),
        ("（茶 米） -（盐 油）", And((TEA, RICE, Not(And((SALT, OIL)))))),
        ("茶 OR -米", Or((TEA, Not(RICE)))),
        ("-(-茶)", TEA),
        ("((茶))", TEA),
    ],
)
def test_words_are_joined(typed: str, query: Query) -> None:
    assert parse(typed).query == query


@pytest.mark.parametrize("typed", ['"张 三"', "“张 三”", "「张 三」", "『张 三』", "＂张 三＂", '"张 三', "“张 三"])
def test_what_stands_in_quotation_marks_is_one_word_with_its_blanks(typed: str) -> None:
    assert parse(typed).query == Word("张 三", "张三")


def test_signs_in_quotation_marks_are_letters_and_a_doubled_mark_is_one() -> None:
    assert parse('"茶 OR (米) -盐"').query == Word("茶 OR (米) -盐", "茶or(米)-盐")
    assert parse('"一""二"').query == Word('一"二', '一"二')


def test_quotation_marks_within_what_is_typed_part_it() -> None:
    assert parse("全国“十三五”规划").query == And((word("全国"), word("十三五"), word("规划")))


LETTERS = ["工商联-总商会", "市工商联(总商会)", "abc:def", "12:30", '5英寸12"', "茶或米", "oral", "OR茶"]


@pytest.mark.parametrize("typed", LETTERS)
def test_signs_within_a_word_are_letters(typed: str) -> None:
    query = parse(typed).query
    assert isinstance(query, Word)
    assert query.typed == typed


@pytest.mark.parametrize(
    ("typed", "query"),
    [
        ("茶 -", TEA),
        ("茶 |", TEA),
        ("OR 茶", TEA),
        ("茶 ( )", TEA),
        ("茶 标题:", TEA),
        ("茶 )", TEA),
        ("茶 或", And((TEA, word("或")))),
        ("-", word("-")),
        ("( )", Word("( )", "()")),
        ("标题:", Word("标题:", "标题:")),
        ("", None),
        (" \u200b", None),
    ],
)
def test_a_sign_that_has_nothing_to_do_is_passed_over_unless_it_is_all(typed: str, query: Query | None) -> None:
    assert parse(typed).query == query


@pytest.mark.parametrize(
    ("typed", "query"),
    [
        ("标题:茶", Field(FieldName.TITLE, TEA)),
        ("標題：茶", Field(FieldName.TITLE, TEA)),
        ("Title: 茶", Field(FieldName.TITLE, TEA)),
        ("人物:茶 机构:米", And((Field(FieldName.PERSON, TEA), Field(FieldName.ORG, RICE)))),
        ("地名:茶 地区:米", And((Field(FieldName.PLACE, TEA), Field(FieldName.AREA, RICE)))),
        ("-来源:茶", Not(Field(FieldName.SOURCE, TEA))),
        ("标题:(茶 OR 米)", Or((Field(FieldName.TITLE, TEA), Field(FieldName.TITLE, RICE)))),
        ('标题:"张 三"', Field(FieldName.TITLE, Word("张 三", "张三"))),
        ("标题:-茶", Field(FieldName.TITLE, word("-茶"))),
    ],
)
def test_a_field_says_where_a_word_stands(typed: str, query: Query) -> None:
    assert parse(typed).query == query


@pytest.mark.parametrize(
    ("typed", "first", "last"),
    [
        ("年:2015", 2015, 2015),
        ("年: 2015年", 2015, 2015),
        ("year:2015-2020", 2015, 2020),
        ("年：２０１５～２０２０", 2015, 2020),
        ("年:2015 - 2020", 2015, 2020),
        ("年:2020至2015年", 2015, 2020),
        ("年:2015-16", 2015, 2016),
        ("年:2015—", 2015, None),
        ("年:2015年以来", 2015, None),
        ("年:-2015", None, 2015),
        ("年:二〇一五", 2015, 2015),
        ("年:201", 2010, 2019),
    ],
)
def test_years(typed: str, first: int | None, last: int | None) -> None:
    assert parse(typed).query == Years(first, last)
    assert parse(f"{typed} 茶").query == And((Years(first, last), TEA))


@pytest.mark.parametrize("typed", ["数值:>1000万元", "value: > 1000 万元", "数值:大于１０００万元"])
def test_values(typed: str) -> None:
    query = parse(f"{typed} 茶").query
    assert isinstance(query, And)
    values, rest = query.parts
    assert isinstance(values, Values)
    assert values.range == ValueRange(Bound(Decimal(10_000_000), included=False), None, "人民币")
    assert rest == TEA


@pytest.mark.parametrize(
    ("typed", "key", "words"),
    [
        ("年:去年", "query-no-year", "去年"),
        ("数值:很多", "query-no-value", "很多"),
        ("时间:去年", "query-no-field", "时间"),
    ],
)
def test_what_cannot_be_read_is_searched_as_letters_and_remarked_on(typed: str, key: str, words: str) -> None:
    parsed = parse(typed)
    assert parsed.query == word(typed)
    assert [(remark.key, remark.values) for remark in parsed.remarks] == [(key, (("words", words),))]


def test_more_than_anybody_types_is_cut_off_and_remarked_on() -> None:
    many = parse(" ".join(str(number) for number in range(1000)))
    assert isinstance(many.query, And)
    assert len(many.query.parts) == MOST_WORDS
    assert [remark.key for remark in many.remarks] == ["query-too-many"]
    assert [remark.key for remark in parse("茶" * 100_000).remarks] == ["query-too-long"]


@pytest.mark.parametrize("piece", ["(", "(a ", "-(a ", "(a|(b ", '"', "“a", "标题:", "年:", "或 ", "a|", "-", "a(b"])
def test_signs_without_end_are_read(piece: str) -> None:
    assert written(parse(piece * 100_000).query)


def test_random_typing_is_never_an_error() -> None:
    _type_at_random(20_000)


@pytest.mark.long
def test_a_million_random_queries_are_no_error() -> None:
    _type_at_random(1_000_000)


def _type_at_random(how_often: int) -> None:
    chance = random.Random(7)
    for _ in range(how_often):
        typed = "".join(chance.choices(SIGNS, k=chance.randrange(30)))
        query = parse(typed).query
        assert query is not None or not search_fold(typed)


@given(st.text(st.sampled_from(SIGNS), max_size=30))
def test_a_tree_is_typed_so_that_it_is_read_again(typed: str) -> None:
    query = parse(typed).query
    assert parse(written(query)).query == query
