"""What a text is about."""

from yearbook_viewer.text.keywords import keywords

TEXT = (
    "全市茶叶种植面积3.2万亩,茶叶产量1200吨。年内改造低产茶园2000亩,茶农户均增收3000元。"
    "举办茶叶开采节,组织茶企参加博览会。全市共有茶叶合作社45家。\n"
)


def test_words_that_tell_come_first_without_numbers_and_common_words() -> None:
    found = keywords(TEXT, 5)
    assert found[0] == "茶叶"
    assert len(found) == 5
    assert not {"全市", "年内", "3.2", "万亩"} & set(found)


def test_nothing_tells_nothing() -> None:
    assert keywords("") == keywords(" \n") == keywords("2020年12月31日") == ()


def test_a_long_text_is_weighed_at_three_places() -> None:
    assert keywords(TEXT * 10_000, 1) == ("茶叶",)
