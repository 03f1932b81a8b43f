"""What was found, narrowed to the counts that the reader has clicked."""

import numpy as np

from yearbook_viewer.archive.search.evaluation import Found
from yearbook_viewer.archive.search.holdings import NO_YEAR, Holdings, Mask
from yearbook_viewer.records.searched import Narrowing


def narrowed(holdings: Holdings, found: Found, narrowing: Narrowing) -> Found:
    """What is left of it when only the chosen years, entries and places count."""
    masks: list[Mask] = []
    if narrowing.years:
        years = [NO_YEAR if year is None else year for year in narrowing.years]
        masks.append(np.isin(holdings.entries.year, years)[holdings.entry])
    if narrowing.entries:
        masks.append(np.isin(holdings.entries.id, list(narrowing.entries))[holdings.entry])
    if narrowing.places:
        masks.append(np.logical_or.reduce([found.at(where) for where in sorted(narrowing.places)]))
    if not masks:
        return found
    mask = np.logical_and.reduce(masks)
    return Found(found.holds & mask, found.hits * mask, found.weight * mask)
