"""What an archive proposes to who types a search, as it follows what is in it."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from sqlalchemy import Connection, delete, select, update

from tests.archive.pages import extraction_of, write
from yearbook_viewer.archive import entry_names, schema, suggestion_calls, turns
from yearbook_viewer.archive.archive import Archive
from yearbook_viewer.reading.formats import read
from yearbook_viewer.records import Choices, Kind, Mark, ParsedFile, Suggestion, SuggestionKind

PAGE = """云泽市工商业联合会
【概况】 2020年,市工商联有会员企业1200家。主席欧阳静出席座谈会。市工商联换届。
【民营经济】 全市民营企业发展。重庆商会成立,乐清县商会来访。欧阳静当选。
"""
NAMES = {"市工商联": Kind.ORG, "欧阳静": Kind.PER, "重庆商会": Kind.ORG, "乐清县商会": Kind.ORG, "2020年": Kind.TIME}


def parse(path: Path, _choices: Choices = Choices()) -> ParsedFile:
    """A page in which every one of NAMES is marked wherever it stands."""
    source = read(path)
    text = source.text
    marks = sorted(
        (
            Mark(start, start + len(name), kind, name)
            for name, kind in NAMES.items()
            for start in range(len(text))
            if text.startswith(name, start)
        ),
        key=lambda mark: mark.start,
    )
    return ParsedFile(source, (replace(extraction_of(text), marks=tuple(marks)),))


def take_in(archive: Archive, path: Path) -> None:
    for _ in archive.import_files([path], parse):
        pass


@pytest.fixture(scope="module")
def known(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Archive]:
    """An archive that has learned its names and words; to be asked only."""
    folder = tmp_path_factory.mktemp("known")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("YEARBOOK_HOME", str(folder / "home"))
        archive = Archive.open(folder / "known.ybk")
        take_in(archive, write(folder, "a.txt", PAGE))
        for _ in archive.learn():
            pass
        yield archive
        archive.close()


@pytest.fixture
def filled(archive: Archive, tmp_path: Path) -> Archive:
    take_in(archive, write(tmp_path, "a.txt", PAGE))
    for _ in archive.learn():
        pass
    return archive


def words(suggestions: tuple[Suggestion, ...]) -> list[str]:
    return [each.words for each in suggestions]


def test_names_titles_and_words_that_begin_so_are_proposed_with_their_counts(known: Archive) -> None:
    assert known.suggestions("民营") == (
        Suggestion("民营经济", SuggestionKind.TITLE, None, 1),
        Suggestion("民营企业", SuggestionKind.WORD, None, 1),
    )
    assert known.suggestions("欧") == (
        Suggestion("欧阳静", SuggestionKind.NAME, Kind.PER, 2),
        Suggestion("欧阳", SuggestionKind.WORD, None, 2),
    )


def test_what_holds_the_letters_comes_after_what_begins_with_them(known: Archive) -> None:
    found = known.suggestions("工商联")
    assert found[0] == Suggestion("市工商联", SuggestionKind.NAME, Kind.ORG, 2)
    # As a name in its own right it is not marked, but the text holds the word.
    assert "工商联" in words(known.suggestions("联"))


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("gsl", "工商联"),
        ("gongshanglian", "工商联"),
        ("gongsl", "工商联"),
        ("oyj", "欧阳静"),
        ("ouyang", "欧阳静"),
        ("chongqingsh", "重庆商会"),
        ("yueqing", "乐清县商会"),
        ("leqing", "乐清县商会"),
    ],
)
def test_letters_are_read_as_characters(known: Archive, typed: str, meant: str) -> None:
    assert meant in words(known.suggestions(typed))


def test_the_last_word_alone_is_completed_and_a_field_has_its_own_names_only(known: Archive) -> None:
    assert "民营 欧阳静" in words(known.suggestions("民营 oy"))
    assert words(known.suggestions("人物:o")) == ["人物:欧阳静"]
    assert words(known.suggestions("标题:m")) == ["标题:民营经济"]
    assert known.suggestions("人物:工") == known.suggestions("年:2") == known.suggestions("数值:1") == ()


def test_a_phrase_goes_on_with_a_word_that_stands_there(known: Archive) -> None:
    assert words(known.suggestions("企业发")) == ["企业发展"]


def test_times_are_not_proposed_and_what_is_typed_in_full_neither(known: Archive) -> None:
    assert known.suggestions("2020") == known.suggestions("重庆商会") == ()
    assert known.suggestions("") == known.suggestions("  ") == known.suggestions("龘" * 50) == ()


def test_never_more_than_asked_for(known: Archive) -> None:
    assert len(known.suggestions("商", 2)) == 2


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("工伤联", "工商联"),
        ("欧阳镜", "欧阳静"),
        ("欧静阳", "欧阳静"),
        ("民营企业发站", "民营企业发展"),
        ("gongshanglian", "工商联"),
        ("工伤联 欧阳静", "工商联 欧阳静"),
        ("座谈会欧阳静", "座谈会 欧阳静"),
    ],
)
def test_a_search_in_vain_is_put_right(known: Archive, typed: str, meant: str) -> None:
    assert known.did_you_mean(typed)[0] == meant


def test_where_nothing_is_near_nothing_is_proposed(known: Archive) -> None:
    assert known.did_you_mean("龘龘龘") == known.did_you_mean("") == known.did_you_mean("年:1999") == ()


def test_what_was_never_learned_is_looked_up_all_the_same(archive: Archive, tmp_path: Path) -> None:
    assert archive.suggestions("欧") == ()
    take_in(archive, write(tmp_path, "a.txt", PAGE))
    assert words(archive.suggestions("欧")) == ["欧阳静"]


def test_a_large_archive_has_no_proposals_before_it_has_learned_them(
    archive: Archive, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(suggestion_calls, "_FEW_ENTRIES", 0)
    take_in(archive, write(tmp_path, "a.txt", PAGE))
    assert archive.suggestions("欧") == ()
    learning = archive.learn()
    next(learning)
    learning.close()
    assert archive.suggestions("欧") == ()
    for _ in archive.learn():
        pass
    assert words(archive.suggestions("欧")) == ["欧阳静", "欧阳"]
    # What comes in later is proposed when it has learned again; what it knows it keeps till then.
    take_in(archive, write(tmp_path, "b.txt", PAGE.replace("云泽市工商业联合会", "临江县总商会")))
    assert archive.suggestions("临江") == ()
    assert words(archive.suggestions("欧")) == ["欧阳静", "欧阳"]
    for _ in archive.learn():
        pass
    assert words(archive.suggestions("临江")) == ["临江县总商会"]


def test_proposals_follow_imports_corrections_deletions_and_undo(filled: Archive, tmp_path: Path) -> None:
    take_in(filled, write(tmp_path, "b.txt", PAGE.replace("云泽市工商业联合会", "临江县总商会")))
    entry = next(each for each in filled.listings() if each.title == "临江县总商会").id
    assert words(filled.suggestions("临江")) == ["临江县总商会"]
    assert filled.suggestions("市工")[0].count == 4
    filled.correct(entry, title="临江县工商联")
    assert words(filled.suggestions("临江")) == ["临江县工商联"]
    filled.delete(entry)
    assert filled.suggestions("临江") == ()
    assert filled.suggestions("市工")[0].count == 2
    filled.undo()
    assert words(filled.suggestions("临江")) == ["临江县工商联"]


def test_names_that_an_earlier_program_did_not_pack_are_made_up(filled: Archive) -> None:
    with filled._store.writing() as writer:
        before = _stored(writer)
        writer.execute(delete(schema.entry_names))
    # Whoever asks meanwhile is told the same.
    assert filled.suggestions("欧")[0].count == 2
    for _ in filled.learn():
        pass
    with filled._store.writing() as writer:
        assert _stored(writer) == before


def _stored(reader: Connection) -> list[Counter[str]]:
    portions = reader.scalars(select(schema.entry_names.c.content))
    return [Counter(entry_names.unpacked(content).told.split(entry_names.END)) for content in portions]


def test_damaged_names_are_passed_over(filled: Archive) -> None:
    with filled._store.writing() as writer:
        writer.execute(update(schema.entry_names).values(content=b"\0" * 20))
    assert filled.suggestions("欧")[0].words == "欧阳静"


def test_names_go_with_an_entry_that_was_never_finished(
    archive: Archive, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    # Every step in a transaction of its own, so that the first entry is there when the second breaks.
    monkeypatch.setattr(turns, "_TURN", 0)
    page = write(tmp_path, "a.txt", PAGE)

    def broken(path: Path, choices: Choices = Choices()) -> ParsedFile:
        parsed = parse(path, choices)
        other = replace(extraction_of(PAGE.replace("云泽市", "临江县")), marks=_Unreadable())
        return ParsedFile(parsed.source, (*parsed.extractions, other))

    with pytest.raises(ZeroDivisionError):
        for _ in archive.import_files([page], broken):
            pass
    assert archive.suggestions("欧") == ()
    with archive._store.writing() as writer:
        assert _stored(writer) == []


class _Unreadable(tuple[Mark, ...]):
    """Marks that cannot be read."""

    def __iter__(self) -> Iterator[Mark]:
        raise ZeroDivisionError
