"""Quality, measured on real and sample material; nobody imports this floor."""
