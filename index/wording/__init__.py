"""Data: everyday words and the words of rules for the same."""
