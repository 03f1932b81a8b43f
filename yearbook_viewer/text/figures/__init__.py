"""The figures of an entry; nothing is loaded with the package, for a window needs no more than its numerals."""
