"""A Draft that was edited as a Word document, read back with the traces of its numbers."""
