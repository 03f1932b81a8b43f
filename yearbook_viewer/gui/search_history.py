"""What was searched for lately, the newest first: kept with the window's other memories, unless the reader objects."""

import json

from yearbook_viewer.gui.settings import Settings

MOST = 50
_KEY, _SWITCH = "searches", "forget_searches"


class SearchHistory:
    """In the settings, as a list of words."""

    def __init__(self, settings: Settings) -> None:
        self._settings = settings

    @property
    def is_kept(self) -> bool:
        """Whether searches are remembered; yes at first."""
        return not self._settings.number(_SWITCH, 0)

    def keep(self, *, keep: bool) -> None:
        """Remember searches from now on, or no more; what is remembered goes then."""
        self._settings.set_number(_SWITCH, 0 if keep else 1)
        if not keep:
            self.clear()

    @property
    def recent(self) -> tuple[str, ...]:
        """The words of the last searches."""
        try:
            kept = json.loads(self._settings.words(_KEY) or "[]")
        except json.JSONDecodeError:  # somebody wrote into the file by hand
            return ()
        return tuple(words for words in kept if isinstance(words, str))[:MOST] if isinstance(kept, list) else ()

    def remember(self, words: str) -> None:
        """Put the words first."""
        words = words.strip()
        if words and self.is_kept:
            self._write((words, *(other for other in self.recent if other != words)))

    def clear(self) -> None:
        """Forget them all."""
        self._write(())

    def _write(self, recent: tuple[str, ...]) -> None:
        # Escaped, so that no letter of it means anything in the settings' file.
        self._settings.set_words(_KEY, json.dumps(recent[:MOST]))
