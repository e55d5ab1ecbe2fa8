"""What is drawn in a report: where each bar, cell and note stands, and how much room a text takes."""
