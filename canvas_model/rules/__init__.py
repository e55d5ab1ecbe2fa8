"""Rules: from a snapshot and the catalogue to readiness, plan, risks and progress; pure calculations."""
