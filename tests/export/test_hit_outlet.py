"""From an archive's answer to a file: all of it, the first of it, or what was chosen, some sections at a time."""

from pathlib import Path

import docx
import pytest

from tests.export.hits_made import SAY
from yearbook_viewer.archive.archive import Archive
from yearbook_viewer.export import hit_outlet
from yearbook_viewer.export.citations import Citations
from yearbook_viewer.export.figure_files import Written
from yearbook_viewer.export.hit_files import HitFormat
from yearbook_viewer.export.hit_outlet import Outgoing, write_outgoing
from yearbook_viewer.export.hit_rows import Rows
from yearbook_viewer.records.searched import LineOrder, SearchWish

WISH = SearchWish("茶")


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Archive:
    """Nine sections with two hits each, one without."""
    folder = tmp_path_factory.mktemp("outlet")
    sections = "".join(f"【其{number}】 2019年,茶园{number}处,茶农众多。\n" for number in range(9))
    (folder / "a.txt").write_text(f"云泽市农业局\n【备考】 2019年无事。\n{sections}", encoding="utf-8")
    archive = Archive.open(folder / "a.ybk")
    for _ in archive.import_files([folder / "a.txt"]):
        pass
    return archive


def write(archive: Archive, path: Path, outgoing: Outgoing) -> tuple[Written, int]:
    citations = Citations(archive.listings(), SAY)
    *_, last = write_outgoing(path, HitFormat(path.suffix[1:]), archive, outgoing, citations)
    return last


@pytest.mark.parametrize("page", [1, 4, 500])
def test_all_go_out_whatever_a_page_holds(
    archive: Archive, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, page: int
) -> None:
    monkeypatch.setattr(hit_outlet, "_PAGE", page)
    assert write(archive, tmp_path / "a.csv", Outgoing(WISH, Rows.LINES)) == (Written(18), 18)
    assert write(archive, tmp_path / "a.csv", Outgoing(WISH, Rows.SECTIONS)) == (Written(9), 9)


def test_a_limit_holds_for_lines_sections_and_sorted_lines(archive: Archive, tmp_path: Path) -> None:
    for outgoing in (
        Outgoing(WISH, Rows.LINES, 5),
        Outgoing(WISH, Rows.SECTIONS, 5),
        Outgoing(WISH, Rows.LINES, 5, LineOrder.AFTER),
    ):
        assert write(archive, tmp_path / "a.csv", outgoing) == (Written(5), 5)
    assert write(archive, tmp_path / "a.csv", Outgoing(WISH, Rows.LINES, 500)) == (Written(18), 18)


def test_a_word_document_holds_the_first_and_says_so(
    archive: Archive, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(hit_outlet, "MOST_IN_WORD", 4)
    assert write(archive, tmp_path / "a.docx", Outgoing(WISH, Rows.LINES)) == (Written(4), 4)
    words = [paragraph.text for paragraph in docx.Document(str(tmp_path / "a.docx")).paragraphs]
    assert words[2] == "共 18 处,在 1 个条目的 9 节中。这里是其中的 4 处。"


def test_what_was_chosen_goes_out_alone(archive: Archive, tmp_path: Path) -> None:
    chosen = archive.context_lines(WISH).lines[3:5]
    assert write(archive, tmp_path / "a.csv", Outgoing(WISH, Rows.LINES, chosen=chosen)) == (Written(2), 2)


def test_a_search_without_words_is_a_file_without_rows(archive: Archive, tmp_path: Path) -> None:
    assert write(archive, tmp_path / "a.json", Outgoing(SearchWish(" "), Rows.LINES)) == (Written(0), 0)
