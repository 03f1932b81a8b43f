"""What is asked of all entities: what stands in the filters above the list."""

from dataclasses import dataclass

from yearbook_viewer.gui.figures_browser_wishes import Unread, typed_year
from yearbook_viewer.messages import N_, Catalogue
from yearbook_viewer.records import EntryId, Kind
from yearbook_viewer.records.entities import EntityOrder, EntityWish

# Those that a list of names is about: a date is nobody.
LISTED_KINDS = tuple(kind for kind in Kind if kind is not Kind.TIME)
# What begins with no Chinese character stands under the last.
INITIALS = (*"ABCDEFGHIJKLMNOPQRSTUVWXYZ", "#")

# More digits than anything is counted with.
_LONGEST = 9

ORDER_NAMES = {
    EntityOrder.NAME: N_("按音序"),
    EntityOrder.COUNT: N_("按次数"),
    EntityOrder.FIRST_YEAR: N_("按最早年份"),
}


@dataclass(frozen=True, slots=True)
class Typed:
    """What stands in the filters; `kind` None: all kinds. `here`: only what the entry being read names."""

    words: str = ""
    kind: Kind | None = None
    initial: str = ""
    first_year: str = ""
    last_year: str = ""
    least: str = ""
    here: bool = False
    order: EntityOrder = EntityOrder.NAME


def wish_of(typed: Typed, entry: EntryId | None, say: Catalogue) -> EntityWish:
    """The wish that is meant; Unread where a number cannot be understood. `entry`: the one that is being read."""
    first, last = typed_year(typed.first_year, say), typed_year(typed.last_year, say)
    if first is not None and last is not None and first > last:
        first, last = last, first
    return EntityWish(
        kinds=frozenset() if typed.kind is None else frozenset((typed.kind,)),
        words=" ".join(typed.words.split()),
        initial=typed.initial,
        years=(first, last),
        least=typed_least(typed.least, say),
        entry=entry if typed.here else None,
        order=typed.order,
    )


def status_words(total: int, order: EntityOrder, say: Catalogue) -> str:
    """共 1,234 个,按音序."""
    return say("共 {count} 个,{order}", count=f"{total:,}", order=say(ORDER_NAMES[order]))


def typed_least(typed: str, say: Catalogue) -> int:
    """How often at least; once where nothing is typed."""
    words = typed.strip()
    if not words:
        return 1
    if not words.isdecimal():
        raise Unread(say("看不懂次数“{words}”。请写数字,例如 5。", words=words))
    return max(int(words[:_LONGEST]), 1)
