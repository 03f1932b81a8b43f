"""What a point of a chart says when the mouse is over it."""

from html import escape

from yearbook_viewer.export.series_rows import PRINT_NAMES, SeriesRow, volume_words
from yearbook_viewer.gui.chart_courses import Line, Measure, Spot
from yearbook_viewer.messages import Catalogue

# Printings that are told one by one, and characters on either side of the figure in its sentence.
_TOLD = 4
_AROUND = 60


def spot_words(line: Line, spot: Spot, unit: str, measure: Measure, say: Catalogue) -> str:
    """Rich text: year, indicator and value; then every printing, its volume and its sentence."""
    head = say("{year} 年 {series}", year=spot.year, series=line.label)
    value = f"{spot.value:,.2f}".rstrip("0").rstrip(".")
    if measure is not Measure.VALUE:
        head = f"{head}:{value} ({unit})"
    parts = [f"<b>{escape(head)}</b>"]
    for row in spot.rows[:_TOLD]:
        printed = "".join(row.figure.text.split())
        where = say("、").join(part for part in (volume_words(row.printing, say), row.printing.section_title) if part)
        parts.append(f"<b>{escape(printed)}</b> ({escape(say(PRINT_NAMES[row.told]))}) {escape(where)}")
        parts.append(_sentence(row))
    if len(spot.rows) > _TOLD:
        parts.append(escape(say("另有 {count} 处", count=len(spot.rows) - _TOLD)))
    return f"<div style='white-space: normal'>{'<br>'.join(parts)}</div>"


def _sentence(row: SeriesRow) -> str:
    """The words around the figure, itself underlined."""
    printing = row.printing
    words = printing.sentence
    start = max(row.figure.start - printing.sentence_start, 0)
    end = min(row.figure.end - printing.sentence_start, len(words))
    first, last = max(start - _AROUND, 0), min(end + _AROUND, len(words))
    before = ("…" if first else "") + " ".join(words[first:start].split())
    behind = " ".join(words[end:last].split()) + ("…" if last < len(words) else "")
    return f"{escape(before)}<u>{escape(' '.join(words[start:end].split()))}</u>{escape(behind)}"
