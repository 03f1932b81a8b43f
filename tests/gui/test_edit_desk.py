from yearbook_viewer.gui.edit_desk import UNDO_WORDS, UNDONE_WORDS
from yearbook_viewer.records import ChangeKind


def test_every_edit_that_can_be_undone_has_words_for_it() -> None:
    assert set(UNDO_WORDS) == set(UNDONE_WORDS) == set(ChangeKind)
