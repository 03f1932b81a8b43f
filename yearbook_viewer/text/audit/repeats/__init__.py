"""Facts, days and spans of time that a text tells twice."""
