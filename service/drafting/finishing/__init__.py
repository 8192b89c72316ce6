"""From draft to 定稿: what stands in the way, and how a person settles what no program could trace."""
