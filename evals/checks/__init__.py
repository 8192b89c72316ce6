"""How much of what is wrong proofreading finds, and how often it speaks of what is right."""
