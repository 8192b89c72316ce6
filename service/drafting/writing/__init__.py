"""A chat model rewrites paragraphs of a draft, and a program traces everything that it wrote."""
