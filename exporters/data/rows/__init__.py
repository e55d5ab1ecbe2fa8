"""The rows of the table for spreadsheets: a module for each kind of thing that has rows."""
