"""Named entities: people, bodies, places, times, titles and quoted names."""

from yearbook_viewer.text.entities.found import find_marks

__all__ = ["find_marks"]
