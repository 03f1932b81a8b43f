"""Files in, canonical text out. One module a format, one table that names them."""
