"""Searching an archive: what is asked, evaluated over all parts at once, put in order and shown."""
