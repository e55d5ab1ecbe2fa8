"""What is true of people's words by themselves and against the catalogue; nothing here needs the database."""
