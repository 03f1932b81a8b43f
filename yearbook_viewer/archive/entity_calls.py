"""What an archive is told of names: marks put right, the reader's dictionary."""

from collections.abc import Generator, Sequence

from yearbook_viewer.archive import known_names, laying_over, name_deeds
from yearbook_viewer.archive.suggestion_calls import SuggestionCalls
from yearbook_viewer.records.entities import Marked, Marking, OwnName, OwnNameId


class EntityCalls(SuggestionCalls):
    """The calls of an archive by which the reader puts names right; each can be undone."""

    def mark(self, said: Marking) -> None:
        """Say what a passage names, or that it names nothing. The entry is read so at once.

        Where the word goes further than this entry `lay_over` has to be called. ValueError for a passage that is not
        in the entry's text or is nothing but white space.
        """
        with self._store.writing() as writer:
            name_deeds.mark(writer, said)

    def lay_over(self) -> Generator[Marked, None, None]:
        """Lay the dictionary over all entries where it has not been since it was changed, turn by turn.

        To be called after each change of names, undoing one among them, and at the start of the program. Closing the
        generator keeps what is done; the next call takes up what is left. Nothing where all is done.
        """
        return laying_over.lay_over(self._store)

    def own_names(self) -> tuple[OwnName, ...]:
        """The reader's dictionary, in the order in which its lines were put in; nothing of entries out of sight."""
        return self._ask(known_names.names_in_sight)

    def put_own_name(self, own: OwnName) -> OwnNameId:
        """Keep a name, in the place of one of the same name and reach; with an id, change that line.

        `lay_over` has to be called then. ValueError for a name of nothing.
        """
        with self._store.writing() as writer:
            return name_deeds.keep(writer, own)

    def drop_own_name(self, number: OwnNameId) -> None:
        """Take a line out of the dictionary; `lay_over` has to be called then."""
        self.drop_own_names([number])

    def drop_own_names(self, numbers: Sequence[OwnNameId]) -> None:
        """Take lines out of the dictionary as one deed; `lay_over` has to be called then."""
        with self._store.writing() as writer:
            name_deeds.drop(writer, numbers)

    def take_in_names(self, names: Sequence[OwnName]) -> None:
        """Keep many names as one deed, each as `put_own_name` without an id; `lay_over` has to be called then."""
        with self._store.writing() as writer:
            name_deeds.take_in(writer, names)
