"""People, organisations, places, times, documents and named activities."""
