"""Whether a figure is how much something changed: 增长5%, 净增13个, 增收90亿元 beside a total; not 新增5家, 增至9家."""

from yearbook_viewer.records import Figure, Role
from yearbook_viewer.text.figures import cues, indicators
from yearbook_viewer.text.figures.clauses import Place
from yearbook_viewer.text.figures.surface import Surface

# The word of change stands right before its number (增长了约).
_CUE = 12
_TURNS = "番"
# 下降4.5%，减收1450万元: the rate stands between the amount and its change.
_BESIDE = frozenset("%")


def change_at(surface: Surface, place: Place, former: Figure | None) -> tuple[Role, int] | None:
    """Up or down, and where the word for it begins; None for an amount.

    `former`: the figure before in the same sentence.
    """
    text = surface.folded
    start, end = max(place.left, place.amount.start - _CUE), place.amount.start
    if cues.GROUP.search(text, place.left, end):
        return None
    gained = _gained(text, place, former)
    found = cues.CHANGE.search(text[start:end]) if gained is None else None
    if found is None:
        return gained
    cut = start + found.start()
    if not _changes(surface, place, found["up"] or found["down"], cut):
        return None
    return (Role.INCREASE if found["up"] else Role.DECREASE), cut


def _changes(surface: Surface, place: Place, word: str, cut: int) -> bool:
    """Whether this word at `cut` says how much something changed."""
    text = surface.folded
    compared = cues.COMPARED.search(text, place.left, cut) is not None
    if word in cues.BARE and not compared and place.amount.unit != _TURNS:
        return False
    if place.amount.measured:
        return True
    # 提升农房风貌26万户, 提升40所学校: what is done to things counted, not how much they grew.
    if word in cues.BETTERED and not cues.VERSUS.search(text, place.left, cut):
        return False
    thing = indicators.behind(surface, place)
    return compared or thing[0] == thing[1]


def _gained(text: str, place: Place, former: Figure | None) -> tuple[Role, int] | None:
    """增产, 减收: changes where they are compared, or stand alone beside the amount that they changed."""
    start = max(place.left, place.amount.start - _CUE)
    found = cues.GAIN.search(text[start : place.amount.start])
    if found is None:
        return None
    cut = start + found.start()
    if cues.VERSUS.search(text, place.left, cut) is None:
        if found["new"]:
            return None
        alone = cut == place.left or cues.LEAD.fullmatch(text, place.left, cut) is not None
        if not alone or former is None or former.unit not in _BESIDE.union((place.amount.unit,)):
            return None
    return (Role.DECREASE if found["down"] else Role.INCREASE), cut
