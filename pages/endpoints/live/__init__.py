"""The live feed, and what wakes it."""
