"""Two documents side by side: which parts correspond, and which words differ."""
