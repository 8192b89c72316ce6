"""Sentences of a model compared with the quotes that they cite; docs/decisions/0012-checking-a-model.md."""
