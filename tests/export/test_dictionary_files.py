"""The dictionary as a file that a spreadsheet opens and the program takes in again."""

from pathlib import Path

from yearbook_viewer.export.dictionary_files import entry_labels, write_dictionary
from yearbook_viewer.messages import Catalogue
from yearbook_viewer.reading import name_files
from yearbook_viewer.reading.name_files import read_names
from yearbook_viewer.records import EntryId, EntryListing, Kind
from yearbook_viewer.records.entities import OwnName
from yearbook_viewer.wordings import NAME_LINE_REASONS

NAMES = (
    OwnName("市供销社", Kind.ORG, "云泽市供销合作社"),
    OwnName("柳大同", Kind.PER, entry=EntryId(3), instead=("柳大同主", "与柳大同")),
    OwnName("宣传教育", None),
    OwnName("+新,“荣誉”", Kind.NAME),
)


def listing(number: int, title: str, year: int | None, file: str) -> EntryListing:
    return EntryListing(EntryId(number), title, title, "", "", year, doubtful=False, sections=(), file=file)


def test_a_dictionary_is_written_in_the_language_of_the_program_with_a_mark_for_excel(tmp_path: Path) -> None:
    path = tmp_path / "词典.csv"
    write_dictionary(path, NAMES, {EntryId(3): "某局(2020)"}, Catalogue("zh"))
    assert path.read_bytes().decode("utf-8").split("\r\n") == [
        "\ufeff名称,类别,所指,条目,代替",
        "市供销社,机构,云泽市供销合作社,,",
        "柳大同,人物,,某局(2020),柳大同主|与柳大同",
        "宣传教育,不标注,,,",
        "“+新,“荣誉””,活动荣誉,,,".replace("“+新,“荣誉””", '"“+新,“荣誉””"'),
        "",
    ]


def test_what_was_written_in_either_language_is_read_again_as_it_was(tmp_path: Path) -> None:
    path = tmp_path / "names.csv"
    every_kind = tuple(OwnName(f"名称{kind}", kind) for kind in Kind)
    for language in ("zh", "en"):
        write_dictionary(path, NAMES + every_kind, {EntryId(3): "某局(2020)"}, Catalogue(language))
        read = read_names(path, {"某局(2020)": EntryId(3)})
        assert read.names == NAMES + every_kind
        assert read.refused == ()


def test_entries_of_one_title_and_year_are_told_apart_by_their_files() -> None:
    listings = [
        listing(1, "某局", 2020, "甲.txt"),
        listing(2, "某局", 2020, "乙.txt"),
        listing(3, "某局", None, "丙.txt"),
    ]
    assert entry_labels(listings) == {
        EntryId(1): "某局(2020) 甲.txt",
        EntryId(2): "某局(2020) 乙.txt",
        EntryId(3): "某局",
    }


def test_every_reason_for_which_a_line_is_refused_has_words() -> None:
    source = Path(name_files.__file__).read_text(encoding="utf-8")
    assert all(f'"{reason}"' in source for reason in NAME_LINE_REASONS)
