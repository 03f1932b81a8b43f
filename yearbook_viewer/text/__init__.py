"""Canonical text in, records out: no files, no SQL, no Qt."""
