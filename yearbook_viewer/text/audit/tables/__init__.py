"""Tables held against themselves and against the prose."""
