"""Drafts and the files that they become."""
