"""What people do: ask, search, read; the HTTP API, the pages, the command line."""
