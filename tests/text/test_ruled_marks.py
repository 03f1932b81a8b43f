"""The reader's word over what the rules have marked."""

from collections.abc import Sequence
from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from yearbook_viewer.records import Entry, EntryId, Kind, Mark, Section
from yearbook_viewer.records.entities import OwnName, Ruling
from yearbook_viewer.text.entities.own_names import Breaks, FoldedText, IsJoined, Lexicon, find_own
from yearbook_viewer.text.entities.ruled import as_read, laid_over
from yearbook_viewer.text.search_folds import search_fold


def nothing_joined(_start: int, _end: int) -> bool:
    return False


def all_joined(_start: int, _end: int) -> bool:
    return True


def read(
    text: str,
    marks: Sequence[Mark] = (),
    own: Sequence[OwnName] = (),
    rulings: Sequence[Ruling] = (),
    is_joined: IsJoined = nothing_joined,
) -> list[Mark]:
    lexica = [Lexicon(name for name in own if name.entry is None), Lexicon(name for name in own if name.entry)]
    return list(as_read(marks, laid_over(text, marks, find_own(FoldedText(text), lexica, is_joined), rulings)))


def told(marks: Sequence[Mark]) -> list[tuple[str, Kind, int]]:
    return [(mark.text, mark.kind, mark.certainty) for mark in marks]


def machine(text: str, word: str, kind: Kind, certainty: int = 70) -> Mark:
    start = text.index(word)
    return Mark(start, start + len(word), kind, word, certainty)


def test_a_name_of_the_dictionary_is_marked_wherever_it_stands() -> None:
    marks = read("柳大同到会。主持人柳大同。", own=[OwnName("柳大同", Kind.PER)])
    assert [(mark.start, mark.end) for mark in marks] == [(0, 3), (9, 12)]
    assert told(marks) == [("柳大同", Kind.PER, 100)] * 2


def test_a_name_takes_the_place_of_what_was_found_in_it_over_its_border_and_just_there() -> None:
    text = "白沙镇商会会长柳大同"
    found = [machine(text, "白沙镇", Kind.LOC), machine(text, "会长柳", Kind.PER), machine(text, "大同", Kind.LOC)]
    own = [OwnName("白沙镇商会", Kind.ORG), OwnName("柳大同", Kind.PER)]
    assert told(read(text, found, own)) == [("白沙镇商会", Kind.ORG, 100), ("柳大同", Kind.PER, 100)]


def test_a_name_inside_something_longer_that_was_found_leaves_it_as_it_is() -> None:
    text = "云泽市总商会开会,总商会讨论"
    found = [machine(text, "云泽市总商会", Kind.ORG)]
    own = [OwnName("总商会", Kind.ORG)]
    assert told(read(text, found, own)) == [("云泽市总商会", Kind.ORG, 70), ("总商会", Kind.ORG, 100)]


def test_a_name_marked_inside_longer_words_is_marked_in_their_place_from_then_on() -> None:
    text = "李明主持会议"
    found = [machine(text, "李明主", Kind.PER)]
    own = [OwnName("李明", Kind.PER, instead=("李明主",))]
    assert told(read(text, found, own)) == [("李明", Kind.PER, 100)]


def test_a_name_is_free_again_where_another_pushes_aside_what_it_stood_in() -> None:
    text = "青石镇商会筹备组"
    found = [machine(text, "青石镇商会筹", Kind.ORG)]
    own = [OwnName("商会筹备组", Kind.ORG), OwnName("青石镇", Kind.LOC)]
    assert told(read(text, found, own)) == [("青石镇", Kind.LOC, 100), ("商会筹备组", Kind.ORG, 100)]


def test_the_longer_of_two_names_wins_and_of_one_name_the_line_for_this_entry() -> None:
    text = "云泽市商会和商会"
    own = [
        OwnName("商会", Kind.ORG),
        OwnName("云泽市商会", Kind.ORG),
        OwnName("商会", Kind.NAME, entry=EntryId(1)),
    ]
    assert told(read(text, own=own)) == [("云泽市商会", Kind.ORG, 100), ("商会", Kind.NAME, 100)]


def test_what_is_never_marked_is_hidden_and_covers_shorter_names() -> None:
    text = "宣传教育与商会系统和商会"
    found = [machine(text, "宣传教育", Kind.PER)]
    own = [OwnName("宣传教育", None), OwnName("商会系统", None), OwnName("商会", Kind.ORG)]
    marks = read(text, found, own)
    assert [(mark.start, mark.text) for mark in marks] == [(10, "商会")]


def test_a_word_on_one_place_goes_before_the_dictionary_and_the_later_before_the_earlier() -> None:
    text = "柳大同,柳大同,柳大同"
    own = [OwnName("柳大同", Kind.PER)]
    rulings = [Ruling(4, 7, Kind.LOC), Ruling(8, 10, Kind.PER), Ruling(8, 11, None)]
    assert told(read(text, (), own, rulings)) == [("柳大同", Kind.PER, 100), ("柳大同", Kind.LOC, 100)]


def test_what_the_reader_confirms_changes_only_in_certainty() -> None:
    text = "柳大同到会"
    found = [machine(text, "柳大同", Kind.PER)]
    assert told(read(text, found, rulings=[Ruling(0, 3, Kind.PER)])) == [("柳大同", Kind.PER, 100)]
    sure = [machine(text, "柳大同", Kind.PER, 100)]
    laid = laid_over(text, sure, [], [Ruling(0, 3, Kind.PER)])
    assert (laid.own, laid.hidden) == ((), ())


def test_names_are_found_across_wraps_padding_width_and_traditional_forms() -> None:
    own = [OwnName("云泽市总商会", Kind.ORG), OwnName("张三", Kind.PER), OwnName("ＷＴＯ组织", Kind.ORG)]
    wrapped = "云泽市\n总商会"
    assert told(read(wrapped, own=own, is_joined=all_joined)) == [("云泽市\n总商会", Kind.ORG, 100)]
    assert read(wrapped, own=own) == []
    assert told(read("張\u3000三", own=own)) == [("張\u3000三", Kind.PER, 100)]
    assert told(read("加入WTO 组织", own=own)) == [("WTO 组织", Kind.ORG, 100)]
    assert read("云泽 市总商会", own=own) == []


def test_a_name_of_letters_is_none_within_a_longer_word() -> None:
    own = [OwnName("GDP", Kind.NAME), OwnName("3号院", Kind.LOC)]
    assert told(read("AGDP GDPs GDP，13号院,3号院", own=own)) == [("GDP", Kind.NAME, 100), ("3号院", Kind.LOC, 100)]


def test_a_name_written_with_a_blank_is_found_with_and_without_it() -> None:
    own = [OwnName("阿里 木江 合作社", Kind.ORG)]
    assert [mark.text for mark in read("阿里 木江合作社,阿里木江合作社", own=own)] == [
        "阿里 木江合作社",
        "阿里木江合作社",
    ]


def test_two_thousand_names_are_looked_for_in_a_text_of_a_million_characters() -> None:
    own = [OwnName(f"云泽市第{number}中学", Kind.ORG) for number in range(2000)]
    text = "云泽市第1999中学与云泽市第三小学联合举办活动,云泽市教育局参加。\n" * 30_000
    marks = read(text, own=own)
    assert len(marks) == 30_000


_WORDS = st.text("甲乙丙 \n", min_size=1, max_size=3)
_KINDS = st.sampled_from([None, Kind.PER, Kind.ORG])
_OWN = st.builds(
    OwnName,
    _WORDS,
    _KINDS,
    st.just(""),
    st.sampled_from([None, EntryId(1)]),
    st.none(),
    st.lists(_WORDS, max_size=2).map(tuple),
)


@st.composite
def _cases(draw: st.DrawFn) -> tuple[str, list[Mark], list[OwnName], list[Ruling]]:
    text = draw(st.text("甲乙丙 \n\u200b", min_size=1, max_size=24))
    cuts = sorted(draw(st.sets(st.integers(0, len(text)), max_size=8)))
    kinds = st.sampled_from([Kind.PER, Kind.ORG, Kind.LOC])
    marks = [
        Mark(start, end, draw(kinds), text[start:end], draw(st.sampled_from([60, 100])))
        for start, end in pairwise(cuts)
        if draw(st.booleans())
    ]
    spans = st.tuples(st.integers(0, len(text)), st.integers(0, len(text))).map(sorted)
    rulings = [Ruling(start, end, draw(_KINDS)) for start, end in draw(st.lists(spans, max_size=3))]
    return text, marks, draw(st.lists(_OWN, max_size=5)), rulings


@settings(deadline=None)
@given(_cases())
def test_marks_as_read_are_sorted_apart_slices_of_the_text(
    case: tuple[str, list[Mark], list[OwnName], list[Ruling]],
) -> None:
    text, marks, own, rulings = case
    ruled = read(text, marks, own, rulings, all_joined)
    assert all(left.end <= right.start for left, right in pairwise(ruled))
    assert all(mark.text == text[mark.start : mark.end] != "" for mark in ruled)


@settings(deadline=None)
@given(_cases())
def test_laid_over_what_is_read_the_same_words_change_nothing(
    case: tuple[str, list[Mark], list[OwnName], list[Ruling]],
) -> None:
    text, marks, own, rulings = case
    ruled = read(text, marks, own, rulings, all_joined)
    assert read(text, ruled, own, rulings, all_joined) == ruled


@settings(deadline=None)
@given(_cases())
def test_without_words_of_the_reader_nothing_changes(
    case: tuple[str, list[Mark], list[OwnName], list[Ruling]],
) -> None:
    text, marks, _, _ = case
    assert read(text, marks) == marks


@settings(deadline=None)
@given(_cases())
def test_the_last_word_on_a_place_always_holds(
    case: tuple[str, list[Mark], list[OwnName], list[Ruling]],
) -> None:
    text, marks, own, rulings = case
    said = [each for each in rulings if each.start < each.end]
    if said:
        last = said[-1]
        there = [mark for mark in read(text, marks, own, rulings, all_joined) if mark.start < last.end > mark.start]
        there = [mark for mark in there if mark.end > last.start]
        wanted = [Mark(last.start, last.end, last.kind, text[last.start : last.end])] if last.kind else []
        assert there == wanted


@settings(deadline=None)
@given(st.text(st.sampled_from("甲張 \n\u3000\u200bＡa○ﬁ\U000e0001-]^")))
def test_a_folded_text_leads_back_to_the_text(text: str) -> None:
    folded = FoldedText(text)
    origins = [folded.origin(place) for place in range(len(folded.folded))]
    assert origins == sorted(set(origins))
    assert [search_fold(text[origin]) for origin in origins] == list(folded.folded)


WRAPPED = (
    "云泽市志略\n"
    "　　青石镇的商会于一九八六年成立,最初只有会员\n"
    "二十一家,后来逐年有所增加。当年四月云泽市总\n"
    "商会在白沙镇召开会议,讨论会员的发展和经费的\n"
    "筹集,并议定了章程。会后各乡镇陆续成立了分会,\n"
    "至年底共有分会九个,会员一百二十余家。\n"
    "　　次年三月,云泽市总商会组织会员赴外地参观,\n"
    "学习办厂的经验,历时半个月,参观了工厂十七家。\n"
    "商会\n"
)


def test_only_a_line_end_within_a_paragraph_leaves_a_name_one() -> None:
    made = Section("略", ("略",), 0, WRAPPED.index("\n") + 1, len(WRAPPED))
    entry = Entry(0, WRAPPED, "云泽市志略", "", "", "", None, 0, (made,))
    asked: list[str] = []

    def breaks() -> Entry:
        asked.append("")
        return entry

    own = [OwnName("云泽市总商会", Kind.ORG), OwnName("十七家商会", Kind.ORG), OwnName("志略青石镇", Kind.LOC)]
    found = read(WRAPPED, own=own, is_joined=Breaks(breaks))
    assert [mark.text for mark in found] == ["云泽市总\n商会", "云泽市总商会"]
    assert asked
    asked.clear()
    assert read("云泽市总商会", own=own, is_joined=Breaks(breaks)) != []
    assert not asked
