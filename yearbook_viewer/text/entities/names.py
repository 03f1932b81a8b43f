"""What a person's name looks like by itself."""

from functools import cache

from yearbook_viewer.text.entities.vocabulary import full_places, short_places
from yearbook_viewer.text.lexicons import classes_of, words_of
from yearbook_viewer.text.words import is_person, is_word

# Surnames that are also words of grammar or common nouns: no name is told by them alone.
_DOUBTFUL = frozenset("于向从应任由时方成全都水年高单党员常首先经别平通利支明阳东家包项温强")

# A word that ends so names a place or a body.
_ENDINGS_OF_OTHERS = frozenset("镇乡村县市区州旗局厂院校社队站所部办委厅会馆店行路街桥河湖")


@cache
def _surnames() -> tuple[frozenset[str], frozenset[str]]:
    """Surnames of one character and of two, as running text is read for them."""
    kinds = classes_of("surnames")
    return frozenset("".join(kinds["single"] | kinds["running"])), kinds["double"] | kinds["double-running"]


def is_person_name(name: str) -> bool:
    """Whether the whole of a short text reads as a name: a surname and one or two characters, no common word."""
    single, compound = _surnames()
    if name[:2] in compound and 3 <= len(name) <= 4:
        return True
    if not 2 <= len(name) <= 3 or name[0] not in single or name[0] in _DOUBTFUL:
        return False
    if name[-1] in _ENDINGS_OF_OTHERS or name in short_places() or name in full_places():
        return False
    if name in words_of("inside_names") or (len(name) == 3 and _is_common(name[:2])):
        return False
    return is_person(name) or not is_word(name)


def _is_common(word: str) -> bool:
    """A word that no name begins with: 安全 in 安全感, 当代 in 当代舞."""
    return is_word(word) and not is_person(word) and word not in short_places()
