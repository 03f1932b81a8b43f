"""The figures of a text that holds tables, as tests write them down."""

from yearbook_viewer.records import Entry, Figure, Layout
from yearbook_viewer.text.figures.finding import find_figures
from yearbook_viewer.text.tables import tables_in


def figures_of(text: str, year: int | None = 2020) -> tuple[Figure, ...]:
    layout = Layout(tables=tables_in(text, 0, len(text)))
    return find_figures(Entry(0, text, "", "", "", "", year, 0, (), layout=layout), ())


def rows_of(text: str, year: int | None = 2020) -> list[str]:
    """Each figure as `text|value|unit|indicator|role|relation|year`."""
    return [f"{f.text}|{f.value}|{f.unit}|{f.indicator}|{f.role}|{f.relation}|{f.year}" for f in figures_of(text, year)]
