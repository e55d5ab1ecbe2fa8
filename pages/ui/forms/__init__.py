"""The form that saves itself: what it asks, and how it is mounted."""
