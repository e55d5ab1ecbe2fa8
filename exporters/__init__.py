"""A report in, a file out: one report model, one format each; no session, no screen."""
