"""Numbers that a text states, with what they count, for when and for whom: text and Units → Observations."""

from ingest.observations.finding import find_observations

__all__ = ["find_observations"]
