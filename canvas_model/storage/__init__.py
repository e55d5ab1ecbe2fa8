"""The database of the workshops: how they are read and changed, and the journal of every change."""
