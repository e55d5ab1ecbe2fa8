"""The report as data: JSON with every figure, CSV for spreadsheets."""
