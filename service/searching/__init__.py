"""Looking things up: a query as people type it, everything that it finds, counted, folded and paged."""
