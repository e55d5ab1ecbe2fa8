"""The shelf of workshops, and the forms of a workshop's own fields."""
