"""What the window remembers between two starts, in one INI file in the reader's data folder."""

from enum import StrEnum
from pathlib import Path

from PySide6.QtCore import QByteArray, QSettings

RECENT = 8


class ThemeChoice(StrEnum):
    """The reader's wish; SYSTEM follows the desktop."""

    SYSTEM = "system"
    LIGHT = "light"
    DARK = "dark"


class Settings:
    """Typed access to the INI file; what is missing or unreadable has its default."""

    def __init__(self, path: Path) -> None:
        self._store = QSettings(str(path), QSettings.Format.IniFormat)

    @property
    def language(self) -> str:
        """`zh`, `en`, or empty for the system's."""
        chosen = self._text("language")
        return chosen if chosen in ("zh", "en") else ""

    @language.setter
    def language(self, language: str) -> None:
        self._store.setValue("language", language)

    @property
    def theme(self) -> ThemeChoice:
        chosen = self._text("theme")
        return ThemeChoice(chosen) if chosen in list(ThemeChoice) else ThemeChoice.SYSTEM

    @theme.setter
    def theme(self, theme: ThemeChoice) -> None:
        self._store.setValue("theme", theme.value)

    @property
    def last_folder(self) -> Path:
        """Where files were chosen last; the home folder at first."""
        return self._path("last_folder") or Path.home()

    @last_folder.setter
    def last_folder(self, folder: Path) -> None:
        self._store.setValue("last_folder", str(folder))

    @property
    def recent(self) -> tuple[Path, ...]:
        """Archives opened lately, the newest first."""
        return tuple(Path(line) for line in self._text("recent").split("\n") if line)

    def remember_archive(self, path: Path) -> None:
        """Put the archive first among the recent ones."""
        others = [other for other in self.recent if other != path]
        self._store.setValue("recent", "\n".join(str(one) for one in [path, *others][:RECENT]))

    @property
    def keep_originals(self) -> bool:
        """Whether an import keeps the files' own bytes in the archive; no at first."""
        return self._text("keep_originals") == "yes"

    @keep_originals.setter
    def keep_originals(self, keep: bool) -> None:
        self._store.setValue("keep_originals", "yes" if keep else "no")

    def number(self, key: str, default: int) -> int:
        """A whole number; the default where none is kept."""
        text = self._text(key)
        return int(text) if text.lstrip("-").isdecimal() else default

    def set_number(self, key: str, number: int) -> None:
        self._store.setValue(key, number)

    def words(self, key: str) -> str:
        """Some words; empty where none are kept."""
        return self._text(key)

    def set_words(self, key: str, words: str) -> None:
        self._store.setValue(key, words)

    def state(self, key: str) -> QByteArray:
        """A state that Qt wrote (geometry, splitter, header); empty where none is kept."""
        kept = self._store.value(f"state/{key}")
        return kept if isinstance(kept, QByteArray) else QByteArray()

    def set_state(self, key: str, state: QByteArray) -> None:
        self._store.setValue(f"state/{key}", state)

    def save(self) -> None:
        """Write to disk now."""
        self._store.sync()

    def _text(self, key: str) -> str:
        kept = self._store.value(key)
        return str(kept) if isinstance(kept, (str, int)) else ""

    def _path(self, key: str) -> Path | None:
        text = self._text(key)
        return Path(text) if text else None
