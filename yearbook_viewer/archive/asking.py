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
        return self._asked(lambda: self._store.read(question))

    def _ask_on(self, question: Callable[[Connection], Answer]) -> Answer:
        """The same for one of many questions that follow each other closely; see Store.read_on."""
        return self._asked(lambda: self._store.read_on(question))

    def _asked(self, ask: Callable[[], Answer]) -> Answer:
        try:
            return ask()
        except UNREADABLE as error:
            if check(self._store).condition is Condition.SOUND:
                raise
            raise damaged(self.path) from error
