"""Files → Documents → Units → Passages. The ground floor: it imports nothing else of guiwen."""
