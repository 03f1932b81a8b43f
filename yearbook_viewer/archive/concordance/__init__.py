"""The index of every character and pair of characters in the archive, kept in its own tables."""
