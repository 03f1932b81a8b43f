"""Shares held against their part and whole, and against 100."""
