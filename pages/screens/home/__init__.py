"""The shelf of workshops, and the form of a new one."""
