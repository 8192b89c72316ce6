"""A chat model writes the questions that people may ask of an office's own articles."""
