"""What the words around figures tell of them: of what, when, held against what, in which list."""
