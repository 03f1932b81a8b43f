"""Records to files that need no Qt."""
