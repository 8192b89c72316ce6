"""Answers: understand, retrieve, compose, check."""
