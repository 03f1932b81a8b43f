import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from yearbook_viewer.reading.encodings import Decoded, decode, decode_as, decode_chosen
from yearbook_viewer.records import Choices

MAINLAND = "2020年,全市工商联加强组织建设,会员比上年增加1823个,完成各项工作任务。\n"
TAIWAN = "民國九十年,本市教育局辦理各級學校校舍整建計畫,財政收入較上年度增加百分之五。\n"
SIX = ["utf-8", "utf-8-sig", "gb18030", "utf-16-le", "utf-16-be", "utf-16"]


@pytest.mark.parametrize("encoding", SIX)
@pytest.mark.parametrize("times", [1, 10, 1000])
def test_mainland_prose_comes_back_from_each_encoding(encoding: str, times: int) -> None:
    decoded = decode((MAINLAND * times).encode(encoding))
    assert decoded is not None
    assert (decoded.text, decoded.doubtful, decoded.replaced) == (MAINLAND * times, False, 0)


@pytest.mark.parametrize("encoding", [*SIX, "big5hkscs"])
def test_traditional_prose_comes_back_from_each_encoding(encoding: str) -> None:
    decoded = decode(TAIWAN.encode(encoding))
    assert decoded is not None
    assert (decoded.text, decoded.doubtful) == (TAIWAN, False)


@pytest.mark.parametrize("encoding", ["gb18030", "big5hkscs", "utf-16-le", "utf-16-be"])
def test_prose_without_any_ascii_is_told_too(encoding: str) -> None:
    text = "本市教育局辦理各級學校校舍整建計畫財政收入較上年度增加"
    assert decode(text.encode(encoding)) == Decoded(text, encoding)


@given(
    st.lists(st.sampled_from([MAINLAND, "【概况】 ", "市委、市政府", "\n", "12.3亿元", "全县工业发展"]), min_size=3),
    st.sampled_from(SIX),
)
def test_prose_makes_the_round_trip_through_six_encodings(pieces: list[str], encoding: str) -> None:
    text = MAINLAND + "".join(pieces)
    decoded = decode(text.encode(encoding))
    assert decoded is not None
    assert decoded.text == text


@given(st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\r\0\ufeff")))
@example("\x03^")
def test_utf8_comes_back_whatever_it_says(text: str) -> None:
    assert decode(text.encode()) == Decoded(text, "utf-8")


@given(st.binary(max_size=200))
def test_with_replacement_any_bytes_are_read(data: bytes) -> None:
    decoded = decode(data, replace=True)
    assert decoded is not None
    assert decoded.replaced <= len(data)


def test_two_characters_are_a_close_call() -> None:
    decoded = decode("概况".encode("gb18030"))
    assert decoded is not None
    assert decoded.doubtful


def test_line_ends_become_newlines_and_the_mark_is_dropped() -> None:
    assert decode("\ufeff一\r\n二\r三\n".encode()) == Decoded("一\n二\n三\n", "utf-8")


def test_nothing_else_is_changed() -> None:
    text = "一\u200b\f\u3000\u202e２\x00三\t \n"
    assert decode(text.encode()) == Decoded(text, "utf-8")


@pytest.mark.parametrize("encoding", ["utf-8", "gb18030", "big5hkscs"])
def test_a_damaged_text_is_not_read_in_a_wrong_encoding_instead(encoding: str) -> None:
    data = (TAIWAN * 20).encode(encoding)
    assert decode(data[:300] + b"\xff" + data[301:]) is None


def test_damaged_bytes_are_replaced_and_counted_on_the_readers_word() -> None:
    data = MAINLAND.encode() * 20
    decoded = decode(data[:8] + b"\xff\xff" + data[8:], replace=True)
    assert decoded is not None
    assert (decoded.encoding, decoded.replaced) == ("utf-8", 2)
    assert decoded.text == "2020年,\ufffd\ufffd" + (MAINLAND * 20)[6:]


def test_a_mark_of_utf_8_that_lies_is_overruled_and_the_guess_doubtful() -> None:
    assert decode(b"\xef\xbb\xbf" + (MAINLAND * 3).encode("gb18030")) == Decoded(MAINLAND * 3, "gb18030", doubtful=True)


def test_a_damaged_text_with_the_mark_of_utf_8_stays_utf_8() -> None:
    data = b"\xef\xbb\xbf" + (MAINLAND * 20).encode()
    assert decode(data[:303] + b"\xff" + data[303:]) is None
    decoded = decode(data[:303] + b"\xff" + data[303:], replace=True)
    assert decoded is not None
    assert (decoded.encoding, decoded.replaced) == ("utf-8", 1)


def test_the_reader_s_encoding_goes_before_what_the_bytes_look_like() -> None:
    data = "臨江縣圖書館".encode("big5hkscs")
    assert decode_chosen(data, Choices(encoding="big5hkscs")) == Decoded("臨江縣圖書館", "big5hkscs")
    assert decode_chosen(data, Choices(encoding="gb18030")) != Decoded("臨江縣圖書館", "gb18030")


def test_bytes_that_the_reader_s_encoding_does_not_take_are_replaced_only_on_his_word() -> None:
    data = "临江县".encode() + b"\xff"
    assert decode_chosen(data, Choices(encoding="utf-8")) is None
    assert decode_chosen(data, Choices(encoding="utf-8", replace=True)) == Decoded("临江县�", "utf-8", replaced=1)


def test_an_encoding_that_is_none_takes_nothing() -> None:
    assert decode_as(b"a", "no-such-encoding") is None


def test_a_byte_order_mark_is_no_part_of_a_text_in_the_reader_s_encoding() -> None:
    assert decode_as("﻿临江".encode("utf-16-le"), "utf-16-le") == Decoded("临江", "utf-16-le")
