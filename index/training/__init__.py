"""Training of the embedding models that are bundled with the product; nothing here runs at use."""
