from tests.archive.new_archive import archive, home

__all__ = ["archive", "home"]
