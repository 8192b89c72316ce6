"""Documents made searchable: the catalogue, the two indexes, and the Library that keeps them in step."""
