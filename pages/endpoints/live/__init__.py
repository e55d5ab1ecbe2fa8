"""The live feed of changes, and what tells it that there is a new one."""
