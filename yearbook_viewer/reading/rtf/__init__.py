"""Rich text (.rtf): tokens, groups and tables."""
