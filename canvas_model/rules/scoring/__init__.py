"""Where the client stands: from answers and alternatives to maturity, readiness, gaps and warnings."""
