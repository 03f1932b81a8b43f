"""Averages, multiples and conversions held against the two numbers they come from."""
