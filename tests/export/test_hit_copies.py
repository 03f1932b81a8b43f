"""Lines on their way to a clipboard."""

from tests.export.hits_made import citations, line
from yearbook_viewer.export.hit_copies import lines_cited, lines_plain, lines_table


def test_lines_are_copied_as_they_stand_with_citations_and_as_a_table() -> None:
    lines = [line(), line(before="有\t制表符", words="鱼", after="")]
    assert lines_plain(lines) == "全年投放鱼苗40万尾。\n有\t制表符鱼\n"
    assert lines_cited(lines[:1], citations()) == (
        "全年投放鱼苗40万尾。（《云泽市渔政站》“增殖‘放流’”，《云泽年鉴》2020 年卷，记述 2019 年，来源：市渔政站）\n"
    )
    header, first, second, end = lines_table(lines, citations()).split("\n")
    assert header.split("\t")[:6] == ["年份", "条目", "章节", "前文", "词语", "后文"]
    assert first.split("\t")[:6] == ["2019", "云泽市渔政站", "增殖“放流”", "全年投放", "鱼苗", "40万尾。"]
    assert second.split("\t")[3:6] == ["有 制表符", "鱼", ""]
    assert end == ""
