"""Count words held against the lists they count."""
