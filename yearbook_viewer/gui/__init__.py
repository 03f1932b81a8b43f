"""The window and the paper: the only floor that knows Qt."""
