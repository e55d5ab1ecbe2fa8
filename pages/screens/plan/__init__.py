"""The dated project plan."""
