"""Changes and their rates held against the two values they lie between."""
