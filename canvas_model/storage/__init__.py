"""Storage: where the workshops are kept, and every way to change and read them."""
