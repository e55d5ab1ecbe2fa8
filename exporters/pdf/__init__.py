"""The PDF: from the report through HTML to pages, in a worker process."""
