"""The index tells what looking through the texts tells, whatever the texts and the words."""

from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.archive.concordance.entries_made import Made, add, hits_in, hits_told, place
from yearbook_viewer.archive.concordance.indexed import open_concordance
from yearbook_viewer.archive.store import Store

# Few characters, so that words are found; some are left out, some lie beyond the first 65,536, some fold to others.
LETTERS = st.text("人民〇零Ａa𠮷𠮷 　\n\u200b", max_size=12)
ENTRIES = st.lists(st.builds(Made, LETTERS, st.lists(st.tuples(LETTERS, LETTERS), max_size=4)), min_size=1, max_size=5)
WORDS = st.lists(st.text("人民零a𠮷", min_size=1, max_size=5), min_size=1, max_size=8)


@given(made=ENTRIES, words=WORDS)
@settings(max_examples=150, deadline=None, suppress_health_check=list(HealthCheck))
def test_hits_are_those_that_looking_finds(made: list[Made], words: list[str]) -> None:
    with TemporaryDirectory() as folder:
        store = Store(Path(folder, "index.ybk"))
        with store.writing() as writer:
            entries = [add(writer, each) for each in made]
        place(store, entries)
        concordance = open_concordance(store)
        assert concordance.lacking == ()
        for word in words:
            expected = {
                entry: [hits_in(each, part, word) for part in range(len(each.stretches()))]
                for entry, each in zip(entries, made, strict=True)
            }
            assert hits_told(concordance, word) == expected
