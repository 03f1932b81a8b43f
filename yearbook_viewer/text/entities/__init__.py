"""Named entities: people, bodies, places, times, titles and quoted names."""

from yearbook_viewer.text.entities.found import Names, find_again, find_marks, find_where_they_stand
from yearbook_viewer.text.entities.spans import Span

__all__ = ["Names", "Span", "find_again", "find_marks", "find_where_they_stand"]
