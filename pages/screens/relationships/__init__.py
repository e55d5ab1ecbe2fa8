"""The customer relationships and the segments."""
