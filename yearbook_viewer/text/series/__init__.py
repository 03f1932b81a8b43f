"""The same indicator over the years: what it is called, what its unit measures, which others may be the same."""
