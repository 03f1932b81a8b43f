"""The entities of an archive: added up from the names of its entries, listed, met again in the texts."""
