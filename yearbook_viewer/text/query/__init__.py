"""The language of the search box: typed words to a tree, and a tree to words."""
