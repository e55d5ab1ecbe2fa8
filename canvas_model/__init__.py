"""What is true: the catalogue, the workshops, their journal, and the rules; knows nothing of screens or files."""
