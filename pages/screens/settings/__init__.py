"""The settings of a workshop."""
