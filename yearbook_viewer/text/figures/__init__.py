"""The grammar of yearbook figures."""
