"""The archive finds what Python's `in` finds, whatever stands in the texts, and takes whatever is typed."""

from collections.abc import Iterable, Iterator
from itertools import islice
from pathlib import Path
from random import Random

import pytest

from tests.archive.odd_queries import odd_queries
from tests.archive.pages import parse_page, write
from yearbook_viewer.archive.archive import Archive
from yearbook_viewer.records import EntryId, SearchWish, SectionId
from yearbook_viewer.text.query.parsing import parse
from yearbook_viewer.text.query.writing import written
from yearbook_viewer.text.search_folds import search_fold

# Few letters, so that they meet again and again: traditional forms, width, case, zeros, what is dropped, what is long
# in UTF-16, signs that are wildcards elsewhere, and some of which no pair may be made.
_LETTERS = "市工商联县会的年张張02２AaＡ〇零%_*.,。、:-　 \n\t\u200b\ufeff𠮷\ue000\U0010ffffé①"
_LONGEST = 40
_Found = dict[tuple[EntryId, SectionId | None], int]


class _Folded:
    """The folded parts of the current entries: each section with its heading, and each entry's head."""

    def __init__(self, archive: Archive) -> None:
        self.parts: list[tuple[EntryId, SectionId | None, str]] = []
        for listed in archive.listings():
            entry = archive.reading(listed.id).extraction.entry
            self.parts.append((listed.id, None, search_fold(entry.text[: entry.head_end])))
            for section, shown in zip(entry.sections, listed.sections, strict=True):
                self.parts.append((listed.id, shown.id, search_fold(entry.text[section.start : section.end])))

    def find(self, word: str) -> _Found:
        """How often the word stands in each part that holds it."""
        counts = ((entry, section, text.count(word)) for entry, section, text in self.parts)
        return {(entry, section): count for entry, section, count in counts if count}

    def words(self, chance: Random) -> Iterator[str]:
        """Words of any length that stand there, and some that stand there but for their last letter."""
        while True:
            *_, text = chance.choice(self.parts)
            start = chance.randrange(max(len(text), 1))
            word = text[start : start + chance.choice((1, 2, 3, 4, 5, chance.randrange(1, _LONGEST)))]
            for each in (word, word[:-1] + search_fold(chance.choice(_LETTERS))):
                if each:
                    yield each


@pytest.mark.parametrize("seed", range(2))
def test_a_search_finds_what_python_finds_in_the_folded_texts(archive: Archive, tmp_path: Path, seed: int) -> None:
    chance = Random(seed)
    _import(archive, tmp_path, chance, 30)
    _hold_against_python(archive, chance, 120)


def test_it_still_does_after_entries_have_come_gone_and_changed(archive: Archive, tmp_path: Path) -> None:
    chance = Random(11)
    for _ in range(5):
        # Of a subject that comes again this is another text: the earlier entry is superseded.
        _import(archive, tmp_path, chance, 6)
        for listed in chance.sample(archive.listings(), 2):
            archive.delete(listed.id)
        if chance.random() < 0.5:
            archive.undo()
        _hold_against_python(archive, chance, 25)
    batch = archive.last_batch()
    assert batch is not None
    archive.undo_batch(batch)
    _hold_against_python(archive, chance, 25)


def test_whatever_is_typed_is_no_error(archive: Archive, tmp_path: Path) -> None:
    _import(archive, tmp_path, Random(5), 3)
    _ask(archive, islice(odd_queries(17), 500))


def test_whatever_is_typed_something_may_be_meant_by_it(archive: Archive, tmp_path: Path) -> None:
    _import(archive, tmp_path, Random(5), 3)
    for words in islice(odd_queries(20), 300):
        assert len(archive.suggestions(words, limit=3)) <= 3, words
        assert all(archive.search(SearchWish(meant)).total for meant in archive.did_you_mean(words)), words


def test_whatever_is_typed_is_read_the_same_when_it_is_typed_again() -> None:
    for words in islice(odd_queries(19), 20_000):
        query = parse(words).query
        if query is not None:
            assert parse(written(query)).query == query, words


@pytest.mark.long
@pytest.mark.timeout(7_200)
def test_a_million_random_strings_are_no_error(archive: Archive, tmp_path: Path) -> None:
    _import(archive, tmp_path, Random(5), 3)
    _ask(archive, islice(odd_queries(18), 1_000_000))


def test_a_very_long_query_is_no_error(archive: Archive, tmp_path: Path) -> None:
    _import(archive, tmp_path, Random(5), 3)
    for words in (
        "市" * 200_000,
        "(" * 200_000,
        '"' * 200_001,
        "市 -" * 20_000,
        "年:" * 50_000,
        "市|" * 20_000,
        "- " * 100_000,
    ):
        archive.search(SearchWish(words), limit=3)


def _ask(archive: Archive, typed: Iterable[str]) -> None:
    for words in typed:
        found = archive.search(SearchWish(words, exact=len(words) % 3 == 0), limit=3)
        assert found.sections >= len(found.first) == min(found.sections, 3), words


def _import(archive: Archive, folder: Path, chance: Random, count: int) -> None:
    files = [write(folder, f"{chance.random()}.txt", _page(chance)) for _ in range(count)]
    for _ in archive.import_files(files, parse_page):
        pass


def _page(chance: Random) -> str:
    sections = "".join(f"【{_text(chance, 4)}】{_text(chance, 150)}\n" for _ in range(chance.randrange(6)))
    return f"第{chance.randrange(40)}局{_text(chance, 20)}\n2020年{_text(chance, 40)}\n{sections}"


def _text(chance: Random, longest: int) -> str:
    return "".join(chance.choices(_LETTERS, k=chance.randrange(longest)))


def _hold_against_python(archive: Archive, chance: Random, queries: int) -> None:
    folded = _Folded(archive)
    asked = (word for word in folded.words(chance) if not {'"', "“", "”"} & set(word))
    for word in islice(asked, queries):
        expected = folded.find(word)
        found = archive.search(SearchWish(f'"{word}"'), limit=len(folded.parts))
        assert {(hit.entry, hit.section): hit.count for hit in found} == expected, word
        assert (found.total, found.sections) == (sum(expected.values()), len(expected)), word
        assert {search_fold(hit.snippet[slice(*hit.marks[0])])[: len(word)] for hit in found if hit.marks} <= {word}
