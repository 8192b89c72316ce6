"""What a past report gives to the next: headings, order, usual length, wording, and the numbers that it states."""
