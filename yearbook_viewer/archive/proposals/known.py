"""What proposals are made from: the names of the archive, and jieba's words as far as the archive has them."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import islice

from yearbook_viewer.archive import entry_names
from yearbook_viewer.archive.proposals.vocabulary import Numbers, Vocabulary
from yearbook_viewer.records import Kind
from yearbook_viewer.records.searched import Suggestion, SuggestionKind
from yearbook_viewer.text.query.tree import FieldName

# How often folded letters stand in the archive; 0 also where nobody has the time to look.
Stands = Callable[[str], int]

# Which names may stand in a field, by number; a field that is not here has none.
_IN_FIELD: dict[str, frozenset[int]] = {
    "": frozenset(range(entry_names.TITLE + 1)),
    FieldName.TITLE: frozenset((entry_names.TITLE,)),
    FieldName.PERSON: frozenset((entry_names.KINDS.index(Kind.PER),)),
    FieldName.ORG: frozenset((entry_names.KINDS.index(Kind.ORG),)),
    FieldName.PLACE: frozenset((entry_names.KINDS.index(Kind.LOC),)),
    FieldName.AREA: frozenset((entry_names.KINDS.index(Kind.LOC),)),
}

# Names that are looked at for those of one field.
_LOOKED_AT = 5_000
# Words of the dictionary that are looked for in the archive.
_ASKED = 4

Look = Callable[[Vocabulary], Iterator[int] | Numbers]


@dataclass(frozen=True, slots=True)
class Known:
    """`names`: of the archive; `dictionary`: jieba's words, which need not be in it; `stands`: tells if they are."""

    names: Vocabulary
    dictionary: Vocabulary
    stands: Stands

    def looked_up(self, look: Look, field: str, wanted: int) -> list[Suggestion]:
        """The first names and words that `look` finds in the vocabularies and that may stand in the field."""
        kinds = _IN_FIELD.get(field, frozenset())
        if not kinds:
            return []
        looked_at = islice(iter(look(self.names)), _LOOKED_AT)
        names = islice((int(number) for number in looked_at if int(self.names.kind[number]) in kinds), wanted)
        found = [self._name(number) for number in names]
        if not field:
            found += self._words(look, wanted)
        return sorted(found, key=lambda each: -each.count)

    def _name(self, number: int) -> Suggestion:
        kind, count = int(self.names.kind[number]), int(self.names.count[number])
        if kind == entry_names.TITLE:
            return Suggestion(self.names.word(number), SuggestionKind.TITLE, None, count)
        return Suggestion(self.names.word(number), SuggestionKind.NAME, entry_names.KINDS[kind], count)

    def _words(self, look: Look, wanted: int) -> list[Suggestion]:
        numbers = [int(number) for number in islice(iter(look(self.dictionary)), wanted)]
        # Those that are known to be there stand first; of the others some are looked for.
        met = [(number, int(self.dictionary.count[number])) for number in numbers]
        asked = [number for number, count in met if count <= 0][:_ASKED]
        counted = [each for each in met if each[1] > 0]
        counted += [(number, self.stands(self.dictionary.folded(number))) for number in asked]
        return [
            Suggestion(self.dictionary.word(number), SuggestionKind.WORD, None, count)
            for number, count in counted
            if count
        ]

    def phrases(self, before: str, begun: str) -> list[Suggestion]:
        """What stands in the archive of `before` and a word that begins so, all folded."""
        words = (self.dictionary.folded(number) for number in islice(self.dictionary.beginning(begun), 2 * _ASKED))
        counted = ((before + word, self.stands(before + word)) for word in words)
        return [Suggestion(phrase, SuggestionKind.WORD, None, count) for phrase, count in counted if count]
