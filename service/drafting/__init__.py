"""Drafts: what a report says, where each of its numbers comes from, and the files that it becomes."""
