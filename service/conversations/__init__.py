"""Conversations: asking with what was said before, and keeping what was answered."""
