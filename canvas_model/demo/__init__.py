"""The demo workshop: what is in it, and how it becomes a snapshot."""
