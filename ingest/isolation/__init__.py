"""Reading in a process of its own: a file that crashes, hangs or eats memory costs itself alone."""

from ingest.isolation.reader import IsolatedReader

__all__ = ["IsolatedReader"]
