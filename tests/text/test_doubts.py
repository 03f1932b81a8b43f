"""Where a reader is told to look; every text here is made up."""

from yearbook_viewer.records import Reason
from yearbook_viewer.text.doubts import reasons_of
from yearbook_viewer.text.outline import cut

FACTS = "全年接收渔船18艘,捕捞量920吨。"


def test_broken_brackets_are_told_with_their_lines() -> None:
    (entry,) = cut(f"县渔业局\n2003年\n【概况】 {FACTS}\n【捕捞 {FACTS}\n\n加工】 {FACTS}\n")
    told = [reason for reason in reasons_of(entry) if reason.key == "heading-bracket-broken"]
    assert told == [Reason("heading-bracket-broken", (("lines", "4、6"),))]


def test_lines_count_from_the_begin_of_the_file() -> None:
    entry = cut(f"县渔业局\n【概况】 {FACTS}\n县盐务局\n【概况 {FACTS}\n")[-1]
    (told,) = [reason for reason in reasons_of(entry, 3) if reason.key == "heading-bracket-broken"]
    assert told.values == (("lines", "4"),)


def test_many_broken_brackets_are_told_by_the_first() -> None:
    (entry,) = cut("县渔业局\n" + f"【捕捞 {FACTS}\n" * 50)
    (told,) = [reason for reason in reasons_of(entry) if reason.key == "heading-bracket-broken"]
    assert told.values == (("lines", "2、3、4、5、6、7、8、9……"),)


def test_other_doubts_are_told_as_they_are() -> None:
    (entry,) = cut(f"杂记\n{FACTS}\n")
    assert reasons_of(entry) == tuple(Reason(doubt) for doubt in entry.doubts)
