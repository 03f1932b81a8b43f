"""Documents of Word and of what writes its format: stories, styles, automatic numbers, notes, tables."""
