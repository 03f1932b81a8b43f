"""What is proposed to who types a search, as rows of a list."""

from collections.abc import Sequence
from enum import IntEnum
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from yearbook_viewer.messages import N_, Catalogue
from yearbook_viewer.records import Suggestion, SuggestionKind
from yearbook_viewer.wordings import KIND_NAMES

Index = QModelIndex | QPersistentModelIndex
ROOT = QModelIndex()

_WORDS = {
    SuggestionKind.SEARCHED: N_("搜索过"),
    SuggestionKind.TITLE: N_("标题"),
    SuggestionKind.WORD: N_("字词"),
}


class SuggestionRole(IntEnum):
    """Roles of the rows beside Qt's own."""

    SUGGESTION = Qt.ItemDataRole.UserRole
    KIND_WORD = Qt.ItemDataRole.UserRole + 1


class SuggestionsModel(QAbstractListModel):
    """A row each; shows what would be typed."""

    def __init__(self, say: Catalogue, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._say = say
        self._suggestions: Sequence[Suggestion] = ()

    def show_suggestions(self, suggestions: Sequence[Suggestion]) -> None:
        """These in the place of others."""
        self.beginResetModel()
        self._suggestions = suggestions
        self.endResetModel()

    def suggestion(self, index: Index) -> Suggestion | None:
        """Of a row; None for none."""
        return self._suggestions[index.row()] if index.isValid() else None

    def rowCount(self, parent: Index = ROOT) -> int:
        return 0 if parent.isValid() else len(self._suggestions)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        suggestion = self.suggestion(index)
        if suggestion is None:
            return None
        match role:
            case Qt.ItemDataRole.DisplayRole | Qt.ItemDataRole.ToolTipRole:
                return suggestion.words
            case Qt.ItemDataRole.AccessibleTextRole:
                return self._spoken(suggestion)
            case SuggestionRole.SUGGESTION:
                return suggestion
            case SuggestionRole.KIND_WORD:
                return self._kind(suggestion)
            case _:
                return None

    def _kind(self, suggestion: Suggestion) -> str:
        return self._say(KIND_NAMES[suggestion.name] if suggestion.name else _WORDS[suggestion.kind])

    def _spoken(self, suggestion: Suggestion) -> str:
        told = {"words": suggestion.words, "kind": self._kind(suggestion)}
        if not suggestion.count:
            return self._say("{words},{kind}", **told)
        return self._say("{words},{kind},{count} 处", **told, count=suggestion.count)
