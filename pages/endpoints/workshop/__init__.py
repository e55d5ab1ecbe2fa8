"""Reading, changing, exporting and reporting a workshop."""
