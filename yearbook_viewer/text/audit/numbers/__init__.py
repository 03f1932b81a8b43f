"""Numbers as they are printed: how exactly, how they are mistyped, and what chance may do."""
