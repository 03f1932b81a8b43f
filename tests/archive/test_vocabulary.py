"""Names added up and looked through: what they begin with, what they hold, how they sound, what is near to them."""

from collections import Counter

from hypothesis import given
from hypothesis import strategies as st

from yearbook_viewer.archive import entry_names
from yearbook_viewer.archive.entry_names import TITLE, Portion, is_sound, pack, spelled, unpacked
from yearbook_viewer.archive.proposals.gathering import added, of_portions, text_of
from yearbook_viewer.archive.proposals.near import corrections, distance
from yearbook_viewer.archive.proposals.vocabulary import NOTHING, Vocabulary
from yearbook_viewer.archive.proposals.words import Sample, dictionary, times_in, words_in
from yearbook_viewer.text.pinyin import homophones, spellings

PERSON, ORGANISATION, PLACE = 0, 1, 2


def _portion(names: dict[tuple[str, int], int]) -> Portion:
    return unpacked(pack(Counter(names)))


def _vocabulary(names: dict[tuple[str, int], int]) -> Vocabulary:
    return Vocabulary(added([of_portions([_portion(names)])]))


KNOWN = _vocabulary(
    {
        ("工商联", ORGANISATION): 9,
        ("云泽市工商联", ORGANISATION): 4,
        ("重庆市", PLACE): 3,
        ("欧阳静", PERSON): 2,
        ("云泽市总商会", ORGANISATION): 1,
    }
)


def _words(numbers: object) -> list[str]:
    return [KNOWN.word(int(number)) for number in numbers]  # type: ignore[attr-defined]


def test_a_packed_name_is_unpacked_with_its_count_and_kind() -> None:
    portion = _portion({("工商联", ORGANISATION): 70_000, ("概况", TITLE): 2})
    assert portion == Portion("工商联\ue000概况\ue000", b"\xff\xff\x02\x00", bytes([ORGANISATION, TITLE]))


def test_a_changed_byte_is_noticed() -> None:
    content = bytearray(pack(Counter({("工商联", ORGANISATION): 1})))
    content[-1] ^= 1
    assert not is_sound(bytes(content))


def test_names_are_proposed_without_blanks_and_not_at_any_length() -> None:
    assert spelled("张　三") == "张三"
    assert spelled("工商\n联") == "工商联"
    assert spelled("会") == spelled("2020") == spelled("长" * 41) == ""


def test_the_same_name_in_several_entries_is_added_up_and_keeps_its_commonest_kind() -> None:
    ones = of_portions([_portion({("工商联", TITLE): 2, ("总商会", ORGANISATION): 1})])
    others = of_portions([_portion({("工商联", ORGANISATION): 5}), _portion({("ＧＤＰ", TITLE): 1})])
    known = Vocabulary(added([ones, others]))
    told = [(known.word(each), int(known.count[each]), int(known.kind[each])) for each in range(len(known))]
    # Those that are as frequent stand in no order of their own.
    assert told[:1] + sorted(told[1:]) == [
        ("工商联", 7, ORGANISATION),
        ("总商会", 1, ORGANISATION),
        ("ＧＤＰ", 1, TITLE),
    ]
    assert [known.word(each) for each in known.beginning("gdp")] == ["ＧＤＰ"]


@given(st.dictionaries(st.tuples(st.text(min_size=2, max_size=5), st.integers(0, TITLE)), st.integers(1, 9)))
def test_what_is_added_up_is_what_was_there(names: dict[tuple[str, int], int]) -> None:
    names = {(spelled(name), kind): count for (name, kind), count in names.items() if spelled(name)}
    portion = _portion(names)
    told = portion.told.split(entry_names.END)[:-1]
    both = added([of_portions([portion]), of_portions([portion])])
    assert int(both.counts.sum()) == 2 * sum(names[name, kind] for name, kind in zip(told, portion.kinds, strict=True))
    assert int(both.lengths.sum()) == len(text_of(both.codes))


def test_the_most_frequent_that_begin_so_come_first() -> None:
    assert _words(KNOWN.beginning("云泽市")) == ["云泽市工商联", "云泽市总商会"]
    assert _words(KNOWN.beginning("商会")) == []


def test_names_that_hold_it_are_told_once_each_without_those_that_begin_so() -> None:
    assert _words(KNOWN.holding("工商")) == ["云泽市工商联"]
    assert _words(KNOWN.holding("会")) == ["云泽市总商会"]


def test_names_are_found_by_how_they_are_read() -> None:
    for typed in ("gsl", "gongshanglian", "gongsl", "gongshangl"):
        assert _words(KNOWN.heard(spellings(typed)[0])) == ["工商联"]
    assert _words(KNOWN.heard_inside(spellings("gsl")[0])) == ["云泽市工商联"]
    assert _words(KNOWN.heard(spellings("cqs")[0])) == ["重庆市"]
    assert _words(KNOWN.heard(spellings("oyj")[0])) == ["欧阳静"]


def test_nothing_is_found_beyond_the_end_of_a_name() -> None:
    assert _words(KNOWN.heard(spellings("gongshanglianyun")[0])) == []
    assert list(NOTHING.beginning("工")) == list(NOTHING.heard(spellings("g")[0])) == []
    assert corrections(NOTHING, "工伤联", 3) == []


def test_what_sounds_the_same_is_nearest() -> None:
    assert [each.meant for each in corrections(KNOWN, "工伤联", 3)][:1] == ["工商联"]
    assert [each.meant for each in corrections(KNOWN, "重清市", 3)] == ["重庆市"]


def test_a_character_too_much_too_little_other_or_in_the_wrong_place_is_put_right() -> None:
    for typed in ("欧阳雪静", "欧静阳", "欧阳雪", "殴阳静"):
        assert corrections(KNOWN, typed, 1)[0].meant == "欧阳静"
    assert corrections(KNOWN, "市泽云总会商", 1)[0].meant == "云泽市总商会"


def test_two_characters_that_are_quite_other_are_no_slip() -> None:
    assert corrections(KNOWN, "工业联", 3)[0].meant == "工商联"
    assert corrections(KNOWN, "农业局", 3) == []


def test_a_slip_with_the_same_sound_counts_half() -> None:
    assert distance("工伤联", "工商联", 2) == 0.5
    assert distance("工联商", "工商联", 2) == 1
    assert "商" in homophones("伤")


def test_jiebas_words_are_counted_in_a_text() -> None:
    known = dictionary()
    text = "民营企业 发展,民 营企业家"
    there = Vocabulary(words_in(known, Sample(text, 1)))
    counts = {there.word(number): int(there.count[number]) for number in range(len(there))}
    assert counts["民营企业"] == 2
    assert counts["发展"] == 1
    assert "工商联" not in counts
    assert int(times_in(known, "").sum()) == 0
    # From half of the texts the whole is told; what was not met is behind it, and nothing is left out.
    some = Vocabulary(words_in(known, Sample(text, 0.5)))
    assert some.word(0) in {"企业", "民营", "民营企业"}
    assert int(some.count[0]) == 4
    assert len(some) == len(known.keys)
    assert int(some.count[len(counts)]) < 0
