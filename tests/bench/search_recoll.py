"""Recoll, a desktop search of its own, over one file a section."""

import re
import shutil
import subprocess
from typing import ClassVar

from tests.bench.search_queries import Query
from tests.bench.search_rivals import PAGE, Rival, Sections

_RESULTS = re.compile(r"^(\d+) results", re.MULTILINE)
_NAME = re.compile(r"(\d+)\.txt")
_IN_A_FOLDER = 1000


class Recoll(Rival):
    """As Debian ships it: pairs of Chinese characters (`cjkngramlen` 2), no pictures, no web history."""

    name: ClassVar[str] = "Recoll, a file a section"

    @staticmethod
    def missing() -> str:
        return "" if shutil.which("recollindex") and shutil.which("recollq") else "recollcmd"

    def build(self, sections: Sections) -> None:
        files, settings = self.folder / "files", self.folder / "settings"
        settings.mkdir()
        (settings / "recoll.conf").write_text(f"topdirs = {files}\nloglevel = 2\n", encoding="utf-8")
        for number, text in sections:
            place = files / str(number // _IN_A_FOLDER) / f"{number}.txt"
            place.parent.mkdir(parents=True, exist_ok=True)
            place.write_text(text, encoding="utf-8")
        subprocess.run(
            ["recollindex", "-c", str(settings), "-z"], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=True
        )

    def size(self) -> int:
        return sum(path.stat().st_size for path in (self.folder / "settings").rglob("*") if path.is_file())

    def first(self, query: Query) -> list[str]:
        return self._asked(query, "-A", "-n", str(PAGE)).splitlines()

    def count(self, query: Query) -> int:
        found = _RESULTS.search(self._asked(query, "-n", "1"))
        return int(found[1]) if found else 0

    def find(self, query: Query) -> set[int]:
        return {int(name) for name in _NAME.findall(self._asked(query, "-b", "-n", "10000000"))}

    def _asked(self, query: Query, *options: str) -> str:
        words = " ".join(f'"{word}"' for word in query.words)
        command = ["recollq", "-c", str(self.folder / "settings"), *options, words]
        found = subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, check=False)
        return found.stdout.decode("utf-8", "replace")
