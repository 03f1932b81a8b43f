"""What was searched for lately, in the settings."""

from pathlib import Path

import pytest

from yearbook_viewer.gui.search_history import SearchHistory
from yearbook_viewer.gui.settings import Settings


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    return Settings(tmp_path / "settings.ini")


def test_the_newest_comes_first_and_each_once(settings: Settings) -> None:
    history = SearchHistory(settings)
    for words in ("工商联", " 年:2020;商会, 会员 ", "工商联", "", "  "):
        history.remember(words)
    assert history.recent == ("工商联", "年:2020;商会, 会员")


def test_fifty_are_kept_over_a_restart(settings: Settings, tmp_path: Path) -> None:
    for number in range(60):
        SearchHistory(settings).remember(f"第{number}次 “\\n”")
    settings.save()
    again = SearchHistory(Settings(tmp_path / "settings.ini"))
    assert len(again.recent) == 50
    assert again.recent[0] == "第59次 “\\n”"


def test_they_can_be_cleared_and_kept_no_more(settings: Settings) -> None:
    history = SearchHistory(settings)
    history.remember("工商联")
    history.clear()
    assert not history.recent
    history.remember("工商联")
    history.keep(keep=False)
    assert not history.recent
    history.remember("商会")
    assert not history.recent
    assert not SearchHistory(settings).is_kept
    history.keep(keep=True)
    history.remember("商会")
    assert history.recent == ("商会",)


@pytest.mark.parametrize("spoilt", ["[", "7", '{"a": 1}', '[1, "商会"]'])
def test_what_somebody_wrote_by_hand_does_no_harm(settings: Settings, spoilt: str) -> None:
    settings.set_words("searches", spoilt)
    assert set(SearchHistory(settings).recent) <= {"商会"}
