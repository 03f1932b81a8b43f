"""Totals of the prose held against their parts."""
