"""A part of the list of Observations, as the HTTP API and the tools for other programs give it."""

from __future__ import annotations

import time
from typing import Any

from index.library import Library
from index.observation_records import ObservationFilters
from service.observation_shaping import counts_shape, observation_shape


def listing(library: Library, filters: ObservationFilters, limit: int, after: str = "") -> dict[str, Any]:
    """Observations behind the cursor `after`, by document and place in its text; counts beside the first part."""
    started = time.perf_counter()
    found, counts = library.observations.page(filters, limit, after)
    return {
        "observations": [observation_shape(one) for one in found.observations],
        "counts": counts_shape(counts) if counts else None,
        "next": found.following or None,
        "milliseconds": round((time.perf_counter() - started) * 1000, 2),
    }
