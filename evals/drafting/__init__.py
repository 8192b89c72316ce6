"""Drafts measured against the reports that were really written."""
