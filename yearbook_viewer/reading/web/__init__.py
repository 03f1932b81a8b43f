"""Web pages (.html, .mhtml; the chapters of electronic books): the article without the page around it."""
