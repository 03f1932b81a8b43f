"""How a text is divided: entries, their heads, sections, sub-headings and signatures."""

from yearbook_viewer.text.outline.cutting import cut

__all__ = ["cut"]
