"""Texts, numbers and sentences of a report in its language."""
