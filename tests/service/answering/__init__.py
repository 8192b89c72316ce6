"""Answers, step by step."""
