"""Who may come in: the guard, the person at the keyboard, headers, limits, the reader's language."""
