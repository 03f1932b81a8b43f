import pytest

from tests.reading.web_pages import source_of
from yearbook_viewer.errors import FileRefused
from yearbook_viewer.records import Choices

SIMPLE = "<p>全县有渔船四百艘,比上年增加十二艘,渔民的生活得到改善,水产业发展平稳。</p>"
TRADITIONAL = "<p>全縣有漁船四百艘,比上年增加十二艘,漁民的生活得到改善,水產業發展平穩。</p>"


@pytest.mark.parametrize(
    ("declared", "written", "text", "read_as"),
    [
        ("utf-8", "utf-8", SIMPLE, "utf-8"),
        ("gb2312", "gbk", SIMPLE, "gb18030"),
        ("GBK", "gb18030", SIMPLE, "gb18030"),
        ("big5", "big5", TRADITIONAL, "big5hkscs"),
        ("gb2312", "utf-8", SIMPLE, "utf-8"),
        ("utf-8", "gbk", SIMPLE, "gb18030"),
        ("iso-8859-1", "gbk", SIMPLE, "gb18030"),
        ("gb2312", "big5", TRADITIONAL, "big5hkscs"),
        ("no-such-thing", "gbk", SIMPLE, "gb18030"),
        ("", "gbk", SIMPLE, "gb18030"),
        ("gb2312", "utf-8-sig", SIMPLE, "utf-8"),
        ("unicode", "utf-16", SIMPLE, "utf-16-le"),
        ("rot13", "gbk", SIMPLE, "gb18030"),
    ],
)
def test_a_page_is_decoded_as_it_was_written(declared: str, written: str, text: str, read_as: str) -> None:
    page = f'<html><head><meta http-equiv="Content-Type" content="text/html; charset={declared}"></head><body>{text}'
    source = source_of(page.encode(written))
    assert source.text == text[3:-4] + "\n"
    assert source.encoding == read_as


def test_what_a_page_declares_decides_where_its_bytes_do_not() -> None:
    source = source_of('<meta charset="gbk"><p>鲢鳙</p>'.encode("gbk"))
    assert (source.text, source.encoding, source.doubtful) == ("鲢鳙\n", "gb18030", False)


def test_the_readers_word_goes_first() -> None:
    assert source_of(SIMPLE.encode("gbk"), Choices(encoding="big5", replace=True)).encoding == "big5hkscs"


def test_damaged_bytes_are_refused_and_replaced_on_the_readers_word() -> None:
    page = b'<meta charset="gb2312">' + SIMPLE.encode("gbk") + b"<p>\xff</p>"
    with pytest.raises(FileRefused) as caught:
        source_of(page)
    assert caught.value.key == "file-undecodable"
    assert source_of(page, Choices(replace=True)).replaced == 1
