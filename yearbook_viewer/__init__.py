"""A desktop archive viewer for Chinese yearbook entries."""

__version__ = "0.1.0"
