"""PDF files with a text layer: from the places of characters to lines, columns, tables and paragraphs."""
