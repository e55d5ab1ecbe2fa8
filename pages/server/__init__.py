"""What the endpoints and the screens of one process share: the open store, threads, incidents, report jobs."""
