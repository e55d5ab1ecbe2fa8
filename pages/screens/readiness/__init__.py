"""Where the client stands, and why."""
