"""A Draft as a file: Word in the layout of official documents, Markdown, JSON."""
