"""What a document says of itself, field by field, each with the span it was read from and a confidence."""
