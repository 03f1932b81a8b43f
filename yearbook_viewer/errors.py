"""The world's faults. Everything that is not one of these is a bug."""

from yearbook_viewer.records import Reason


class ArchiveProblem(Exception):
    """Something in the world is not as it should be: a file, a disk, a lock.

    Carries a key of `messages.SENTENCES` and the values that its sentence names; the sentence itself
    is put together only by the window and the command line.
    """

    def __init__(self, key: str, **values: object) -> None:
        super().__init__(key)
        self.reason = Reason(key, tuple((name, str(value)) for name, value in values.items()))

    @property
    def key(self) -> str:
        """What to say, as a key of messages.SENTENCES."""
        return self.reason.key

    def __str__(self) -> str:
        return f"{self.reason.key} {dict(self.reason.values)}"


class FileRefused(ArchiveProblem):
    """A file cannot be taken into the archive; the archive itself is well."""


class ArchiveDamaged(ArchiveProblem):
    """The archive file itself is damaged."""
