"""The report to hand over."""
