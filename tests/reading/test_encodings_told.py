"""Which encoding a text is in: six encodings, five lengths, two scripts, with and without a mark, whole and damaged."""

import codecs
import random

import pytest

from yearbook_viewer.reading.encodings import decode, decode_names

LENGTHS = [10, 50, 300, 3_000, 100_000]
MARKS = {
    "utf-8": codecs.BOM_UTF8,
    "utf-16-le": codecs.BOM_UTF16_LE,
    "utf-16-be": codecs.BOM_UTF16_BE,
    "utf-32-le": codecs.BOM_UTF32_LE,
    "gb18030": b"\x84\x31\x95\x33",
}
SIMPLIFIED = [
    "沅口县水产站全年放养鲢鳙鱼苗320万尾,成鱼产量1.2万吨,比上年增长6.5%。\n",
    "县委、县政府召开农业工作会议,部署春耕生产。",
    "【林业】 完成造林2.3万亩,森林覆盖率达到48.6%;",
    "（三）各乡镇建立健全防汛责任制,加固堤防17处。\n",
    "中学教师队伍建设得到加强,高考录取人数创历史新高",
]
TRADITIONAL = [
    "沅口縣水產站全年放養鰱鱅魚苗320萬尾,成魚產量1.2萬噸,比上年增長6.5%。\n",
    "縣議會召開農業會議,審議春耕計畫。",
    "【林業】 完成造林2.3萬畝,森林覆蓋率達到48.6%;",
    "（三）各鄉鎮建立防汛責任制,加固堤防17處。\n",
    "中學教師隊伍建設得到加強,錄取人數創歷史新高",
]


def text_of(sentences: list[str], length: int) -> str:
    chance = random.Random(length)
    return "".join(chance.choices(sentences, k=length // 10 + 2))[:length]


@pytest.mark.parametrize("length", LENGTHS)
@pytest.mark.parametrize("marked", [False, True])
@pytest.mark.parametrize("sentences", [SIMPLIFIED, TRADITIONAL], ids=["simplified", "traditional"])
@pytest.mark.parametrize("encoding", ["utf-8", "gb18030", "big5hkscs", "utf-16-le", "utf-16-be", "utf-32-le"])
def test_a_text_of_any_length_is_told(encoding: str, sentences: list[str], marked: bool, length: int) -> None:
    if encoding == "big5hkscs" and (marked or sentences is SIMPLIFIED):
        pytest.skip("Big5 has no mark and no simplified characters")
    text = text_of(sentences, length)
    decoded = decode((MARKS[encoding] if marked else b"") + text.encode(encoding))
    assert decoded is not None
    assert (decoded.encoding, decoded.text) == (encoding, text)
    assert not decoded.doubtful


@pytest.mark.parametrize("encoding", ["utf-8", "gb18030", "big5hkscs", "utf-16-le"])
def test_a_flipped_bit_is_no_other_encoding_and_what_is_lost_is_counted(encoding: str) -> None:
    chance = random.Random(1)
    text = text_of(TRADITIONAL, 3_000)
    data = text.encode(encoding)
    for _ in range(80):
        place = chance.randrange(len(data))
        flipped = data[:place] + bytes([data[place] ^ 1 << chance.randrange(8)]) + data[place + 1 :]
        read = decode(flipped, replace=True)
        assert read is not None
        assert read.encoding == encoding
        assert read.replaced == read.text.count("\ufffd") <= 3
        assert (decode(flipped) is None) == bool(read.replaced)


def test_one_broken_byte_in_a_hundred_thousand_is_damage_and_no_other_encoding() -> None:
    data = text_of(SIMPLIFIED, 40_000).encode()
    broken = data[:70_000] + b"\xff" + data[70_000:]
    assert decode(broken) is None
    read = decode(broken, replace=True)
    assert read is not None
    assert (read.encoding, read.doubtful) == ("utf-8", False)
    assert 1 <= read.replaced <= 3


@pytest.mark.parametrize("encoding", ["gbk", "big5", "utf-16-le", "utf-16-be"])
def test_rare_characters_are_read_in_their_own_encoding(encoding: str) -> None:
    text = {"gbk": "鲢鳙", "big5": "鱗翅目"}.get(encoding, "鲢鳙鳜鱼")
    read = decode(text.encode(encoding))
    assert read is not None
    assert read.text == text


@pytest.mark.parametrize("mark", [codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE, codecs.BOM_UTF8])
@pytest.mark.parametrize("encoding", ["gb18030", "utf-8", "big5hkscs"])
def test_a_mark_that_lies_counts_for_nothing(mark: bytes, encoding: str) -> None:
    text = text_of(TRADITIONAL, 60)
    read = decode(mark + text.encode(encoding))
    assert read is not None
    assert (read.encoding, read.text) == (encoding, text)
    assert read.doubtful == (not (mark == codecs.BOM_UTF8 and encoding == "utf-8"))


def test_a_true_mark_before_another_script_is_believed() -> None:
    text = "ᠮᠣᠩᠭᠣᠯ ᠬᠡᠯᠡ ᠪᠢᠴᠢᠭ"
    read = decode(codecs.BOM_UTF16_LE + text.encode("utf-16-le"))
    assert read is not None
    assert (read.text, read.doubtful) == (text, False)


def test_a_list_of_names_is_no_korean() -> None:
    names = "\n".join(["吕燕萍", "郝嘉琦", "薛瑾", "邹颖露", "阎婉婷", "蒋菁", "贾翠娥", "贺珊"] * 6)
    read = decode(names.encode("gb18030"))
    assert read is not None
    assert (read.encoding, read.text) == ("gb18030", names)


@pytest.mark.parametrize(
    ("encoding", "text"),
    [
        ("shift_jis", "友好都市の訪問団は令和元年の秋、十二人で来県し、水産の施設を見学した。"),
        ("koi8-r", "Делегация из города-побратима посетила уезд осенью и осмотрела рыбное хозяйство."),
        ("cp1251", "Делегация из города-побратима посетила уезд осенью и осмотрела рыбное хозяйство."),
    ],
)
def test_another_language_is_told_by_its_letters_and_doubtful(encoding: str, text: str) -> None:
    read = decode(text.encode(encoding))
    assert read is not None
    assert (read.text, read.doubtful) == (text, True)


def test_a_text_in_hz_is_read_as_chinese() -> None:
    text = "沅口县水产站\n成鱼产量1.2万吨"
    read = decode(text.encode("hz"))
    assert read is not None
    assert (read.encoding, read.text) == ("hz", text)


def test_letters_with_a_stray_control_are_no_chinese() -> None:
    read = decode(b"list of names\0 and places in the county\x01 of old")
    assert read is not None
    assert read.encoding == "utf-8"


def test_names_are_never_utf_16() -> None:
    assert decode_names(["鲢鳙".encode("gbk")]) == ["鲢鳙"]


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
def test_utf_16_is_told_wherever_its_first_byte_beyond_ascii_stands(encoding: str) -> None:
    # None of its bytes is a control, which would tell it sooner.
    text = "工农林水县政府目农林"
    read = decode(text.encode(encoding))
    assert read is not None
    assert (read.encoding, read.doubtful) == (encoding, False)
