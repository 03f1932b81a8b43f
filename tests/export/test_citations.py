"""How a place in an archive is cited."""

from tests.export.hits_made import SAY, listing
from yearbook_viewer.export.citations import citation, paths_of
from yearbook_viewer.records import SectionId, SectionListing


def test_a_citation_names_entry_section_volume_year_and_source() -> None:
    assert citation(listing(), "云泽市渔政站", "执法", SAY) == (
        "《云泽市渔政站》“执法”，《云泽年鉴》2020 年卷，记述 2019 年，来源：市渔政站"
    )


def test_what_is_not_known_is_left_out_of_a_citation() -> None:
    bare = listing(volume="", volume_year=None, source="", year=None)
    assert citation(bare, "渔政站", "", SAY) == "《渔政站》"
    assert citation(listing(volume="", source=""), "渔政站", "", SAY) == "《渔政站》，2020 年卷，记述 2019 年"
    assert citation(None, "渔政站", "执法", SAY) == "《渔政站》“执法”"


def test_marks_inside_the_same_marks_are_the_lesser_ones() -> None:
    assert citation(None, "学习《条例》", "“渔政”亮剑", SAY) == "《学习〈条例〉》“‘渔政’亮剑”"


def test_a_path_leads_from_below_the_title_to_the_section() -> None:
    levels = [(1, "一"), (2, "二"), (4, "四"), (3, "三"), (1, "又一")]
    sections = [SectionListing(SectionId(at), title, level, 0, ()) for at, (level, title) in enumerate(levels)]
    assert list(paths_of(sections).values()) == [
        ("一",),
        ("一", "二"),
        ("一", "二", "四"),
        ("一", "二", "三"),
        ("又一",),
    ]
