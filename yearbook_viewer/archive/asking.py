"""Asking an archive: every question in a transaction of its own."""

from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from sqlalchemy import Connection

from yearbook_viewer.archive.check import UNREADABLE, check
from yearbook_viewer.archive.identity import damaged
from yearbook_viewer.archive.store import Store
from yearbook_viewer.records import Condition

Answer = TypeVar("Answer")


class Asked:
    """An archive that is asked and written to, one transaction a call."""

    def __init__(self, store: Store) -> None:
        self._store = store

    @property
    def path(self) -> Path:
        """The archive's file."""
        return self._store.path

    def _ask(self, question: Callable[[Connection], Answer]) -> Answer:
        """Read the archive; a value in it that cannot be is damage if the check says so, otherwise a bug of ours."""
        try:
            return self._store.read(question)
        except UNREADABLE as error:
            if check(self._store).condition is Condition.SOUND:
                raise
            raise damaged(self.path) from error
