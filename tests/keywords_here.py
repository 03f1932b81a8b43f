"""Keywords for windows under test."""

from yearbook_viewer.text.keywords import keywords


class KeywordsHere:
    """Found in this process, where the dictionary is loaded once for all tests."""

    def read(self, text: str) -> tuple[str, ...]:
        return keywords(text)

    def stop(self) -> None:
        """Nothing is under way elsewhere."""
