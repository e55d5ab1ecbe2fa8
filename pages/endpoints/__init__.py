"""Every address that is not a screen."""
