"""The revisions of the tables, and how an older archive is brought up to them."""
