"""The local archive, and the only floor that knows SQL."""
