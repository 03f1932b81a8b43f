"""Where entries and imports stand, and what was done to them: the words that the tables keep."""

from enum import StrEnum


class EntryState(StrEnum):
    """Where an entry stands. Only `current` ones are listed and searched; none is ever rewritten in place."""

    STAGING = "staging"
    CURRENT = "current"
    SUPERSEDED = "superseded"
    DELETED = "deleted"


class BatchState(StrEnum):
    """Where an import stands: `stopped` is what the next start finds after the program was killed in one."""

    STAGING = "staging"
    STOPPED = "stopped"
    COMMITTED = "committed"
    UNDONE = "undone"


class Origin(StrEnum):
    """Who asked for an import. A reader's import brings a deleted entry back, the program's seeds never do."""

    READER = "reader"
    SEED = "seed"


class Deed(StrEnum):
    """What a row of the change log did; the first two are the import's, the others the reader's."""

    ADDED = "added"
    SUPERSEDED = "superseded"
    CORRECTED = "corrected"
    DELETED = "deleted"
    READ_AGAIN = "read-again"
    NOTED = "noted"
    NOTE_CHANGED = "note-changed"
    NOTE_DELETED = "note-deleted"
    REVIEWED = "reviewed"
    LINKED = "linked"
    MARKED = "marked"
    NAME_KEPT = "name-kept"
    NAME_DROPPED = "name-dropped"
    NAMES_TAKEN_IN = "names-taken-in"
    NAMES_LINKED = "names-linked"
    ENTITY_RENAMED = "entity-renamed"


class SlabState(StrEnum):
    """Where a slab of the index stands; only what is whole is asked.

    STAGED: of an import under way. MADE: being made up or merged. GONE: to be taken away.
    """

    STAGED = "staged"
    MADE = "made"
    WHOLE = "whole"
    GONE = "gone"


class Interrupted(Exception):
    """Thrown into the steps of an import whose program ends: the next start is to offer to go on with it."""
