"""Letters that somebody types for Chinese characters."""

from hypothesis import given
from hypothesis import strategies as st

from yearbook_viewer.text.pinyin import Sound, characters_of, homophones, readings, spellings


def _spelled(typed: str) -> list[str]:
    return [" ".join(sound.letters for sound in spelling) for spelling in spellings(typed)]


def test_syllables_initials_and_both_mixed_are_read() -> None:
    assert _spelled("gongshanglian")[0] == "gong shang lian"
    assert _spelled("gsl") == ["g s l"]
    assert _spelled("gongsl")[0] == "gong s l"


def test_letters_that_can_be_parted_in_two_ways_are_read_in_both() -> None:
    assert _spelled("xian")[:1] == ["xian"]
    assert "xi an" in _spelled("xian")
    assert _spelled("xi'an")[0] == "xi an"


def test_an_initial_of_two_letters_may_also_be_two_characters() -> None:
    assert _spelled("sh") == ["sh", "s h"]


def test_what_no_keyboard_writes_for_characters_is_no_spelling() -> None:
    assert spellings("iuv") == spellings("工商联") == spellings("a b") == spellings("") == spellings("'") == ()


def test_the_last_syllable_may_be_half_typed() -> None:
    (whole, half), *_ = spellings("gongsha")
    assert (whole, half) == (Sound("gong", whole=True), Sound("sha", whole=False))
    assert "商" in characters_of(half)
    assert "商" not in characters_of(Sound("sha", whole=True))


def test_a_character_of_several_readings_is_found_by_each() -> None:
    assert readings()["重"] == {"chong", "zhong"}
    assert readings()["乐"] == {"le", "yue"}
    assert readings()["绿"] == {"lu", "lv"}


def test_homophones_share_a_reading() -> None:
    assert "伤" in homophones("商")
    assert homophones("A") == "A"


@given(st.text(alphabet="abcghilnosuxz'", max_size=70))
def test_a_spelling_gives_back_the_letters_and_every_sound_is_heard(typed: str) -> None:
    for spelling in spellings(typed):
        assert "".join(sound.letters for sound in spelling) == typed.replace("'", "")
        assert all(characters_of(sound) for sound in spelling)
