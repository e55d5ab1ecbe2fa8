"""The HTTP endpoints: every address that is not a screen."""
