"""What is proposed to who types a search: names, titles and words of the archive, and what a slip may have meant."""
