"""The form of a workshop's own fields: what a new workshop and the settings ask for."""
