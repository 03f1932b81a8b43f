"""Texts from the clipboard become files."""

from pathlib import Path

from PySide6.QtCore import QMimeData, QUrl

from yearbook_viewer.gui.pasted_text import has_text, keep_text


def text(words: str, html: str = "") -> QMimeData:
    mime = QMimeData()
    mime.setText(words)
    if html:
        mime.setHtml(html)
    return mime


def test_a_text_is_kept_under_its_first_line(tmp_path: Path) -> None:
    path = keep_text(text("\n　云泽市/水文:站?\n【测报】 36处。"), tmp_path / "pasted")
    assert path == tmp_path / "pasted" / "云泽市 水文 站.txt"
    assert path.read_text(encoding="utf-8-sig") == "\n　云泽市/水文:站?\n【测报】 36处。"


def test_mark_up_is_kept_for_its_tables(tmp_path: Path) -> None:
    path = keep_text(text("甲\t乙", "<p>统计表</p><table><tr><td>甲</td><td>乙</td></tr></table>"), tmp_path)
    assert path == tmp_path / "统计表.html"
    assert "<td>乙</td>" in path.read_text(encoding="utf-8-sig")


def test_the_same_text_is_the_same_file_and_another_one_gets_a_number(tmp_path: Path) -> None:
    assert keep_text(text("水文站\n36处"), tmp_path) == keep_text(text("水文站\n36处"), tmp_path)
    assert keep_text(text("水文站\n37处"), tmp_path) == tmp_path / "水文站 (2).txt"


def test_a_long_first_line_gives_a_name_that_every_disk_takes(tmp_path: Path) -> None:
    path = keep_text(text("站" * 500), tmp_path)
    assert path and path.name == "站" * 40 + ".txt"


def test_blanks_and_links_are_no_text(tmp_path: Path) -> None:
    assert keep_text(text(" \n\n"), tmp_path) is None
    links = text("https://example.org/a")
    links.setUrls([QUrl("https://example.org/a")])
    assert not has_text(links)
    assert keep_text(links, tmp_path) is None
    assert list(tmp_path.iterdir()) == []
