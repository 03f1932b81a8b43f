"""Tables that are files of their own: workbooks (.xlsx) and separated values (.csv, .tsv)."""
