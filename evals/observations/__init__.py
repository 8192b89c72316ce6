"""How well the numbers stated in texts are found: measured against a set that was annotated from the texts alone."""
