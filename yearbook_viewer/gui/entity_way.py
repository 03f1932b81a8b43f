"""The way back and forward through the pages that were looked at."""

from yearbook_viewer.records.entities import EntityKey

# Steps that can be gone back.
REMEMBERED = 100


class EntityWay:
    """Pages in the order they were asked for; going on from an earlier one forgets those after it."""

    def __init__(self) -> None:
        self._keys: list[EntityKey] = []
        self._at = -1

    @property
    def here(self) -> EntityKey | None:
        """Whose page is shown; set anew where it has another name now."""
        return self._keys[self._at] if self._keys else None

    @here.setter
    def here(self, key: EntityKey) -> None:
        if self._keys:
            self._keys[self._at] = key

    def go(self, key: EntityKey) -> None:
        """On to another page; to the same one changes nothing."""
        if key != self.here:
            del self._keys[self._at + 1 :]
            self._keys.append(key)
            del self._keys[:-REMEMBERED]
            self._at = len(self._keys) - 1

    def can_step(self, by: int) -> bool:
        """Whether there is a page so many steps on."""
        return 0 <= self._at + by < len(self._keys)

    def step(self, by: int) -> EntityKey | None:
        """The page so many steps on, back for a negative number; None where there is none."""
        if not self.can_step(by):
            return None
        self._at += by
        return self.here
