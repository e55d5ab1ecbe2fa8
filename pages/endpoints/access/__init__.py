"""Who may use the server, which headers and limits apply, and in which language refusals are written."""
