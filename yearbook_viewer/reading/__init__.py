"""Files in, canonical text out.

`formats` names the formats and the module that reads each. A format of many modules has a folder (pdf, word, rtf,
sheets, web), in which `document`, `workbook`, `page` or the format's own name is the module to begin with. Here beside
them stands what goes before the formats (folders, zips, limits, signatures, encodings) and what several share: `blocks`
turns lines and tables into text with its layout.
"""
