"""The arithmetic of a text, checked; nothing is loaded with the package, for a window needs no more than its words."""
