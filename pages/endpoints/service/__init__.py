"""Start and end of the server, its health, and the fonts it serves."""
