"""Start and end of the server, its health check, and the fonts and scripts it serves."""
