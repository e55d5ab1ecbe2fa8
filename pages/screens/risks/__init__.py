"""The risk checklist."""
