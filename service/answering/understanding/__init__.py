"""What a question asks for: references, days, follow-ups, numbers, each read by rules."""
