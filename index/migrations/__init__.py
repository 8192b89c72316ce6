"""The history of the catalogue's tables, applied when a Library is opened."""
