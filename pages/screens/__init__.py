"""What each screen is made of, a folder each."""
