"""Checks of what people write that need only the catalogue, not the database."""
