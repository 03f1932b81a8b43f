import pytest

from yearbook_viewer.reading.list_numbers import written
from yearbook_viewer.reading.symbols import bullet, symbol


@pytest.mark.parametrize(
    ("number", "number_format", "printed"),
    [
        (7, "decimal", "7"),
        (7, "decimalZero", "07"),
        (12, "decimalFullWidth", "１２"),
        (1, "chineseCounting", "一"),
        (10, "chineseCounting", "十"),
        (19, "chineseCountingThousand", "十九"),
        (20, "chineseCountingThousand", "二十"),
        (35, "japaneseCounting", "三十五"),
        (105, "chineseCountingThousand", "一百零五"),
        (110, "chineseCountingThousand", "一百一十"),
        (1008, "chineseCountingThousand", "一千零八"),
        (105, "chineseCounting", "一〇五"),
        (12, "chineseLegalSimplified", "壹拾贰"),
        (12, "ideographDigital", "一二"),
        (3, "ideographTraditional", "丙"),
        (12, "ideographZodiac", "亥"),
        (3, "decimalEnclosedCircleChinese", "③"),
        (21, "decimalEnclosedCircle", "㉑"),
        (51, "decimalEnclosedCircle", "51"),
        (3, "decimalEnclosedParen", "⑶"),
        (21, "decimalEnclosedFullstop", "21"),
        (4, "ideographEnclosedCircle", "㊃"),
        (14, "upperRoman", "XIV"),
        (9, "lowerRoman", "ix"),
        (27, "upperLetter", "AA"),
        (3, "lowerLetter", "c"),
        (3, "none", ""),
        (3, "hebrew1", "3"),
        (0, "chineseCounting", "0"),
        (10**9, "lowerRoman", "1000000000"),
    ],
)
def test_a_number_is_written_as_it_is_printed(number: int, number_format: str, printed: str) -> None:
    assert written(number, number_format) == printed


def test_signs_of_symbol_fonts_are_what_they_look_like() -> None:
    assert [symbol(0xF06C), symbol(0xF06E), symbol(0xF075), symbol(0xF020 + 5)] == ["●", "■", "◆", "•"]
    assert [symbol(0xF0B7, "Symbol"), symbol(0x62, "Symbol"), symbol(0x4E00, "宋体"), symbol(0xD800)] == [
        "•",
        "β",
        "一",
        "",
    ]
    assert bullet("\uf06c", "Wingdings") + bullet("-", "") + bullet("■", "宋体") == "●-■"
